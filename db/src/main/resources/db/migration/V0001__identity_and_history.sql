-- What every later migration stands on: who is asking, what was known when, and how a table is kept and protected.

create schema app;         -- functions
create schema history;     -- a twin of each table: every version of every row, with the time it was recorded
create schema known;       -- views of what is known now; figures and the contract read these
create schema known_then;  -- the same views of what was known at app.known_at()

grant usage on schema app, history, known, known_then to interborough_app;

create extension if not exists btree_gist with schema app;

create table installation (
    only_row   boolean     primary key default true check (only_row),
    mode       text        not null check (mode in ('demonstration', 'real')),
    loaded     boolean     not null default false,
    started_at timestamptz not null default now()
);
grant select on installation to interborough_app;

-- Who is asking. Set for one transaction; unset means nobody, and nobody sees anything.

create function app.setting(name text) returns text stable parallel safe
    return nullif(current_setting(name, true), '');

create function app.account_id() returns uuid stable parallel safe
    return nullif(current_setting('app.account', true), '')::uuid;

create function app.authority_id() returns uuid stable parallel safe
    return nullif(current_setting('app.authority', true), '')::uuid;

create function app.partnership_ids() returns uuid[] stable parallel safe
    return nullif(current_setting('app.partnerships', true), '')::uuid[];

create function app.role_names() returns text[] stable parallel safe
    return nullif(current_setting('app.roles', true), '')::text[];

create function app.has_role(variadic names text[]) returns boolean stable parallel safe
    return coalesce(app.role_names() && names, false);

create function app.purpose() returns text stable parallel safe
    return nullif(current_setting('app.purpose', true), '');

-- When: the views in known_then show what was recorded at this moment; they are empty without one.

create function app.known_at() returns timestamptz stable parallel safe
    return nullif(current_setting('app.known_at', true), '')::timestamptz;

create function app.today() returns date stable parallel safe
    return coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/London')::date);

comment on function app.today() is 'The date in London, or the one set for this transaction.';

-- Identifiers: time-ordered (RFC 9562, version 7). PostgreSQL 15 has no function for them.

create function app.uuid_v7() returns uuid volatile parallel safe
    return encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                    from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid;

-- The same identifier for the same words: demonstration data and rows of computed views.

create function app.named_id(variadic words text[]) returns uuid immutable parallel safe
    return md5(array_to_string(words, '|'))::uuid;

-- Comments, written as a table: the first line is the relation, each other line  column | meaning.

create procedure app.describe(relation regclass, words text) language plpgsql as $$
declare
    line text;
    kind text := case (select relkind from pg_class where oid = relation) when 'v' then 'view' else 'table' end;
begin
    foreach line in array string_to_array(trim(both e'\n' from words), e'\n') loop
        if position(' | ' in line) = 0 then
            execute format('comment on %s %s is %L', kind, relation, trim(line));
        else
            execute format('comment on column %s.%I is %L',
                relation, trim(split_part(line, ' | ', 1)), trim(substring(line from position(' | ' in line) + 3)));
        end if;
    end loop;
end $$;

-- Columns that mean what the columns of the same name mean in another relation.

create procedure app.describe_like(relation regclass, other regclass) language plpgsql as $$
declare
    same record;
begin
    for same in
        select a.attname, col_description(other, o.attnum) as words
        from pg_attribute a
        join pg_attribute o on o.attrelid = other and o.attname = a.attname and o.attnum > 0 and not o.attisdropped
        where a.attrelid = relation and a.attnum > 0 and not a.attisdropped
          and col_description(relation, a.attnum) is null and col_description(other, o.attnum) is not null
    loop
        execute format('comment on column %s.%I is %L', relation, same.attname, same.words);
    end loop;
end $$;

-- History: one generic trigger. A version holds from recorded_from until before recorded_until (null: still).
-- Changes within one transaction are one version.

create function app.keep_history() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
declare
    twin    text := format('history.%I', tg_table_name);
    columns text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;

    if tg_op = 'INSERT' then
        execute format('insert into %s (%s) select %s from new_rows', twin, columns, columns);
        return null;
    end if;

    execute format($q$
        with changed as (%s),
        gone as (
            delete from %s h using changed c
            where h.id = c.id and h.recorded_until is null and h.recorded_in = pg_current_xact_id()
            returning h.id, h.recorded_from),
        closed as (
            update %s h set recorded_until = greatest(now(), h.recorded_from + interval '1 microsecond')
            from changed c
            where h.id = c.id and h.recorded_until is null and h.recorded_in <> pg_current_xact_id()
            returning h.id, h.recorded_until)
        %s
        $q$,
        case tg_op
            when 'UPDATE' then 'select n.* from new_rows n join old_rows o on o.id = n.id where n is distinct from o'
            else 'select * from old_rows' end,
        twin, twin,
        case tg_op
            when 'UPDATE' then format(
                'insert into %s (%s, recorded_from)
                 select c.*, coalesce(g.recorded_from, l.recorded_until, now())
                 from changed c left join gone g on g.id = c.id left join closed l on l.id = c.id', twin, columns)
            else 'select 1' end);
    return null;
end $$;

-- Keeps and protects a table: row-level security forced, the owner let in (migrations, definer functions, dumps),
-- a twin in history, a view of now and a view of then. What others may see or do is said by app.allow.
-- Two views and not one that chooses: PostgreSQL reads no branch of a UNION ALL with a condition in the order of an index.

create procedure app.keep(name text) language plpgsql as $$
declare
    column_list text;
    tenant      boolean;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum), bool_or(attname = 'partnership_id')
      into column_list, tenant
    from pg_attribute where attrelid = format('public.%I', name)::regclass and attnum > 0 and not attisdropped;

    execute format('create table history.%I (like public.%I)', name, name);
    execute format('alter table history.%I
        add column recorded_from  timestamptz not null default now(),
        add column recorded_until timestamptz check (recorded_until > recorded_from),
        add column recorded_in    xid8        not null default pg_current_xact_id()', name);
    execute format('create index on history.%I (id, recorded_from)', name);
    if tenant then
        execute format('create index on history.%I (partnership_id, recorded_from)', name);
    end if;
    execute format('comment on table history.%I is %L', name, 'Every version of every row of ' || name || '.');

    call app.protect('public', name);
    call app.protect('history', name);

    execute format('create trigger history_insert after insert on public.%I referencing new table as new_rows
        for each statement execute function app.keep_history()', name);
    execute format('create trigger history_update after update on public.%I referencing old table as old_rows new table as new_rows
        for each statement execute function app.keep_history()', name);
    execute format('create trigger history_delete after delete on public.%I referencing old table as old_rows
        for each statement execute function app.keep_history()', name);

    execute format('create view known.%1$I with (security_invoker = true) as select %2$s from public.%1$I', name, column_list);
    execute format('create view known_then.%1$I with (security_invoker = true) as
        select %2$s from history.%1$I
        where recorded_from <= (select app.known_at())
          and (recorded_until is null or recorded_until > (select app.known_at()))', name, column_list);
    execute format('comment on view known.%I is %L', name, name || ' as known now.');
    execute format('comment on view known_then.%I is %L', name, name || ' as known at app.known_at().');
    execute format('grant select on known.%1$I, known_then.%1$I to interborough_app', name);
end $$;

-- A figure: written once, over known, and made a second time over known_then by putting that name in its place.

create procedure app.figure(definition text) language plpgsql as $$
begin
    execute definition;
    execute replace(definition, 'known.', 'known_then.');
end $$;

-- A figure that is a view: read by the application, with the rights of who reads it.

create procedure app.figure_view(name text, definition text) language plpgsql as $$
begin
    call app.figure(format('create view known.%I with (security_invoker = true) as %s', name, definition));
    call app.figure(format('grant select on known.%I to interborough_app', name));
end $$;

create procedure app.protect(schema_name text, name text) language plpgsql as $$
begin
    execute format('alter table %I.%I enable row level security', schema_name, name);
    execute format('alter table %I.%I force row level security', schema_name, name);
    execute format('create policy owner on %I.%I to interborough_owner using (true) with check (true)', schema_name, name);
    execute format('grant select on %I.%I to interborough_app', schema_name, name);
end $$;

-- Lets the application role do one thing to the rows that meet a condition. Reading holds for the history too.

create procedure app.allow(command text, name text, condition text) language plpgsql as $$
declare
    label text := command || '_' || substr(md5(condition), 1, 6);
begin
    case command
        when 'select' then
            execute format('create policy %I on public.%I for select to interborough_app using (%s)', label, name, condition);
            if to_regclass(format('history.%I', name)) is not null then
                execute format('create policy %I on history.%I for select to interborough_app using (%s)', label, name, condition);
            end if;
        when 'insert' then
            execute format('create policy %I on public.%I for insert to interborough_app with check (%s)', label, name, condition);
        when 'update' then
            execute format('create policy %I on public.%I for update to interborough_app using (%s) with check (%s)', label, name, condition, condition);
        when 'delete' then
            execute format('create policy %I on public.%I for delete to interborough_app using (%s)', label, name, condition);
    end case;
    execute format('grant %s on public.%I to interborough_app', command, name);
end $$;

-- Facts that every signed-in person may read: authorities, providers, code lists.

create procedure app.keep_for_all(name text) language plpgsql as $$
begin
    call app.keep(name);
    call app.allow('select', name, '(select app.account_id()) is not null');
end $$;

-- Facts of a partnership: its members in force read them; a former member reads its own.

create procedure app.keep_for_members(name text) language plpgsql as $$
begin
    call app.keep(name);
    call app.allow('select', name,
        'partnership_id = any ((select app.partnership_ids())::uuid[]) or authority_id = (select app.authority_id())');
end $$;

call app.describe('installation', $$
Whether this database holds a demonstration or real data. One row, written at the first start, never changed.
only_row | Always true: there is one row.
mode | demonstration or real. The two never mix.
loaded | The demonstration data has been loaded whole.
started_at | When this installation was first started.
$$);
