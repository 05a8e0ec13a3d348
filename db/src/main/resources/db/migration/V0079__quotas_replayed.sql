-- What other limits of a quota would have changed, on real stays of the past (JPA 7.2, 8.1).

-- The booking rule, on its own (JPA 7.2): how much of limits a stay would take beside others, by financial year. Nights already booked and
-- asked for, units in use on the fullest night. What a quota has room for, and what it would have had room for, are told by it alike.

create function app.use_beside(units int, unit_weeks numeric, others daterange[], starts date, ends date) returns table (
    year int, units int, in_use int, fullest_on date, cap_nights int, booked_nights int, asked_nights int)
    language sql immutable parallel safe as $$
    with stay as (
        select s.nights from unnest(others) s(nights)),
    beside as (
        select s.nights from stay s where s.nights && daterange(starts, ends)),
    night as (
        select n.day, (select count(*)::int from beside s where s.nights @> n.day) as in_use
        from (select starts as day union select lower(s.nights) from beside s where lower(s.nights) > starts) n
        order by 2 desc, 1 limit 1)
    select y.year, $1, night.in_use, night.day,
           floor(coalesce($2 * 7, $1 * (y.last - y.first + 1)))::int,
           coalesce((select sum(upper(s.nights * y.span) - lower(s.nights * y.span))::int from stay s where s.nights && y.span), 0),
           upper(daterange(starts, ends) * y.span) - lower(daterange(starts, ends) * y.span)
    from night,
         (select g as year, make_date(g, 4, 1) as first, make_date(g + 1, 3, 31) as last, daterange(make_date(g, 4, 1), make_date(g + 1, 4, 1)) as span
          from generate_series(app.financial_year(starts), app.financial_year(ends - 1)) g) y
    order by y.year
$$;

-- What was booked under the quota that it replaced counts on. Who stays longer than expected is still there tonight. Charged stays are outside.

create or replace function app.quota_use(quota uuid, starts date, ends date, beside uuid) returns table (
    year int, units int, in_use int, fullest_on date, cap_nights int, booked_nights int, asked_nights int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select u.*
    from quota q
    cross join lateral app.use_beside(q.units, q.unit_weeks, array(
        select s.nights
        from referral r
        cross join lateral (select case when r.state = 'STARTED' and r.expected_end_on <= app.today()
                                        then daterange(r.starts_on, app.today() + 1) else r.nights end as nights) s
        where r.quota_id = any (array(select o.id from quota o where o.scheme_id = q.scheme_id and o.scope = q.scope))
          and r.charge_id is null and r.id is distinct from beside
          and s.nights && daterange(make_date(app.financial_year(starts), 4, 1), make_date(app.financial_year(ends - 1) + 1, 4, 1))),
        starts, ends) u
    where q.id = quota_use.quota
    order by u.year
$$;

-- Stays replayed: which of them find room under limits, asking one after the other in the order of the arrays. Each asks for what it was
-- booked for; of those let in before, those that ended by the day of booking count as they stayed, the others as booked, and who overran
-- was there still. What ended before the first year that anybody asks for from now on is laid aside.

create function app.let_in(units int, unit_weeks numeric, booked date[], starts date[], due date[], ended date[]) returns boolean[] language plpgsql
    immutable parallel safe as $$
declare
    answers boolean[] := array_fill(false, array[cardinality(booked)]);
    reach   date[] := array_fill(null::date, array[cardinality(booked)]);
    reached date;
    first   date := 'infinity';
    came    date[] := '{}';
    leaves  date[] := '{}';
    went    date[] := '{}';
begin
    for k in reverse cardinality(booked)..1 loop
        first := least(first, make_date(app.financial_year(starts[k]), 4, 1));
        reach[k] := first;
    end loop;
    for k in 1..cardinality(booked) loop
        if reach[k] > reached then
            select coalesce(array_agg(i.c), '{}'), coalesce(array_agg(i.l), '{}'), coalesce(array_agg(i.w), '{}') into came, leaves, went
            from unnest(came, leaves, went) i(c, l, w) where greatest(i.l, i.w) >= reach[k];
        end if;
        reached := reach[k];
        answers[k] := not exists (
            select from app.use_beside(let_in.units, let_in.unit_weeks, array(
                select daterange(i.c, case when i.w <= booked[k] then i.w when i.l <= booked[k] then booked[k] + 1 else i.l end)
                from unnest(came, leaves, went) i(c, l, w)), starts[k], due[k]) u
            where u.in_use >= u.units or u.booked_nights + u.asked_nights > u.cap_nights);
        if answers[k] then
            came := came || starts[k];
            leaves := leaves || due[k];
            went := went || ended[k];
        end if;
    end loop;
    return answers;
end $$;
comment on function app.let_in is
    'Which stays find room under limits, in the order in which they were booked. due: departure expected; ended: departure, infinity where there is none yet.';

-- What other limits would have changed: every stay since the scheme began of those that a quota is for, free or charged, replayed. By
-- authority and year, for those who take part in the scheme.

call app.figure($figure$
create function known.quota_change(scheme uuid default null, scope text default null, units int default null, unit_weeks numeric default null,
                                   neighbours uuid[] default null, year int default null)
    returns table (partnership_id uuid, lead_id uuid, scheme_id uuid, scope text, authority_id uuid, year int, units int, unit_weeks numeric, stays int,
                   nights int, free_nights_before int, free_nights int, change_nights int, change_unit_weeks numeric, stays_without_room int)
    language sql stable as $f$
with limits as (
    select s.id, s.partnership_id, s.authority_id, w.scope, coalesce($3, q.units) as units,
           case when $4 is not null or $3 is not null then $4 else q.unit_weeks end as unit_weeks,
           coalesce($5, array(select n.authority_id from known.quota_neighbour n where n.quota_id = q.id)) as named,
           array(select o.id from known.quota o where o.scheme_id = s.id and o.scope = w.scope) as quota_ids
    from known.joint_scheme s
    cross join (values ('NEIGHBOURS'), ('WEST_LONDON')) w(scope)
    left join known.quota q on q.scheme_id = s.id and q.scope = w.scope and q.from_day <= app.today() and (q.to_day is null or q.to_day >= app.today())
    where ($1 is null or s.id = $1) and ($2 is null or w.scope = $2) and coalesce($3, q.units) between 0 and 100000 and coalesce($4, 0) between 0 and 9999999
      and exists (select from known.scheme_schedule h where h.scheme_id = s.id)),
stay as (
    select l.*, r.source_id, r.starts_on, r.expected_end_on, coalesce(r.ended_on, 'infinity') as ended_on, r.decided_on, r.charge_id is null as was_free,
           case when r.state = 'STARTED' and r.expected_end_on <= app.today() then daterange(r.starts_on, app.today() + 1) else r.nights end as nights,
           l.scope = 'WEST_LONDON' or r.source_id = any (l.named) as is_asked,
           row_number() over (partition by l.id, l.scope, l.scope = 'WEST_LONDON' or r.source_id = any (l.named) order by r.decided_on, r.recorded_at, r.id) as nth
    from limits l
    join known.referral r on r.scheme_id = l.id and r.nights is not null
    where case when r.charge_id is null then r.quota_id = any (l.quota_ids)
               when l.scope = 'WEST_LONDON' then r.tier = 'WEST_LONDON'
               else r.source_id = any (l.named) or exists (
                   select from known.quota_neighbour n where n.quota_id = any (l.quota_ids) and n.authority_id = r.source_id) end),
replayed as (
    select s.id, s.scope, app.let_in(s.units, s.unit_weeks, array_agg(s.decided_on order by s.nth), array_agg(s.starts_on order by s.nth),
                                     array_agg(s.expected_end_on order by s.nth), array_agg(s.ended_on order by s.nth)) as answers
    from stay s where s.is_asked group by s.id, s.scope, s.units, s.unit_weeks),
told as (
    select s.*, coalesce(s.is_asked and x.answers[s.nth], false) as is_free, y.year, upper(p.part) - lower(p.part) as nights_of_year
    from stay s
    left join replayed x on x.id = s.id and x.scope = s.scope
    cross join lateral unnest(case when $6 is null then array[app.financial_year(app.today()) - 1, app.financial_year(app.today())] when $6 between 1900 and 2200 then array[$6] end) y(year)
    cross join lateral (select s.nights * daterange(make_date(y.year, 4, 1), make_date(y.year + 1, 4, 1)) as part) p
    where not isempty(p.part))
select t.partnership_id, t.authority_id, t.id, t.scope, t.source_id, t.year, t.units, t.unit_weeks, count(*)::int, sum(t.nights_of_year)::int,
       coalesce(sum(t.nights_of_year) filter (where t.was_free), 0)::int, coalesce(sum(t.nights_of_year) filter (where t.is_free), 0)::int,
       sum(t.nights_of_year * (t.is_free::int - t.was_free::int))::int, round(sum(t.nights_of_year * (t.is_free::int - t.was_free::int)) / 7.0, 1),
       (count(*) filter (where not t.is_free))::int
from told t
group by t.partnership_id, t.authority_id, t.id, t.scope, t.source_id, t.year, t.units, t.unit_weeks
$f$ $figure$);
call app.figure('grant execute on function known.quota_change to interborough_app');
comment on function known.quota_change is
    'What limits of a quota would have changed for whom it is for. Null: every scheme, both scopes, limits and neighbours as today, the last whole financial year and the one that runs.';
comment on function known_then.quota_change is 'known.quota_change as known at app.known_at().';
