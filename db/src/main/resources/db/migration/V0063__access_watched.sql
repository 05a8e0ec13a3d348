-- Fair access, the ground of a charge, and stays that overran a quota.

call app.figure_view('vacancy_standing', $figure$
select v.*, o.offers, o.answered, o.accepted, o.no_suitable, o.refused,
       exists (select from known.allocated_units a where a.scheme_id = v.scheme_id and v.vacant_from >= a.from_day
               and (a.to_day is null or v.vacant_from <= a.to_day))
       and not exists (
           select from known.allocated_units a
           where a.scheme_id = v.scheme_id and v.vacant_from >= a.from_day and (a.to_day is null or v.vacant_from <= a.to_day)
             and not exists (select from known.vacancy_offer n where n.vacancy_id = v.id and n.authority_id = a.authority_id
                             and n.answer = 'NO_SUITABLE_REFERRAL')) as nobody_suited,
       f.starts_on as filled_on, greatest(coalesce(f.starts_on, app.today()) - v.vacant_from, 0) as nights_vacant
from known.vacancy v
cross join lateral (
    select count(*)::int as offers, count(n.answer)::int as answered,
           count(*) filter (where n.answer = 'ACCEPTED')::int as accepted,
           count(*) filter (where n.answer = 'NO_SUITABLE_REFERRAL')::int as no_suitable,
           count(*) filter (where n.answer = 'REFUSED')::int as refused
    from known.vacancy_offer n where n.vacancy_id = v.id) o
left join lateral (
    select r.starts_on from known.referral r
    where r.service_id = v.service_id and r.unit_number = v.unit_number and r.starts_on >= v.vacant_from and r.nights is not null
    order by r.starts_on limit 1) f on true
$figure$);
call app.describe_like('known.vacancy_standing', 'vacancy');
call app.describe('known.vacancy_standing', $$
Vacancies with what became of them.
offers | Participants it was offered to. Unit: offers.
answered | Of these answered. Unit: offers.
accepted | Answered: accepted. Unit: offers.
no_suitable | Answered: no suitable referral. Unit: offers.
refused | Answered: refused for another reason. Unit: offers.
nobody_suited | Every participant that has units had no suitable referral: others may be charged for it (JPA 11.1).
filled_on | First night of the next stay in the unit. Null: none is booked.
nights_vacant | From the first free night until it is filled, or until today. Unit: nights.
$$);

-- Offers and answers of a participant in a financial year, beside its share of the units (JPA 6.1).

call app.figure_view('fair_access', $figure$
select app.named_id('fair_access', y.scheme_id::text, y.year::text, a.authority_id::text) as id, y.partnership_id, y.lead_id, a.authority_id,
       y.scheme_id, y.year, a.units, o.offers, o.accepted, o.no_suitable, o.refused, o.offers - o.answered as waiting,
       a.units::numeric as unit_share_numerator, y.units::numeric as unit_share_denominator,
       round(100.0 * a.units / y.units, 2) as unit_share_value, true as unit_share_applies,
       o.offers::numeric as offer_share_numerator, y.offers::numeric as offer_share_denominator,
       round(100.0 * o.offers / nullif(y.offers, 0), 2) as offer_share_value, y.offers > 0 as offer_share_applies,
       o.accepted::numeric as accepted_share_numerator, nullif(y.accepted, 0)::numeric as accepted_share_denominator,
       round(100.0 * o.accepted / nullif(y.accepted, 0), 2) as accepted_share_value, y.accepted > 0 as accepted_share_applies,
       o.refused::numeric as refused_share_numerator, nullif(y.refused, 0)::numeric as refused_share_denominator,
       round(100.0 * o.refused / nullif(y.refused, 0), 2) as refused_share_value, y.refused > 0 as refused_share_applies
from (
    select n.scheme_id, n.partnership_id, n.lead_id, app.financial_year(n.offered_on) as year, p.id as schedule_id, p.units,
           count(*)::int as offers, count(*) filter (where n.answer = 'ACCEPTED')::int as accepted,
           count(*) filter (where n.answer = 'REFUSED')::int as refused
    from known.vacancy_offer n
    join lateral (select f.id, f.units from known.schedule_in_force f
                  where f.scheme_id = n.scheme_id
                    and f.effective_on <= least(make_date(app.financial_year(n.offered_on) + 1, 3, 31), app.today())
                  order by f.effective_on desc limit 1) p on true
    group by n.scheme_id, n.partnership_id, n.lead_id, app.financial_year(n.offered_on), p.id, p.units) y
join known.allocation a on a.schedule_id = y.schedule_id
cross join lateral (
    select count(*)::int as offers, count(n.answer)::int as answered,
           count(*) filter (where n.answer = 'ACCEPTED')::int as accepted,
           count(*) filter (where n.answer = 'NO_SUITABLE_REFERRAL')::int as no_suitable,
           count(*) filter (where n.answer = 'REFUSED')::int as refused
    from known.vacancy_offer n
    where n.scheme_id = y.scheme_id and n.authority_id = a.authority_id and app.financial_year(n.offered_on) = y.year) o
$figure$);
call app.describe('known.fair_access', $$
What was offered to a participant of a scheme in a financial year, and its answers, beside its share of the units at the year's end or today (JPA 6.1).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The participant.
scheme_id | The scheme.
year | Year in which the financial year begins.
units | Its units. Unit: household units.
offers | Vacancies offered to it. Unit: offers.
accepted | Offers it accepted. Unit: offers.
no_suitable | Offers for which it had no suitable referral. Unit: offers.
refused | Offers it refused for another reason. Unit: offers.
waiting | Offers it has not answered. Unit: offers.
unit_share_numerator | Its units.
unit_share_denominator | All units.
unit_share_value | Its share of the units. Unit: per cent, two decimals.
unit_share_applies | Always true.
offer_share_numerator | Its offers.
offer_share_denominator | All offers.
offer_share_value | Its share of the offers. Unit: per cent, two decimals.
offer_share_applies | There were offers.
accepted_share_numerator | Offers it accepted.
accepted_share_denominator | Offers accepted by all. Null: none.
accepted_share_value | Its share of these. Unit: per cent, two decimals.
accepted_share_applies | One was accepted.
refused_share_numerator | Offers it refused.
refused_share_denominator | Offers refused by all. Null: none.
refused_share_value | Its share of these. Unit: per cent, two decimals.
refused_share_applies | One was refused.
$$);

-- Nights after the expected departure that a quota has no room for, one after the other: what was booked goes first. From the first of
-- them on the stay may be charged (JPA 11.1). For the lead alone: who sees a part of the stays cannot tell.

call app.figure_view('quota_overrun', $figure$
with late as (
    select r.id, r.partnership_id, r.authority_id, r.scheme_id, r.source_id, r.quota_id, r.state, q.scope, q.units, q.unit_weeks, n.night::date as night,
           coalesce(r.ended_on - 1, app.today()) as last_night, y.year
    from known.referral r
    join known.quota q on q.id = r.quota_id
    cross join lateral generate_series(r.expected_end_on, coalesce(r.ended_on - 1, app.today()), interval '1 day') n(night)
    cross join lateral (select app.financial_year(n.night::date) as year) y
    where r.authority_id = app.authority_id() and r.charge_id is null
      and (r.state = 'STARTED' and r.expected_end_on <= app.today() or r.state = 'ENDED' and r.ended_on > r.expected_end_on)),
crowd as (
    select l.*, rank() over (partition by l.scheme_id, l.scope, l.night order by l.id) as late_that_night,
           row_number() over (partition by l.scheme_id, l.scope, l.year order by l.night, l.id) as late_that_year,
           b.in_use, b.nights, floor(coalesce(l.unit_weeks * 7, l.units * (make_date(l.year + 1, 4, 1) - make_date(l.year, 4, 1)))) as cap
    from late l
    cross join lateral (
        select count(*) filter (where x.booked @> l.night) as in_use,
               coalesce(sum(upper(x.booked * x.span) - lower(x.booked * x.span)), 0) as nights
        from known.referral r
        join known.quota o on o.id = r.quota_id and o.scheme_id = l.scheme_id and o.scope = l.scope
        cross join lateral (select daterange(r.starts_on, greatest(least(r.expected_end_on, r.ended_on), r.starts_on)) as booked,
                                   daterange(make_date(l.year, 4, 1), make_date(l.year + 1, 4, 1)) as span) x
        where r.charge_id is null and r.nights is not null) b)
select app.named_id('quota_overrun', c.id::text) as id, c.partnership_id, c.authority_id, c.scheme_id, c.source_id, c.quota_id,
       c.id as referral_id, c.state = 'STARTED' as is_going_on, min(c.night) as first_night, max(c.last_night) as last_night,
       max(c.last_night) - min(c.night) + 1 as nights_over
from crowd c
where c.in_use + c.late_that_night > c.units or c.nights + c.late_that_year > c.cap
group by c.id, c.partnership_id, c.authority_id, c.scheme_id, c.source_id, c.quota_id, c.state
$figure$);
call app.describe('known.quota_overrun', $$
A stay that went on after its expected departure when its quota had no room left (JPA 7.2): chargeable from the first such night on (JPA 11.1). Seen by the lead.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
source_id | The authority the referral comes from.
quota_id | The quota.
referral_id | The referral.
is_going_on | Somebody is still there.
first_night | First night over the quota.
last_night | The last night of the stay; tonight, where somebody is still there.
nights_over | From the first to the last of these. Unit: nights.
$$);
