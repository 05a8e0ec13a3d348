-- What was known when: everything is recorded as of its own day, so that questions about an earlier day have answers.
-- What amendments and variations replaced is written into history here.

-- Returns: a first version holds from the day it came until it was amended. It was too low, or lacked the hours.

insert into history.performance_return
select v.*
from performance_return r
cross join lateral jsonb_populate_record(null::history.performance_return, to_jsonb(r) || jsonb_build_object(
    'version', 1, 'amended_at', null,
    'unit_days_occupied', floor(r.unit_days_occupied * 0.955), 'user_weeks', round(r.user_weeks * 0.97, 1),
    'staff_hours', case when pg_temp.chance('forgotten ' || r.id) < 0.3 then null else round(r.staff_hours * 0.93, 1) end,
    'recorded_from', r.received_at, 'recorded_until', r.amended_at, 'recorded_in', pg_current_xact_id()::text)) v
where r.version = 2;

update history.performance_return h
set recorded_from = coalesce(h.amended_at, h.received_at)
where h.recorded_until is null;

update history.performance_return_departure h
set recorded_from = r.received_at
from performance_return r
where r.id = h.performance_return_id;

update history.performance_return_referral h
set recorded_from = r.received_at
from performance_return r
where r.id = h.performance_return_id;

-- Variations: known from the day they were signed; until then the terms before them ran on.

insert into history.contract
select o.*
from contract c
join contract v on v.varies_contract_id = c.id
cross join lateral jsonb_populate_record(null::history.contract, to_jsonb(c) || jsonb_build_object(
    'ends_on', v.ends_on, 'status', 'AGREED', 'recorded_from', c.signed_on, 'recorded_until', v.signed_on,
    'recorded_in', pg_current_xact_id()::text)) o;

update history.contract h
set recorded_from = coalesce(v.signed_on, c.signed_on)
from contract c
left join contract v on v.varies_contract_id = c.id
where c.id = h.id and h.recorded_until is null;

-- Briefings and events: known from their day.

update history.provider_briefing
set recorded_from = told_on;

update history.provider_event
set recorded_from = happened_on;

-- Everything else, code lists and memberships included, was known before the first quarter.

do $$
declare
    name text;
begin
    for name in
        select c.relname
        from pg_class c
        where c.relnamespace = 'history'::regnamespace and c.relkind = 'r' and c.relname not like 'performance_return%'
          and c.relname not in ('contract', 'provider_briefing', 'provider_event')
        order by c.relname
    loop
        execute format('update history.%I set recorded_from = (select min(first_day) from demo_quarter) - 120
            where recorded_from > (select min(first_day) from demo_quarter) - 120', name);
    end loop;
end $$;

-- Services that were decommissioned existed until then; providers that changed their name had another.

create temp table demo_former on commit drop as
select 'service' as relation, s.id, jsonb_build_object('stage', 'EXISTING') as earlier, c.ends_on + 1 as until
from demo_contract c
join service s on s.id = c.id
where s.stage = 'DECOMMISSIONED'
union all
select 'provider', e.provider_id, jsonb_build_object('name', substring(e.detail from 'Earlier name: (.*)[.]')), e.happened_on
from provider_event e
where e.kind = 'CHANGE_OF_NAME';

insert into history.service
select v.*
from history.service h
join demo_former f on f.relation = 'service' and f.id = h.id
cross join lateral jsonb_populate_record(h, f.earlier || jsonb_build_object('recorded_until', f.until)) v;

insert into history.provider
select v.*
from history.provider h
join demo_former f on f.relation = 'provider' and f.id = h.id
cross join lateral jsonb_populate_record(h, f.earlier || jsonb_build_object('recorded_until', f.until)) v;

update history.service h
set recorded_from = f.until
from demo_former f
where f.relation = 'service' and f.id = h.id and h.recorded_until is null;

update history.provider h
set recorded_from = f.until
from demo_former f
where f.relation = 'provider' and f.id = h.id and h.recorded_until is null;

analyze provider, service, contract, contracted_quarter, performance_return, performance_return_departure, performance_return_referral,
    performance_rollup, return_rollup, history.service, history.contract, history.performance_return,
    history.performance_return_departure, history.performance_return_referral;

