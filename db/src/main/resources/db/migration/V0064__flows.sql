-- Who places where (J Schedule 5): referrals and nights by host and source, kept as sums; balances; shares by tier, and the agreed
-- share of others. Sums are kept by a definer trigger; nobody writes them.

create table cross_authority_rule (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    from_day       date not null check (from_day >= '2003-04-01'),
    outside_share_percent numeric(5, 2) not null check (outside_share_percent between 0 and 100),
    because        text not null check (trim(because) <> ''),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    unique (partnership_id, from_day)
);
call app.keep('cross_authority_rule');
call app.allow('select', 'cross_authority_rule', 'partnership_id = any ((select app.partnership_ids())::uuid[])');
call app.allow('insert', 'cross_authority_rule', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
call app.describe('cross_authority_rule', $$
How much of the referrals from outside the host's area may come from others than members and listed neighbours, agreed from a day on (J Schedule 5 leaves it blank).
id | Identifier.
partnership_id | The partnership.
from_day | First day.
outside_share_percent | Most that others may have of the referrals that are not the host's. Unit: per cent.
because | Where it was agreed.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);

-- What a referral adds to the sums: once where it was made, and its nights in each quarter they fall in.

create function app.flow_parts(made_on date, nights daterange) returns table (quarter date, made int, accepted int, nights_in int)
    language sql immutable parallel safe rows 3 as $$
    select date_trunc('quarter', made_on)::date, 1, (nights is not null)::int, 0
    union all
    select q::date, 0, 0, upper(x.part) - lower(x.part)
    from generate_series(date_trunc('quarter', lower(nights)), upper(nights) - 1, interval '3 months') q
    cross join lateral (select nights * daterange(q::date, (q + interval '3 months')::date) as part) x
    where not isempty(x.part)
$$;

call app.figure_view('flow_sum', $figure$
select r.partnership_id, s.host_authority_id as host_id, r.source_id, r.tier, r.scheme_id is not null as is_joint, f.quarter,
       sum(f.made)::int as referrals, sum(f.accepted)::int as accepted, sum(f.nights_in)::bigint as nights
from known.referral r
join known.service s on s.id = r.service_id
cross join lateral app.flow_parts(r.made_on, r.nights) f
group by r.partnership_id, s.host_authority_id, r.source_id, r.tier, r.scheme_id is not null, f.quarter
$figure$);
call app.describe('known.flow_sum', $$
Referrals and nights by host, source, tier and quarter, of the referrals that are seen. Computed on the spot.
partnership_id | The partnership.
host_id | In whose area the service is.
source_id | Where the referral comes from.
tier | Where the source stood when it was made.
is_joint | To a jointly bought service.
quarter | First day of the quarter.
referrals | Made in the quarter. Unit: referrals.
accepted | Of those, booked. Unit: referrals.
nights | Nights booked or stayed in the quarter. Unit: nights.
$$);

create table flow_rollup (
    partnership_id uuid not null,
    quarter        date not null,
    host_id        uuid not null references authority,
    source_id      uuid not null references authority,
    tier           text not null,
    is_joint       boolean not null,
    referrals      int not null,
    accepted       int not null,
    nights         bigint not null,
    primary key (partnership_id, quarter, host_id, source_id, tier, is_joint)
);
create index on flow_rollup (host_id, quarter);
create index on flow_rollup (source_id, quarter);
call app.protect('public', 'flow_rollup');
call app.allow('select', 'flow_rollup', 'partnership_id = any ((select app.partnership_ids())::uuid[])');
comment on table flow_rollup is 'known.flow_sum over all referrals: sums that name no service. Derived: app.rebuild_flows() makes it anew.';
call app.describe_like('flow_rollup', 'known.flow_sum');

-- The same by financial year, over all tiers: the matrix of a country is read from it at once.

create table flow_year_rollup (
    partnership_id uuid not null,
    year           int  not null,
    host_id        uuid not null references authority,
    source_id      uuid not null references authority,
    referrals      int not null,
    accepted       int not null,
    nights         bigint not null,
    id             uuid not null generated always as (app.named_id('flow year', partnership_id::text, year::text, host_id::text, source_id::text)) stored,
    primary key (partnership_id, year, host_id, source_id)
);
create index on flow_year_rollup (host_id, year);
create index on flow_year_rollup (source_id, year);
call app.protect('public', 'flow_year_rollup');
call app.allow('select', 'flow_year_rollup', 'partnership_id = any ((select app.partnership_ids())::uuid[])');
comment on table flow_year_rollup is 'flow_rollup by financial year, over all tiers. Derived: app.rebuild_flows() makes it anew.';
comment on column flow_year_rollup.id is 'Identifier.';
comment on column flow_year_rollup.year is 'Year in which the financial year begins.';
call app.describe_like('flow_year_rollup', 'known.flow_sum');

-- Adds what came and takes away what went, in the order of the keys: two transactions never wait for each other in a circle.

create type app.flow_change as (service_id uuid, source_id uuid, tier text, is_joint boolean, made_on date, nights daterange, factor int);

create function app.add_flows(changes app.flow_change[]) returns void language sql
    security definer set search_path = public, pg_temp as $$
    insert into flow_rollup as k (partnership_id, quarter, host_id, source_id, tier, is_joint, referrals, accepted, nights)
    select s.partnership_id, f.quarter, s.host_authority_id, c.source_id, c.tier, c.is_joint,
           sum(c.factor * f.made), sum(c.factor * f.accepted), sum(c.factor * f.nights_in)
    from unnest(changes) c
    join service s on s.id = c.service_id
    cross join lateral app.flow_parts(c.made_on, c.nights) f
    group by 1, 2, 3, 4, 5, 6
    having sum(c.factor * f.made) <> 0 or sum(c.factor * f.accepted) <> 0 or sum(c.factor * f.nights_in) <> 0
    order by 1, 2, 3, 4, 5, 6
    on conflict (partnership_id, quarter, host_id, source_id, tier, is_joint) do update
    set referrals = k.referrals + excluded.referrals, accepted = k.accepted + excluded.accepted, nights = k.nights + excluded.nights;
    insert into flow_year_rollup as k (partnership_id, year, host_id, source_id, referrals, accepted, nights)
    select s.partnership_id, app.financial_year(f.quarter), s.host_authority_id, c.source_id,
           sum(c.factor * f.made), sum(c.factor * f.accepted), sum(c.factor * f.nights_in)
    from unnest(changes) c
    join service s on s.id = c.service_id
    cross join lateral app.flow_parts(c.made_on, c.nights) f
    group by 1, 2, 3, 4
    having sum(c.factor * f.made) <> 0 or sum(c.factor * f.accepted) <> 0 or sum(c.factor * f.nights_in) <> 0
    order by 1, 2, 3, 4
    on conflict (partnership_id, year, host_id, source_id) do update
    set referrals = k.referrals + excluded.referrals, accepted = k.accepted + excluded.accepted, nights = k.nights + excluded.nights
$$;
revoke execute on function app.add_flows from public;

create function app.referrals_came() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform app.add_flows((select array_agg(row(r.service_id, r.source_id, r.tier, r.scheme_id is not null, r.made_on, r.nights, 1)::app.flow_change) from new_rows r));
    return null;
end $$;
create function app.referrals_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform app.add_flows((select array_agg(c) from (
        select row(r.service_id, r.source_id, r.tier, r.scheme_id is not null, r.made_on, r.nights, 1)::app.flow_change as c from new_rows r
        union all
        select row(r.service_id, r.source_id, r.tier, r.scheme_id is not null, r.made_on, r.nights, -1)::app.flow_change from old_rows r) b));
    return null;
end $$;
create function app.referrals_went() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform app.add_flows((select array_agg(row(r.service_id, r.source_id, r.tier, r.scheme_id is not null, r.made_on, r.nights, -1)::app.flow_change) from old_rows r));
    return null;
end $$;
create trigger flows_insert after insert on referral referencing new table as new_rows for each statement execute function app.referrals_came();
create trigger flows_update after update on referral referencing old table as old_rows new table as new_rows for each statement execute function app.referrals_changed();
create trigger flows_delete after delete on referral referencing old table as old_rows for each statement execute function app.referrals_went();

create function app.rebuild_flows() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    lock table flow_rollup, flow_year_rollup in exclusive mode;
    truncate flow_rollup, flow_year_rollup;
    insert into flow_rollup select partnership_id, quarter, host_id, source_id, tier, is_joint, referrals, accepted, nights from known.flow_sum;
    insert into flow_year_rollup
    select partnership_id, app.financial_year(quarter), host_id, source_id, sum(referrals), sum(accepted), sum(nights) from flow_rollup group by 1, 2, 3, 4;
end $$;

-- A service's host may be corrected: its sums move with it.

create function app.services_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform app.rebuild_flows();
    return null;
end $$;
create trigger flows_moved after update of host_authority_id, partnership_id on service
    for each row when (old.host_authority_id <> new.host_authority_id or old.partnership_id <> new.partnership_id) execute function app.services_moved();

-- Read as they are now: every member reads the sums, and of the past nobody may read all the referrals that make them.

create view known.referral_flow with (security_invoker = true) as
select app.named_id('flow', f.partnership_id::text, f.quarter::text, f.host_id::text, f.source_id::text, f.tier, f.is_joint::text) as id,
       f.*, round(f.nights / 7.0, 1) as unit_weeks, f.host_id <> f.source_id as is_cross_authority
from flow_rollup f
where f.referrals <> 0 or f.nights <> 0;
grant select on known.referral_flow to interborough_app;
call app.describe_like('known.referral_flow', 'known.flow_sum');
call app.describe('known.referral_flow', $$
Who places where: referrals and nights by host, source, tier and quarter.
id | Identifier.
unit_weeks | Nights by 7, one decimal. Unit: unit-weeks.
is_cross_authority | Host and source differ.
$$);

create view known.flow_year with (security_invoker = true) as
select f.id, f.partnership_id, f.year, f.host_id, f.source_id,
       f.referrals, f.accepted, f.nights, f.host_id <> f.source_id as is_cross_authority
from flow_year_rollup f
where f.referrals <> 0 or f.nights <> 0;
grant select on known.flow_year to interborough_app;
call app.describe('known.flow_year', $$
Who places where in a financial year: a cell of the matrix.
id | Identifier.
partnership_id | The partnership.
year | Year in which the financial year begins.
host_id | In whose area the services are.
source_id | Where the referrals come from.
referrals | Made in the year. Unit: referrals.
accepted | Of those, booked. Unit: referrals.
nights | Nights booked or stayed in the year. Unit: nights.
is_cross_authority | Host and source differ.
$$);

-- What an authority takes in and sends out in a quarter.

create view known.flow_balance with (security_invoker = true) as
select app.named_id('flow_balance', f.partnership_id::text, f.quarter::text, f.authority_id::text) as id, f.partnership_id, f.authority_id, f.quarter,
       sum(f.own)::bigint as own_nights, sum(f.came)::bigint as nights_in, sum(f.went)::bigint as nights_out,
       (sum(f.came) - sum(f.went))::bigint as net_nights_in, sum(f.referred_in)::int as referrals_in, sum(f.referred_out)::int as referrals_out
from (
    select partnership_id, quarter, host_id as authority_id, case when host_id = source_id then nights else 0 end as own,
           case when host_id <> source_id then nights else 0 end as came, 0 as went,
           case when host_id <> source_id then referrals else 0 end as referred_in, 0 as referred_out
    from known.referral_flow
    union all
    select partnership_id, quarter, source_id, 0, 0, nights, 0, referrals from known.referral_flow where host_id <> source_id) f
group by f.partnership_id, f.quarter, f.authority_id;
grant select on known.flow_balance to interborough_app;
call app.describe('known.flow_balance', $$
What an authority takes in from others and places with others, by quarter.
id | Identifier.
partnership_id | The partnership.
authority_id | The authority.
quarter | First day of the quarter.
own_nights | Nights of its own people in services in its area. Unit: nights.
nights_in | Nights of others' people in services in its area. Unit: nights.
nights_out | Nights of its people in services elsewhere. Unit: nights.
net_nights_in | In less out: positive, it imports. Unit: nights.
referrals_in | Referrals by others to services in its area. Unit: referrals.
referrals_out | Referrals by it to services elsewhere. Unit: referrals.
$$);

-- Shares by tier, service and quarter where services are not jointly bought nor of direct access, and whether others have more than agreed.

call app.figure_view('tier_share', $figure$
select app.named_id('tier_share', r.service_id::text, r.quarter::text) as id, r.partnership_id, s.authority_id, s.host_authority_id as host_id, r.service_id, r.quarter,
       r.made, r.host as of_host, r.members, r.neighbours, r.others,
       r.others::numeric as outside_numerator, nullif(r.made - r.host, 0)::numeric as outside_denominator,
       round(100.0 * r.others / nullif(r.made - r.host, 0), 2) as outside_value, r.made > r.host as outside_applies,
       c.outside_share_percent as agreed_percent, 100.0 * r.others > c.outside_share_percent * (r.made - r.host) as is_breach
from (
    select r.partnership_id, r.service_id, date_trunc('quarter', r.made_on)::date as quarter, count(*)::int as made,
           (count(*) filter (where r.tier = 'HOST'))::int as host, (count(*) filter (where r.tier = 'WEST_LONDON'))::int as members,
           (count(*) filter (where r.tier = 'NEIGHBOUR'))::int as neighbours, (count(*) filter (where r.tier = 'OTHER'))::int as others
    from known.referral r where r.scheme_id is null
    group by r.partnership_id, r.service_id, date_trunc('quarter', r.made_on)) r
join known.service s on s.id = r.service_id and not s.direct_access
left join lateral (select x.outside_share_percent from known.cross_authority_rule x
                   where x.partnership_id = r.partnership_id and x.from_day <= r.quarter order by x.from_day desc limit 1) c on true
$figure$);
call app.describe('known.tier_share', $$
Referrals to a service by tier in a quarter, where it is neither jointly bought nor of direct access (J Schedule 5): the host first, members first among others, listed neighbours second, others at most the agreed share.
id | Identifier.
partnership_id | The partnership.
authority_id | The authority that holds the service.
host_id | In whose area it is.
service_id | The service.
quarter | First day of the quarter.
made | Referrals made. Unit: referrals.
of_host | The host's. Unit: referrals.
members | Other members'. Unit: referrals.
neighbours | Listed neighbours'. Unit: referrals.
others | All others'. Unit: referrals.
outside_numerator | Referrals by others than members and neighbours.
outside_denominator | Referrals that are not the host's. Null: none.
outside_value | Others of those that are not the host's. Unit: per cent, two decimals.
outside_applies | There were referrals that are not the host's.
agreed_percent | Most that was agreed. Null: none was agreed. Unit: per cent.
is_breach | More than agreed. Null: nothing was agreed, or nothing referred.
$$);
