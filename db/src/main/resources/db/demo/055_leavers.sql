-- Why people left and where they went: one draw a person, added up to the departure lines of a return.

create temp table demo_route on commit drop as
select v.*, sum(v.weight) over (partition by v.leavers, v.outcome order by v.reason, v.destination) as up_to,
       sum(v.weight) over (partition by v.leavers, v.outcome) as total
from (values
    ('STAY', 'PLANNED', 'R01', 'D04', 32), ('STAY', 'PLANNED', 'R01', 'D02', 23), ('STAY', 'PLANNED', 'R02', 'D12', 22),
    ('STAY', 'PLANNED', 'R02', 'D03', 9), ('STAY', 'PLANNED', 'R03', 'D05', 12), ('STAY', 'PLANNED', 'R01', 'D01', 1),
    ('STAY', 'UNPLANNED', 'R05', 'D14', 14), ('STAY', 'UNPLANNED', 'R05', 'D15', 12), ('STAY', 'UNPLANNED', 'R06', 'D15', 15),
    ('STAY', 'UNPLANNED', 'R06', 'D99', 22), ('STAY', 'UNPLANNED', 'R07', 'D11', 13), ('STAY', 'UNPLANNED', 'R08', 'D09', 8),
    ('STAY', 'UNPLANNED', 'R09', 'D16', 9), ('STAY', 'UNPLANNED', 'R10', 'D13', 5), ('STAY', 'UNPLANNED', 'R99', 'D99', 4),
    ('HOME', 'PLANNED', 'R01', 'D04', 40), ('HOME', 'PLANNED', 'R01', 'D02', 12), ('HOME', 'PLANNED', 'R02', 'D03', 24),
    ('HOME', 'PLANNED', 'R03', 'D05', 14), ('HOME', 'PLANNED', 'R04', 'D07', 10),
    ('HOME', 'UNPLANNED', 'R06', 'D15', 6), ('HOME', 'UNPLANNED', 'R05', 'D14', 5), ('HOME', 'UNPLANNED', 'R08', 'D09', 12),
    ('HOME', 'UNPLANNED', 'R07', 'D11', 4), ('HOME', 'UNPLANNED', 'R99', 'D99', 3),
    ('ELDER', 'PLANNED', 'R04', 'D07', 30), ('ELDER', 'PLANNED', 'R04', 'D08', 18), ('ELDER', 'PLANNED', 'R02', 'D06', 24),
    ('ELDER', 'PLANNED', 'R03', 'D05', 20), ('ELDER', 'PLANNED', 'R04', 'D10', 6),
    ('ELDER', 'UNPLANNED', 'R06', 'D05', 10), ('ELDER', 'UNPLANNED', 'R08', 'D09', 4), ('ELDER', 'UNPLANNED', 'R99', 'D99', 4),
    ('VISIT', 'PLANNED', 'R01', 'D04', 58), ('VISIT', 'PLANNED', 'R01', 'D02', 26), ('VISIT', 'PLANNED', 'R01', 'D01', 3),
    ('VISIT', 'PLANNED', 'R03', 'D05', 7), ('VISIT', 'PLANNED', 'R02', 'D03', 5),
    ('VISIT', 'UNPLANNED', 'R10', 'D04', 46), ('VISIT', 'UNPLANNED', 'R10', 'D02', 20), ('VISIT', 'UNPLANNED', 'R06', 'D99', 10),
    ('VISIT', 'UNPLANNED', 'R05', 'D14', 8), ('VISIT', 'UNPLANNED', 'R07', 'D11', 6), ('VISIT', 'UNPLANNED', 'R08', 'D09', 5),
    ('STAY', 'EXCLUDED', 'R11', 'D17', 1), ('HOME', 'EXCLUDED', 'R11', 'D17', 1), ('ELDER', 'EXCLUDED', 'R11', 'D17', 1),
    ('VISIT', 'EXCLUDED', 'R11', 'D17', 1)
) v(leavers, outcome, reason, destination, weight);

create temp table demo_leaving on commit drop as
select l.service_id, l.n, r.reason, r.destination, count(*)::int as people
from (
    select f.service_id, f.n, f.leavers, pg_temp.chance('route ' || f.key || '/' || i) as drawn,
           case
               when pg_temp.chance('died ' || f.key || '/' || i) < case f.leavers when 'ELDER' then 0.32 when 'HOME' then 0.08 else 0.01 end
                   then 'EXCLUDED'
               when pg_temp.chance('plan ' || f.key || '/' || i) < f.planned + 0.05 * pg_temp.spread('plan ' || f.spls_id) - 0.11 * f.trouble
                   then 'PLANNED'
               else 'UNPLANNED'
           end as outcome
    from demo_figure f
    cross join lateral generate_series(1, f.departures) i
) l
join demo_route r on r.leavers = l.leavers and r.outcome = l.outcome and l.drawn * r.total < r.up_to and l.drawn * r.total >= r.up_to - r.weight
group by l.service_id, l.n, r.reason, r.destination;

create temp table demo_leaving_total on commit drop as
select l.service_id, l.n, sum(l.people)::int as people,
       coalesce(sum(l.people) filter (where r.outcome = 'PLANNED'), 0)::int      as planned,
       coalesce(sum(l.people) filter (where r.outcome = 'UNPLANNED'), 0)::int    as unplanned,
       coalesce(sum(l.people) filter (where r.outcome = 'EXCLUDED'), 0)::int     as excluded,
       coalesce(sum(l.people) filter (where d.independent = 'YES'), 0)::int      as independent,
       coalesce(sum(l.people) filter (where d.independent <> 'EXCLUDED'), 0)::int as counted
from demo_leaving l
join departure_reason r on r.code = l.reason
join departure_destination d on d.code = l.destination
group by l.service_id, l.n;
