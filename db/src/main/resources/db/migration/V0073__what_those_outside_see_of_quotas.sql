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

-- A booking whose first night is over counts as the ledger counts it, also where nobody recorded the arrival.

call app.figure($figure$
create or replace function known.simulated_nights(scheme uuid, source uuid, quota uuid, since date, as_of date, until date, paths int) returns table (
    path int, day date, nights int)
    language sql stable as $f$
with s as (
    select j.starts_on, greatest(least(365, as_of - j.starts_on), 1) as exposure, hashtextextended(coalesce(quota, source)::text, 1) # hashtextextended(scheme::text, 2) as seed
    from known.joint_scheme j where j.id = scheme),
stay as (
    select r.starts_on, case when s.ended_on <= as_of then s.ended_on end as ended_on,
           (source is null or r.source_id = source) and (quota is null or r.quota_id = quota and r.charge_id is null) as is_own
    from known.referral r
    cross join lateral (select case r.state when 'ACCEPTED' then upper(r.nights) else r.ended_on end as ended_on) s
    where r.scheme_id = scheme and r.nights is not null and r.starts_on < as_of),
weighted as (
    select coalesce(ended_on, as_of) - starts_on as length, ended_on is not null as is_complete,
           case when is_own then 1.0 else 10.0 / greatest(10, count(*) filter (where not is_own) over ()) end as weight
    from stay),
hazard as (
    select w.length, sum(w.weight) filter (where w.is_complete) as ends,
           sum(sum(w.weight)) over (order by w.length desc) as at_risk
    from weighted w where w.length > 0 group by w.length),
curve as (
    select array_agg(h.length order by h.length) as lengths, array_agg(h.gone order by h.length) as gone
    from (select length, 1 - exp(sum(ln(greatest(1 - ends::float8 / at_risk::float8, 1e-9))) over (order by length)) as gone
          from hazard where ends > 0) h),
arrived as (
    select count(*) + 0.5 as shape, s.exposure from s left join stay on stay.is_own and stay.starts_on >= as_of - s.exposure group by s.exposure),
rate as materialized (
    select p as path, greatest(a.shape * power(1 - 1 / (9 * a.shape) + sqrt(-2 * ln(app.draw(s.seed + 0, p, 1))) * cos(2 * pi() * app.draw(s.seed + 1, p, 1))
               / (3 * sqrt(a.shape)), 3), 1e-6)::float8 / a.exposure as per_day
    from generate_series(1, paths) p, arrived a, s),
coming as materialized (
    select c.path, as_of + floor(c.after)::int as from_day, c.nth
    from (select r.path, k as nth, sum(-ln(app.draw(s.seed + 2, r.path, k)) / r.per_day) over (partition by r.path order by k) as after
          from rate r, s, arrived a, generate_series(1, least(300, ceil(2 * a.shape * (until - as_of) / a.exposure)::int + 12)) k) c
    where c.after < until - as_of),
drawn as materialized (
    select c.path, c.from_day, coalesce(v.lengths[least(width_bucket(app.draw(s.seed + 3, c.path, c.nth), v.gone) + 1, cardinality(v.lengths))], 90) as nights
    from coming c, curve v, s
    union all
    select p, as_of, greatest(coalesce(v.lengths[least(width_bucket(e.gone + (1 - e.gone) * app.draw(s.seed + 4, p, t.nth), v.gone) + 1, cardinality(v.lengths))], 90)
                              - t.elapsed, 1)
    from (select as_of - starts_on as elapsed, row_number() over (order by starts_on)::int as nth from stay where is_own and ended_on is null) t
    cross join generate_series(1, paths) p
    cross join curve v
    cross join s
    cross join lateral (select coalesce(v.gone[nullif(width_bucket(t.elapsed::float8, v.lengths::float8[]), 0)], 0) as gone) e),
before as (
    select coalesce(sum(greatest(least(coalesce(ended_on, as_of), as_of) - greatest(starts_on, since), 0)), 0)::int as nights from stay where is_own),
grid as (
    select least(g::date, until) as day from generate_series(as_of, until + 6, interval '7 days') g group by 1)
select d.path, g.day, (b.nights + sum(greatest(least(g.day - d.from_day, d.nights), 0)))::int
from (select * from drawn union all select p, as_of, 0 from generate_series(1, paths) p) d
cross join grid g
cross join before b
group by d.path, g.day, b.nights
$f$ $figure$);
