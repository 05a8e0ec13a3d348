-- What each agency referred to a scheme and used of it, by quarter (JPA 8.1, 9.2); the yearly review adds the quarters up.

call app.figure_view('agency_use', $figure$
select app.named_id('agency_use', r.scheme_id::text, q.first_day::text, r.source_id::text, r.agency) as id, r.partnership_id, r.authority_id as lead_id,
       r.source_id as authority_id, r.scheme_id, q.first_day as quarter, r.agency, bool_or(r.agency_id is not null) as is_designated,
       (count(*) filter (where r.made_on <@ q.span))::int as referrals_made,
       (count(*) filter (where r.decided_on <@ q.span and r.nights is not null))::int as referrals_accepted,
       (count(*) filter (where r.decided_on <@ q.span and r.state = 'REFUSED'))::int as referrals_refused,
       coalesce(sum(upper(q.part) - lower(q.part)), 0)::bigint as used_nights,
       round(coalesce(sum(upper(q.part) - lower(q.part)), 0) / 7.0, 1) as unit_weeks_used
from known.occupancy r
cross join lateral (
    select d::date as first_day, daterange(d::date, (d + interval '3 months')::date) as span,
           r.stayed * daterange(d::date, least((d + interval '3 months')::date, app.today())) as part
    from generate_series(date_trunc('quarter', r.made_on), least(app.today(), greatest(r.made_on, r.decided_on, upper(r.stayed) - 1)), interval '3 months') d
    where d::date <= app.today()) q
where r.scheme_id is not null
  and (r.made_on <@ q.span or r.decided_on <@ q.span or not isempty(q.part))
group by r.partnership_id, r.authority_id, r.source_id, r.scheme_id, q.first_day, r.agency
$figure$);
call app.describe('known.agency_use', $$
Referrals to a scheme by agency, authority and quarter, up to yesterday (JPA 8.1, 9.2). Quarters in which nothing was made, decided or used are left out.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The authority the referrals come from.
scheme_id | The scheme.
quarter | First day of the quarter.
agency | Name of the agency, as written.
is_designated | Designated by its authority, for one referral at least.
referrals_made | Made in the quarter. Unit: referrals.
referrals_accepted | Accepted in the quarter. Unit: referrals.
referrals_refused | Refused in the quarter. Unit: referrals.
used_nights | Nights they occupied. Unit: nights.
unit_weeks_used | Nights by 7, one decimal. Unit: unit-weeks.
$$);

call app.figure($figure$
create or replace view known.agency_review with (security_invoker = true) as
select app.named_id('agency_review', u.scheme_id::text, app.financial_year(u.quarter)::text, u.authority_id::text, u.agency) as id, u.partnership_id, u.lead_id,
       u.authority_id, u.scheme_id, app.financial_year(u.quarter) as year, u.agency, bool_or(u.is_designated) as is_designated,
       sum(u.referrals_made)::int as referrals_made, sum(u.referrals_accepted)::int as referrals_accepted,
       sum(u.used_nights)::bigint as used_nights, round(sum(u.used_nights) / 7.0, 1) as unit_weeks_used
from known.agency_use u
group by u.partnership_id, u.lead_id, u.authority_id, u.scheme_id, app.financial_year(u.quarter), u.agency
$figure$);
