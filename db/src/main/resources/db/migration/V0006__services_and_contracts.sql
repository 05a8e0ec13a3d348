-- Schedule 2 of the Joint Commissioning Protocol: what is contracted, from whom, at what price. Kept with its variations (J10).

create table service (
    id                    uuid primary key default app.uuid_v7(),
    partnership_id        uuid not null references partnership,
    authority_id          uuid not null references authority,
    host_authority_id     uuid not null references authority,
    provider_id           uuid not null references provider,
    spls_id               text not null check (spls_id !~ '[],%_[^]' and trim(spls_id) <> ''),
    name                  text collate "und-x-icu" not null check (trim(name) <> ''),
    client_group_id       uuid not null references client_group,
    secondary_client_group_id uuid references client_group,
    service_type_id       uuid not null references service_type,
    accommodation_type_id uuid references accommodation_type,
    stage                 text not null default 'EXISTING' check (stage in ('EXISTING', 'TO_BE_COMMISSIONED', 'DECOMMISSIONED')),
    direct_access         boolean not null default false,
    description           text,
    exclusions            text,
    referrers             text,
    charges               text,
    top_ups               text,
    accessibility         text,
    languages             text[] not null default '{}',
    address               text,
    postcode              text,
    telephone             text,
    email                 text,
    website               text,
    last_verified_on      date,
    unique (authority_id, spls_id),
    unique (id, partnership_id, authority_id)
);
create index on service (partnership_id, name, id);
create index on service (provider_id);
create index on service (authority_id, name, id);
create index on service (host_authority_id);
create index on service (client_group_id);
create index on service (service_type_id);
create index on service (accommodation_type_id);
create index on service (spls_id);
call app.keep_for_members('service');
call app.allow('update', 'service', 'authority_id = (select app.authority_id()) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
call app.describe('service', $$
A service contracted by one authority and delivered by one provider (J Schedule 2).
id | Identifier.
partnership_id | The partnership under whose protocol it is shared.
authority_id | The administering authority: holds the contract.
host_authority_id | The authority in whose area the service physically is.
provider_id | Who delivers it.
spls_id | Number in the administering authority's Supporting People Local System. No comma, %, _, bracket or ^.
name | Name of the service.
client_group_id | Primary client group.
secondary_client_group_id | Secondary client group, where there is one.
service_type_id | Kind of service.
accommodation_type_id | Kind of building, for accommodation-based services.
stage | EXISTING, TO_BE_COMMISSIONED or DECOMMISSIONED (J Schedule 2, J3.8).
direct_access | People may come without a referral; outside the cross-authority mechanism (J Schedule 5).
description | What the service offers.
exclusions | Whom it does not take.
referrers | Who may refer.
charges | What people pay.
top_ups | What is paid on top of the contract price, and by whom.
accessibility | Step-free access and the like.
languages | Languages spoken, ISO 639-1.
address | Where it is, without postcode. Refuges give none.
postcode | Postcode. Refuges give none.
telephone | For referrals.
email | For referrals.
website | Web address.
last_verified_on | Day the directory entry was last checked with the provider.
$$);

create table contract (
    id                    uuid primary key default app.uuid_v7(),
    partnership_id        uuid not null,
    authority_id          uuid not null,
    service_id            uuid not null,
    reference             text not null,
    varies_contract_id    uuid references contract,
    signed_on             date,
    starts_on             date not null,
    ends_on               date check (ends_on >= starts_on),
    status                text not null default 'AGREED' check (status in ('AGREED', 'SUSPENDED', 'TERMINATED')),
    duration              text not null check (duration in ('SHORT_TERM', 'LONG_TERM')),
    units                 int  not null check (units >= 0),
    annual_price_pence    bigint not null check (annual_price_pence >= 0),
    staff_hours_per_week  numeric(9, 2) not null check (staff_hours_per_week >= 0),
    other_funding_pence   bigint check (other_funding_pence >= 0),
    other_funding_source  text,
    has_protocol_clause   boolean not null default false,
    check (status <> 'TERMINATED' or ends_on is not null),
    foreign key (service_id, partnership_id, authority_id) references service (id, partnership_id, authority_id) on update cascade,
    exclude using gist (service_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index on contract (partnership_id, starts_on);
create index on contract (authority_id);
create index on contract (service_id, starts_on desc);
create index on contract (annual_price_pence);
call app.keep_for_members('contract');
call app.describe('contract', $$
The terms on which a service is bought between two dates. A variation ends one row and begins the next (J10).
id | Identifier.
partnership_id | As the service's.
authority_id | The authority that holds the contract.
service_id | The service.
reference | The authority's contract reference.
varies_contract_id | The terms before this variation. Null for a first contract.
signed_on | Day of signature.
starts_on | First day of these terms.
ends_on | Last day of these terms. Null: until varied or ended.
status | AGREED, SUSPENDED or TERMINATED.
duration | SHORT_TERM: people stay over 28 days and up to two years. LONG_TERM: longer.
units | Places under contract. Unit: household units.
annual_price_pence | Price a year. Unit: pence.
staff_hours_per_week | Contracted staff hours. Unit: hours a week.
other_funding_pence | Other funding going into the service a year (J3.5.1). Unit: pence.
other_funding_source | Who pays it.
has_protocol_clause | The contract carries the protocol clause (P4.2, N).
$$);

-- Schedule 2 as it stands today: the service with the terms in force.

call app.figure_view('commissioned_service', $figure$
select s.*,
       (select c.id from known.contract c where c.service_id = s.id and c.starts_on <= app.today()
           and (c.ends_on is null or c.ends_on >= app.today())) as current_contract_id,
       (select c.units from known.contract c where c.service_id = s.id and c.starts_on <= app.today()
           and (c.ends_on is null or c.ends_on >= app.today())) as units,
       (select c.annual_price_pence from known.contract c where c.service_id = s.id and c.starts_on <= app.today()
           and (c.ends_on is null or c.ends_on >= app.today())) as annual_price_pence,
       (select c.staff_hours_per_week from known.contract c where c.service_id = s.id and c.starts_on <= app.today()
           and (c.ends_on is null or c.ends_on >= app.today())) as staff_hours_per_week,
       (select c.duration from known.contract c where c.service_id = s.id and c.starts_on <= app.today()
           and (c.ends_on is null or c.ends_on >= app.today())) as duration
from known.service s
$figure$);
call app.describe('known.commissioned_service', $$
Services with the terms in force today; null where no contract is in force.
current_contract_id | The contract in force.
units | Places under contract. Unit: household units.
annual_price_pence | Price a year. Unit: pence.
staff_hours_per_week | Contracted staff hours. Unit: hours a week.
duration | SHORT_TERM or LONG_TERM.
$$);
call app.describe_like('known.commissioned_service', 'service');
