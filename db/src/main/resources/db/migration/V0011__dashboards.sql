-- What the dashboards and the list of returns due read.

-- Returns expected for each quarter that has ended.

call app.figure_view('expected_return', $figure$
select app.named_id(c.service_id::text, c.quarter::text) as id, c.partnership_id, c.authority_id, c.service_id, c.quarter,
       q.due_on, r.id as performance_return_id, r.received_at,
       case
           when r.id is null and app.today() > q.due_on then 'LATE'
           when r.id is null then 'DUE'
           when (r.received_at at time zone 'Europe/London')::date > q.due_on then 'RECEIVED_LATE'
           else 'RECEIVED'
       end as state,
       greatest(0, coalesce((r.received_at at time zone 'Europe/London')::date, app.today()) - q.due_on) as days_late
from known.contracted_quarter c
join quarter q on q.first_day = c.quarter
join known.partnership p on p.id = c.partnership_id
left join known.performance_return r on r.service_id = c.service_id and r.quarter = c.quarter
where q.last_day < app.today() and (c.quarter >= p.returns_expected_from or r.id is not null) and (select app.authority_id()) is not null
$figure$);
call app.describe('known.expected_return', $$
A return that is expected because the service was under contract in a quarter that has ended.
id | Identifier, the same each time.
partnership_id | The partnership.
authority_id | The administering authority.
service_id | The service.
quarter | First day of the quarter.
due_on | Last day on which the return is in time.
performance_return_id | The return, if it has come.
received_at | When it came.
state | RECEIVED, RECEIVED_LATE, DUE (not come, still in time) or LATE (not come, overdue).
days_late | Days after the due day that the return came, or today if it has not. Unit: calendar days.
$$);

-- All versions of returns.

call app.figure_view('performance_return_version', $figure$
select distinct on (h.id, h.version)
       app.named_id(h.id::text, h.version::text) as id, h.id as performance_return_id, h.partnership_id, h.authority_id, h.service_id,
       h.quarter, h.version, h.recorded_from as recorded_at, h.recorded_until as superseded_at, h.received_by, h.import_id,
       h.capacity, h.unit_days_available, h.unit_days_occupied, h.user_weeks, h.staff_hours, h.clients_at_start, h.arrivals,
       h.departures, h.clients_at_end, h.clients_maintaining, h.ready_to_move_on
from history.performance_return h
where (select app.known_at()) is null or h.recorded_from <= (select app.known_at())
order by h.id, h.version, h.recorded_from desc
$figure$);
call app.describe('known.performance_return_version', $$
Every version of every return, the one in force included. What an amendment replaced stays readable.
id | Identifier, the same each time.
performance_return_id | The return.
partnership_id | The partnership.
authority_id | The administering authority.
service_id | The service.
quarter | First day of the quarter.
version | 1, raised by each amendment.
recorded_at | When this version was recorded.
superseded_at | When the next version replaced it. Null for the one in force.
received_by | Who received it.
import_id | The workbook it came from.
capacity | Unit: household units.
unit_days_available | Unit: unit-days.
unit_days_occupied | Unit: unit-days.
user_weeks | Unit: user-weeks.
staff_hours | Unit: hours.
clients_at_start | People.
arrivals | People.
departures | People.
clients_at_end | People.
clients_maintaining | People.
ready_to_move_on | People.
$$);

-- Indicators and counts of returns of each authority, and of each partnership as a whole (authority null), by quarter.
-- Over all providers the rollups answer; for named providers, and for what was known then, the sums are made on the spot.

do $$
declare
    rolled text := '';
    summed text := '';
    rates  text := '';
    result text := '';
    i      text;
begin
    foreach i in array app.indicators() loop
        rolled := rolled || format(', p.%1$I_numerator, p.%1$I_denominator', i);
        summed := summed || format(', s.%1$I_numerator, s.%1$I_denominator', i);
        rates  := rates || format(', count(x.%1$I_denominator) > 0, trim_scale(round(sum(x.%1$I_numerator), 2)),
            trim_scale(round(sum(x.%1$I_denominator), 2)), round(app.share(sum(x.%1$I_numerator), sum(x.%1$I_denominator)), 2)', i);
        result := result || format(', %1$I_applies boolean, %1$I_numerator numeric, %1$I_denominator numeric, %1$I_value numeric', i);
    end loop;
    rolled := format($q$
                select r.partnership_id, r.authority_id, r.quarter, r.expected, r.received, r.received_late, r.amended, r.flagged, r.unit_days %s
                from return_rollup r
                left join performance_rollup p on p.partnership_id = r.partnership_id and p.quarter = r.quarter
                    and p.authority_id = r.authority_id and p.client_group_id = r.client_group_id and p.service_type_id = r.service_type_id
                where providers is null
                  and (client_groups is null or r.client_group_id = any (client_groups))
                  and (service_types is null or r.service_type_id = any (service_types))
                  and r.quarter >= coalesce(since, '-infinity') and r.quarter <= coalesce(until, 'infinity')
                union all $q$, rolled);
    summed := format($q$
                select s.partnership_id, s.authority_id, s.quarter, s.expected, s.received, s.received_late, s.amended, s.flagged, s.unit_days %s
                from known.performance_sum s
                where %%s and (select app.authority_id()) is not null
                  and (providers is null or s.provider_id = any (providers))
                  and (client_groups is null or s.client_group_id = any (client_groups))
                  and (service_types is null or s.service_type_id = any (service_types))
                  and s.quarter >= coalesce(since, '-infinity') and s.quarter <= coalesce(until, 'infinity') $q$, summed);
    result := format($f$
        create function known.authority_quarter(client_groups uuid[] default null, service_types uuid[] default null,
            providers uuid[] default null, since date default null, until date default null)
        returns table (partnership_id uuid, authority_id uuid, quarter date, expected int, received int, received_late int,
            missing int, amended int, flagged int, unit_days bigint %s)
        stable language sql as $b$
            select x.partnership_id, x.authority_id, x.quarter, sum(x.expected)::int, sum(x.received)::int, sum(x.received_late)::int,
                   (sum(x.expected) - sum(x.received))::int, sum(x.amended)::int, sum(x.flagged)::int, sum(x.unit_days)::bigint %s
            from (%%s) x
            where app.quarter_last_day(x.quarter) < app.today()
            group by grouping sets ((x.partnership_id, x.authority_id, x.quarter), (x.partnership_id, x.quarter))
        $b$ $f$, result, rates);
    execute format(result, rolled || format(summed, 'providers is not null'));
    execute replace(format(result, format(summed, 'true')), 'known.', 'known_then.');
end $$;
comment on function known.authority_quarter is
    'Indicators and counts of returns by authority and quarter; authority null: the partnership as a whole. Only quarters that have ended.';
comment on function known_then.authority_quarter is
    'known.authority_quarter as known at app.known_at().';

-- Who is asking, as a row.

create view known.viewer with (security_invoker = true) as
select a.id, a.username, a.name, a.authority_id, a.must_change_password,
       coalesce(app.partnership_ids(), '{}') as partnership_ids, coalesce(app.role_names(), '{}') as roles
from account a
where a.id = (select app.account_id());
grant select on known.viewer to interborough_app;
call app.describe('known.viewer', $$
The account of this transaction's identity.
id | The account.
username | What was typed at sign-in.
name | Name shown beside what the person wrote.
authority_id | The authority the person works for.
must_change_password | The password was given by somebody else.
partnership_ids | Partnerships in force.
roles | Roles.
$$);
