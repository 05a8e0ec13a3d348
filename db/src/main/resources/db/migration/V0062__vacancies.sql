-- A unit that falls vacant is offered to the participants (JPA 6.1); what each answers is kept, so that fair access can be shown and a
-- charge to others can be founded (JPA 11.1). And what a booking is checked against beforehand.

alter table referral add unique (id, scheme_id, source_id);

create table vacancy (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    service_id     uuid not null,
    unit_number    int  not null check (unit_number > 0),
    vacant_from    date not null check (vacant_from >= '2003-04-01'),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    foreign key (service_id, partnership_id, authority_id) references service (id, partnership_id, authority_id),
    constraint offered_once unique (scheme_id, service_id, unit_number, vacant_from)
);
create index on vacancy (scheme_id, vacant_from);
create index on vacancy (service_id);
create index on vacancy (partnership_id, vacant_from);
create index on vacancy (authority_id);

create table vacancy_offer (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    lead_id        uuid not null,
    authority_id   uuid not null references authority,
    scheme_id      uuid not null,
    vacancy_id     uuid not null,
    offered_on     date not null,
    answer         text check (answer in ('ACCEPTED', 'NO_SUITABLE_REFERRAL', 'REFUSED')),
    answered_on    date check (answered_on >= offered_on),
    because        text check (trim(because) <> ''),
    referral_id    uuid,
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    check ((answer is null) = (answered_on is null)),
    check (answer = 'ACCEPTED' or referral_id is null),
    check (answer is null or answer = 'ACCEPTED' or because is not null),
    unique (vacancy_id, authority_id),
    foreign key (vacancy_id, scheme_id, partnership_id, lead_id) references vacancy (id, scheme_id, partnership_id, authority_id),
    foreign key (referral_id, scheme_id, authority_id) references referral (id, scheme_id, source_id)
);
create index on vacancy_offer (scheme_id, authority_id);
create index on vacancy_offer (authority_id);
create index on vacancy_offer (partnership_id);
create index on vacancy_offer (lead_id);
create index on vacancy_offer (referral_id);
create index on vacancy_offer (offered_on);

do $$
declare
    name text;
begin
    foreach name in array array['vacancy', 'vacancy_offer'] loop
        call app.keep(name);
        call app.allow('select', name, 'scheme_id = any ((select app.joint_scheme_ids())::uuid[])');
    end loop;
    call app.allow('insert', 'vacancy', 'authority_id = (select app.authority_id()) and (select app.writes_joint())
        and partnership_id = any ((select app.partnership_ids())::uuid[])');
    call app.allow('insert', 'vacancy_offer', 'lead_id = (select app.authority_id()) and (select app.writes_joint()) and answer is null');
    call app.allow('update', 'vacancy_offer', 'authority_id = (select app.authority_id()) and (select app.writes_joint())');
end $$;
create trigger is_only_added_to before update or delete on vacancy for each row execute function app.is_only_added_to();

-- An offer is answered once, by whom it was made to, and does not become another.

create function app.offers_are_answered_once() returns trigger language plpgsql as $$
declare
    answers constant text[] := array['answer', 'answered_on', 'because', 'referral_id', 'version'];
begin
    if old.answer is not null or to_jsonb(new) - answers is distinct from to_jsonb(old) - answers then
        raise exception 'an offer is answered once' using errcode = 'restrict_violation', constraint = 'offers_are_answered_once';
    end if;
    return new;
end $$;
create trigger offers_are_answered_once before update on vacancy_offer
    for each row execute function app.offers_are_answered_once();

-- The scheme that buys a service on a day; whoever refers to the service may know.

create function app.scheme_of(service uuid, day date) returns uuid stable
    security definer set search_path = public, pg_temp
begin atomic
    select s.id
    from joint_scheme s
    cross join lateral (select p.id from scheme_schedule p where p.scheme_id = s.id and p.effective_on <= day
                        order by p.effective_on desc, p.number desc limit 1) in_force
    join scheduled_service v on v.schedule_id = in_force.id and v.service_id = service
    where s.id in (select o.scheme_id from scheduled_service o where o.service_id = service)
      and s.starts_on <= day and (s.ended_on is null or s.ended_on >= day)
    order by s.starts_on, s.id limit 1;
end;
comment on function app.scheme_of is 'The scheme that buys a service on a day. Null: it is not jointly bought then.';

-- How many units a stay finds on each of its nights: as scheduled, or under contract where the service is not jointly bought.

create function app.bookable_units(scheme uuid, service uuid, starts date, ends date) returns int stable
begin atomic
    select case when scheme is null
        then (select min(c.units) from known.contract c
              where c.service_id = service and c.status <> 'TERMINATED'
                and daterange(c.starts_on, c.ends_on, '[]') && daterange(starts, greatest(ends, starts + 1)))
        else (select min(coalesce((select v.units from known.scheduled_service v where v.schedule_id = p.id and v.service_id = service), 0))
              from known.schedule_in_force p
              where p.scheme_id = scheme and daterange(p.effective_on, p.last_day, '[]') && daterange(starts, greatest(ends, starts + 1)))
        end;
end;
comment on function app.bookable_units is 'Units of a service on each night of a stay: the fewest. Null: none is on record.';

-- Who has a unit on one of some nights. Who stays longer than expected is still there tonight.

create function app.stays_in(service uuid, unit int, starts date, ends date, beside uuid) returns table (
    source_id uuid, made_on date, first_night date, until date)
    language sql stable as $$
    select r.source_id, r.made_on, lower(s.nights), upper(s.nights)
    from public.referral r
    cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= app.today()
                                    then daterange(r.starts_on, app.today() + 1) else r.nights end as nights) s
    where r.service_id = service and r.unit_number = unit and r.id is distinct from beside and s.nights && daterange(starts, ends)
    order by 3, r.id
$$;
comment on function app.stays_in is 'Stays in a unit of a service on one of the nights before ends, in order.';

call app.describe('vacancy', $$
A unit of a scheme that falls vacant and is offered to the participants (JPA 6.1). Rows are only added.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
service_id | The service.
unit_number | Number of the unit in the service, from 1.
vacant_from | First night on which it is free.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('vacancy_offer', $$
A vacancy offered to a participant, and its answer (JPA 6.1). Answered once.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority, which offers.
authority_id | The participant.
scheme_id | The scheme.
vacancy_id | The vacancy.
offered_on | Day of the offer.
answer | ACCEPTED; NO_SUITABLE_REFERRAL (JPA 11.1); REFUSED for another reason. Null: not yet.
answered_on | Day of the answer.
because | Why it was not accepted.
referral_id | The referral it makes for the vacancy. Null: to come.
version | Counts changes; edits name the version they start from.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
