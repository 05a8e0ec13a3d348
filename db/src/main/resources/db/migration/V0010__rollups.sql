-- Sums of the parts of each indicator by partnership × authority × client group × service type × quarter, and counts of returns.
-- Kept by definer triggers on the tables they come from. Dashboards read these; nobody writes them.

-- What the rollups hold: one definition, used to fill them, to check them and to answer for a single provider.
-- A return counts towards an indicator when the indicator applies and both its parts are filled in.

do $$
declare
    columns text := '';
    i       text;
begin
    foreach i in array app.indicators() loop
        columns := columns || format($c$,
            sum(%1$I_numerator) filter (where %1$I_applies and %1$I_denominator is not null) as %1$I_numerator,
            sum(%1$I_denominator) filter (where %1$I_applies and %1$I_numerator is not null) as %1$I_denominator $c$, i);
    end loop;
    call app.figure_view('performance_sum', $v$
        select partnership_id, authority_id, client_group_id, service_type_id, quarter, provider_id,
               count(*)::int as expected,
               count(performance_return_id)::int as received,
               (count(*) filter (where (received_at at time zone 'Europe/London')::date > q.due_on))::int as received_late,
               count(amended_at)::int as amended,
               (count(performance_return_id) filter (where true = any (app.return_flags(f))))::int as flagged,
               sum(unit_days)::bigint as unit_days $v$ || columns || $v$
        from known.service_quarter_figure f
        join quarter q on q.first_day = f.quarter
        join known.partnership p on p.id = f.partnership_id
            and (f.quarter >= p.returns_expected_from or f.performance_return_id is not null)
        group by partnership_id, authority_id, client_group_id, service_type_id, quarter, provider_id $v$);
end $$;
call app.describe('known.performance_sum', $$
Sums of numerators and denominators, and counts of returns, by the rollup's keys and provider. Computed on the spot.
partnership_id | The partnership.
authority_id | The administering authority.
client_group_id | The primary client group today.
service_type_id | The service type today.
quarter | First day of the quarter.
provider_id | The provider today.
expected | Returns expected: services under contract in the quarter.
received | Returns received.
received_late | Of those, received after the due day.
amended | Returns amended.
flagged | Returns with a failed check.
unit_days | Units times days under contract in the quarter. Unit: unit-days.
$$);
call app.describe_indicators('known.performance_sum');

create table performance_rollup as
    select * from known.performance_sum with no data;
alter table performance_rollup
    drop column provider_id, drop column expected, drop column received, drop column received_late, drop column amended,
    drop column flagged, drop column unit_days,
    add primary key (partnership_id, quarter, authority_id, client_group_id, service_type_id);
create index on performance_rollup (authority_id, quarter);
call app.protect('public', 'performance_rollup');
call app.allow('select', 'performance_rollup', '(partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.authority_id()) is not null) or authority_id = (select app.authority_id())');
comment on table performance_rollup is
    'known.performance_sum without counts, over all providers. Derived: app.rebuild_rollups() makes it anew.';
call app.describe_like('performance_rollup', 'known.performance_sum');

create table return_rollup as
    select partnership_id, authority_id, client_group_id, service_type_id, quarter,
           expected, received, received_late, amended, flagged, unit_days
    from known.performance_sum with no data;
alter table return_rollup
    add primary key (partnership_id, quarter, authority_id, client_group_id, service_type_id);
create index on return_rollup (authority_id, quarter);
call app.protect('public', 'return_rollup');
call app.allow('select', 'return_rollup',
    'partnership_id = any ((select app.partnership_ids())::uuid[]) or authority_id = (select app.authority_id())');
comment on table return_rollup is
    'The counts of known.performance_sum, over all providers: coordinators see these and no figures. Derived: app.rebuild_rollups() makes it anew.';
call app.describe_like('return_rollup', 'known.performance_sum');

create type app.rollup_key as (partnership_id uuid, authority_id uuid, client_group_id uuid, service_type_id uuid, quarter date);

-- Makes some keys anew. Two transactions that touch one key wait for each other here, so that the later one counts the
-- earlier one's rows; many keys at once take one lock for all.

create function app.refresh_rollups(keys app.rollup_key[]) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    sums text;
begin
    if coalesce(cardinality(keys), 0) = 0 then
        return;
    end if;
    if cardinality(keys) > 500 then
        perform pg_advisory_xact_lock(hashtextextended('rollup', 0));
    else
        perform pg_advisory_xact_lock_shared(hashtextextended('rollup', 0));
        perform pg_advisory_xact_lock(h) from (select distinct hashtextextended(k::text, 0) as h from unnest(keys) k order by h) locks;
    end if;

    delete from performance_rollup r using unnest(keys) k
    where (r.partnership_id, r.quarter, r.authority_id, r.client_group_id, r.service_type_id)
        = (k.partnership_id, k.quarter, k.authority_id, k.client_group_id, k.service_type_id);
    delete from return_rollup r using unnest(keys) k
    where (r.partnership_id, r.quarter, r.authority_id, r.client_group_id, r.service_type_id)
        = (k.partnership_id, k.quarter, k.authority_id, k.client_group_id, k.service_type_id);

    select string_agg(format(', sum(s.%1$I_numerator), sum(s.%1$I_denominator)', i), '' order by n) into sums
    from unnest(app.indicators()) with ordinality x(i, n);

    execute format($q$
        with sums as materialized (
            select s.* from known.performance_sum s
            where s.authority_id = any (select distinct authority_id from unnest($1))
              and s.quarter = any (select distinct quarter from unnest($1))
              and (s.partnership_id, s.authority_id, s.client_group_id, s.service_type_id, s.quarter) in
                  (select partnership_id, authority_id, client_group_id, service_type_id, quarter from unnest($1))),
        counted as (
            insert into return_rollup
            select partnership_id, authority_id, client_group_id, service_type_id, quarter, sum(expected), sum(received),
                   sum(received_late), sum(amended), sum(flagged), sum(unit_days)
            from sums group by 1, 2, 3, 4, 5)
        insert into performance_rollup
        select partnership_id, authority_id, client_group_id, service_type_id, quarter %s
        from sums s group by 1, 2, 3, 4, 5 having sum(received) > 0 $q$, sums) using keys;
end $$;

create function app.rebuild_rollups() returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform app.refresh_contracted_quarters((select array_agg(id) from service));
    truncate performance_rollup, return_rollup;
    perform app.refresh_rollups((select array_agg(distinct row(c.partnership_id, c.authority_id, s.client_group_id, s.service_type_id, c.quarter)::app.rollup_key)
                                 from contracted_quarter c join service s on s.id = c.service_id));
end $$;

-- Rows in which a rollup is not what it should be: none.

create function app.rollup_differences() returns table (rollup text, key text)
    stable security definer set search_path = public, pg_temp
begin atomic
    with sums as (
        select partnership_id, authority_id, client_group_id, service_type_id, quarter,
               sum(expected) as expected, sum(received) as received, sum(flagged) as flagged,
               sum(utilisation_numerator) as utilisation_numerator, sum(utilisation_denominator) as utilisation_denominator,
               sum(throughput_numerator) as throughput_numerator, sum(staffing_numerator) as staffing_numerator
        from known.performance_sum group by 1, 2, 3, 4, 5),
    held as (
        select r.partnership_id, r.authority_id, r.client_group_id, r.service_type_id, r.quarter,
               r.expected, r.received, r.flagged, p.utilisation_numerator, p.utilisation_denominator,
               p.throughput_numerator, p.staffing_numerator
        from return_rollup r
        left join performance_rollup p using (partnership_id, authority_id, client_group_id, service_type_id, quarter))
    select case when h.partnership_id is null then 'missing' else 'different' end,
           concat_ws(' ', s.authority_id, s.client_group_id, s.service_type_id, s.quarter)
    from sums s
    left join held h on (h.partnership_id, h.authority_id, h.client_group_id, h.service_type_id, h.quarter)
                      = (s.partnership_id, s.authority_id, s.client_group_id, s.service_type_id, s.quarter)
    where (h.expected, h.received, h.flagged, h.utilisation_numerator, h.utilisation_denominator, h.throughput_numerator, h.staffing_numerator)
        is distinct from (s.expected, s.received, s.flagged, s.utilisation_numerator, s.utilisation_denominator, s.throughput_numerator, s.staffing_numerator)
    union all
    select 'unfounded', concat_ws(' ', h.authority_id, h.client_group_id, h.service_type_id, h.quarter)
    from held h
    where not exists (select from sums s
        where (h.partnership_id, h.authority_id, h.client_group_id, h.service_type_id, h.quarter)
            = (s.partnership_id, s.authority_id, s.client_group_id, s.service_type_id, s.quarter));
end;

-- The triggers: what changes, and the keys it belonged or belongs to.

create function app.roll_up_contracts() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    services uuid[];
    keys     app.rollup_key[];
begin
    if tg_op = 'INSERT' then
        services := array(select distinct service_id from new_rows);
    elsif tg_op = 'DELETE' then
        services := array(select distinct service_id from old_rows);
    else
        services := array(select service_id from new_rows union select service_id from old_rows);
    end if;
    keys := array(select row(c.partnership_id, c.authority_id, s.client_group_id, s.service_type_id, c.quarter)::app.rollup_key
                  from contracted_quarter c join service s on s.id = c.service_id where c.service_id = any (services));
    perform app.refresh_contracted_quarters(services);
    keys := keys || array(select row(c.partnership_id, c.authority_id, s.client_group_id, s.service_type_id, c.quarter)::app.rollup_key
                          from contracted_quarter c join service s on s.id = c.service_id where c.service_id = any (services));
    perform app.refresh_rollups(array(select distinct k from unnest(keys) k));
    return null;
end $$;

create function app.roll_up_returns() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    keys app.rollup_key[];
begin
    if tg_op = 'DELETE' then
        keys := array(select distinct row(r.partnership_id, r.authority_id, s.client_group_id, s.service_type_id, r.quarter)::app.rollup_key
                      from old_rows r join service s on s.id = r.service_id);
    else
        keys := array(select distinct row(r.partnership_id, r.authority_id, s.client_group_id, s.service_type_id, r.quarter)::app.rollup_key
                      from new_rows r join service s on s.id = r.service_id);
    end if;
    perform app.refresh_rollups(keys);
    return null;
end $$;

create function app.roll_up_services() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform app.refresh_rollups(array(
        select distinct row(c.partnership_id, c.authority_id, s.client_group_id, s.service_type_id, c.quarter)::app.rollup_key
        from (select o.* from old_rows o join new_rows n on n.id = o.id
              where (o.client_group_id, o.service_type_id, o.authority_id) is distinct from (n.client_group_id, n.service_type_id, n.authority_id)
              union all
              select n.* from old_rows o join new_rows n on n.id = o.id
              where (o.client_group_id, o.service_type_id, o.authority_id) is distinct from (n.client_group_id, n.service_type_id, n.authority_id)) s
        join contracted_quarter c on c.service_id = s.id));
    return null;
end $$;

create trigger rollup_insert after insert on contract referencing new table as new_rows
    for each statement execute function app.roll_up_contracts();
create trigger rollup_update after update on contract referencing old table as old_rows new table as new_rows
    for each statement execute function app.roll_up_contracts();
create trigger rollup_delete after delete on contract referencing old table as old_rows
    for each statement execute function app.roll_up_contracts();
create trigger rollup_insert after insert on performance_return referencing new table as new_rows
    for each statement execute function app.roll_up_returns();
create trigger rollup_update after update on performance_return referencing old table as old_rows new table as new_rows
    for each statement execute function app.roll_up_returns();
create trigger rollup_delete after delete on performance_return referencing old table as old_rows
    for each statement execute function app.roll_up_returns();
create trigger rollup_update after update on service referencing old table as old_rows new table as new_rows
    for each statement execute function app.roll_up_services();

revoke execute on function app.refresh_rollups, app.rebuild_rollups, app.rollup_differences from public;
