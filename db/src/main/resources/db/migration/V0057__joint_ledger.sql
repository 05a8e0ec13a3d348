-- The ledger of a scheme: entitled and used in nights, voids and what they cost, quotas, and the pooled fund.

-- Whoever overstays occupies its unit: the nights as they are, and not only as they were booked.

call app.figure_view('occupancy', $figure$
select r.*, case when r.state = 'STARTED' and r.expected_end_on < app.today() then daterange(r.starts_on, app.today()) else r.nights end as stayed
from known.referral r
$figure$);

call app.figure_view('referral_stay', $figure$
select r.*, r.scheme_id is not null and r.tier = 'PARTICIPANT' and r.agency_id is null as is_undesignated,
       (upper(r.nights) - lower(r.nights)) as nights_booked,
       coalesce(upper(p.past) - lower(p.past), 0) as nights_used, round(coalesce(upper(p.past) - lower(p.past), 0) / 7.0, 1) as unit_weeks_used,
       case when r.state = 'STARTED' and r.expected_end_on <= app.today() then app.today() - r.expected_end_on + 1 end as nights_overrun
from known.occupancy r
cross join lateral (select r.stayed * daterange(null, app.today()) as past) p
$figure$);

-- By quarter and authority, up to yesterday: whoever has units in it, and whoever used some.

call app.figure($figure$
create function known.scheme_quarters(scheme uuid) returns table (quarter date, to_day date, span daterange, units_nights bigint, used_nights bigint, night_pence numeric)
    language sql stable as $f$
select q.first_day, e.to_day, daterange(greatest(q.first_day, s.starts_on), e.to_day + 1),
       (select sum(p.units * (upper(x.part) - lower(x.part))) from known.schedule_in_force p
        cross join lateral (select daterange(p.effective_on, p.last_day, '[]') * daterange(greatest(q.first_day, s.starts_on), e.to_day + 1) as part) x
        where p.scheme_id = s.id and not isempty(x.part)),
       (select coalesce(sum(upper(x.part) - lower(x.part)), 0) from known.occupancy r
        cross join lateral (select r.stayed * daterange(greatest(q.first_day, s.starts_on), e.to_day + 1) as part) x
        where r.scheme_id = s.id and r.stayed && daterange(greatest(q.first_day, s.starts_on), e.to_day + 1)),
       (select p.annual_price_pence::numeric / (make_date(app.financial_year(q.first_day) + 1, 4, 1) - make_date(app.financial_year(q.first_day), 4, 1))
        from known.unit_prices(s.id, e.to_day) p where e.to_day between p.from_day and p.to_day)
from known.joint_scheme s
join quarter q on q.first_day >= date_trunc('quarter', s.starts_on) and q.first_day < app.today()
cross join lateral (select least((q.first_day + interval '3 months')::date - 1, s.ended_on, app.today() - 1) as to_day) e
where s.id = scheme and e.to_day >= greatest(q.first_day, s.starts_on)
$f$ $figure$);
call app.figure('grant execute on function known.scheme_quarters to interborough_app');

call app.figure_view('scheme_quarter', $figure$
select app.named_id('scheme_quarter', s.id::text, q.quarter::text) as id, s.partnership_id, s.authority_id, s.id as scheme_id, q.quarter, q.to_day,
       q.units_nights, q.used_nights, greatest(q.units_nights - q.used_nights, 0) as void_nights,
       round(q.units_nights / 7.0, 1) as unit_weeks, round(q.used_nights / 7.0, 1) as unit_weeks_used,
       round(greatest(q.units_nights - q.used_nights, 0) * q.night_pence)::bigint as void_cost_pence,
       q.used_nights::numeric as utilisation_numerator, q.units_nights::numeric as utilisation_denominator,
       round(100.0 * q.used_nights / nullif(q.units_nights, 0), 2) as utilisation_value, true as utilisation_applies
from known.joint_scheme s
cross join lateral known.scheme_quarters(s.id) q
where q.units_nights is not null
$figure$);
call app.describe('known.scheme_quarter', $$
A scheme in a quarter, up to yesterday, in nights.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
quarter | First day of the quarter.
to_day | Last day counted: the quarter's, or yesterday.
units_nights | Nights bought: units on each night. Unit: nights.
used_nights | Nights occupied, whoever's. Unit: nights.
void_nights | Nights bought and not occupied. Unit: nights.
unit_weeks | Nights bought by 7, one decimal. Unit: unit-weeks.
unit_weeks_used | Nights occupied by 7, one decimal. Unit: unit-weeks.
void_cost_pence | Nights not occupied at a day's part of the year's price of a unit. Unit: pence.
utilisation_numerator | Nights occupied.
utilisation_denominator | Nights bought.
utilisation_value | Nights occupied of nights bought. Unit: per cent, two decimals.
utilisation_applies | Always true.
$$);

call app.figure_view('scheme_use', $figure$
select app.named_id('scheme_use', s.id::text, q.quarter::text, a.authority_id::text) as id, s.partnership_id, s.authority_id as lead_id, a.authority_id,
       s.id as scheme_id, q.quarter, q.to_day, coalesce(e.nights, 0)::bigint as entitled_nights, coalesce(u.nights, 0)::bigint as used_nights,
       round(coalesce(e.nights, 0) / 7.0, 1) as unit_weeks_entitled, round(coalesce(u.nights, 0) / 7.0, 1) as unit_weeks_used,
       round(coalesce(u.nights, 0)::numeric / nullif(upper(q.span) - lower(q.span), 0), 2) as mean_units_used,
       round(coalesce(e.nights, 0)::numeric / nullif(upper(q.span) - lower(q.span), 0), 2) as mean_units_entitled,
       coalesce(u.nights, 0)::numeric as share_used_numerator, nullif(coalesce(e.nights, 0), 0)::numeric as share_used_denominator,
       round(100.0 * coalesce(u.nights, 0) / nullif(e.nights, 0), 2) as share_used_value, coalesce(e.nights, 0) > 0 as share_used_applies,
       round(greatest(q.units_nights - q.used_nights, 0) * q.night_pence * coalesce(e.nights, 0) / q.units_nights)::bigint as void_cost_pence,
       coalesce(m.made, 0)::int as referrals_made, coalesce(m.accepted, 0)::int as referrals_accepted, coalesce(m.refused, 0)::int as referrals_refused
from known.joint_scheme s
cross join lateral known.scheme_quarters(s.id) q
cross join lateral (
    select p.authority_id from known.allocated_units p
    where p.scheme_id = s.id and daterange(p.from_day, p.to_day, '[]') && q.span
    union
    select r.source_id from known.occupancy r where r.scheme_id = s.id and (r.stayed && q.span or r.made_on <@ q.span)) a
left join lateral (
    select sum(p.units * (upper(x.part) - lower(x.part))) as nights from known.allocated_units p
    cross join lateral (select daterange(p.from_day, p.to_day, '[]') * q.span as part) x
    where p.scheme_id = s.id and p.authority_id = a.authority_id and not isempty(x.part)) e on true
left join lateral (
    select sum(upper(r.stayed * q.span) - lower(r.stayed * q.span)) as nights from known.occupancy r
    where r.scheme_id = s.id and r.source_id = a.authority_id and r.stayed && q.span) u on true
left join lateral (
    select count(*) filter (where r.made_on <@ q.span) as made,
           count(*) filter (where r.decided_on <@ q.span and r.state in ('ACCEPTED', 'STARTED', 'ENDED')) as accepted,
           count(*) filter (where r.decided_on <@ q.span and r.state = 'REFUSED') as refused
    from known.referral r where r.scheme_id = s.id and r.source_id = a.authority_id) m on true
where q.units_nights > 0
$figure$);
call app.describe('known.scheme_use', $$
What an authority was entitled to in a scheme in a quarter, and what it used, up to yesterday. Authorities without units that used some are here too.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The authority.
scheme_id | The scheme.
quarter | First day of the quarter.
to_day | Last day counted: the quarter's, or yesterday.
entitled_nights | Its units on each night. Unit: nights.
used_nights | Nights its referrals occupied. Unit: nights.
unit_weeks_entitled | Nights by 7, one decimal. Unit: unit-weeks.
unit_weeks_used | Nights by 7, one decimal. Unit: unit-weeks.
mean_units_used | Nights used by days counted, two decimals. Unit: household units.
mean_units_entitled | Nights entitled by days counted, two decimals. Unit: household units.
share_used_numerator | Nights used.
share_used_denominator | Nights entitled to. Null: no units of its own.
share_used_value | Used of entitled. Unit: per cent, two decimals.
share_used_applies | It has units of its own.
void_cost_pence | Its share, by its units, of what unoccupied nights cost. It pays them whatever its use (JPA 10.2). Unit: pence.
referrals_made | Referrals made in the quarter. Unit: referrals.
referrals_accepted | Referrals accepted in the quarter. Unit: referrals.
referrals_refused | Referrals refused in the quarter. Unit: referrals.
$$);

-- A quota in a financial year: used, booked, left, and where it ends at this rate. What was booked under the quota it replaced counts
-- on, as for a booking (app.quota_use).

call app.figure_view('quota_year', $figure$
select app.named_id('quota_year', q.id::text, y.year::text) as id, q.partnership_id, q.authority_id, q.scheme_id, q.id as quota_id, y.year,
       q.units, n.in_use::int as units_in_use, c.cap as cap_nights, n.used::int as used_nights, n.booked::int as booked_nights,
       greatest(c.cap - n.used - n.booked, 0)::int as left_nights,
       round(c.cap / 7.0, 1) as cap_unit_weeks, round(n.used / 7.0, 1) as used_unit_weeks, round(n.booked / 7.0, 1) as booked_unit_weeks,
       round(greatest(c.cap - n.used - n.booked, 0) / 7.0, 1) as left_unit_weeks,
       p.projected as projected_nights,
       case when n.in_use > q.units or n.used + n.booked > c.cap then 'EXCEEDED'
            when n.in_use = q.units or n.used + n.booked = c.cap then 'AT_LIMIT'
            when n.in_use >= 0.8 * q.units or n.used + n.booked >= 0.8 * c.cap then 'NEARING'
            else 'WITHIN' end as state,
       case when p.projected > c.cap then y.last - ((p.projected - c.cap) * greatest(y.last - app.today() + 1, 1)
            / nullif(p.projected - n.used, 0))::int end as exhausted_on
from known.quota q
join lateral (
    select g as year, make_date(g, 4, 1) as first, make_date(g + 1, 3, 31) as last,
           daterange(make_date(g, 4, 1), make_date(g + 1, 4, 1))
               * daterange((select min(o.from_day) from known.quota o where o.scheme_id = q.scheme_id and o.scope = q.scope), null) as span
    from generate_series(app.financial_year(q.from_day), least(app.financial_year(app.today()) + 1, coalesce(app.financial_year(q.to_day), 9999))) g) y on true
cross join lateral (select floor(coalesce(q.unit_weeks * 7, q.units * (y.last - y.first + 1)))::int as cap) c
cross join lateral (
    select coalesce(sum(upper(x.past) - lower(x.past)), 0) as used, coalesce(sum(upper(x.coming) - lower(x.coming)), 0) as booked,
           count(*) filter (where t.nights @> app.today()) as in_use
    from known.occupancy r
    cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= app.today()
                                    then daterange(r.starts_on, app.today() + 1) else r.nights end as nights) t
    cross join lateral (select t.nights * y.span * daterange(null, app.today()) as past, t.nights * y.span * daterange(app.today(), null) as coming) x
    where r.quota_id in (select o.id from known.quota o where o.scheme_id = q.scheme_id and o.scope = q.scope)
      and r.charge_id is null and (t.nights && y.span or t.nights @> app.today())) n
cross join lateral (
    select case when y.first <= app.today() and app.today() <= y.last and app.today() > lower(y.span)
                then (n.used + greatest(n.booked, round(n.used::numeric / (app.today() - lower(y.span)) * (y.last - app.today() + 1))))::int
                else (n.used + n.booked)::int end as projected) p
$figure$);
call app.describe('known.quota_year', $$
A quota in a financial year (JPA 7.2). Charged stays are not in it. Who may not see the referrals behind it sees those of its own alone.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
quota_id | The quota.
year | Year in which the financial year begins.
units | Most units at one time. Unit: household units.
units_in_use | In use tonight. Unit: household units.
cap_nights | Most nights in the year. Unit: nights.
used_nights | Nights used up to yesterday. Unit: nights.
booked_nights | Nights booked from today to the year's end. Unit: nights.
left_nights | Nights that can still be booked. Unit: nights.
cap_unit_weeks | Nights by 7, one decimal. Unit: unit-weeks.
used_unit_weeks | Nights by 7, one decimal. Unit: unit-weeks.
booked_unit_weeks | Nights by 7, one decimal. Unit: unit-weeks.
left_unit_weeks | Nights by 7, one decimal. Unit: unit-weeks.
projected_nights | At the year's end, going on as up to yesterday, and not less than is booked. Unit: nights.
state | WITHIN; NEARING from 80 per cent of either limit; AT_LIMIT; EXCEEDED.
exhausted_on | Day on which nothing is left at this rate. Null: not within the year.
$$);

-- The pooled fund (JPA 2.1). The lead contributes what the units cost and the partners are not charged, its rounding included.

call app.figure_view('pooled_fund', $figure$
select app.named_id('pooled_fund', s.id::text) as id, s.partnership_id, s.authority_id, s.id as scheme_id, c.cost as cost_pence,
       b.charged::bigint as charged_pence, (c.cost - b.charged)::bigint as lead_share_pence, b.abated::bigint as abated_pence,
       b.received::bigint as received_pence, b.external_received::bigint as external_received_pence, coalesce(v.paid, 0)::bigint as provider_paid_pence,
       (c.cost - b.charged + b.received + b.external_received - coalesce(v.paid, 0))::bigint as balance_pence
from known.joint_scheme s
cross join lateral (
    select coalesce(sum(round(p.units * u.annual_price_pence / 4.0)), 0)::bigint as cost
    from quarter q
    join known.schedule_in_force p on p.scheme_id = s.id and q.first_day >= p.effective_on and (p.last_day is null or q.first_day <= p.last_day)
    join known.unit_prices(s.id, app.today()) u on q.first_day between u.from_day and u.to_day
    where q.first_day <= app.today()) c
cross join lateral (
    select coalesce(sum(l.amount_pence) filter (where l.kind in ('QUARTER', 'VARIATION') or l.kind = 'CREDIT' and l.annual_pence is not null), 0) as charged,
           coalesce(-sum(l.amount_pence) filter (where l.kind = 'ABATEMENT'), 0) as abated,
           (select coalesce(sum(i.paid_pence), 0) from known.invoice_standing i where i.scheme_id = s.id and i.agreement_id is not null) as received,
           (select coalesce(sum(i.paid_pence), 0) from known.invoice_standing i where i.scheme_id = s.id and i.agreement_id is null) as external_received
    from known.invoice_line l where l.scheme_id = s.id and l.from_day < date_trunc('quarter', app.today()) + interval '3 months') b
left join lateral (select sum(p.amount_pence) as paid from known.provider_payment p where p.scheme_id = s.id) v on true
where s.id = any ((select app.joint_scheme_ids())::uuid[])
$figure$);
call app.describe('known.pooled_fund', $$
The fund of a scheme (JPA 2.1), from its first day to the end of this quarter.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
cost_pence | What the units cost, quarter by quarter. Unit: pence.
charged_pence | Of this charged to partners, variations included; what is invoiced for a quarter that has not begun is not. Unit: pence.
lead_share_pence | The remainder: the lead's own contribution. Unit: pence.
abated_pence | Given back to partners from income of others (JPA 11.3). Unit: pence.
received_pence | Paid by partners. Unit: pence.
external_received_pence | Paid by authorities outside the agreement. Unit: pence.
provider_paid_pence | Paid to the provider (JPA 5.1). Unit: pence.
balance_pence | The lead's contribution and what was received, less what the provider was paid. Unit: pence.
$$);

call app.describe_like('known.occupancy', 'referral');
call app.describe('known.occupancy', $$
Referrals with the nights they really occupied, overstays included.
stayed | From the first night to yesterday where somebody overstays, else the nights booked or stayed.
$$);
call app.describe_like('known.referral_stay', 'known.occupancy');
call app.describe('known.referral_stay', $$
Referrals with the nights they occupy.
is_undesignated | A participant's referral by an agency it did not designate (J Schedule 4 §2.1).
nights_booked | From the first night to the departure, expected or real. Null: not booked. Unit: nights.
nights_used | Nights up to yesterday. Unit: nights.
unit_weeks_used | Nights used by 7, one decimal. Unit: unit-weeks.
nights_overrun | Nights since the expected departure of somebody still there. Null: none. Unit: nights.
$$);
