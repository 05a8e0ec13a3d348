-- What happened in each service and quarter, before anybody filled in a return: how full, who came and went, hours worked.
-- Fifteen services are in visible trouble from the seventh quarter on; Hillingdon falls over the last three.

create temp table demo_trouble on commit drop as
select s.id as service_id
from demo_service s
join demo_contract c on c.id = s.id
where s.partnership = 'WEST_LONDON' and s.stage = 'EXISTING' and c.duration = 'SHORT_TERM' and s.accommodation is not null
  and c.varied_on is null and c.starts_on = c.first_quarter and s.slug <> 'harrow'
order by pg_temp.chance('trouble ' || s.spls_id)
limit 15;

create temp table demo_figure on commit drop as
with parts as (
    select c.service_id, c.partnership_id, c.authority_id, s.spls_id, s.slug, s.name as authority, s.partnership, q.n, q.first_day, q.last_day,
           q.due_on, q.days, c.unit_days, c.units, c.average_units, c.staff_hours as contracted_hours, c.staff_hours_per_week, c.duration,
           t.accommodation_based, t.floating_support, p.planned, p.turnover, p.maintaining, p.leavers, p.field, p.fullness,
           s.utilisation, s.support, s.staffing, s.missing, s.late,
           case when x.service_id is not null then greatest(0, q.n - 6) else 0 end as trouble,
           s.spls_id || ' ' || q.n as key
    from contracted_quarter c
    join demo_quarter q on q.first_day = c.quarter
    join demo_service s on s.id = c.service_id
    join service v on v.id = c.service_id
    join service_type t on t.id = v.service_type_id
    join demo_profile p on p.n = (s.profile ->> 'n')::int
    left join demo_trouble x on x.service_id = c.service_id
),
rates as (
    select p.*,
           -- per cent of accommodation occupied
           p.utilisation + p.fullness
               + 2.5 * pg_temp.spread('service ' || p.spls_id) + 2.2 * pg_temp.spread('full ' || p.key)
               + case when p.field in ('S', 'A', 'O') then (array[-1.2, -0.4, 1.0, 0.8])[(p.n + 1) % 4 + 1] else 0 end
               + case when p.field = 'Y' then -0.12 * p.n when p.field = 'E' then 0.05 * p.n else 0 end
               + case when p.slug = 'hillingdon' and p.n > 8 then (array[-1.5, -3.2, -5.2])[p.n - 8] else 0 end
               - 5.5 * p.trouble as full_percent,
           -- per cent of support used
           p.support + p.fullness / 2 + 2 * pg_temp.spread('busy ' || p.spls_id) + 2 * pg_temp.spread('busy ' || p.key)
               - 3 * p.trouble as support_percent,
           0.006 + 0.028 * pg_temp.chance('repairs ' || p.key) + 0.012 * p.trouble as out_of_use,
           p.staffing / 100 + 0.05 * pg_temp.spread('staff ' || p.spls_id) + 0.04 * pg_temp.spread('staff ' || p.key)
               - 0.02 * p.trouble as staffed
    from parts p
),
days as (
    select r.*,
           case when r.accommodation_based then floor(r.unit_days * (1 - r.out_of_use))::int end as unit_days_available,
           case when r.accommodation_based then
               floor(least(r.unit_days * (1 - r.out_of_use), r.unit_days * greatest(r.full_percent, 30) / 100))::int end as unit_days_occupied,
           case when r.floating_support or not r.accommodation_based then
               round(r.unit_days / 7.0 * least(greatest(r.support_percent, 40), 104.6) / 100, 1) end as user_weeks,
           round(r.contracted_hours * least(r.staffed, 1.06) * 2) / 2 as hours
    from rates r
),
people as (
    select d.*,
           case when d.accommodation_based then least(d.units, floor(d.units * greatest(d.full_percent, 30) / 100
                    + 0.35 + 0.6 * pg_temp.chance('last night ' || d.key))::int)
                else floor(d.units * least(d.support_percent, 104.6) / 100 + pg_temp.chance('last night ' || d.key))::int
           end as clients_at_end,
           floor(d.turnover * d.average_units * (1 + 0.5 * pg_temp.spread('left ' || d.key)) + pg_temp.chance('leaves ' || d.key)
               + 0.04 * d.trouble * d.units)::int as usual_departures
    from days d
),
counted as (
    select p.*,
           coalesce(lag(p.clients_at_end) over (partition by p.service_id order by p.n),
               case when p.accommodation_based then least(p.units, p.clients_at_end + pg_temp.whole('opening ' || p.spls_id, -1, 1))
                    else p.clients_at_end end, 0) as clients_at_start
    from people p
)
select c.*,
       greatest(c.usual_departures, c.clients_at_start - c.clients_at_end) as departures,
       c.clients_at_end - c.clients_at_start + greatest(c.usual_departures, c.clients_at_start - c.clients_at_end) as arrivals,
       case when c.maintaining > 0 then
           greatest(0, c.clients_at_end - floor(c.clients_at_end * (1 - c.maintaining) * 2 * pg_temp.chance('keeps ' || c.key)
               + pg_temp.chance('kept ' || c.key))::int) end as clients_maintaining,
       case when c.duration = 'SHORT_TERM' and c.accommodation_based then
           least(c.clients_at_end, floor(c.clients_at_end * (0.05 + 0.25 * pg_temp.chance('ready ' || c.spls_id)) + pg_temp.chance('ready ' || c.key))::int)
       end as ready_to_move_on
from counted c;
