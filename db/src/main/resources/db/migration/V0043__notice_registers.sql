-- The monthly register (N Process summary): what was open on a day of each month, circulated to everybody. Made once a month; the file
-- is read from what was known then, so that it stays the same for whoever asks later.

create table notice_register (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    month          date not null check (extract(day from month) = 1),
    made_on        date not null check (made_on >= month),
    made_at        timestamptz not null default now(),
    notices        int  not null check (notices >= 0),
    unique (partnership_id, month)
);
create index on notice_register (partnership_id, made_at);
call app.protect('public', 'notice_register');
call app.allow('select', 'notice_register', 'partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.reads_notices())');
call app.allow('select', 'notice_register', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
create trigger is_only_added_to before update or delete on notice_register for each row execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_register for each statement execute function app.is_only_added_to();
call app.describe('notice_register', $$
The register of a partnership's open notices, as circulated once a month (N Process summary).
id | Identifier.
partnership_id | The partnership.
month | First day of the month.
made_on | Day it was circulated: the working day that the protocol names, or the next on which a server ran.
made_at | The moment it shows.
notices | Notices in it. Unit: notices.
$$);

create function app.make_registers() returns int language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    day     date := app.today();
    month   date := date_trunc('month', app.today());
    p       sharing_protocol;
    made    uuid;
    count   int := 0;
    c       notice_contact;
    message delivery;
begin
    if not app.has_role('POSTMAN') then
        raise exception 'only the postman makes registers' using errcode = 'insufficient_privilege';
    elsif app.working_day_after(day - 1, 1) <> day then
        return 0;
    end if;

    for p in
        select * from sharing_protocol s
        where app.working_day_after(month - 1, s.register_on_day) between s.started_on and day
        order by s.reference_prefix
    loop
        insert into notice_register (partnership_id, month, made_on, notices)
        select p.partnership_id, month, day, (select count(*) from notice n where n.partnership_id = p.partnership_id and n.state = 'CIRCULATED')
        on conflict do nothing
        returning id into made;
        if made is null then
            continue;
        end if;
        count := count + 1;
        for c in
            select k.* from notice_contact k
            left join observer o on o.id = k.observer_id
            where k.partnership_id = p.partnership_id and k.is_circulated
              and (k.authority_id in (select app.member_ids(p.partnership_id, day))
                   or o.joined_on <= day and (o.left_on is null or o.left_on > day))
            order by k.email
        loop
            message := null;
            message.kind := 'REGISTER';
            message.partnership_id := p.partnership_id;
            message.topic_id := made;
            message.authority_id := c.authority_id;
            message.observer_id := c.observer_id;
            message.to_name := c.name;
            message.to_email := c.email;
            perform app.queue_delivery(message);
        end loop;
    end loop;
    return count;
end $$;
revoke execute on function app.make_registers from public;
grant execute on function app.make_registers to interborough_app;
comment on function app.make_registers is
    'Makes this month''s register of each partnership from the working day its protocol names, once, and queues it to members and observers. How many were made.';

-- Bringing in the register that was kept until now: its notices are open here as they were there, and are not circulated again. Their
-- forms and texts stay where they are.

create table notice_import (
    id                 uuid primary key default app.uuid_v7(),
    notice_id          uuid not null unique references notice,
    partnership_id     uuid not null references partnership,
    authority_id       uuid not null references authority,
    original_reference text check (length(original_reference) <= 60),
    row_key            text not null check (row_key ~ '^[0-9a-f]{64}$'),
    imported_at        timestamptz not null default now(),
    imported_by        uuid not null default app.account_id() references account,
    unique (partnership_id, row_key)
);
create index on notice_import (partnership_id, imported_at);
create index on notice_import (authority_id);
call app.protect('public', 'notice_import');
call app.allow('select', 'notice_import', 'partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.reads_notices())');
call app.allow('select', 'notice_import', 'authority_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('select', 'notice_import', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
create trigger is_only_added_to before update or delete on notice_import for each row execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_import for each statement execute function app.is_only_added_to();
call app.describe('notice_import', $$
An open notice that was brought in from a register kept elsewhere, without being circulated again.
id | Identifier.
notice_id | The notice.
partnership_id | The partnership.
authority_id | The issuing authority.
original_reference | Its reference in that register, which the notice has here too unless it was taken or is to be given. Null: it had none.
row_key | The same for the same notice in every file: SHA-256 of its authority and reference, or of what it says.
imported_at | When.
imported_by | By whom.
$$);

create function app.import_notice(
    partnership uuid, authority uuid, provider uuid, provider_name text, reference text, event_on date, notified_on date, review_on date,
    placement uuid, reasons uuid[], certainties text[], row_key text) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    day     date := app.today();
    at      timestamptz := import_notice.notified_on::timestamp at time zone 'Europe/London';
    p       sharing_protocol;
    n       notice;
    v       uuid := app.uuid_v7();
    told    uuid := provider;
    nth     int;
    parts   text[];
begin
    if not coalesce(app.coordinates(partnership), false) then
        raise exception 'only the coordinator brings a register in' using errcode = 'insufficient_privilege';
    elsif authority not in (select app.member_ids(partnership, day)) then
        raise exception 'the authority is not a member today' using errcode = 'check_violation', constraint = 'members_circulate';
    elsif coalesce(cardinality(reasons), 0) = 0 or cardinality(reasons) <> cardinality(certainties) or import_notice.notified_on > day then
        raise exception 'the notice has faults' using errcode = 'check_violation', constraint = 'faultless_when_circulated';
    end if;
    select * into p from sharing_protocol s where s.partnership_id = partnership for no key update;
    if exists (select from notice_import i where i.partnership_id = partnership and i.row_key = import_notice.row_key) then
        return null;
    end if;
    if told is null then
        select r.id into told from provider r where lower(r.name) = lower(trim(provider_name)) order by r.id limit 1;
    end if;
    if told is null then
        insert into provider (name, became_known_on) values (trim(provider_name), import_notice.notified_on) returning id into told;
    end if;

    -- A reference that is taken, or that this register would give one day, makes way for a new one.
    n.reference := import_notice.reference;
    parts := regexp_match(n.reference, '^' || p.reference_prefix || '-(\d{4})-\d+$');
    if n.reference is null or exists (select from notice o where o.reference = n.reference)
       or parts[1]::int >= extract(year from day) then
        insert into notice_counter as c (partnership_id, year, last) values (partnership, extract(year from day), 1)
        on conflict (partnership_id, year) do update set last = c.last + 1
        returning last into nth;
        n.reference := p.reference_prefix || '-' || extract(year from day) || '-' || lpad(nth::text, 4, '0');
    end if;

    n.id := app.uuid_v7();
    insert into notice (id, partnership_id, authority_id, provider_id, state, reference, is_imported, circulated_at, latest_version_id, review_on)
    values (n.id, partnership, authority, told, 'CIRCULATED', n.reference, true, at, v, import_notice.review_on);
    insert into notice_version (id, notice_id, partnership_id, authority_id, number, kind, circulated_at, circulated_by, event_on, notified_on,
                                provider_name, placement_action_id, review_on)
    values (v, n.id, partnership, authority, 1, 'FIRST', at, app.account_id(), import_notice.event_on, import_notice.notified_on,
            trim(provider_name), placement, import_notice.review_on);
    insert into notice_content (notice_version_id, notice_id, partnership_id, authority_id, circulated_at)
    values (v, n.id, partnership, authority, at);
    insert into stated_reason (notice_version_id, notice_id, partnership_id, authority_id, circulated_at, reason_id, is_purchasing, certainty)
    select v, n.id, partnership, authority, at, q.id, q.is_purchasing, g.certainty
    from unnest(reasons, certainties) g (id, certainty)
    join notice_reason q on q.id = g.id;
    insert into notice_import (notice_id, partnership_id, authority_id, original_reference, row_key)
    values (n.id, partnership, authority, import_notice.reference, import_notice.row_key);
    return n.id;
end $$;
revoke execute on function app.import_notice from public;
grant execute on function app.import_notice to interborough_app;
comment on function app.import_notice is
    'Brings an open notice in: frozen, without receipts and deliveries. By the coordinator. Null: it was brought in before.';
