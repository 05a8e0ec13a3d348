-- Rows of the rollups that hold sums of rows: over all client groups, over all service types, over both. A dashboard reads
-- one row for each authority and quarter, however many kinds of service there are.

create function app.all_of_them() returns uuid immutable parallel safe
begin atomic
    select '00000000-0000-0000-0000-000000000000'::uuid;
end;
comment on function app.all_of_them is 'Stands in a rollup''s key for all client groups, or all service types.';

-- What is asked of a rollup is one choice of client group and service type, often all of them, over quarters and authorities.

alter table performance_rollup
    add column received int,
    drop constraint performance_rollup_pkey,
    add primary key (partnership_id, client_group_id, service_type_id, quarter, authority_id);
alter table return_rollup
    drop constraint return_rollup_pkey,
    add primary key (partnership_id, client_group_id, service_type_id, quarter, authority_id);
comment on column performance_rollup.received is 'Returns received: those the sums are made of, where the indicator applies.';
comment on column performance_rollup.client_group_id is 'The primary client group today. app.all_of_them(): over all.';
comment on column performance_rollup.service_type_id is 'The service type today. app.all_of_them(): over all.';
comment on column return_rollup.client_group_id is 'The primary client group today. app.all_of_them(): over all.';
comment on column return_rollup.service_type_id is 'The service type today. app.all_of_them(): over all.';

-- Makes some keys anew, and the sums above them. Two transactions that touch one authority wait for each other here, so that
-- the later one counts the earlier one's rows; by authority, so that neither can wait for what the other took before.

create or replace function app.refresh_rollups(keys app.rollup_key[]) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    sums   text;
    totals text;
    above  constant text := 'grouping sets ((client_group_id), (service_type_id), ())';
begin
    if coalesce(cardinality(keys), 0) = 0 then
        return;
    end if;
    perform pg_advisory_xact_lock(h)
    from (select distinct hashtextextended(concat_ws(' ', 'rollup', partnership_id, authority_id), 0) as h from unnest(keys) order by h) locks;

    delete from performance_rollup r using unnest(keys) k
    where (r.partnership_id, r.quarter, r.authority_id) = (k.partnership_id, k.quarter, k.authority_id)
      and ((r.client_group_id, r.service_type_id) = (k.client_group_id, k.service_type_id)
           or app.all_of_them() in (r.client_group_id, r.service_type_id));
    delete from return_rollup r using unnest(keys) k
    where (r.partnership_id, r.quarter, r.authority_id) = (k.partnership_id, k.quarter, k.authority_id)
      and ((r.client_group_id, r.service_type_id) = (k.client_group_id, k.service_type_id)
           or app.all_of_them() in (r.client_group_id, r.service_type_id));

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
        select partnership_id, authority_id, client_group_id, service_type_id, quarter %s, sum(received)
        from sums s group by 1, 2, 3, 4, 5 having sum(received) > 0 $q$, sums) using keys;

    totals := $q$
        select partnership_id, authority_id, coalesce(client_group_id, app.all_of_them()), coalesce(service_type_id, app.all_of_them()),
               quarter %s
        from %I s
        where (partnership_id, quarter, authority_id) in (select partnership_id, quarter, authority_id from unnest($1))
        group by partnership_id, authority_id, quarter, %s $q$;
    execute 'insert into return_rollup' || format(totals,
        ', sum(expected), sum(received), sum(received_late), sum(amended), sum(flagged), sum(unit_days)', 'return_rollup', above) using keys;
    execute 'insert into performance_rollup' || format(totals, sums || ', sum(received)', 'performance_rollup', above) using keys;
end $$;

create or replace function app.rollup_differences() returns table (rollup text, key text)
    stable security definer set search_path = public, pg_temp
begin atomic
    with sums as (
        select partnership_id, authority_id, coalesce(client_group_id, app.all_of_them()) as client_group_id,
               coalesce(service_type_id, app.all_of_them()) as service_type_id, quarter,
               sum(expected) as expected, sum(received) as received, sum(flagged) as flagged,
               sum(utilisation_numerator) as utilisation_numerator, sum(utilisation_denominator) as utilisation_denominator,
               sum(throughput_numerator) as throughput_numerator, sum(staffing_numerator) as staffing_numerator
        from known.performance_sum group by partnership_id, authority_id, quarter, cube (client_group_id, service_type_id)),
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

-- The dashboards' function reads the row of all of them where no choice is made.

do $$
declare
    definition text := pg_get_functiondef('known.authority_quarter'::regproc);
    changed    text;
begin
    changed := replace(replace(replace(definition,
        '(client_groups is null or r.client_group_id = any (client_groups))',
        'r.client_group_id = any (coalesce(client_groups, array[app.all_of_them()]))'),
        '(service_types is null or r.service_type_id = any (service_types))',
        'r.service_type_id = any (coalesce(service_types, array[app.all_of_them()]))'),
        'app.quarter_last_day(x.quarter) < app.today()',
        'x.quarter < (select date_trunc(''quarter'', app.today())::date)');
    execute changed;
    if changed not like '%client_groups, array%service_types, array%date_trunc(%' then
        raise exception 'known.authority_quarter is not what this migration changes';
    end if;
end $$;

select app.rebuild_rollups();
