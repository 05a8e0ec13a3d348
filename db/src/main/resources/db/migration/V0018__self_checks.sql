-- What the running application tells of its data to whoever watches it: counts and a moment, over everybody's rows.

-- Null while another node counts.

create function app.count_rollup_differences() returns bigint language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if not pg_try_advisory_xact_lock(hashtextextended('rollup check', 0)) then
        return null;
    end if;
    return (select count(*) from app.rollup_differences());
end $$;
comment on function app.count_rollup_differences is
    'Places in which a rollup is not what it should be: 0. Null while another transaction counts. Asked every night.';

create function app.newest_return_received_at() returns timestamptz
    stable security definer set search_path = public, pg_temp
begin atomic
    select max(received_at) from performance_return;
end;
comment on function app.newest_return_received_at is
    'When the newest return of anybody was received. Null when there is none.';

revoke execute on function app.count_rollup_differences, app.newest_return_received_at from public;
grant execute on function app.count_rollup_differences, app.newest_return_received_at to interborough_app;
