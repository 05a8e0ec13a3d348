-- Units that several authorities buy together (J3.7): a scheme led by one of them, a bilateral agreement with each partner, and the
-- schedules appended to these agreements: from a day on, so many units at this price, so many of them for each authority.

create table joint_scheme (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    name           text collate "und-x-icu" not null check (trim(name) <> ''),
    client_group_id uuid not null references client_group,
    starts_on      date not null check (starts_on >= '2003-04-01'),
    ended_on       date check (ended_on >= starts_on),
    ending         text check (ending in ('ALL_AGREED', 'REPLACED', 'PROVIDER_CEASED')),
    ended_because  text,
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    check ((ended_on is null) = (ending is null)),
    unique (id, partnership_id, authority_id)
);
create index on joint_scheme (partnership_id, name, id);
create index on joint_scheme (authority_id, name);
create index on joint_scheme (client_group_id);

create table scheme_schedule (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    number         int  not null check (number > 0),
    kind           text not null check (kind in ('FIRST', 'VARIATION', 'REAPPORTIONMENT', 'RENEWAL')),
    effective_on   date not null,
    units          int  not null check (units > 0),
    annual_price_pence bigint check (annual_price_pence > 0),
    rpi_month      int  not null check (rpi_month between 1 and 12),
    rpi_method     text not null check (rpi_method in ('INDEX_RATIO', 'ROUNDED_RATE')),
    rpi_floor      text not null check (rpi_floor in ('NONE', 'NO_DECREASE')),
    because        text not null check (trim(because) <> ''),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    check (number > 1 or annual_price_pence is not null),
    unique (scheme_id, number),
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id)
);
create index on scheme_schedule (scheme_id, effective_on, number);
create index on scheme_schedule (partnership_id, effective_on);
create index on scheme_schedule (authority_id);

create table scheduled_service (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    schedule_id    uuid not null,
    service_id     uuid not null,
    units          int  not null check (units > 0),
    unique (schedule_id, service_id),
    foreign key (schedule_id, scheme_id, partnership_id, authority_id)
        references scheme_schedule (id, scheme_id, partnership_id, authority_id),
    foreign key (service_id, partnership_id, authority_id) references service (id, partnership_id, authority_id)
);
create index on scheduled_service (scheme_id);
create index on scheduled_service (service_id);
create index on scheduled_service (partnership_id);
create index on scheduled_service (authority_id);

create table allocation (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null references authority,
    lead_id        uuid not null,
    scheme_id      uuid not null,
    schedule_id    uuid not null,
    units          int  not null check (units > 0),
    unique (schedule_id, authority_id),
    foreign key (schedule_id, scheme_id, partnership_id, lead_id)
        references scheme_schedule (id, scheme_id, partnership_id, authority_id)
);
create index on allocation (scheme_id);
create index on allocation (authority_id);
create index on allocation (partnership_id);
create index on allocation (lead_id);

create table joint_agreement (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    partner_id     uuid not null references authority check (partner_id <> authority_id),
    scheme_id      uuid not null,
    renews_id      uuid references joint_agreement,
    starts_on      date not null,
    ends_on        date not null check (ends_on > starts_on),
    lead_signed_on date,
    lead_signatory text,
    partner_signed_on date,
    partner_signatory text,
    ended_on       date check (ended_on between starts_on - 1 and ends_on),
    ending         text check (ending in ('ALL_AGREED', 'REPLACED', 'PROVIDER_CEASED', 'UNITS_TAKEN_UP')),
    purchase_order text,
    cost_code      text,
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    last_day       date generated always as (coalesce(ended_on, ends_on)) stored,
    check ((ended_on is null) = (ending is null)),
    check ((lead_signed_on is null) = (lead_signatory is null) and (partner_signed_on is null) = (partner_signatory is null)),
    unique (id, scheme_id, partnership_id, authority_id, partner_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    constraint terms_do_not_overlap
        exclude using gist (scheme_id with =, partner_id with =, daterange(starts_on, coalesce(ended_on, ends_on) + 1) with &&)
);
create index on joint_agreement (scheme_id, partner_id);
create index on joint_agreement (partner_id);
create index on joint_agreement (authority_id);
create index on joint_agreement (partnership_id, last_day);
create index on joint_agreement (renews_id);

-- Schemes in which the own authority takes part, as the lead or as a partner under an agreement, also an ended one.

create function app.joint_scheme_ids() returns uuid[] stable security definer set search_path = public, pg_temp
begin atomic
    select array_agg(id) from (
        select id from joint_scheme where authority_id = app.authority_id()
        union
        select scheme_id from joint_agreement where partner_id = app.authority_id()) own;
end;
comment on function app.joint_scheme_ids is 'Schemes that the own authority leads or is a partner in.';

create function app.writes_joint() returns boolean stable parallel safe
    return app.authority_id() is not null and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'LEAD_OFFICER', 'HEAD_OF_SERVICE');
comment on function app.writes_joint is 'May write what the own authority keeps of joint purchase: schemes as their lead, referrals and answers as a partner.';

-- That a scheme exists is known to the members; its terms to those who take part. The lead writes it, and signs for itself alone.

do $$
declare
    name text;
begin
    call app.keep_for_members('joint_scheme');
    foreach name in array array['scheme_schedule', 'scheduled_service', 'allocation', 'joint_agreement'] loop
        call app.keep(name);
        call app.allow('select', name, 'scheme_id = any ((select app.joint_scheme_ids())::uuid[])');
    end loop;
    foreach name in array array['joint_scheme', 'scheme_schedule', 'scheduled_service', 'joint_agreement'] loop
        call app.allow('insert', name, 'authority_id = (select app.authority_id()) and (select app.writes_joint())
            and partnership_id = any ((select app.partnership_ids())::uuid[])');
    end loop;
    call app.allow('insert', 'allocation', 'lead_id = (select app.authority_id()) and (select app.writes_joint())');
    call app.allow('update', 'joint_scheme', 'authority_id = (select app.authority_id()) and (select app.writes_joint())');
    call app.allow('update', 'joint_agreement', 'authority_id = (select app.authority_id()) and (select app.writes_joint())');
    call app.allow('update', 'joint_agreement', 'partner_id = (select app.authority_id()) and (select app.writes_joint())');
end $$;

-- A partner changes nothing of an agreement but its own signature, order number and cost code; nobody else changes these.

create function app.partners_write_their_part() returns trigger language plpgsql as $$
declare
    theirs constant text[] := array['partner_signed_on', 'partner_signatory', 'purchase_order', 'cost_code'];
    always constant text[] := array['version', 'last_day'];
begin
    if old.partner_signed_on is not null
          and (new.partner_signed_on, new.partner_signatory) is distinct from (old.partner_signed_on, old.partner_signatory)
       or old.lead_signed_on is not null and (new.lead_signed_on, new.lead_signatory) is distinct from (old.lead_signed_on, old.lead_signatory) then
        raise exception 'a signature stays' using errcode = 'restrict_violation', constraint = 'signatures_stay';
    end if;
    if app.authority_id() = new.partner_id and to_jsonb(new) - theirs - always is distinct from to_jsonb(old) - theirs - always
       or app.authority_id() = new.authority_id
          and (new.partner_signed_on, new.partner_signatory, new.purchase_order, new.cost_code)
              is distinct from (old.partner_signed_on, old.partner_signatory, old.purchase_order, old.cost_code) then
        raise exception 'each authority writes its part' using errcode = 'insufficient_privilege', constraint = 'partners_write_their_part';
    end if;
    return new;
end $$;
create trigger partners_write_their_part before update on joint_agreement
    for each row execute function app.partners_write_their_part();

-- Schedules are appended and never changed: history is kept by appending the next one (JPA 13).

create trigger is_only_added_to before update or delete on scheme_schedule for each row execute function app.is_only_added_to();
create trigger is_only_added_to before update or delete on scheduled_service for each row execute function app.is_only_added_to();
create trigger is_only_added_to before update or delete on allocation for each row execute function app.is_only_added_to();

-- On every day the allocations add up to the units, and so do the services (JPA 8.2): a schedule is right by itself, and one of them
-- is in force on each day. Partners with units stand under an agreement on the schedule's first day. Checked at the end of the
-- transaction, one at a time for each scheme.

create function app.check_schedule() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    plan      scheme_schedule;
    allocated int;
    bought    int;
begin
    if tg_table_name = 'scheme_schedule' then
        select * into plan from scheme_schedule where id = new.id;
    else
        select * into plan from scheme_schedule where id = new.schedule_id;
    end if;
    perform from joint_scheme where id = plan.scheme_id for no key update;
    select coalesce(sum(units), 0) into allocated from allocation where schedule_id = plan.id;
    select coalesce(sum(units), 0) into bought from scheduled_service where schedule_id = plan.id;
    if allocated <> plan.units then
        raise exception 'the allocations are % units, and the scheme has % from % on', allocated, plan.units, plan.effective_on
            using errcode = 'check_violation', constraint = 'allocations_add_up';
    elsif bought <> plan.units then
        raise exception 'the services have % units, and the scheme has % from % on', bought, plan.units, plan.effective_on
            using errcode = 'check_violation', constraint = 'services_add_up';
    elsif exists (
        select from allocation a
        where a.schedule_id = plan.id and a.authority_id <> plan.authority_id
          and not exists (select from joint_agreement g where g.scheme_id = plan.scheme_id and g.partner_id = a.authority_id
                          and plan.effective_on between g.starts_on and g.last_day)) then
        raise exception 'an authority has units from % on and no agreement on that day', plan.effective_on
            using errcode = 'check_violation', constraint = 'partners_have_agreements';
    end if;
    return null;
end $$;
create constraint trigger adds_up after insert on scheme_schedule deferrable initially deferred
    for each row execute function app.check_schedule();
create constraint trigger adds_up after insert on scheduled_service deferrable initially deferred
    for each row execute function app.check_schedule();
create constraint trigger adds_up after insert on allocation deferrable initially deferred
    for each row execute function app.check_schedule();

-- A partner does not simply leave: while a schedule in force then or later gives it units it stays, unless all end (JPA 8.2, 14).

create function app.check_leaving() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform from joint_scheme where id = new.scheme_id for no key update;
    if exists (
        select from joint_scheme s
        join lateral (select p.id, greatest(p.effective_on, new.last_day + 1) as from_day
                      from scheme_schedule p
                      where p.scheme_id = s.id
                        and not exists (select from scheme_schedule r where r.scheme_id = s.id and r.number <> p.number
                                        and r.effective_on between p.effective_on and greatest(p.effective_on, new.last_day + 1)
                                        and (r.effective_on > p.effective_on or r.number > p.number))) p on true
        join allocation a on a.schedule_id = p.id and a.authority_id = new.partner_id
        where s.id = new.scheme_id and (s.ended_on is null or s.ended_on >= p.from_day)
          and not exists (select from joint_agreement n where n.scheme_id = s.id and n.partner_id = new.partner_id
                          and p.from_day between n.starts_on and n.last_day)) then
        raise exception 'its units are not taken up by the others after %', new.last_day
            using errcode = 'check_violation', constraint = 'units_are_taken_up';
    end if;
    return null;
end $$;
create constraint trigger units_are_taken_up after update of ended_on on joint_agreement deferrable initially deferred
    for each row when (new.ended_on is distinct from old.ended_on) execute function app.check_leaving();
