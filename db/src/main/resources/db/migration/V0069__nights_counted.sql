-- Nights: those of a provider's sheet beside the ledger's; and those of quotas and quarters, counted as quickly among a million referrals.

-- A schedule that would have begun after its scheme ended was never in force: its days would end before they begin, which no range holds,
-- and the use of such a scheme could not be asked for.

call app.figure($figure$
create or replace view known.schedule_in_force with (security_invoker = true) as
select p.*, least(n.next_on - 1, s.ended_on) as last_day,
       p.effective_on <= app.today() and app.today() <= coalesce(least(n.next_on - 1, s.ended_on), 'infinity') as is_in_force
from (select q.*, exists (select from known.scheme_schedule r where r.scheme_id = q.scheme_id and r.effective_on = q.effective_on
                          and r.number > q.number) as is_superseded
      from known.scheme_schedule q) p
join known.joint_scheme s on s.id = p.scheme_id
cross join lateral (select min(l.effective_on) as next_on from known.scheme_schedule l
                    where l.scheme_id = p.scheme_id and l.effective_on > p.effective_on) n
where not p.is_superseded and (s.ended_on is null or s.ended_on >= p.effective_on)
$figure$);

-- The referral sheet of a provider's workbook (J Schedule 4 §2.1) against the ledger, which governs: nights by service, source authority and
-- quarter that has ended. Only where the return has the sheet; what a service had nights of before it was bought jointly is not in the ledger.

call app.figure_view('nights_comparison', $figure$
with compared as (
    select distinct v.scheme_id, v.partnership_id, v.authority_id, v.service_id, r.quarter, r.id as performance_return_id,
           daterange(r.quarter, (r.quarter + interval '3 months')::date) as span
    from known.scheduled_service v
    join known.schedule_in_force p on p.id = v.schedule_id
    join known.performance_return r on r.service_id = v.service_id
         and p.effective_on < r.quarter + interval '3 months' and (p.last_day is null or p.last_day >= r.quarter)
    where (r.quarter + interval '3 months')::date <= app.today()
      and exists (select from known.performance_return_referral f where f.performance_return_id = r.id)),
counted as (
    select c.*, f.source_authority_id as source_id, case when f.source_authority_id is null then f.source_name end as unknown_name, f.agency,
           f.unit_weeks, null::bigint as nights, null::bigint as stays
    from compared c
    join known.performance_return_referral f on f.performance_return_id = c.performance_return_id
    union all
    select c.*, l.source_id, null, null, null, l.nights, l.stays
    from compared c
    cross join lateral (
        select r.source_id, sum(upper(r.stayed * c.span) - lower(r.stayed * c.span)) as nights, count(*) as stays
        from known.occupancy r
        where r.service_id = c.service_id and r.scheme_id = c.scheme_id and r.stayed && c.span
        group by r.source_id) l),
summed as (
    select scheme_id, partnership_id, authority_id, service_id, quarter, performance_return_id, source_id, unknown_name,
           string_agg(agency, '; ' order by agency) as agencies, coalesce(sum(unit_weeks), 0) as workbook_unit_weeks,
           coalesce(round(sum(unit_weeks) * 7), 0)::int as workbook_nights, coalesce(sum(nights), 0)::int as ledger_nights, coalesce(sum(stays), 0)::int as stays
    from counted
    group by scheme_id, partnership_id, authority_id, service_id, quarter, performance_return_id, source_id, unknown_name)
select app.named_id('nights_comparison', s.scheme_id::text, s.service_id::text, s.quarter::text, coalesce(s.source_id::text, s.unknown_name)) as id,
       s.partnership_id, s.authority_id, s.scheme_id, s.service_id, s.quarter, s.performance_return_id, s.source_id, coalesce(a.name, s.unknown_name) as source_name,
       s.agencies, s.workbook_unit_weeks, s.workbook_nights, s.ledger_nights, s.stays, s.workbook_nights - s.ledger_nights as difference_nights,
       round(100.0 * (s.workbook_nights - s.ledger_nights) / nullif(s.ledger_nights, 0), 2) as difference_percent,
       abs(s.workbook_nights - s.ledger_nights) > least(1, s.ledger_nights / 100.0) as is_flagged
from summed s
left join known.authority a on a.id = s.source_id
$figure$);
call app.describe('known.nights_comparison', $$
Nights a provider's workbook states and the ledger holds, by service, source authority and quarter that has ended.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
service_id | The service.
quarter | First day of the quarter.
performance_return_id | The return, with its sheet.
source_id | The source authority. Null: the sheet names one that is none we know.
source_name | Its name; where it is none we know, as written in the sheet.
agencies | Agencies the sheet names for it. Null: the sheet does not name the authority.
workbook_unit_weeks | As the sheet states them. Unit: unit-weeks.
workbook_nights | Those times 7, to the whole night. Unit: nights.
ledger_nights | Nights its stays in the service occupied in the quarter, by the ledger. Unit: nights.
stays | Stays behind them. Unit: referrals.
difference_nights | The workbook's less the ledger's. Unit: nights.
difference_percent | The same of the ledger's nights. Unit: per cent, two decimals. Null: the ledger has none.
is_flagged | They differ by over 1 per cent of the ledger's nights, or by over one night.
$$);

-- What a quota has been used for is read by its index. As a join, PostgreSQL read the index from one end to the other, with all referrals
-- that are in no quota: three seconds among a million.

create or replace function app.quota_use(quota uuid, starts date, ends date, beside uuid) returns table (
    year int, units int, in_use int, fullest_on date, cap_nights int, booked_nights int, asked_nights int)
    language sql stable security definer set search_path = public, pg_temp as $$
    with q as (select * from quota where id = quota_use.quota),
    stay as (
        select s.nights
        from referral r
        cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= app.today()
                                        then daterange(r.starts_on, app.today() + 1) else r.nights end as nights) s
        where r.quota_id = any (array(select o.id from quota o join q on q.scheme_id = o.scheme_id and q.scope = o.scope))
          and r.charge_id is null and r.id is distinct from beside
          and s.nights && daterange(make_date(app.financial_year(starts), 4, 1), make_date(app.financial_year(ends - 1) + 1, 4, 1))),
    night as (
        select n.day, (select count(*)::int from stay s where s.nights @> n.day) as in_use
        from (select starts as day union select lower(s.nights) from stay s
              where lower(s.nights) > starts and lower(s.nights) < ends) n
        order by 2 desc, 1 limit 1)
    select y.year, q.units, night.in_use, night.day,
           floor(coalesce(q.unit_weeks * 7, q.units * (y.last - y.first + 1)))::int,
           coalesce((select sum(upper(s.nights * y.span) - lower(s.nights * y.span))::int from stay s where s.nights && y.span), 0),
           upper(daterange(starts, ends) * y.span) - lower(daterange(starts, ends) * y.span)
    from q, night,
         (select g as year, make_date(g, 4, 1) as first, make_date(g + 1, 3, 31) as last, daterange(make_date(g, 4, 1), make_date(g + 1, 4, 1)) as span
          from generate_series(app.financial_year(starts), app.financial_year(ends - 1)) g) y
    order by y.year
$$;

-- What is known of a quarter is computed once, and not for each authority in it: offset 0 keeps it together.

call app.figure($figure$
create or replace function known.scheme_quarters(scheme uuid) returns table (quarter date, to_day date, span daterange, units_nights bigint, used_nights bigint, night_pence numeric)
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
offset 0
$f$ $figure$);
