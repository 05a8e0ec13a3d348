-- What statistics are made with: intervals and reliability of a rate, periods of time, and rows that can be added up.

-- Wilson's score interval of a share: value and interval in per cent. The sample is the number of independent observations,
-- which for shares of unit-days is the number of units, not of days.

create function app.wilson(numerator numeric, denominator numeric, sample numeric, z numeric, side int) returns numeric
    immutable parallel safe
    return case when denominator > 0 and sample > 0 and numerator between 0 and denominator then (
        select round(100 * greatest(0, least(1, (p + z * z / (2 * sample) + side * z * sqrt(p * (1 - p) / sample + z * z / (4 * sample * sample)))
            / (1 + z * z / sample))), 2)
        from (select numerator / denominator as p) share) end;
comment on function app.wilson is
    'A bound of Wilson''s score interval of numerator over denominator, in per cent with two decimals: the lower for side -1, the upper for side 1. z is 1.959964 for 95 per cent and 3.090232 for 99.8. Null where there is no share between 0 and 1, or no sample.';

create function app.rate_reliability(numerator numeric, denominator numeric, sample numeric) returns text immutable parallel safe
    return case
        when not (denominator > 0 and sample > 0 and numerator between 0 and denominator) then null
        when sample < 10 or sample * numerator < 5 * denominator and sample * (denominator - numerator) < 5 * denominator then 'TOO_FEW'
        when app.wilson(numerator, denominator, sample, 1.959964, 1) - app.wilson(numerator, denominator, sample, 1.959964, -1) > 20 then 'LOW'
        when denominator is not null and sample is not null and numerator is not null then 'OK'
    end;
comment on function app.rate_reliability is
    'TOO_FEW: a sample below 10, or below 5 both for and against. LOW: the 95 per cent interval is wider than 20 points. OK otherwise. Null where app.wilson is.';

-- Periods of time by their first day.

create function app.period_first_day(day date, grain text) returns date immutable parallel safe
    return case grain
        when 'DAY' then day
        when 'WEEK' then date_trunc('week', day::timestamp)::date
        when 'MONTH' then date_trunc('month', day::timestamp)::date
        when 'QUARTER' then date_trunc('quarter', day::timestamp)::date
        when 'FINANCIAL_YEAR' then (date_trunc('year', day::timestamp - interval '3 months') + interval '3 months')::date
    end;
comment on function app.period_first_day is 'First day of the DAY, WEEK (from Monday), MONTH, QUARTER or FINANCIAL_YEAR (from 1 April) that a day lies in.';

create function app.period_after(first_day date, grain text) returns date immutable parallel safe
    return case grain
        when 'DAY' then first_day + 1
        when 'WEEK' then first_day + 7
        when 'MONTH' then (first_day::timestamp + interval '1 month')::date
        when 'QUARTER' then (first_day::timestamp + interval '3 months')::date
        when 'FINANCIAL_YEAR' then (first_day::timestamp + interval '1 year')::date
    end;
comment on function app.period_after is 'First day of the period that follows one.';

create function app.period_last_day(first_day date, grain text) returns date immutable parallel safe
    return app.period_after(first_day, grain) - 1;
comment on function app.period_last_day is 'Last day of a period.';

create function app.period_label(first_day date, grain text) returns text stable parallel safe
    return case grain
        when 'DAY' then to_char(first_day, 'FMDD FMMonth YYYY')
        when 'WEEK' then 'week of ' || to_char(first_day, 'FMDD FMMonth YYYY')
        when 'MONTH' then to_char(first_day, 'FMMonth YYYY')
        when 'QUARTER' then app.quarter_label(first_day)
        when 'FINANCIAL_YEAR' then app.financial_year(first_day) || ' to ' || app.financial_year(first_day) + 1
    end;
comment on function app.period_label is 'What a period is called.';

-- The parts of each indicator, unrounded, only where it applies and both are there: these can be added up. The sample is what
-- a quarter's share is a share of: people for KPI 1 and 2, units for shares of unit-days; none for what is not a share.

create function app.rate_samples() returns table (indicator text, sample text) immutable
begin atomic
    values ('independent_living', '%1$s'), ('planned_moves', '%1$s'),
           ('availability', '%1$s / app.quarter_days(%2$s)'), ('utilisation', '%1$s / app.quarter_days(%2$s)'), ('occupancy_of_available', '%1$s / app.quarter_days(%2$s)');
end;
comment on function app.rate_samples is 'For each indicator that is a share of something, the number of independent observations behind a denominator, as SQL.';

create function app.quarter_days(quarter date) returns int immutable parallel safe
    return app.quarter_last_day(quarter) - quarter + 1;
comment on function app.quarter_days is 'Days of a quarter.';

do $$
declare
    parts  text := '';
    summed text := '';
    s      record;
begin
    for s in
        select i.name, x.sample from unnest(app.indicators()) with ordinality i(name, n) left join app.rate_samples() x on x.indicator = i.name order by i.n
    loop
        parts := parts || format($c$,
            case when f.%1$I_applies and f.%1$I_denominator is not null then f.%1$I_numerator end as %1$I_numerator,
            case when f.%1$I_applies and f.%1$I_numerator is not null then f.%1$I_denominator end as %1$I_denominator $c$, s.name);
        summed := summed || format(', p.%1$I_numerator, p.%1$I_denominator', s.name);
        if s.sample is not null then
            parts := parts || format($c$,
                case when f.%1$I_applies and f.%1$I_numerator is not null then %2$s end as %1$I_sample $c$,
                s.name, format(s.sample, format('f.%I_denominator', s.name), 'f.quarter'));
            summed := summed || format(', %2$s as %1$I_sample', s.name, format(s.sample, format('p.%I_denominator', s.name), 'p.quarter'));
        end if;
    end loop;
    call app.figure_view('service_quarter_measure', $v$
        select f.performance_return_id as id, f.performance_return_id, f.partnership_id, f.authority_id, f.host_authority_id,
               f.service_id, f.provider_id, f.client_group_id, f.service_type_id, f.quarter, f.units,
               f.planned_moves_denominator::int as departures_counted,
               coalesce(true = any (app.return_flags(f)), false) as flagged $v$ || parts || $v$
        from known.service_quarter_figure f
        where f.performance_return_id is not null $v$);
    execute $v$
        create view known.service_quarter_rollup with (security_invoker = true) as
        select p.partnership_id, p.authority_id, p.client_group_id, p.service_type_id, p.quarter, p.received as rows $v$ || summed || $v$
        from performance_rollup p $v$;
end $$;
call app.describe('known.service_quarter_measure', $$
Indicators of a service in a quarter as they are added up: unrounded parts, null where the indicator does not apply or the other part is missing.
quarter | First day of the quarter.
$$);
call app.describe_like('known.service_quarter_measure', 'known.service_quarter_indicator');
call app.describe_indicators('known.service_quarter_measure');
call app.describe('known.service_quarter_rollup', $$
known.service_quarter_measure added up, from the rollups; app.all_of_them() where a row is over all.
partnership_id | The partnership.
authority_id | The administering authority.
client_group_id | The primary client group today.
service_type_id | The service type today.
quarter | First day of the quarter.
rows | Returns.
$$);
call app.describe_indicators('known.service_quarter_rollup');
grant select on known.service_quarter_rollup to interborough_app;

do $$
declare
    r regclass;
    i text;
begin
    foreach r in array array['known.service_quarter_measure', 'known_then.service_quarter_measure', 'known.service_quarter_rollup']::regclass[] loop
        for i in select indicator from app.rate_samples() loop
            execute format('comment on column %s.%I is %L', r, i || '_sample',
                'Independent observations behind the denominator: people, or units on an average day.');
        end loop;
    end loop;
end $$;
