-- Key and service performance indicators (J Schedule 4 §1.1), once. Each has numerator, denominator and applicability;
-- a zero denominator or a blank input gives no figure, never 0.

create function app.share(numerator numeric, denominator numeric) returns numeric immutable parallel safe
    return case when denominator > 0 then 100 * numerator / denominator end;

comment on function app.share is 'Numerator over denominator in per cent, unrounded. Null where the denominator is null or not positive.';

-- Everything that is expected or returned of a service and quarter, with the parts of each indicator, unrounded.

call app.figure_view('service_quarter_figure', $figure$
select c.partnership_id, c.authority_id, s.host_authority_id, c.service_id, s.provider_id, s.client_group_id, s.service_type_id,
       c.quarter, r.id as performance_return_id, r.version, r.received_at, r.amended_at,
       c.unit_days, c.units, c.duration,

       c.duration = 'LONG_TERM' or (t.floating_support and not t.accommodation_based) as independent_living_applies,
       (r.clients_maintaining + r.leavers_independent)::numeric                       as independent_living_numerator,
       (r.clients_at_end + r.leavers_counted)::numeric                                as independent_living_denominator,

       c.duration = 'SHORT_TERM'                                                      as planned_moves_applies,
       r.departures_planned::numeric                                                  as planned_moves_numerator,
       (r.departures_planned + r.departures_unplanned)::numeric                       as planned_moves_denominator,

       t.accommodation_based                                                          as availability_applies,
       r.unit_days_available::numeric                                                 as availability_numerator,
       c.unit_days::numeric                                                           as availability_denominator,

       t.accommodation_based                                                          as utilisation_applies,
       r.unit_days_occupied::numeric                                                  as utilisation_numerator,
       c.unit_days::numeric                                                           as utilisation_denominator,

       t.accommodation_based                                                          as occupancy_of_available_applies,
       r.unit_days_occupied::numeric                                                  as occupancy_of_available_numerator,
       r.unit_days_available::numeric                                                 as occupancy_of_available_denominator,

       t.floating_support or not t.accommodation_based                                as support_utilisation_applies,
       r.user_weeks                                                                   as support_utilisation_numerator,
       c.unit_days::numeric / 7                                                       as support_utilisation_denominator,

       c.staff_hours > 0                                                              as staffing_applies,
       r.staff_hours                                                                  as staffing_numerator,
       c.staff_hours                                                                  as staffing_denominator,

       true                                                                           as throughput_applies,
       (r.clients_at_end + r.departures)::numeric                                     as throughput_numerator,
       c.average_units                                                                as throughput_denominator,

       -- what the checks read
       r.capacity, r.stated_units, r.stated_staff_hours_per_week, r.stated_duration, c.staff_hours_per_week,
       r.unit_days_available, r.unit_days_occupied, r.user_weeks, r.staff_hours, r.clients_at_start, r.arrivals, r.departures,
       r.clients_at_end, r.departures_planned + r.departures_unplanned + r.departures_excluded as departure_lines,
       r.spls_kpi_1, r.spls_kpi_2, t.accommodation_based, t.floating_support
from known.contracted_quarter c
join known.service s on s.id = c.service_id
join known.service_type t on t.id = s.service_type_id
left join known.performance_return r on r.service_id = c.service_id and r.quarter = c.quarter
$figure$);
call app.describe('known.service_quarter_figure', $$
Each service and quarter under contract, with its return if there is one and the unrounded parts of each indicator. What rollups add up.
performance_return_id | The return. Null while it has not come.
version | Version of the return.
unit_days | Units times days under contract in the quarter. Unit: unit-days.
units | Contracted units at the latest terms in the quarter. Unit: household units.
departure_lines | Departures, summed over the lines of the return.
$$);
call app.describe_like('known.service_quarter_figure', 'contracted_quarter');
call app.describe_like('known.service_quarter_figure', 'performance_return');
call app.describe_like('known.service_quarter_figure', 'service');
call app.describe_like('known.service_quarter_figure', 'service_type');

-- What the columns of the indicators mean, wherever they stand: <indicator>_applies, _numerator, _denominator, _value.

create procedure app.describe_indicators(relation regclass) language plpgsql as $$
declare
    part record;
begin
    for part in
        select i.prefix || '_' || w.part as column_name, format(w.words, i.name, i.numerator, i.denominator) as words
        from (values
            ('independent_living', 'KPI 1', 'People at the end of the quarter who maintain independence and leavers who established it', 'People at the end of the quarter and leavers who count'),
            ('planned_moves', 'KPI 2', 'Planned departures', 'Planned and unplanned departures'),
            ('availability', 'SPI 1', 'Unit-days available', 'Unit-days under contract'),
            ('utilisation', 'SPI 2a', 'Unit-days occupied', 'Unit-days under contract'),
            ('occupancy_of_available', 'occupancy of available', 'Unit-days occupied', 'Unit-days available'),
            ('support_utilisation', 'SPI 2b', 'User-weeks', 'Household units under contract times weeks'),
            ('staffing', 'SPI 3', 'Staff hours worked', 'Staff hours under contract'),
            ('throughput', 'SPI 4', 'People at the end of the quarter and departures', 'Units under contract on an average day')
        ) i(prefix, name, numerator, denominator)
        cross join (values
            ('applies', 'Whether %1$s applies to this kind of service (J Schedule 4 §1.1).'),
            ('numerator', '%2$s: what counts for %1$s.'),
            ('denominator', '%3$s: what %1$s is out of.'),
            ('value', '%1$s. Unit: per cent, two decimals. Null where it does not apply or a part is missing.')
        ) w(part, words)
        join pg_attribute a on a.attrelid = relation and a.attname = i.prefix || '_' || w.part and not a.attisdropped
    loop
        execute format('comment on column %s.%I is %L', relation, part.column_name, part.words);
    end loop;
end $$;

call app.describe_indicators('known.service_quarter_figure');

-- The checks of a return. A failed one flags the return and every figure made from it; impossible values were refused.

-- First which of them fail (null: does not apply), then each in words.

call app.figure($figure$
create function app.return_flags(f known.service_quarter_figure) returns boolean[] stable
    return array[
        f.capacity is distinct from f.units or (f.stated_units is distinct from f.units and f.stated_units is not null),
        f.stated_duration is distinct from f.duration,
        f.clients_at_end is null
            or f.clients_at_end = 0 and coalesce(f.unit_days_occupied, 0) = 0 and coalesce(f.user_weeks, 0) = 0,
        f.departures is null or f.departures <> f.departure_lines
            or (f.clients_at_start + f.arrivals - f.departures is distinct from f.clients_at_end),
        case when f.staffing_applies then f.staff_hours is null or round(f.staff_hours, 1) = round(f.staffing_denominator, 1)
            or f.staff_hours = f.staff_hours_per_week end,
        coalesce(least(f.spls_kpi_1, f.spls_kpi_2) < 0, false),
        coalesce(case when f.utilisation_applies then app.share(f.utilisation_numerator, f.utilisation_denominator) > 100 end, false)
            or coalesce(case when f.support_utilisation_applies
                then app.share(f.support_utilisation_numerator, f.support_utilisation_denominator) > 105 end, false),
        case when f.accommodation_based then coalesce(f.unit_days_occupied > f.unit_days_available, false)
            or coalesce(f.unit_days_available > f.unit_days, false) or f.unit_days_available is null or f.unit_days_occupied is null end,
        case when f.staffing_applies then f.stated_staff_hours_per_week is distinct from f.staff_hours_per_week end,
        case when not f.accommodation_based then coalesce(f.unit_days_available, f.unit_days_occupied, 0) > 0 end];
$figure$);

call app.figure_view('performance_return_check', $figure$
select app.named_id(f.performance_return_id::text, v.code) as id, f.partnership_id, f.authority_id, f.performance_return_id,
       v.place as position, v.code, v.question, (app.return_flags(f))[v.place] as flagged, v.found, v.expected
from known.service_quarter_figure f
cross join lateral (values
    (1, 'CAPACITY', 'Is the service capacity filled in, and that of the contract?',
        coalesce(f.capacity || ' units', 'blank') || case when f.stated_units <> f.units then ', contract sheet ' || f.stated_units || ' units' else '' end,
        f.units || ' units'),
    (2, 'DURATION', 'Is the duration filled in, and that of the contract?',
        coalesce(lower(replace(f.stated_duration, '_', '-')), 'blank'),
        lower(replace(f.duration, '_', '-'))),
    (3, 'USERS_PRESENT', 'Are people or occupied units shown at the end of the quarter?',
        coalesce(f.clients_at_end || ' people at the end', 'blank'),
        'people at the end of the quarter, or units occupied in it'),
    (4, 'DEPARTURES', 'Are the departures consistent with the throughput?',
        coalesce(f.clients_at_start::text, 'blank') || ' at start + ' || coalesce(f.arrivals::text, 'blank') || ' arrived − '
            || coalesce(f.departures::text, 'blank') || ' left; ' || coalesce(f.clients_at_end::text, 'blank') || ' at end; '
            || f.departure_lines || ' in the departure lines',
        'start + arrived − left = end, and the lines add up to all who left'),
    (5, 'STAFF_HOURS', 'Are actual staff hours shown, and not a copy of the contracted hours?',
        coalesce(trim_scale(f.staff_hours) || ' hours', 'blank'),
        'hours actually worked; contracted were ' || trim_scale(round(f.staffing_denominator, 1))),
    (6, 'SPLS_NEGATIVE', 'Are KPI 1 and KPI 2 on the SPLS data tab not negative?',
        'KPI 1 ' || coalesce(trim_scale(f.spls_kpi_1)::text, 'blank') || ', KPI 2 ' || coalesce(trim_scale(f.spls_kpi_2)::text, 'blank'),
        'no negative value: it is always wrong'),
    (7, 'UTILISATION', 'Is utilisation within bounds (100% of accommodation, 105% of support)?',
        concat_ws(', ', case when f.utilisation_applies then 'accommodation ' || coalesce(round(app.share(f.utilisation_numerator, f.utilisation_denominator), 2) || '%', 'blank') end,
            case when f.support_utilisation_applies then 'support ' || coalesce(round(app.share(f.support_utilisation_numerator, f.support_utilisation_denominator), 2) || '%', 'blank') end),
        'at most 100% of accommodation, 105% of support'),
    (8, 'UNIT_DAYS', 'Are occupied unit-days within available, and available within contracted?',
        coalesce(f.unit_days_occupied::text, 'blank') || ' occupied, ' || coalesce(f.unit_days_available::text, 'blank') || ' available',
        'occupied ≤ available ≤ ' || f.unit_days || ' contracted'),
    (9, 'CONTRACTED_HOURS', 'Are the contracted hours on the contract sheet those of the contract?',
        coalesce(trim_scale(f.stated_staff_hours_per_week) || ' hours a week', 'blank'),
        trim_scale(f.staff_hours_per_week) || ' hours a week'),
    (10, 'SUPPORT_ONLY', 'Does a service without accommodation leave the unit-days blank?',
        coalesce(coalesce(f.unit_days_available, f.unit_days_occupied) || ' unit-days', 'blank'),
        'blank: there is no SPI 1 for support')
) v(place, code, question, found, expected)
where f.performance_return_id is not null and (app.return_flags(f))[v.place] is not null
$figure$);
call app.describe('known.performance_return_check', $$
The checks that apply to a return (J Schedule 4 §1.1), passed and failed.
id | Identifier, the same each time.
partnership_id | The partnership.
authority_id | The administering authority.
performance_return_id | The return.
position | Order of the checks; 1 to 6 are those of the protocol.
code | The check.
question | What is asked, in words.
flagged | True: the check failed.
found | What the return says.
expected | What was expected.
$$);

-- The indicators, by the names the contract gives them: KPI 1, KPI 2, SPI 1, SPI 2a, occupancy of available, SPI 2b, SPI 3, SPI 4.

create function app.indicators() returns text[] immutable
    return array['independent_living', 'planned_moves', 'availability', 'utilisation', 'occupancy_of_available',
                 'support_utilisation', 'staffing', 'throughput'];

-- Indicators of a service and quarter, rounded to two decimals as they are shown: for each, four columns
-- <indicator>_applies, _numerator, _denominator, _value; the last three null where it does not apply.

do $$
declare
    columns text := '';
    i       text;
begin
    foreach i in array app.indicators() loop
        columns := columns || format($c$,
            f.%1$I_applies,
            case when f.%1$I_applies then trim_scale(round(f.%1$I_numerator, 2)) end as %1$I_numerator,
            case when f.%1$I_applies then trim_scale(round(f.%1$I_denominator, 2)) end as %1$I_denominator,
            case when f.%1$I_applies then round(app.share(f.%1$I_numerator, f.%1$I_denominator), 2) end as %1$I_value $c$, i);
    end loop;
    call app.figure_view('service_quarter_indicator', $v$
        select f.performance_return_id as id, f.performance_return_id, f.partnership_id, f.authority_id, f.host_authority_id,
               f.service_id, f.provider_id, f.client_group_id, f.service_type_id, f.quarter, f.units,
               f.planned_moves_denominator::int as departures_counted,
               coalesce(true = any (app.return_flags(f)), false) as flagged $v$ || columns || $v$
        from known.service_quarter_figure f
        where f.performance_return_id is not null $v$);
end $$;
call app.describe('known.service_quarter_indicator', $$
Indicators of a service in a quarter, from its latest return. Unit of every value: per cent, two decimals.
id | Identifier: that of the return.
performance_return_id | The return the figures are made from.
partnership_id | The partnership.
authority_id | The administering authority.
host_authority_id | The authority where the service is.
service_id | The service.
provider_id | The provider today.
client_group_id | The primary client group today.
service_type_id | The service type today.
quarter | First day of the quarter.
units | Contracted units at the latest terms in the quarter.
departures_counted | Planned and unplanned departures: below 5, show the count beside the rate.
flagged | A check of the return failed.
$$);
call app.describe_indicators('known.service_quarter_indicator');
