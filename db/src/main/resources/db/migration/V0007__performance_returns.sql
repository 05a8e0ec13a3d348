-- Quarterly performance returns (J Schedule 4 §1.1). Inputs are stored; indicators are computed from them.
-- One row a service and quarter; an amendment raises its version, and every version stays in history.

create table workbook_import (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    service_id     uuid not null,
    financial_year int  not null,
    file_name      text not null,
    sha256         bytea not null check (length(sha256) = 32),
    content        bytea not null,
    imported_at    timestamptz not null default now(),
    imported_by    uuid not null default app.account_id() references account,
    foreign key (service_id, partnership_id, authority_id) references service (id, partnership_id, authority_id) on update cascade
);
create index on workbook_import (partnership_id, imported_at);
create index on workbook_import (service_id, financial_year);
create index on workbook_import (authority_id);
call app.protect('public', 'workbook_import');
call app.allow('select', 'workbook_import', '(partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.authority_id()) is not null) or authority_id = (select app.authority_id())');
call app.allow('insert', 'workbook_import', 'authority_id = (select app.authority_id()) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
call app.describe('workbook_import', $$
A performance workbook as it was received. The file is kept.
id | Identifier.
partnership_id | The partnership.
authority_id | The administering authority that received it.
service_id | The service it is about.
financial_year | Year in which the financial year begins.
file_name | Name of the file as uploaded.
sha256 | SHA-256 of the file.
content | The file, unchanged.
imported_at | When.
imported_by | By whom.
$$);

create table performance_return (
    id                   uuid primary key default app.uuid_v7(),
    partnership_id       uuid not null,
    authority_id         uuid not null,
    service_id           uuid not null,
    quarter              date not null references quarter,
    version              int  not null default 1 check (version >= 1),
    received_at          timestamptz not null default now(),
    amended_at           timestamptz check (amended_at >= received_at),
    received_by          uuid not null default app.account_id() references account,
    import_id            uuid references workbook_import,
    stated_units         int  check (stated_units >= 0),
    stated_staff_hours_per_week numeric(9, 2) check (stated_staff_hours_per_week >= 0),
    stated_duration      text check (stated_duration in ('SHORT_TERM', 'LONG_TERM')),
    capacity             int  check (capacity >= 0),
    unit_days_available  int  check (unit_days_available >= 0),
    unit_days_occupied   int  check (unit_days_occupied >= 0),
    user_weeks           numeric(9, 2) check (user_weeks >= 0),
    staff_hours          numeric(9, 2) check (staff_hours >= 0),
    clients_at_start     int  check (clients_at_start >= 0),
    arrivals             int  check (arrivals >= 0),
    departures           int  check (departures >= 0),
    clients_at_end       int  check (clients_at_end >= 0),
    clients_maintaining  int  check (clients_maintaining >= 0),
    ready_to_move_on     int  check (ready_to_move_on >= 0),
    departures_planned   int  not null default 0 check (departures_planned >= 0),
    departures_unplanned int  not null default 0 check (departures_unplanned >= 0),
    departures_excluded  int  not null default 0 check (departures_excluded >= 0),
    leavers_independent  int  not null default 0 check (leavers_independent >= 0),
    leavers_counted      int  not null default 0 check (leavers_counted >= leavers_independent),
    spls_kpi_1           numeric(9, 2),
    spls_kpi_2           numeric(9, 2),
    unique (service_id, quarter),
    unique (id, partnership_id, authority_id),
    check (clients_maintaining <= clients_at_end),
    check (ready_to_move_on <= clients_at_end),
    foreign key (service_id, partnership_id, authority_id) references service (id, partnership_id, authority_id) on update cascade
);
create index on performance_return (partnership_id, quarter);
create index on performance_return (authority_id, quarter);
create index on performance_return (quarter, id);
create index on performance_return (import_id);
create index on performance_return (received_at);
call app.keep('performance_return');
call app.describe('performance_return', $$
What a provider returned for a service and quarter. Blank cells are null, never zero.
id | Identifier; the same for all versions.
partnership_id | The partnership.
authority_id | The administering authority.
service_id | The service.
quarter | First day of the quarter.
version | 1, raised by each amendment.
received_at | When the first version was received; decides whether the return was in time.
amended_at | When the latest amendment was received. Null where there was none.
received_by | Who received this version.
import_id | The workbook this version came from. Null where it came another way.
stated_units | Units as the workbook's contract sheet states them.
stated_staff_hours_per_week | Contracted hours a week as the contract sheet states them.
stated_duration | Duration as the contract sheet states it.
capacity | Service capacity at the end of the quarter. Unit: household units.
unit_days_available | Unit: unit-days available to let. A household in two units lowers availability by one.
unit_days_occupied | Unit: unit-days occupied.
user_weeks | People supported times weeks. Unit: user-weeks.
staff_hours | Staff hours actually worked in the quarter. Unit: hours.
clients_at_start | People receiving the service on the first day.
arrivals | People who arrived in the quarter.
departures | People who left in the quarter, as the workbook's total states.
clients_at_end | People receiving the service on the last day.
clients_maintaining | Of those at the end, how many are maintaining independence.
ready_to_move_on | Of those at the end, how many are ready to move on (J6).
departures_planned | Sum of the departure lines whose reason is planned.
departures_unplanned | Sum of the departure lines whose reason is unplanned.
departures_excluded | Sum of the departure lines whose reason is excluded.
leavers_independent | Sum of the departure lines whose destination counts as independent.
leavers_counted | Sum of the departure lines whose destination counts at all.
spls_kpi_1 | KPI 1 as the flat SPLS data tab states it. Unit: per cent. Only checked, never used.
spls_kpi_2 | KPI 2 as the flat SPLS data tab states it. Unit: per cent. Only checked, never used.
$$);

create table performance_return_departure (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    performance_return_id    uuid not null,
    departure_reason_id      uuid not null references departure_reason,
    departure_destination_id uuid not null references departure_destination,
    people         int  not null check (people > 0),
    unique (performance_return_id, departure_reason_id, departure_destination_id),
    foreign key (performance_return_id, partnership_id, authority_id)
        references performance_return (id, partnership_id, authority_id) on update cascade on delete cascade
);
create index on performance_return_departure (partnership_id);
call app.keep('performance_return_departure');
call app.describe('performance_return_departure', $$
People who left in the quarter, by why they left and where they went (J6).
id | Identifier.
partnership_id | The partnership.
authority_id | The administering authority.
performance_return_id | The return.
departure_reason_id | Why they left.
departure_destination_id | Where they went.
people | How many.
$$);

create table performance_return_referral (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    performance_return_id uuid not null,
    agency         text collate "und-x-icu" not null,
    source_authority_id   uuid references authority,
    source_name    text not null,
    accepted       int  not null check (accepted >= 0),
    unit_weeks     numeric(9, 2) not null check (unit_weeks >= 0),
    unique (performance_return_id, agency, source_name),
    foreign key (performance_return_id, partnership_id, authority_id)
        references performance_return (id, partnership_id, authority_id) on update cascade on delete cascade
);
create index on performance_return_referral (partnership_id);
call app.keep('performance_return_referral');
call app.describe('performance_return_referral', $$
Where the people in a service were referred from, and the unit-weeks they used (J Schedule 4 §2.1; template clause 9.2).
id | Identifier.
partnership_id | The partnership.
authority_id | The administering authority.
performance_return_id | The return.
agency | Name of the referral agency.
source_authority_id | Authority of the referral source, where it is one we know.
source_name | Authority of the referral source as written.
accepted | Referrals accepted in the quarter.
unit_weeks | Weeks in which these referrals occupied a unit. Unit: unit-weeks.
$$);

-- Officers of member authorities read returns; a coordinator sees counts only (2-domain §13). Own commissioners write.

do $$
declare name text;
begin
    foreach name in array array['performance_return', 'performance_return_departure', 'performance_return_referral'] loop
        call app.allow('select', name, '(partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.authority_id()) is not null) or authority_id = (select app.authority_id())');
        call app.allow('insert', name, 'authority_id = (select app.authority_id()) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
        call app.allow('update', name, 'authority_id = (select app.authority_id()) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
        call app.allow('delete', name, 'authority_id = (select app.authority_id()) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
    end loop;
end $$;
revoke delete on performance_return from interborough_app;

-- The totals on the return are those of its lines.

create function app.check_departure_totals() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    touched uuid;
begin
    if tg_table_name = 'performance_return' then
        touched := new.id;
    elsif tg_op = 'DELETE' then
        touched := old.performance_return_id;
    else
        touched := new.performance_return_id;
    end if;
    if exists (
        select from performance_return r
        where r.id = touched
          and (r.departures_planned, r.departures_unplanned, r.departures_excluded, r.leavers_independent, r.leavers_counted) <> (
              select coalesce(sum(d.people) filter (where x.outcome = 'PLANNED'), 0), coalesce(sum(d.people) filter (where x.outcome = 'UNPLANNED'), 0),
                     coalesce(sum(d.people) filter (where x.outcome = 'EXCLUDED'), 0), coalesce(sum(d.people) filter (where y.independent = 'YES'), 0),
                     coalesce(sum(d.people) filter (where y.independent <> 'EXCLUDED'), 0)
              from performance_return_departure d
              join departure_reason x on x.id = d.departure_reason_id
              join departure_destination y on y.id = d.departure_destination_id
              where d.performance_return_id = r.id))
    then
        raise exception 'the departure totals of a performance return must be those of its lines' using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger departure_totals after insert or update of departures_planned, departures_unplanned, departures_excluded,
    leavers_independent, leavers_counted on performance_return deferrable initially deferred
    for each row execute function app.check_departure_totals();

create constraint trigger departure_totals after insert or update or delete on performance_return_departure
    deferrable initially deferred for each row execute function app.check_departure_totals();
