-- What every booking runs is planned once a session, not at each call: quota_use took 1.4 ms, most of it planning, and add_flows 1.0
-- (0.5 and 0.3 now, beside 480 stays). A plan made for the number of rows at hand is no better, and costs more than it saves.

drop function app.use_beside(int, numeric, daterange[], date, date);

-- The use of limits by other stays, by financial year, as one more asks for nights: most in use on one of them, and the nights of the year.
create function app.use_beside(most int, unit_weeks numeric, others daterange[], starts date, ends date) returns table (
    year int, units int, in_use int, fullest_on date, cap_nights int, booked_nights int, asked_nights int)
    language sql immutable parallel safe as $$
    with stay as (
        select lower(s.nights) as came, upper(s.nights) as left_on from unnest(others) s(nights) where not isempty(s.nights)),
    beside as (
        select s.came, s.left_on from stay s where s.came < ends and s.left_on > starts),
    night as (
        select n.day, (select count(*)::int from beside s where n.day >= s.came and n.day < s.left_on) as in_use
        from (select starts as day union select s.came from beside s where s.came > starts) n
        order by 2 desc, 1 limit 1)
    select y.year, most, night.in_use, night.day,
           floor(coalesce(unit_weeks * 7, most * (y.till - y.since)))::int,
           coalesce((select sum(greatest(least(s.left_on, y.till) - greatest(s.came, y.since), 0))::int from stay s), 0),
           greatest(least(ends, y.till) - greatest(starts, y.since), 0)
    from night,
         (select g as year, make_date(g, 4, 1) as since, make_date(g + 1, 4, 1) as till
          from generate_series(app.financial_year(starts), app.financial_year(ends - 1)) g) y
    order by y.year
$$;

create or replace function app.quota_use(quota uuid, starts date, ends date, beside uuid) returns table (
    year int, units int, in_use int, fullest_on date, cap_nights int, booked_nights int, asked_nights int)
    language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    asked  record;
    others daterange[];
    today  date := app.today();
    span   daterange := daterange(make_date(app.financial_year(starts), 4, 1), make_date(app.financial_year(ends - 1) + 1, 4, 1));
begin
    select q.units, q.unit_weeks, q.scheme_id, q.scope into asked from quota q where q.id = quota;
    if not found then
        return;
    end if;
    -- what was booked under the quota that it replaced counts on; who stays longer than expected is still there tonight; charged stays are outside
    others := array(
        select s.nights
        from referral r
        cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= today
                                        then daterange(r.starts_on, today + 1) else r.nights end as nights) s
        where r.quota_id = any (array(select o.id from quota o where o.scheme_id = asked.scheme_id and o.scope = asked.scope))
          and r.charge_id is null and r.id is distinct from beside and s.nights && span);
    return query select * from app.use_beside(asked.units, asked.unit_weeks, others, starts, ends);
end $$;

create or replace function app.add_flows(changes app.flow_change[]) returns void
    language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    with part as materialized (
        select s.partnership_id, f.quarter, s.host_authority_id, c.source_id, c.tier, c.is_joint,
               sum(c.factor * f.made) as made, sum(c.factor * f.accepted) as accepted, sum(c.factor * f.nights_in) as nights
        from unnest(changes) c
        join service s on s.id = c.service_id
        cross join lateral app.flow_parts(c.made_on, c.nights) f
        group by 1, 2, 3, 4, 5, 6
        having sum(c.factor * f.made) <> 0 or sum(c.factor * f.accepted) <> 0 or sum(c.factor * f.nights_in) <> 0),
    by_quarter as (
        insert into flow_rollup as k (partnership_id, quarter, host_id, source_id, tier, is_joint, referrals, accepted, nights)
        select * from part order by 1, 2, 3, 4, 5, 6
        on conflict (partnership_id, quarter, host_id, source_id, tier, is_joint) do update
        set referrals = k.referrals + excluded.referrals, accepted = k.accepted + excluded.accepted, nights = k.nights + excluded.nights)
    insert into flow_year_rollup as k (partnership_id, year, host_id, source_id, referrals, accepted, nights)
    select partnership_id, app.financial_year(quarter), host_authority_id, source_id, sum(made), sum(accepted), sum(nights)
    from part
    group by 1, 2, 3, 4
    having sum(made) <> 0 or sum(accepted) <> 0 or sum(nights) <> 0
    order by 1, 2, 3, 4
    on conflict (partnership_id, year, host_id, source_id) do update
    set referrals = k.referrals + excluded.referrals, accepted = k.accepted + excluded.accepted, nights = k.nights + excluded.nights;
end $$;
