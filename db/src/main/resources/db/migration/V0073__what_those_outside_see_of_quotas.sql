-- What those who take no part see of a quota. What is left of it is left for all whom it is for: the sums count every stay, though the
-- stays of others are not shown.

call app.figure($figure$
create function known.quota_nights(of_scheme uuid, whom text, in_year daterange) returns table (in_use int, used int, booked int)
    language sql stable security definer set search_path = public, pg_temp as $f$
select count(*) filter (where t.nights @> app.today())::int, coalesce(sum(upper(x.past) - lower(x.past)), 0)::int,
       coalesce(sum(upper(x.coming) - lower(x.coming)), 0)::int
from known.occupancy r
cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= app.today()
                                then daterange(r.starts_on, app.today() + 1) else r.nights end as nights) t
cross join lateral (select t.nights * in_year * daterange(null, app.today()) as past, t.nights * in_year * daterange(app.today(), null) as coming) x
where r.quota_id = any (array(select o.id from known.quota o where o.scheme_id = of_scheme and o.scope = whom))
  and r.charge_id is null and (t.nights && in_year or t.nights @> app.today())
$f$ $figure$);
call app.figure('revoke execute on function known.quota_nights from public');
call app.figure('grant execute on function known.quota_nights to interborough_app');
call app.figure($figure$
comment on function known.quota_nights is 'Nights of a quota in a year, whoever stayed: asked for a quota that the viewer sees.'
$figure$);

call app.figure($figure$
create or replace view known.quota_year with (security_invoker = true) as
select app.named_id('quota_year', q.id::text, y.year::text) as id, q.partnership_id, q.authority_id, q.scheme_id, q.id as quota_id, y.year,
       q.units, n.in_use as units_in_use, c.cap as cap_nights, n.used as used_nights, n.booked as booked_nights,
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
cross join lateral known.quota_nights(q.scheme_id, q.scope, y.span) n
cross join lateral (
    select case when y.first <= app.today() and app.today() <= y.last and app.today() > lower(y.span)
                then (n.used + greatest(n.booked, round(n.used::numeric / (app.today() - lower(y.span)) * (y.last - app.today() + 1))))::int
                else (n.used + n.booked)::int end as projected) p
$figure$);
call app.describe('known.quota_year', $$
A quota in a financial year (JPA 7.2). Charged stays are not in it. The sums count every stay, also those that the viewer is not shown.
units_in_use | In use tonight. Unit: household units.
$$);

-- Forecasts are drawn from stay to stay. Who takes no part sees its own stays alone, and would be told a forecast of those for all: quotas are
-- forecast to those who see the scheme's schedules, and with them every stay.

call app.figure($figure$
create or replace view known.forecast_subject with (security_invoker = true) as
select app.named_id('forecast', 'share', s.id::text, a.authority_id::text) as id, s.partnership_id, s.authority_id as lead_id, s.id as scheme_id,
       a.authority_id, null::uuid as quota_id, s.starts_on, y.since, y.until,
       (select coalesce(sum(p.units * (upper(x.part) - lower(x.part))), 0)::int from known.allocated_units p
        cross join lateral (select daterange(p.from_day, p.to_day, '[]') * daterange(y.since, y.until) as part) x
        where p.scheme_id = s.id and p.authority_id = a.authority_id and not isempty(x.part)) as limit_nights
from known.joint_scheme s
cross join lateral (select greatest(make_date(app.financial_year(app.today()), 4, 1), s.starts_on) as since,
                           make_date(app.financial_year(app.today()) + 1, 4, 1) as until) y
join known.allocated_units a on a.scheme_id = s.id and a.is_in_force
where s.starts_on < app.today() and s.ended_on is null
union all
select app.named_id('forecast', 'quota', q.id::text), q.partnership_id, q.authority_id, q.scheme_id, null, q.id, s.starts_on, y.since, y.until,
       floor(coalesce(q.unit_weeks * 7, q.units * (y.until - make_date(app.financial_year(app.today()), 4, 1))))::int
from known.quota q
join known.joint_scheme s on s.id = q.scheme_id and s.ended_on is null and s.starts_on < app.today()
cross join lateral (select greatest(make_date(app.financial_year(app.today()), 4, 1), q.from_day) as since,
                           make_date(app.financial_year(app.today()) + 1, 4, 1) as until) y
where q.from_day < app.today() and (q.to_day is null or q.to_day >= app.today())
  and exists (select from known.scheme_schedule h where h.scheme_id = q.scheme_id)
$figure$);
