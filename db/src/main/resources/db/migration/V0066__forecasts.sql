-- How far shares and quotas will reach by 31 March. Arrivals: a Poisson process whose rate has a gamma posterior from the year before
-- (Jeffreys prior). Lengths of stay: the Kaplan-Meier curve, stays that go on being censored, own stays shrunk towards the scheme's by
-- the weight of ten. Draws are hashes of a seed: the same question has the same answer.

create function app.draw(seed bigint, path int, nth int) returns float8 immutable parallel safe
    return ((hashint8extended(path::bigint * 1000003 + nth, seed) & 9007199254740991)::float8 + 0.5) / 9007199254740992.0;
comment on function app.draw is 'A number between 0 and 1, evenly spread, the same for the same numbers.';

-- Nights from the first of the year (or the month that is tested) to each week's end, along many paths.

call app.figure($figure$
create function known.simulated_nights(scheme uuid, source uuid, quota uuid, since date, as_of date, until date, paths int) returns table (
    path int, day date, nights int)
    language sql stable as $f$
with s as (
    select j.starts_on, greatest(least(365, as_of - j.starts_on), 1) as exposure, hashtextextended(coalesce(quota, source)::text, 1) # hashtextextended(scheme::text, 2) as seed
    from known.joint_scheme j where j.id = scheme),
stay as (
    select r.starts_on, case when r.ended_on <= as_of then r.ended_on end as ended_on,
           (source is null or r.source_id = source) and (quota is null or r.quota_id = quota and r.charge_id is null) as is_own
    from known.referral r
    where r.scheme_id = scheme and r.nights is not null and r.starts_on < as_of and r.state <> 'ACCEPTED'),
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
call app.figure('grant execute on function known.simulated_nights to interborough_app');

-- The subjects: each participant's share, and each quota in force, of schemes that go on.

call app.figure_view('forecast_subject', $figure$
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
$figure$);

call app.describe('known.forecast_subject', $$
What is forecast: each participant's share and each quota in force, of schemes that go on, in this financial year.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
scheme_id | The scheme.
authority_id | The participant. Null: a quota.
quota_id | The quota. Null: a share.
starts_on | First day of the scheme.
since | First day counted in this year.
until | The first of April that follows.
limit_nights | Nights entitled to in the year, or the quota's most. Unit: nights.
$$);

call app.figure_view('use_forecast', $figure$
select f.id, f.partnership_id, f.lead_id, f.scheme_id, f.authority_id, f.quota_id, f.until - 1 as to_day, f.limit_nights, o.used_nights, o.paths,
       o.median_nights, o.low_50, o.high_50, o.low_80, o.high_80, o.low_95, o.high_95, o.chance_percent, o.runs_out_on
from known.forecast_subject f
cross join lateral (
    select count(*)::int as paths, min(p.used)::int as used_nights,
           round(percentile_cont(0.5) within group (order by p.total)::numeric)::int as median_nights,
           round(percentile_cont(0.25) within group (order by p.total)::numeric)::int as low_50,
           round(percentile_cont(0.75) within group (order by p.total)::numeric)::int as high_50,
           round(percentile_cont(0.1) within group (order by p.total)::numeric)::int as low_80,
           round(percentile_cont(0.9) within group (order by p.total)::numeric)::int as high_80,
           round(percentile_cont(0.025) within group (order by p.total)::numeric)::int as low_95,
           round(percentile_cont(0.975) within group (order by p.total)::numeric)::int as high_95,
           round(100.0 * count(*) filter (where p.total > f.limit_nights) / count(*), 0)::int as chance_percent,
           case when 2 * count(*) filter (where p.over_on is not null) > count(*)
                then percentile_disc(0.5) within group (order by coalesce(p.over_on, f.until)) end as runs_out_on
    from (select n.path, max(n.nights) as total, min(n.nights) as used, min(n.day) filter (where n.nights > f.limit_nights) as over_on
          from known.simulated_nights(f.scheme_id, f.authority_id, f.quota_id, f.since, app.today(), f.until, 1000) n group by n.path) p) o
$figure$);
call app.describe('known.use_forecast', $$
How far a participant's share, or a quota, will reach by 31 March: 1,000 paths from what is known today. Reproducible.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
scheme_id | The scheme.
authority_id | The participant. Null: of a quota.
quota_id | The quota. Null: of a share.
to_day | Last night forecast: 31 March.
limit_nights | Nights it is entitled to from 1 April on, or the quota's most. Unit: nights.
used_nights | Nights used from 1 April to yesterday. Unit: nights.
paths | Paths simulated.
median_nights | Half of the paths use no more. Unit: nights.
low_50 | A quarter use no more. Unit: nights.
high_50 | Three quarters use no more. Unit: nights.
low_80 | One in ten uses no more. Unit: nights.
high_80 | Nine in ten use no more. Unit: nights.
low_95 | One in forty uses no more. Unit: nights.
high_95 | 39 in forty use no more. Unit: nights.
chance_percent | Paths over the limit. Unit: per cent, whole.
runs_out_on | The end of the week in which half of the paths are over. Null: fewer are by 31 March.
$$);

call app.figure_view('forecast_point', $figure$
select app.named_id(f.id::text, o.day::text) as id, f.partnership_id, f.lead_id, f.scheme_id, f.id as forecast_id, o.day, f.limit_nights,
       o.q[4] as median_nights, o.q[3] as low_50, o.q[5] as high_50, o.q[2] as low_80, o.q[6] as high_80, o.q[1] as low_95, o.q[7] as high_95
from known.forecast_subject f
cross join lateral (
    select n.day, (select array_agg(round(v::numeric)::int) from unnest(
               percentile_cont(array[0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]) within group (order by n.nights)) v) as q
    from known.simulated_nights(f.scheme_id, f.authority_id, f.quota_id, f.since, app.today(), f.until, 1000) n
    group by n.day) o
$figure$);
call app.describe('known.forecast_point', $$
A point of a forecast's fan: nights used from 1 April until before this day.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
scheme_id | The scheme.
forecast_id | The forecast.
day | The day, a week after the one before.
limit_nights | Nights it is entitled to in the whole year, or the quota's most. Unit: nights.
median_nights | Unit: nights.
low_50 | Unit: nights.
high_50 | Unit: nights.
low_80 | Unit: nights.
high_80 | Unit: nights.
low_95 | Unit: nights.
high_95 | Unit: nights.
$$);

-- Whether such forecasts held: what would have been said at the beginning of each of the last twelve months about that month.

call app.figure_view('forecast_test', $figure$
select app.named_id(f.id::text, 'test', m.month::text) as id, f.partnership_id, f.lead_id, f.scheme_id, f.id as forecast_id, m.month,
       o.low_80, o.high_80, a.nights as actual_nights, a.nights between o.low_80 and o.high_80 as held
from known.forecast_subject f
cross join lateral (
    select g::date as month, (g + interval '1 month')::date as until
    from generate_series(date_trunc('month', app.today()) - interval '12 months', date_trunc('month', app.today()) - interval '1 month', interval '1 month') g
    where g::date >= f.starts_on + 90) m
cross join lateral (
    select round(percentile_cont(0.1) within group (order by n.nights)::numeric)::int as low_80,
           round(percentile_cont(0.9) within group (order by n.nights)::numeric)::int as high_80
    from known.simulated_nights(f.scheme_id, f.authority_id, f.quota_id, m.month, m.month, m.until, 200) n where n.day = m.until) o
cross join lateral (
    select coalesce(sum(upper(x.part) - lower(x.part)), 0)::int as nights
    from known.occupancy r
    cross join lateral (select r.stayed * daterange(m.month, m.until) as part) x
    where r.scheme_id = f.scheme_id and (f.authority_id is null or r.source_id = f.authority_id)
      and (f.quota_id is null or r.quota_id = f.quota_id and r.charge_id is null) and not isempty(x.part)) a
$figure$);
call app.describe('known.forecast_test', $$
What a forecast would have said at the beginning of a month about that month, and what came.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
scheme_id | The scheme.
forecast_id | The forecast.
month | First day of the month.
low_80 | Low end of the 80 per cent range. Unit: nights.
high_80 | High end of it. Unit: nights.
actual_nights | Nights used in the month. Unit: nights.
held | They were within it.
$$);
