-- Contracts: most run since the first quarter, some begin later, one in ten has ended, about one in seven was varied on the way.
-- No contract begins before the first quarter of the demonstration, because returns are expected from a contract's first day.

create temp table demo_contract on commit drop as
with drawn as (
    select s.*, p.duration, p.units_low, p.units_high, p.price_low, p.price_high, p.hours,
           pg_temp.whole('units ' || s.spls_id, p.units_low, p.units_high) as units,
           pg_temp.chance('begins ' || s.spls_id) as begins, pg_temp.chance('varied ' || s.spls_id) as varied,
           f.first_day as first_quarter
    from demo_service s
    join demo_profile p on p.n = (s.profile ->> 'n')::int
    cross join (select min(first_day) from demo_quarter) f(first_day)
    where s.stage <> 'TO_BE_COMMISSIONED'
),
priced as (
    select d.*,
           round(d.units * (d.price_low + (d.price_high - d.price_low) * (0.5 + 0.5 * pg_temp.spread('price ' || d.spls_id))), -2)::bigint * 100
               as price_pence,
           round(d.units * d.hours * (1 + 0.15 * pg_temp.spread('hours ' || d.spls_id)) * 2) / 2 as hours_per_week,
           case when d.begins < 0.85 or d.stage = 'DECOMMISSIONED' then d.first_quarter
                else (select q.first_day from demo_quarter q where q.n = pg_temp.whole('start ' || d.spls_id, 1, 9))
                     + case when d.begins > 0.96 then pg_temp.whole('start day ' || d.spls_id, 10, 50) else 0 end
           end as starts_on
    from drawn d
)
select p.*,
       case when p.stage = 'DECOMMISSIONED'
            then (select q.last_day from demo_quarter q where q.n = pg_temp.whole('end ' || p.spls_id, 5, 10))
                 - case when pg_temp.chance('end day ' || p.spls_id) < 0.25 then 31 else 0 end
            when pg_temp.chance('open end ' || p.spls_id) < 0.2 then null
            else (app.quarter_last_day(app.today()) + make_interval(months => 3 * pg_temp.whole('term ' || p.spls_id, 1, 13)))::date
       end as ends_on,
       case when p.varied < 0.15 and p.starts_on = p.first_quarter
            then (select q.first_day from demo_quarter q where q.n = pg_temp.whole('vary ' || p.spls_id, 2, case p.stage when 'EXISTING' then 10 else 4 end))
                 + case when p.varied < 0.05 then pg_temp.whole('vary day ' || p.spls_id, 12, 70) else 0 end
       end as varied_on,
       greatest(p.units + pg_temp.whole('more ' || p.spls_id, -2, 4), 3) as varied_units
from priced p;

-- As a whole quarter's last day, whatever the length of its months.
update demo_contract set ends_on = app.quarter_last_day(ends_on) where ends_on > app.today();

-- The first terms, and those after a variation.

insert into contract (id, partnership_id, authority_id, service_id, reference, varies_contract_id, signed_on, starts_on, ends_on, status,
    duration, units, annual_price_pence, staff_hours_per_week, other_funding_pence, other_funding_source, has_protocol_clause)
select app.named_id('demo', 'contract', c.spls_id, t.terms::text), c.partnership_id, c.authority_id, c.id,
       c.register_code || '/SP/' || extract(year from c.starts_on) || '/' || right(c.spls_id, 4)
           || case when t.terms = 2 then '/V1' else '' end,
       case when t.terms = 2 then app.named_id('demo', 'contract', c.spls_id, '1') end,
       t.starts_on - pg_temp.whole('signed ' || c.spls_id || t.terms, 8, 60), t.starts_on, t.ends_on,
       case
           when c.stage = 'DECOMMISSIONED' and t.ends_on = c.ends_on and pg_temp.chance('terminated ' || c.spls_id) < 0.2 then 'TERMINATED'
           when c.stage = 'EXISTING' and c.partnership = 'WEST_LONDON' and pg_temp.chance('suspended ' || c.spls_id) < 0.008 then 'SUSPENDED'
           else 'AGREED'
       end,
       c.duration, t.units,
       (round(c.price_pence / 100 * t.units / c.units * t.indexed, -2) * 100)::bigint, round(c.hours_per_week * t.units / c.units * 2) / 2,
       case when pg_temp.chance('other ' || c.spls_id) < 0.18 then (round(c.price_pence / 100 * 0.15, -3) * 100)::bigint end,
       case when pg_temp.chance('other ' || c.spls_id) < 0.18 then pg_temp.one_of('funder ' || c.spls_id,
           array['Adult social services', 'Health service', 'Charitable trust', 'Probation', 'Children''s services']) end,
       pg_temp.chance('clause ' || c.spls_id || t.terms) < 0.6 + 0.25 * (t.terms - 1)
from demo_contract c
cross join lateral (
    select 1, c.starts_on, coalesce(c.varied_on - 1, c.ends_on), c.units, 1.0
    union all
    select 2, c.varied_on, c.ends_on, c.varied_units, 1.02
    where c.varied_on is not null
) t(terms, starts_on, ends_on, units, indexed)
order by c.spls_id, t.terms;

analyze service, contract, contracted_quarter;
