-- Vocabularies. They change, so each entry is dated; the rows are reference data, not code.

create table client_group (
    id         uuid primary key default app.uuid_v7(),
    code       text not null unique,
    name       text collate "und-x-icu" not null,
    definition text,
    source     text not null,
    position   int  not null,
    valid_from date not null,
    valid_until date check (valid_until > valid_from)
);
call app.keep_for_all('client_group');
call app.describe('client_group', $$
Whom a service is for (Supporting People client groups).
id | Identifier.
code | Number on the Client Record Form, 1 to 21.
name | Name.
definition | Definition, where one was found.
source | Where the entry comes from.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

create table service_type (
    id                  uuid primary key default app.uuid_v7(),
    code                text    not null unique,
    name                text collate "und-x-icu" not null,
    definition          text,
    accommodation_based boolean not null,
    floating_support    boolean not null,
    source              text    not null,
    position            int     not null,
    valid_from          date    not null,
    valid_until         date check (valid_until > valid_from)
);
call app.keep_for_all('service_type');
call app.describe('service_type', $$
What kind of service it is (the seven SPLS values).
id | Identifier.
code | Short code of ours; the SPLS has names only.
name | Name.
definition | Definition, where one was found.
accommodation_based | Linked to identified accommodation: SPI 1 and SPI 2a apply (J Schedule 4 §1.1).
floating_support | Gives support that is not tied to accommodation: SPI 2b applies, alone or beside 2a.
source | Where the entry comes from.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

create table accommodation_type (
    id          uuid primary key default app.uuid_v7(),
    code        text not null unique,
    name        text collate "und-x-icu" not null,
    definition  text,
    source      text not null,
    position    int  not null,
    valid_from  date not null,
    valid_until date check (valid_until > valid_from)
);
call app.keep_for_all('accommodation_type');
call app.describe('accommodation_type', $$
What kind of building an accommodation-based service has.
id | Identifier.
code | Short code of ours; the SPLS has names only.
name | Name.
definition | Definition, where one was found.
source | Where the entry comes from.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

create table departure_reason (
    id          uuid primary key default app.uuid_v7(),
    code        text not null unique,
    name        text collate "und-x-icu" not null,
    outcome     text not null check (outcome in ('PLANNED', 'UNPLANNED', 'EXCLUDED')),
    source      text not null,
    position    int  not null,
    valid_from  date not null,
    valid_until date check (valid_until > valid_from)
);
call app.keep_for_all('departure_reason');
call app.describe('departure_reason', $$
Why somebody left a service. One of two lists; the other is where they went.
id | Identifier.
code | Code in the performance workbook.
name | Name.
outcome | PLANNED, UNPLANNED, or EXCLUDED: counts in neither part of KPI 2.
source | Where the entry comes from.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

create table departure_destination (
    id          uuid primary key default app.uuid_v7(),
    code        text not null unique,
    name        text collate "und-x-icu" not null,
    independent text not null check (independent in ('YES', 'NO', 'EXCLUDED')),
    source      text not null,
    position    int  not null,
    valid_from  date not null,
    valid_until date check (valid_until > valid_from)
);
call app.keep_for_all('departure_destination');
call app.describe('departure_destination', $$
Where somebody went on leaving a service.
id | Identifier.
code | Code in the performance workbook.
name | Name.
independent | YES: living independently, counts as established for KPI 1. NO: does not. EXCLUDED: counts in neither part.
source | Where the entry comes from.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

-- The calendar: bank holidays, and quarters of the financial year with the day their returns are due.

create table bank_holiday (
    date date primary key,
    name text not null
);
call app.protect('public', 'bank_holiday');
call app.allow('select', 'bank_holiday', '(select app.account_id()) is not null');
call app.describe('bank_holiday', $$
Bank holidays in England.
date | The day.
name | Its name.
$$);

create function app.financial_year(day date) returns int immutable parallel safe
    return extract(year from day - interval '3 months')::int;

create function app.quarter_number(day date) returns int immutable parallel safe
    return extract(quarter from day - interval '3 months')::int;

create function app.quarter_label(day date) returns text immutable parallel safe
    return app.financial_year(day) || ' to ' || (app.financial_year(day) + 1) || ' Q' || app.quarter_number(day);

create function app.quarter_last_day(day date) returns date immutable parallel safe
    return (date_trunc('quarter', day::timestamp) + interval '3 months')::date - 1;

create function app.quarter_first_day(year int, number int) returns date immutable parallel safe
    return (make_date(year, 4, 1) + make_interval(months => 3 * (number - 1)))::date;

create function app.is_quarter(day date) returns boolean immutable parallel safe
    return day = date_trunc('quarter', day::timestamp)::date;

-- The nth working day after a day: neither Saturday, Sunday nor bank holiday.

create function app.working_day_after(day date, n int) returns date
    stable parallel safe security definer set search_path = public, pg_temp
begin atomic
    select d::date
    from generate_series((day + 1)::timestamp, (day + 2 * n + 20)::timestamp, interval '1 day') d
    where extract(isodow from d) < 6 and not exists (select from bank_holiday b where b.date = d::date)
    order by d
    offset n - 1 limit 1;
end;

create table quarter (
    first_day      date primary key check (app.is_quarter(first_day)),
    last_day       date not null,
    days           int  not null,
    label          text not null,
    financial_year int  not null,
    number         int  not null check (number between 1 and 4),
    due_on         date not null
);
call app.protect('public', 'quarter');
call app.allow('select', 'quarter', '(select app.account_id()) is not null');
call app.describe('quarter', $$
Quarters of the financial year, from April.
first_day | The day that identifies the quarter: 1 April, 1 July, 1 October or 1 January.
last_day | Last day.
days | Days in the quarter: 90 to 92.
label | E.g. 2026 to 2027 Q1.
financial_year | Year in which the financial year begins.
number | 1 (April to June) to 4 (January to March).
due_on | Last day on which a performance return is in time: 15 working days after the quarter ends.
$$);
