-- Organisations that deliver services, with or without a contract (P8.1), and what is known of them.

create table provider (
    id                uuid primary key default app.uuid_v7(),
    name              text collate "und-x-icu" not null check (trim(name) <> ''),
    legal_form        text,
    description       text,
    address           text,
    postcode          text,
    telephone         text,
    email             text,
    website           text,
    became_known_on   date,
    ceased_trading_on date
);
create index on provider (name, id);
call app.keep_for_all('provider');
call app.describe('provider', $$
An organisation that delivers services or personal care, with or without a Supporting People contract (P8.1).
id | Identifier.
name | Name the organisation trades under.
legal_form | E.g. company limited by guarantee, registered society.
description | What it does, in its own words.
address | Registered office, without postcode.
postcode | Postcode of the registered office.
telephone | Switchboard.
email | General e-mail address.
website | Web address.
became_known_on | First day a member authority dealt with it.
ceased_trading_on | Day it stopped trading. Null while it trades.
$$);

create table provider_identifier (
    id          uuid primary key default app.uuid_v7(),
    provider_id uuid not null references provider on delete cascade,
    scheme      text not null check (scheme in ('GB-COH', 'GB-CHC', 'GB-SHPE', 'GB-MPR', 'CQC-PROVIDER', 'OFSTED-URN', 'SP-NATIONAL', 'GB-PPON')),
    identifier  text not null check (trim(identifier) <> ''),
    unique (scheme, identifier)
);
create index on provider_identifier (provider_id);
call app.keep_for_all('provider_identifier');
call app.describe('provider_identifier', $$
A number by which a register knows the provider.
id | Identifier.
provider_id | The provider.
scheme | GB-COH Companies House, GB-CHC Charity Commission, GB-SHPE registered social housing, GB-MPR mutuals, CQC-PROVIDER, OFSTED-URN, SP-NATIONAL (eight digits), GB-PPON.
identifier | The number in that register.
$$);

create table provider_contact (
    id          uuid primary key default app.uuid_v7(),
    provider_id uuid not null references provider on delete cascade,
    kind        text not null check (kind in ('NAMED', 'OUT_OF_HOURS')),
    name        text collate "und-x-icu" not null,
    job_title   text,
    telephone   text,
    email       text,
    check (telephone is not null or email is not null)
);
create index on provider_contact (provider_id);
call app.keep_for_all('provider_contact');
call app.describe('provider_contact', $$
Whom to reach at a provider.
id | Identifier.
provider_id | The provider.
kind | NAMED: in office hours. OUT_OF_HOURS: at any other time.
name | Person or desk.
job_title | Job title.
telephone | Telephone.
email | E-mail address.
$$);

create table provider_assurance (
    id          uuid primary key default app.uuid_v7(),
    provider_id uuid not null references provider on delete cascade,
    kind        text not null check (kind in ('PUBLIC_LIABILITY', 'EMPLOYERS_LIABILITY', 'PROFESSIONAL_INDEMNITY', 'REGISTRATION')),
    body        text not null,
    reference   text,
    valid_from  date,
    expires_on  date check (expires_on > valid_from)
);
create index on provider_assurance (provider_id);
call app.keep_for_all('provider_assurance');
call app.describe('provider_assurance', $$
An insurance or registration of a provider, with its expiry.
id | Identifier.
provider_id | The provider.
kind | PUBLIC_LIABILITY, EMPLOYERS_LIABILITY, PROFESSIONAL_INDEMNITY or REGISTRATION.
body | Insurer or regulator.
reference | Policy or registration number.
valid_from | First day of cover.
expires_on | Last day of cover. Null: does not expire.
$$);

create table provider_event (
    id                uuid primary key default app.uuid_v7(),
    provider_id       uuid not null references provider on delete cascade,
    kind              text not null check (kind in ('MERGER', 'CHANGE_OF_OWNERSHIP', 'CHANGE_OF_NAME')),
    happened_on       date not null,
    other_provider_id uuid references provider,
    detail            text
);
create index on provider_event (provider_id);
call app.keep_for_all('provider_event');
call app.describe('provider_event', $$
A merger or change of ownership or name (P6.2(2), P8.1(1)).
id | Identifier.
provider_id | The provider.
kind | MERGER, CHANGE_OF_OWNERSHIP or CHANGE_OF_NAME.
happened_on | Day it took effect.
other_provider_id | The other organisation, where it is known here.
detail | In words, e.g. the earlier name.
$$);

create table provider_briefing (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    provider_id    uuid not null references provider on delete cascade,
    told_on        date not null,
    told_by        text not null,
    unique (partnership_id, provider_id, authority_id)
);
create index on provider_briefing (provider_id);
call app.keep_for_members('provider_briefing');
call app.describe('provider_briefing', $$
A provider was told of the partnership's information sharing protocol (P4.2; N joining).
id | Identifier.
partnership_id | Whose protocol.
authority_id | The authority that told the provider.
provider_id | The provider.
told_on | When.
told_by | By whom.
$$);
