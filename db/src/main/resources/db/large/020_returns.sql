-- 20 quarters of returns of the large data set, up to the last that has ended.

insert into performance_return (partnership_id, authority_id, service_id, quarter, received_at, received_by, stated_units,
    stated_staff_hours_per_week, stated_duration, capacity, unit_days_available, unit_days_occupied, user_weeks, staff_hours,
    clients_at_start, arrivals, departures, clients_at_end, clients_maintaining, ready_to_move_on, spls_kpi_1)
select c.partnership_id, c.authority_id, c.service_id, c.quarter,
       q.last_day + 5 + (x.chance * 18)::int, app.named_id('large account', (1 + substr(s.spls_id, 3)::int % 333)::text),
       c.units, c.staff_hours_per_week, c.duration, c.units,
       case when t.accommodation_based then (c.unit_days * (0.96 + x.chance * 0.04))::int end,
       case when t.accommodation_based then (c.unit_days * (0.78 + x.chance * 0.17))::int end,
       case when t.floating_support then round(c.unit_days / 7.0 * (0.85 + x.chance * 0.15), 1) end,
       round(c.staff_hours * (0.85 + x.chance * 0.13), 1),
       c.units - 1, 0, 0, c.units - 1, (c.units - 1) * 9 / 10, (c.units - 1) / 10, 90
from contracted_quarter c
join quarter q on q.first_day = c.quarter
join service s on s.id = c.service_id
join service_type t on t.id = s.service_type_id
cross join lateral (select pg_temp.chance(c.service_id::text || c.quarter)) x(chance)
where s.spls_id like 'L-%'
  and q.last_day < app.today()
  and q.first_day >= (date_trunc('quarter', app.today()::timestamp) - interval '60 months')::date;
