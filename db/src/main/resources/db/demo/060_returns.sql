-- The returns: most in time, some late or missing, about one in seventeen faulty in one of the ways the checks know.
-- An amended return is written as it stands now; what it replaced is written by 080_versions.

create temp table demo_return on commit drop as
with come as (
    select f.*, coalesce(l.planned, 0) as left_planned, coalesce(l.unplanned, 0) as left_unplanned, coalesce(l.excluded, 0) as left_excluded,
           coalesce(l.independent, 0) as left_independent, coalesce(l.counted, 0) as left_counted,
           pg_temp.chance('comes ' || f.key) as comes, pg_temp.chance('faulty ' || f.key) as faulty,
           -- the newest quarter is still coming in; worst where it always was
           f.missing * case when f.n = 11 then 3 else 1 end + case when f.n = 11 then 0.06 else 0 end + 0.04 * f.trouble as absent,
           least(0.6, f.late + 0.12 * f.trouble) as tardy
    from demo_figure f
    left join demo_leaving_total l using (service_id, n)
),
dated as (
    select c.*,
           case
               when c.comes < c.absent + c.tardy then c.due_on + pg_temp.whole('late ' || c.key, 1, 30)
               else c.due_on - floor((c.due_on - c.last_day - 2) * power(pg_temp.chance('early ' || c.key), 2))::int
           end as day
    from come c
    where c.comes >= c.absent
),
received as (
    select d.*,
           (case when extract(isodow from d.day) > 5 then d.day - 2 else d.day end
               + make_interval(hours => 9, mins => pg_temp.whole('minute ' || d.key, 0, 480))) at time zone 'Europe/London' as received_at
    from dated d
),
amended as (
    select r.*,
           case when pg_temp.chance('amended ' || r.key) < 0.033 then r.received_at + make_interval(days => pg_temp.whole('again ' || r.key, 8, 70)) end
               as amended_at,
           case
               when r.faulty >= 0.058 then 'NONE'
               when r.accommodation_based then (array['CAPACITY', 'STATED_UNITS', 'DURATION', 'END_BLANK', 'ARRIVALS', 'LINES', 'HOURS_COPIED',
                   'HOURS_BLANK', 'SPLS', 'OVERFULL', 'OVERFULL', 'AVAILABLE', 'STATED_HOURS'])[1 + floor(r.faulty / 0.058 * 13)::int]
               else (array['CAPACITY', 'DURATION', 'END_BLANK', 'ARRIVALS', 'HOURS_COPIED', 'WEEK_COPIED', 'SPLS', 'OVERFULL', 'STATED_HOURS',
                   'SUPPORT_ONLY', 'SUPPORT_ONLY'])[1 + floor(r.faulty / 0.058 * 11)::int]
           end as fault
    from received r
    where r.received_at < app.today()
)
select app.named_id('demo', 'performance_return', a.key) as id, a.*
from (select a.*, case when a.amended_at < app.today() then 2 else 1 end as version from amended a) a;

insert into performance_return (id, partnership_id, authority_id, service_id, quarter, version, received_at, amended_at, received_by,
    stated_units, stated_staff_hours_per_week, stated_duration, capacity, unit_days_available, unit_days_occupied, user_weeks, staff_hours,
    clients_at_start, arrivals, departures, clients_at_end, clients_maintaining, ready_to_move_on, departures_planned,
    departures_unplanned, departures_excluded, leavers_independent, leavers_counted, spls_kpi_1, spls_kpi_2)
select r.id, r.partnership_id, r.authority_id, r.service_id, r.first_day, r.version, r.received_at,
       case when r.version = 2 then r.amended_at end,
       app.named_id('demo', 'account', 'commissioner.' || r.slug),
       r.units + case r.fault when 'STATED_UNITS' then 2 else 0 end,
       r.staff_hours_per_week + case r.fault when 'STATED_HOURS' then 5 else 0 end,
       case when r.fault <> 'DURATION' then r.duration end,
       case when r.fault <> 'CAPACITY' then r.units when pg_temp.chance('blank ' || r.key) < 0.6 then r.units - 1 end,
       case
           when r.fault = 'SUPPORT_ONLY' then r.unit_days
           when r.fault = 'AVAILABLE' and pg_temp.chance('blank ' || r.key) < 0.4 then null
           when r.fault = 'AVAILABLE' then floor(r.unit_days_occupied * 0.96)
           when r.fault = 'OVERFULL' and r.accommodation_based then r.unit_days
           else r.unit_days_available
       end,
       case when r.fault = 'OVERFULL' and r.accommodation_based
                then floor(r.unit_days * (1.01 + 0.035 * pg_temp.chance('over ' || r.key))) else r.unit_days_occupied end,
       case when r.fault = 'OVERFULL' and not r.accommodation_based
                then round(r.unit_days / 7.0 * (1.06 + 0.15 * pg_temp.chance('over ' || r.key)), 1) else r.user_weeks end,
       case
           when r.fault = 'HOURS_COPIED' then round(r.contracted_hours, 1)
           when r.fault = 'WEEK_COPIED' then r.staff_hours_per_week
           when r.fault = 'HOURS_BLANK' then null
           when round(r.hours, 1) = round(r.contracted_hours, 1) then r.hours - 1.5
           else r.hours
       end,
       r.clients_at_start, r.arrivals + case r.fault when 'ARRIVALS' then 1 else 0 end, r.departures + case r.fault when 'LINES' then 2 else 0 end,
       case when r.fault <> 'END_BLANK' then r.clients_at_end end, case when r.fault <> 'END_BLANK' then r.clients_maintaining end,
       r.ready_to_move_on, r.left_planned, r.left_unplanned, r.left_excluded, r.left_independent, r.left_counted,
       case when r.maintaining > 0 then
           round(case when r.fault = 'SPLS' then -1 else 1 end
               * app.share(r.clients_maintaining + r.left_independent, r.clients_at_end + r.left_counted), 2) end,
       case when r.duration = 'SHORT_TERM' then
           round(case when r.fault = 'SPLS' then -1 else 1 end * app.share(r.left_planned, r.left_planned + r.left_unplanned), 2) end
from demo_return r
order by r.first_day, r.spls_id;

insert into performance_return_departure (id, partnership_id, authority_id, performance_return_id, departure_reason_id,
    departure_destination_id, people)
select app.named_id('demo', 'departure', r.key, l.reason, l.destination), r.partnership_id, r.authority_id, r.id,
       app.named_id('departure_reason', l.reason), app.named_id('departure_destination', l.destination), l.people
from demo_return r
join demo_leaving l using (service_id, n);
