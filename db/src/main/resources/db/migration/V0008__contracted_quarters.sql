-- What was bought in a quarter: units and hours over the days of the quarter that a contract covers.
-- Kept by a trigger on contract, because every indicator and every list of returns due asks for it.

create function app.contracted_quarters(contracts text) returns text immutable
    return format($q$
        select c.partnership_id, c.authority_id, c.service_id, q.first_day as quarter,
               sum(c.units * d.days)::bigint                                     as unit_days,
               round(sum(c.staff_hours_per_week * d.days) / 7, 4)                as staff_hours,
               round(sum(c.units * d.days)::numeric / q.days, 4)                 as average_units,
               (array_agg(c.duration order by c.starts_on desc))[1]              as duration,
               (array_agg(c.units order by c.starts_on desc))[1]                 as units,
               (array_agg(c.staff_hours_per_week order by c.starts_on desc))[1]  as staff_hours_per_week
        from %s c
        join quarter q on c.starts_on <= q.last_day and (c.ends_on is null or c.ends_on >= q.first_day)
        cross join lateral (select least(coalesce(c.ends_on, q.last_day), q.last_day) - greatest(c.starts_on, q.first_day) + 1) d(days)
        where %%s
        group by c.partnership_id, c.authority_id, c.service_id, q.first_day, q.days $q$, contracts);

create table contracted_quarter (
    partnership_id       uuid   not null,
    authority_id         uuid   not null,
    service_id           uuid   not null references service on delete cascade,
    quarter              date   not null references quarter,
    unit_days            bigint not null,
    staff_hours          numeric not null,
    average_units        numeric not null,
    duration             text   not null,
    units                int    not null,
    staff_hours_per_week numeric not null,
    primary key (service_id, quarter)
);
create index on contracted_quarter (partnership_id, quarter);
create index on contracted_quarter (authority_id, quarter);
call app.protect('public', 'contracted_quarter');
call app.allow('select', 'contracted_quarter',
    'partnership_id = any ((select app.partnership_ids())::uuid[]) or authority_id = (select app.authority_id())');
call app.describe('contracted_quarter', $$
What a service was contracted for in a quarter. A contract that covers part of it counts for those days.
partnership_id | The partnership.
authority_id | The administering authority.
service_id | The service.
quarter | First day of the quarter.
unit_days | Contracted units times days covered. Unit: unit-days.
staff_hours | Contracted hours a week times days covered, divided by 7. Unit: hours.
average_units | Contracted units on an average day of the quarter. Unit: household units.
duration | SHORT_TERM or LONG_TERM, of the latest terms in the quarter.
units | Units of the latest terms in the quarter. Unit: household units.
staff_hours_per_week | Contracted hours of the latest terms in the quarter. Unit: hours a week.
$$);

create function app.refresh_contracted_quarters(services uuid[]) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    delete from contracted_quarter where service_id = any (services);
    execute 'insert into contracted_quarter '
        || format(app.contracted_quarters('contract'), 'c.service_id = any ($1)') using services;
end $$;
revoke execute on function app.refresh_contracted_quarters from public;

create view known.contracted_quarter with (security_invoker = true) as
    select partnership_id, authority_id, service_id, quarter, unit_days, staff_hours, average_units, duration, units, staff_hours_per_week
    from public.contracted_quarter;

do $$
begin
    execute 'create view known_then.contracted_quarter with (security_invoker = true) as '
        || format(app.contracted_quarters('known_then.contract'), 'true');
end $$;
grant select on known.contracted_quarter, known_then.contracted_quarter to interborough_app;
comment on view known.contracted_quarter is 'contracted_quarter as known now.';
comment on view known_then.contracted_quarter is 'contracted_quarter as known at app.known_at(), made from the contracts of then.';
