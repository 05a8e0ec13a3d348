-- Accreditation (P 6): once for the partnership. What is known of it. V0038 says who reads and writes what, and how it goes on.

insert into protocol_clause (id, source, document, ref, heading, words, position)
select app.named_id('protocol_clause', 'P ' || c.ref), 'P', 'West London Supporting People Information Sharing Protocol',
       c.ref, c.heading, c.words, c.position
from (values
    (110, '4.5', 'Purpose', 'This includes the following information Supporting People Teams may hold about providers and services:'),
    (111, '6.1', 'Accreditation', 'West London Administering Authorities have agreed a common framework for the accreditation of providers operating in the West London region. Providers accredited under this scheme will be accredited across the region and a Lead Authority will be identified for monitoring each provider for accreditation purposes. Providers failing the accreditation process will fail to be accredited for the region as a whole.')
) c (position, ref, heading, words);
update protocol_clause set position = 109 where source = 'P' and ref = '4.4';

create table accreditation_criterion (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    code           text not null check (code ~ '^[A-Z][A-Z_]*$'),
    name           text collate "und-x-icu" not null,
    words          text,
    source         text not null,
    position       int  not null,
    valid_from     date not null,
    valid_until    date check (valid_until > valid_from),
    unique (partnership_id, code),
    unique (id, partnership_id)
);

create table accreditation_lead (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    provider_id    uuid not null references provider,
    authority_id   uuid not null references authority,
    leads_from     date not null,
    leads_until    date check (leads_until > leads_from),
    reason         text,
    named_at       timestamptz not null default now(),
    named_by       uuid default app.account_id() references account,
    constraint one_lead_at_a_time exclude using gist (partnership_id with =, provider_id with =, daterange(leads_from, leads_until) with &&)
);
create index on accreditation_lead (provider_id);
create index on accreditation_lead (authority_id);

create table accreditation (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    provider_id    uuid not null references provider,
    authority_id   uuid not null references authority,
    state          text not null default 'APPLIED'
                   check (state in ('APPLIED', 'ACCREDITED', 'CONDITIONAL', 'UNDER_REVIEW', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    applied_on     date not null,
    state_since    date not null check (state_since >= applied_on),
    accredited_on  date,
    expires_on     date check (expires_on >= accredited_on),
    version        int not null default 1,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid default app.account_id() references account,
    unique (id, partnership_id, provider_id),
    check ((accredited_on is null) = (state in ('APPLIED', 'REFUSED'))),
    check ((accredited_on is null) = (expires_on is null))
);
create index on accreditation (partnership_id, applied_on);
create index on accreditation (provider_id, applied_on);
create index on accreditation (authority_id);
create unique index one_accreditation_at_a_time on accreditation (partnership_id, provider_id)
    where state in ('APPLIED', 'ACCREDITED', 'CONDITIONAL', 'UNDER_REVIEW');

create table accreditation_document (
    id               uuid primary key default app.uuid_v7(),
    partnership_id   uuid not null,
    provider_id      uuid not null,
    accreditation_id uuid not null,
    authority_id     uuid not null references authority,
    kind             text not null check (kind in ('APPLICATION', 'EVIDENCE', 'REPORT')),
    criterion_id     uuid,
    name             text collate "und-x-icu" not null check (trim(name) <> ''),
    reference        text not null check (trim(reference) <> ''),
    dated_on         date not null,
    is_permitted     boolean not null default false,
    recorded_at      timestamptz not null default now(),
    recorded_by      uuid default app.account_id() references account,
    foreign key (accreditation_id, partnership_id, provider_id) references accreditation (id, partnership_id, provider_id),
    foreign key (criterion_id, partnership_id) references accreditation_criterion (id, partnership_id),
    unique (accreditation_id, kind, reference)
);
create index on accreditation_document (provider_id);
create index on accreditation_document (criterion_id);

create table sub_group_member (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    account_id     uuid references account,
    name           text collate "und-x-icu" not null check (trim(name) <> ''),
    joined_on      date not null,
    left_on        date check (left_on > joined_on),
    version        int  not null default 1,
    constraint one_seat_at_a_time exclude using gist (partnership_id with =, authority_id with =, name with =, daterange(joined_on, left_on) with &&)
);
create index on sub_group_member (authority_id);
create index on sub_group_member (account_id);

create table sub_group_meeting (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    meets_on       date not null,
    place          text,
    version        int  not null default 1,
    arranged_by    uuid default app.account_id() references account,
    unique (partnership_id, meets_on),
    unique (id, partnership_id)
);

create table accreditation_item (
    id               uuid primary key default app.uuid_v7(),
    partnership_id   uuid not null references partnership,
    provider_id      uuid not null references provider,
    kind             text not null check (kind in ('APPLICATION', 'CONCERN', 'REVIEW', 'CONDITIONS')),
    concern_clause   text check (concern_clause ~ '^P 6\.2\([1-9]\)$'),
    notice_id        uuid references notice,
    authority_id     uuid references authority,
    accreditation_id uuid,
    words            text,
    opened_on        date not null default app.today(),
    opened_by        uuid default app.account_id() references account,
    meeting_id       uuid,
    outcome          text check (outcome in ('NO_CHANGE', 'ACCREDITED', 'CONDITIONS', 'REVIEW', 'REFUSED', 'WITHDRAWN')),
    decided_on       date check (decided_on >= opened_on),
    decided_at       timestamptz,
    decided_by       uuid references account,
    decided_with_id  uuid references accreditation_item,
    reasons          text,
    state_before     text,
    state_after      text,
    expires_on       date,
    version          int not null default 1,
    foreign key (accreditation_id, partnership_id, provider_id) references accreditation (id, partnership_id, provider_id),
    foreign key (meeting_id, partnership_id) references sub_group_meeting (id, partnership_id),
    constraint one_item_of_a_concern unique (notice_id, concern_clause),
    unique (id, accreditation_id, partnership_id, provider_id),
    check ((kind = 'CONCERN') = (concern_clause is not null)),
    check (kind = 'CONCERN' or accreditation_id is not null),
    check (num_nonnulls(outcome, decided_on, decided_at, reasons) in (0, 4))
);
create index on accreditation_item (partnership_id, opened_on);
create index on accreditation_item (provider_id);
create index on accreditation_item (accreditation_id);
create index on accreditation_item (meeting_id);
create index on accreditation_item (authority_id);
create unique index one_open_item_of_a_step on accreditation_item (accreditation_id) where kind <> 'CONCERN' and outcome is null;

create table accreditation_condition (
    id               uuid primary key default app.uuid_v7(),
    partnership_id   uuid not null,
    provider_id      uuid not null,
    accreditation_id uuid not null,
    item_id          uuid not null,
    words            text not null check (trim(words) <> ''),
    due_on           date not null,
    settlement       text check (settlement in ('MET', 'LIFTED')),
    settled_on       date,
    settled_by       uuid references account,
    version          int not null default 1,
    foreign key (item_id, accreditation_id, partnership_id, provider_id)
        references accreditation_item (id, accreditation_id, partnership_id, provider_id),
    check ((settlement is null) = (settled_on is null))
);
create index on accreditation_condition (item_id);
create index on accreditation_condition (accreditation_id);

call app.describe('accreditation_criterion', $$
A criterion of the partnership's common framework (P 6.1). The protocols name none: each partnership enters its own.
id | Identifier.
partnership_id | Whose framework.
code | E.g. GOVERNANCE.
name | In the words of the framework.
words | What is to be shown.
source | Where it comes from: the document; in the demonstration, that it is invented.
position | Order in lists.
valid_from | First day it is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);
call app.describe('accreditation_lead', $$
The authority that monitors a provider for accreditation: one at a time (P 6.1).
id | Identifier.
partnership_id | The partnership.
provider_id | The provider.
authority_id | The lead authority.
leads_from | First day.
leads_until | First day another one leads. Null: it leads.
reason | Why it was named, in words.
named_at | When that was recorded.
named_by | By whom. Null: the installation.
$$);
call app.describe('accreditation', $$
A provider's accreditation for the whole partnership, from its application on (P 6.1). What fails here fails for the region.
id | Identifier.
partnership_id | The partnership.
provider_id | The provider.
authority_id | The lead authority that received the application.
state | As last decided: APPLIED, ACCREDITED, CONDITIONAL, UNDER_REVIEW, REFUSED or WITHDRAWN; EXPIRED is stored when a new application follows, and shown from the day.
applied_on | Day of the application.
state_since | First day of the state.
accredited_on | Day it was first accredited, with conditions or without. Null: never.
expires_on | Last day of validity. Null: never accredited.
version | Counts changes.
recorded_at | When the application was recorded.
recorded_by | By whom. Null: the installation.
$$);
call app.describe('accreditation_document', $$
Where a document is kept on which an accreditation rests (P 4.5, P 6.1): the application, evidence for a criterion, or the report.
id | Identifier.
partnership_id | As the accreditation's.
provider_id | As the accreditation's.
accreditation_id | The accreditation.
authority_id | The authority that recorded it.
kind | APPLICATION, EVIDENCE or REPORT.
criterion_id | The criterion it is evidence for. Null: no single one.
name | What it is.
reference | Where it is kept: file reference or address.
dated_on | Its date.
is_permitted | The provider permits every member to read it; else the lead authority, hosts of its services and the sub-group do.
recorded_at | When it was recorded.
recorded_by | By whom. Null: the installation.
$$);
call app.describe('accreditation_item', $$
What is before the accreditation sub-group, and what it decided (P 6.2). A decided item is never changed.
id | Identifier.
partnership_id | The partnership.
provider_id | The provider.
kind | APPLICATION to be decided; CONCERN of P 6.2, told in a notice or raised here; REVIEW to be ended; CONDITIONS to be met.
concern_clause | Which of the nine concerns. Null: not a concern.
notice_id | The notice that told of it. Null: none.
authority_id | The authority that raised it; of an application, the lead. Null: the coordinator.
accreditation_id | The accreditation it is about; of a concern, the one that stood when it was decided.
words | Why it was raised, in words.
opened_on | Day it came up.
opened_by | By whom. Null: the installation.
meeting_id | The meeting on whose agenda it is, or at which it was decided.
outcome | NO_CHANGE, ACCREDITED, CONDITIONS, REVIEW, REFUSED or WITHDRAWN. Null: open.
decided_on | Day of the decision.
decided_at | When the decision was recorded.
decided_by | By whom.
decided_with_id | The item whose decision settled this one too.
reasons | The reasons for the decision.
state_before | Where the accreditation stood. Null: open, or none.
state_after | Where it stood then.
expires_on | Last day of validity that was decided. Null: none.
version | Counts changes, those of where the provider stands among them.
$$);
call app.describe('accreditation_condition', $$
What a provider is to show by a day to be accredited without conditions.
id | Identifier.
partnership_id | As the accreditation's.
provider_id | As the accreditation's.
accreditation_id | The accreditation.
item_id | The item whose decision made it.
words | What is to be shown.
due_on | By which day.
settlement | MET, or LIFTED by the sub-group. Null: neither yet.
settled_on | Day of that.
settled_by | Who recorded it.
version | Counts changes.
$$);
call app.describe('sub_group_member', $$
Who sits in the accreditation sub-group, for which authority (P 6.2). What somebody may do goes by the role SUB_GROUP_MEMBER.
id | Identifier.
partnership_id | The partnership.
authority_id | The authority represented.
account_id | The person's account. Null: has none.
name | Name.
joined_on | First day.
left_on | First day no longer a member. Null while one.
version | Counts changes.
$$);
call app.describe('sub_group_meeting', $$
A meeting of the accreditation sub-group (P 6.2). Its agenda are the items that name it.
id | Identifier.
partnership_id | The partnership.
meets_on | Day.
place | Where.
version | Counts changes of the agenda.
arranged_by | Who arranged it. Null: the installation.
$$);

-- Who has to do with it. The policies are in V0038.

create function app.sub_group_ids() returns uuid[] stable parallel safe
    return app.coordinated_ids()
        || case when app.authority_id() is not null and app.has_role('SUB_GROUP_MEMBER') then app.partnership_ids() end;
comment on function app.sub_group_ids is 'Partnerships in whose accreditation sub-group who asks has a seat, or which who asks coordinates.';

create function app.leads_accreditation(partnership uuid, provider uuid) returns boolean
    stable parallel safe security definer set search_path = public, pg_temp
begin atomic
    select app.writes_notices() and partnership = any (app.partnership_ids()) and exists (
        select from accreditation_lead l
        where l.partnership_id = partnership and l.provider_id = provider and l.authority_id = app.authority_id()
          and l.leads_from <= app.today() and (l.leads_until is null or l.leads_until > app.today()));
end;
comment on function app.leads_accreditation is 'Writes for the authority that leads on this provider today (P 6.1).';

create function app.hands_over(partnership uuid, provider uuid, day date) returns boolean
    stable parallel safe security definer set search_path = public, pg_temp
begin atomic
    select app.writes_notices() and partnership = any (app.partnership_ids()) and exists (
        select from accreditation_lead l
        where l.partnership_id = partnership and l.provider_id = provider and l.authority_id = app.authority_id() and l.leads_until = day);
end;
comment on function app.hands_over is 'Writes for the authority that leads on this provider until that day.';

create function app.hosts(provider uuid) returns boolean
    stable parallel safe security definer set search_path = public, pg_temp
begin atomic
    select exists (select from service s where s.provider_id = provider and s.host_authority_id = app.authority_id()
                   and s.partnership_id = any (app.partnership_ids()));
end;
comment on function app.hosts is 'Services of this provider are in the area of the authority that asks.';

create function app.was_member(partnership uuid, day date) returns boolean
    stable parallel safe security definer set search_path = public, pg_temp
begin atomic
    select exists (select from membership m where m.partnership_id = partnership and m.authority_id = app.authority_id()
                   and m.joined_on <= day and (m.left_on is null or m.left_on > day));
end;
comment on function app.was_member is 'The authority that asks was a member on that day: a former one keeps what was its own until then.';
revoke execute on function app.leads_accreditation, app.hands_over, app.hosts, app.was_member from public;
grant execute on function app.leads_accreditation, app.hands_over, app.hosts, app.was_member to interborough_app;
