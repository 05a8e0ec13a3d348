-- Who may be placed where: designated agencies, quotas for others, referrals with the nights they occupy, and what is charged beyond.

create table listed_neighbour (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    unique (partnership_id, authority_id)
);
create index on listed_neighbour (authority_id);
call app.keep_for_all('listed_neighbour');

create table referral_agency (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    lead_id        uuid not null,
    authority_id   uuid not null references authority,
    scheme_id      uuid not null,
    name           text collate "und-x-icu" not null check (trim(name) <> ''),
    is_central_point boolean not null default false,
    from_day       date not null,
    to_day         date check (to_day >= from_day),
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    unique (id, scheme_id, authority_id),
    foreign key (scheme_id, partnership_id, lead_id) references joint_scheme (id, partnership_id, authority_id),
    constraint designated_once
        exclude using gist (scheme_id with =, authority_id with =, lower(name) with =, daterange(from_day, to_day, '[]') with &&)
);
create index on referral_agency (scheme_id, authority_id);
create index on referral_agency (authority_id);
create index on referral_agency (partnership_id);
create index on referral_agency (lead_id);

create table quota (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    scope          text not null check (scope in ('WEST_LONDON', 'NEIGHBOURS')),
    units          int  not null check (units > 0),
    unit_weeks     numeric(9, 1) check (unit_weeks > 0),
    from_day       date not null,
    to_day         date check (to_day >= from_day),
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    constraint one_quota_of_a_scope
        exclude using gist (scheme_id with =, scope with =, daterange(from_day, to_day, '[]') with &&)
);
create index on quota (scheme_id);
create index on quota (partnership_id);
create index on quota (authority_id);

create table quota_neighbour (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    lead_id        uuid not null,
    authority_id   uuid not null references authority,
    scheme_id      uuid not null,
    quota_id       uuid not null,
    unique (quota_id, authority_id),
    foreign key (quota_id, scheme_id, partnership_id, lead_id) references quota (id, scheme_id, partnership_id, authority_id)
);
create index on quota_neighbour (scheme_id, authority_id);
create index on quota_neighbour (authority_id);
create index on quota_neighbour (partnership_id);
create index on quota_neighbour (lead_id);

create table external_charge (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    charged_id     uuid not null references authority,
    unit_week_price_pence bigint not null check (unit_week_price_pence > 0),
    letter_on      date not null,
    letter_reference text not null check (trim(letter_reference) <> ''),
    because        text not null check (trim(because) <> ''),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    unique (id, scheme_id, partnership_id, authority_id, charged_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id)
);
create index on external_charge (scheme_id);
create index on external_charge (charged_id);
create index on external_charge (partnership_id);
create index on external_charge (authority_id);

create table referral (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    service_id     uuid not null,
    scheme_id      uuid,
    source_id      uuid not null references authority,
    agency_id      uuid,
    agency         text collate "und-x-icu" not null check (trim(agency) <> ''),
    tier           text not null check (tier in ('PARTICIPANT', 'HOST', 'WEST_LONDON', 'NEIGHBOUR', 'OTHER')),
    state          text not null default 'MADE' check (state in ('MADE', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'STARTED', 'ENDED')),
    made_on        date not null check (made_on >= '2003-04-01'),
    decided_on     date check (decided_on >= made_on),
    refused_because text,
    unit_number    int check (unit_number > 0),
    starts_on      date,
    expected_end_on date check (expected_end_on > starts_on),
    ended_on       date check (ended_on >= starts_on),
    quota_id       uuid,
    charge_id      uuid,
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    nights         daterange generated always as (
                       case when state in ('ACCEPTED', 'STARTED', 'ENDED') then daterange(starts_on, coalesce(ended_on, expected_end_on)) end) stored,
    check ((state in ('ACCEPTED', 'STARTED', 'ENDED')) = (unit_number is not null)),
    check ((state in ('ACCEPTED', 'STARTED', 'ENDED')) = (starts_on is not null and expected_end_on is not null)),
    check ((state = 'ENDED') = (ended_on is not null)),
    check ((state = 'REFUSED') = (refused_because is not null)),
    check ((state = 'MADE') = (decided_on is null)),
    check (scheme_id is not null or quota_id is null and charge_id is null and agency_id is null),
    foreign key (service_id, partnership_id, authority_id) references service (id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    foreign key (agency_id, scheme_id, source_id) references referral_agency (id, scheme_id, authority_id),
    foreign key (quota_id, scheme_id, partnership_id, authority_id) references quota (id, scheme_id, partnership_id, authority_id),
    foreign key (charge_id, scheme_id, partnership_id, authority_id, source_id)
        references external_charge (id, scheme_id, partnership_id, authority_id, charged_id),
    constraint one_stay_in_a_unit exclude using gist (service_id with =, unit_number with =, nights with &&)
);
create index on referral (scheme_id, source_id, starts_on);
create index on referral (quota_id, starts_on);
create index on referral (charge_id);
create index on referral (agency_id);
create index on referral (service_id, made_on);
create index on referral (partnership_id, made_on);
create index on referral (authority_id, made_on);
create index on referral (source_id, made_on);
create index on referral (state, starts_on);

create table abatement (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    from_day       date not null,
    to_day         date not null check (to_day >= from_day),
    income_pence   bigint not null check (income_pence > 0),
    is_applied     boolean not null,
    because        text,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    check (is_applied or trim(because) <> ''),
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    constraint abated_once exclude using gist (scheme_id with =, daterange(from_day, to_day, '[]') with &&)
);
create index on abatement (scheme_id, from_day);
create index on abatement (partnership_id);
create index on abatement (authority_id);

create table abatement_share (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    lead_id        uuid not null,
    authority_id   uuid not null references authority,
    scheme_id      uuid not null,
    abatement_id   uuid not null,
    units          int not null,
    amount_pence   bigint not null,
    unique (abatement_id, authority_id),
    foreign key (abatement_id, scheme_id, partnership_id, lead_id) references abatement (id, scheme_id, partnership_id, authority_id)
);
create index on abatement_share (scheme_id, authority_id);
create index on abatement_share (authority_id);
create index on abatement_share (partnership_id);
create index on abatement_share (lead_id);

-- Net external income times units by total units, the lead's included, half up; the remainder is the lead's (JPA 11.3).

create function app.share_abatement() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if not new.is_applied then
        return null;
    end if;
    insert into abatement_share (partnership_id, lead_id, authority_id, scheme_id, abatement_id, units, amount_pence)
    select new.partnership_id, new.authority_id, a.authority_id, new.scheme_id, new.id, a.units,
           case when a.authority_id <> new.authority_id then round(new.income_pence * a.units::numeric / p.units)
                else new.income_pence - (select coalesce(sum(round(new.income_pence * o.units::numeric / p.units)), 0) from allocation o
                                         where o.schedule_id = p.id and o.authority_id <> new.authority_id) end
    from scheme_schedule p
    join allocation a on a.schedule_id = p.id
    where p.id = (select q.id from scheme_schedule q where q.scheme_id = new.scheme_id and q.effective_on <= new.from_day
                  order by q.effective_on desc, q.number desc limit 1);
    return null;
end $$;
create trigger shared after insert on abatement for each row execute function app.share_abatement();

-- The tier of a source is a fact of the day the referral is made: it stays though members come and go.

create function app.tier_of(scheme uuid, service uuid, source uuid, day date) returns text stable
    security definer set search_path = public, pg_temp
begin atomic
    select case
        when scheme is not null and (
            exists (select from joint_scheme s where s.id = scheme and s.authority_id = source)
            or exists (select from joint_agreement g where g.scheme_id = scheme and g.partner_id = source and day between g.starts_on and g.last_day))
            then 'PARTICIPANT'
        when scheme is null and s.host_authority_id = source then 'HOST'
        when exists (select from app.member_ids(s.partnership_id, day) m where m = source) then 'WEST_LONDON'
        when scheme is not null and exists (select from quota_neighbour n join quota q on q.id = n.quota_id
                                            where n.scheme_id = scheme and n.authority_id = source
                                              and q.from_day <= day and (q.to_day is null or q.to_day >= day)) then 'NEIGHBOUR'
        when scheme is null and exists (select from listed_neighbour n where n.partnership_id = s.partnership_id and n.authority_id = source)
            then 'NEIGHBOUR'
        else 'OTHER' end
    from service s where s.id = service;
end;

-- The quota of a scheme that a source falls under on a day.

create function app.quota_of(scheme uuid, source uuid, day date) returns uuid stable
    security definer set search_path = public, pg_temp
begin atomic
    select q.id from quota q
    where q.scheme_id = scheme and q.from_day <= day and (q.to_day is null or q.to_day >= day)
      and case q.scope when 'NEIGHBOURS' then exists (select from quota_neighbour n where n.quota_id = q.id and n.authority_id = source)
                       else exists (select from app.member_ids(q.partnership_id, day) m where m = source) end
    order by q.scope desc, q.recorded_at limit 1;
end;

-- How much of a quota a stay would take, by financial year: nights already booked and asked for, units in use on the fullest night.
-- What was booked under the quota that it replaced counts on. Who stays longer than expected is still there tonight. Charged stays are
-- outside the quota.

create function app.quota_use(quota uuid, starts date, ends date, beside uuid) returns table (
    year int, units int, in_use int, fullest_on date, cap_nights int, booked_nights int, asked_nights int)
    language sql stable security definer set search_path = public, pg_temp as $$
    with q as (select * from quota where id = quota_use.quota),
    stay as (
        select s.nights
        from referral r
        cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= app.today()
                                        then daterange(r.starts_on, app.today() + 1) else r.nights end as nights) s
        where r.quota_id in (select o.id from quota o join q on q.scheme_id = o.scheme_id and q.scope = o.scope)
          and r.charge_id is null and r.id is distinct from beside
          and s.nights && daterange(make_date(app.financial_year(starts), 4, 1), make_date(app.financial_year(ends - 1) + 1, 4, 1))),
    night as (
        select n.day, (select count(*)::int from stay s where s.nights @> n.day) as in_use
        from (select starts as day union select lower(s.nights) from stay s
              where lower(s.nights) > starts and lower(s.nights) < ends) n
        order by 2 desc, 1 limit 1)
    select y.year, q.units, night.in_use, night.day,
           floor(coalesce(q.unit_weeks * 7, q.units * (y.last - y.first + 1)))::int,
           coalesce((select sum(upper(s.nights * y.span) - lower(s.nights * y.span))::int from stay s where s.nights && y.span), 0),
           upper(daterange(starts, ends) * y.span) - lower(daterange(starts, ends) * y.span)
    from q, night,
         (select g as year, make_date(g, 4, 1) as first, make_date(g + 1, 3, 31) as last, daterange(make_date(g, 4, 1), make_date(g + 1, 4, 1)) as span
          from generate_series(app.financial_year(starts), app.financial_year(ends - 1)) g) y
    order by y.year
$$;

-- What a booking must respect, whoever writes it: the quota is locked first, so that of many at once exactly those find room that fit.
-- A departure is a fact, also one later than was booked.

create function app.check_booking() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    use record;
begin
    if new.quota_id is null or new.charge_id is not null or new.nights is null or isempty(new.nights)
       or tg_op = 'UPDATE' and (new.state = 'ENDED' or old.quota_id is not distinct from new.quota_id and old.nights @> new.nights) then
        return null;
    end if;
    perform from quota o join quota q on q.scheme_id = o.scheme_id and q.scope = o.scope
    where q.id = new.quota_id order by o.id for no key update of o;
    for use in select * from app.quota_use(new.quota_id, lower(new.nights), upper(new.nights), new.id) loop
        if use.in_use >= use.units or use.booked_nights + use.asked_nights > use.cap_nights then
            raise exception 'the quota has no room' using errcode = 'check_violation', constraint = 'within_quota';
        end if;
    end loop;
    return null;
end $$;
create trigger within_quota after insert or update on referral for each row execute function app.check_booking();
