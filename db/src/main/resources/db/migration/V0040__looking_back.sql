-- What looking back needs beside the views of then: indexes on history as on the tables, and no word of what came later.

-- A version that had not been replaced yet was the one in force.

create or replace view known_then.performance_return_version with (security_invoker = true) as
select distinct on (h.id, h.version)
       app.named_id(h.id::text, h.version::text) as id, h.id as performance_return_id, h.partnership_id, h.authority_id, h.service_id,
       h.quarter, h.version, h.recorded_from as recorded_at,
       case when h.recorded_until <= (select app.known_at()) then h.recorded_until end as superseded_at,
       h.received_by, h.import_id,
       h.capacity, h.unit_days_available, h.unit_days_occupied, h.user_weeks, h.staff_hours, h.clients_at_start, h.arrivals,
       h.departures, h.clients_at_end, h.clients_maintaining, h.ready_to_move_on
from history.performance_return h
where h.recorded_from <= (select app.known_at())
order by h.id, h.version, h.recorded_from desc;

-- The past is read along the same keys as the present: without these a list inside each row reads the whole history each time.

create procedure app.index_history(name text) language plpgsql as $$
declare
    index_on text;
begin
    for index_on in
        select distinct substring(pg_get_indexdef(i.indexrelid) from 'USING .*')
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        join pg_am m on m.oid = c.relam
        where i.indrelid = format('public.%I', name)::regclass and m.amname = 'btree' and i.indexprs is null and i.indpred is null
          and not i.indisprimary
        order by 1
    loop
        execute format('create index on history.%I %s', name, index_on);
    end loop;
end $$;

-- From now on with every table that is kept: its indexes come before app.keep.

alter procedure app.keep(text) rename to keep_bare;

create procedure app.keep(name text) language plpgsql as $$
begin
    call app.keep_bare(name);
    call app.index_history(name);
end $$;

do $$
declare
    name text;
begin
    for name in
        select relname from pg_class where relnamespace = 'history'::regnamespace and relkind = 'r' order by relname
    loop
        call app.index_history(name);
    end loop;
end $$;
