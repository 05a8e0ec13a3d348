-- Every statement that changes what can be read is announced, so that whoever keeps answers knows that they may be old.
-- An announcement says nothing of what changed and is sent when the transaction commits; a transaction sends each once.

-- Its argument says what changed: data, or only that somebody came (visits).

create function app.announce_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_notify('interborough_changes', tg_argv[0]);
    return null;
end $$;
comment on function app.announce_change is 'Announces to all servers that data, or only visits, changed.';

-- The columns of visits note that somebody came: they change all the time, and few read them.

create procedure app.announce(schema_name text, name text, variadic visits text[] default '{}') language plpgsql as $$
declare
    facts text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into facts
    from pg_attribute
    where attrelid = format('%I.%I', schema_name, name)::regclass and attnum > 0 and not attisdropped and attname <> all (visits);

    if cardinality(visits) = 0 then
        execute format('create trigger announce after insert or update or delete or truncate on %I.%I
            for each statement execute function app.announce_change(''data'')', schema_name, name);
    else
        execute format('create trigger announce after insert or update of %s or delete or truncate on %I.%I
            for each statement execute function app.announce_change(''data'')', facts, schema_name, name);
        execute format('create trigger announce_visits after update of %s on %I.%I
            for each statement execute function app.announce_change(''visits'')',
            (select string_agg(quote_ident(v), ', ') from unnest(visits) v), schema_name, name);
    end if;
end $$;

do $$
declare
    each record;
begin
    for each in
        select n.nspname, c.relname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'history') and c.relkind in ('r', 'p')
          and c.relname not in ('flyway_schema_history', 'installation')
        order by 1, 2
    loop
        call app.announce(each.nspname, each.relname, variadic
            case each.nspname || '.' || each.relname
                when 'public.access_token' then array['last_used_at']
                when 'public.credential' then array['last_signed_in_at']
                else '{}' end::text[]);
    end loop;
end $$;

-- Tables of later migrations are announced because they are protected.

create or replace procedure app.protect(schema_name text, name text) language plpgsql as $$
begin
    execute format('alter table %I.%I enable row level security', schema_name, name);
    execute format('alter table %I.%I force row level security', schema_name, name);
    execute format('create policy owner on %I.%I to interborough_owner using (true) with check (true)', schema_name, name);
    execute format('grant select on %I.%I to interborough_app', schema_name, name);
    call app.announce(schema_name, name);
end $$;

-- Imports: which one is finished, told when it is committed. Who may see it is for its policies to say.
-- Loading many at once tells of none.

create function app.announce_import() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (select count(*) from (select from new_rows limit 11) r) <= 10 then
        perform pg_notify('interborough_imports', tg_table_name || ' ' || id) from new_rows;
    end if;
    return null;
end $$;
comment on function app.announce_import is 'Announces to all servers which import is finished: its table and its identifier.';

create trigger announce_import after insert on workbook_import referencing new table as new_rows
    for each statement execute function app.announce_import();
create trigger announce_import after insert on schedule_2_import referencing new table as new_rows
    for each statement execute function app.announce_import();
