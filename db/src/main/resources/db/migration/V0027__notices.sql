-- Notices: what an authority tells the others of a provider (P8.1, Appendix 1; N). A draft is its issuer's alone. Circulating
-- freezes a version; comments and corrections make another. The texts are kept apart: they are read for a stated purpose only.

create function app.reads_notices() returns boolean stable parallel safe
    return app.authority_id() is not null and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE',
        'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER', 'DATA_PROTECTION_OFFICER', 'NOTICE_READER');
comment on function app.reads_notices is 'May read the notices of the own authority, and those circulated to it.';

create function app.writes_notices() returns boolean stable parallel safe
    return app.authority_id() is not null
        and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR', 'LEAD_OFFICER');
comment on function app.writes_notices is 'May raise notices for the own authority, and answer those circulated to it.';

create table notice (
    id                uuid primary key default app.uuid_v7(),
    partnership_id    uuid not null references partnership,
    authority_id      uuid not null references authority,
    provider_id       uuid references provider,
    state             text not null default 'DRAFT' check (state in ('DRAFT', 'SUBMITTED', 'CIRCULATED', 'CLOSED')),
    reference         text unique,
    is_imported       boolean not null default false,
    fact_id           uuid,
    created_at        timestamptz not null default now(),
    created_by        uuid not null default app.account_id() references account,
    submitted_at      timestamptz,
    circulated_at     timestamptz,
    latest_version_id uuid,
    review_on         date,
    reviewed_on       date,
    closed_on         date,
    closing           text check (closing in ('RESCINDED', 'SUSPENSION_REMOVED', 'REVIEW_SIGNED_OFF')),
    closed_by         uuid references account,
    unique (id, partnership_id, authority_id),
    check ((circulated_at is null) = (reference is null) and (circulated_at is null) = (latest_version_id is null)),
    check ((state in ('CIRCULATED', 'CLOSED')) = (circulated_at is not null)),
    check (circulated_at is null or provider_id is not null),
    check ((state = 'CLOSED') = (closed_on is not null) and (state = 'CLOSED') = (closing is not null))
);
create index on notice (circulated_at, id);
create index on notice (partnership_id, circulated_at);
create index on notice (authority_id, state);
create index on notice (provider_id);
create index on notice (review_on) where state = 'CIRCULATED';
create index on notice (fact_id);
create unique index one_draft_of_a_fact on notice (authority_id, fact_id) where state in ('DRAFT', 'SUBMITTED');

create table notice_version (
    id                  uuid primary key default app.uuid_v7(),
    notice_id           uuid not null,
    partnership_id      uuid not null,
    authority_id        uuid not null,
    number              int check (number > 0),
    kind                text not null check (kind in ('FIRST', 'PROVIDER_COMMENTS', 'CORRECTION', 'RESCISSION')),
    edit                int  not null default 1,
    changed_at          timestamptz not null default now(),
    changed_by          uuid not null default app.account_id() references account,
    submitted_at        timestamptz,
    submitted_by        uuid references account,
    returned_because    text,
    circulated_at       timestamptz,
    circulated_by       uuid references account,
    officer_name        text,
    officer_job_title   text,
    officer_telephone   text,
    event_on            date,
    notified_on         date,
    provider_name       text,
    provider_address    text,
    host_authority_id   uuid references authority,
    nature_id           uuid,
    nature_list         text generated always as ('SERVICE_NATURE') stored,
    nature_other        text,
    scope               text check (scope in ('ORGANISATION', 'SERVICE')),
    service_id          uuid references service,
    service_name        text,
    ofsted_urn          text,
    contract_affected   text,
    placement_action_id uuid,
    placement_list      text generated always as ('PLACEMENT_ACTION') stored,
    placement_other     text,
    review_on           date,
    informed_on         date,
    informed_whom       text,
    not_informed_id     uuid,
    not_informed_list   text generated always as ('NOT_INFORMED') stored,
    not_informed_other  text,
    contact_name        text,
    contact_position    text,
    contact_telephone   text,
    foreign key (notice_id, partnership_id, authority_id) references notice (id, partnership_id, authority_id) on delete cascade,
    foreign key (nature_id, nature_list) references notice_term (id, list),
    foreign key (placement_action_id, placement_list) references notice_term (id, list),
    foreign key (not_informed_id, not_informed_list) references notice_term (id, list),
    unique (notice_id, number),
    unique (id, notice_id, partnership_id, authority_id),
    check ((circulated_at is null) = (number is null)),
    check (circulated_at is null or notified_on is not null and event_on <= notified_on)
);
create index on notice_version (circulated_at, id);
create index on notice_version (partnership_id, circulated_at);
create index on notice_version (service_id);
create unique index one_draft_of_a_notice on notice_version (notice_id) where circulated_at is null;
alter table notice add foreign key (latest_version_id) references notice_version deferrable initially deferred;

create table notice_content (
    id                uuid primary key default app.uuid_v7(),
    notice_version_id uuid not null unique,
    notice_id         uuid not null,
    partnership_id    uuid not null,
    authority_id      uuid not null,
    submitted_at      timestamptz,
    circulated_at     timestamptz,
    what_happened     text,
    what_was_seen     text,
    provider_comments text,
    commented_on      date,
    what_changed      text,
    foreign key (notice_version_id, notice_id, partnership_id, authority_id)
        references notice_version (id, notice_id, partnership_id, authority_id) on delete cascade
);
create index on notice_content (notice_id);

create table stated_reason (
    id                uuid primary key default app.uuid_v7(),
    notice_version_id uuid not null,
    notice_id         uuid not null,
    partnership_id    uuid not null,
    authority_id      uuid not null,
    submitted_at      timestamptz,
    circulated_at     timestamptz,
    reason_id         uuid not null,
    is_purchasing     boolean not null,
    certainty         text not null check (certainty in ('ALLEGED', 'CONFIRMED')),
    words             text,
    foreign key (notice_version_id, notice_id, partnership_id, authority_id)
        references notice_version (id, notice_id, partnership_id, authority_id) on delete cascade,
    foreign key (reason_id, is_purchasing) references notice_reason (id, is_purchasing),
    unique (notice_version_id, reason_id)
);
create index on stated_reason (notice_id);
create index on stated_reason (reason_id);
create unique index one_purchasing_tick on stated_reason (notice_version_id) where is_purchasing;

create table notice_file (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    size           int  not null check (size between 1 and 10485760),
    sha256         bytea not null check (length(sha256) = 32),
    content        bytea not null check (length(content) = size),
    unique (id, authority_id)
);

create table notice_attachment (
    id                uuid primary key default app.uuid_v7(),
    notice_version_id uuid not null,
    notice_id         uuid not null,
    partnership_id    uuid not null,
    authority_id      uuid not null,
    submitted_at      timestamptz,
    circulated_at     timestamptz,
    file_id           uuid not null,
    name              text collate "und-x-icu" not null check (name !~ '[/\\[:cntrl:]]' and length(name) between 1 and 200),
    media_type        text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain',
                          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
                          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
    size              int  not null,
    uploaded_at       timestamptz not null default now(),
    uploaded_by       uuid not null default app.account_id() references account,
    foreign key (notice_version_id, notice_id, partnership_id, authority_id)
        references notice_version (id, notice_id, partnership_id, authority_id) on delete cascade,
    foreign key (file_id, authority_id) references notice_file (id, authority_id),
    unique (notice_version_id, name)
);
create index on notice_attachment (notice_id);
create index on notice_attachment (file_id);

call app.describe('notice', $$
What an authority tells the others of its partnership about a provider (P8.1; N). Its versions say it; this row says where it stands.
id | Identifier.
partnership_id | Under whose protocol.
authority_id | The issuing authority.
provider_id | The provider. Null in a draft about one that is not known here yet.
state | DRAFT its issuer's alone; SUBMITTED to the coordinator; CIRCULATED; CLOSED.
reference | E.g. WL-2026-0147; given at the first circulation.
is_imported | It was open when the register was brought in, and was not circulated again.
fact_id | The fact in our data that compelled it. Null: none.
created_at | When the draft was begun.
created_by | By whom.
submitted_at | When its first version was submitted to the coordinator. Null: not submitted.
circulated_at | When it was first circulated.
latest_version_id | The version circulated last.
review_on | Day of its review (N). Null: none was named.
reviewed_on | Day its review was signed off.
closed_on | Day it was closed.
closing | RESCINDED, SUSPENSION_REMOVED by a later notice, or REVIEW_SIGNED_OFF.
closed_by | Who closed it.
$$);

call app.describe('notice_version', $$
One version of a notice: the form of Appendix 1, or Section A or B of the North West's. Frozen when it is circulated.
id | Identifier.
notice_id | The notice.
partnership_id | As the notice's.
authority_id | The issuing authority.
number | 1, 2, …; given at circulation.
kind | FIRST; PROVIDER_COMMENTS; CORRECTION; RESCISSION (Section B).
edit | Counts changes of the draft; changes name the one they start from.
changed_at | Last change of the draft.
changed_by | By whom.
submitted_at | When it was submitted to the coordinator. Null: it was not, or was returned.
submitted_by | By whom.
returned_because | Why the coordinator returned it.
circulated_at | When it was circulated. Null: a draft.
circulated_by | By whom.
officer_name | Officer who issues it.
officer_job_title | The officer's job title.
officer_telephone | The officer's telephone number.
event_on | Day of the event.
notified_on | Day of the notification; of its circulation, where none was entered.
provider_name | Name of the provider as on the form.
provider_address | Address of the provider as on the form.
host_authority_id | Host authority, if another than the issuer.
nature_id | Nature of the service.
nature_list | Always SERVICE_NATURE.
nature_other | The nature in words, where it is another.
scope | ORGANISATION the whole of it, or one SERVICE. Null: not said.
service_id | The service. Null: not about one that is contracted here.
service_name | The service in words, where it is not contracted here.
ofsted_urn | Ofsted's reference number of the home.
contract_affected | The regional contract concerned.
placement_action_id | What the issuer does about placements.
placement_list | Always PLACEMENT_ACTION.
placement_other | That in words, where it is another.
review_on | Day of the review.
informed_on | Day the provider was told (P7.1(b)). Null: it was not.
informed_whom | Who was told there.
not_informed_id | Why the provider was not told (P7.1(b)).
not_informed_list | Always NOT_INFORMED.
not_informed_other | That in words, where it is another.
contact_name | Whom to ask for further information.
contact_position | That person's position.
contact_telephone | That person's telephone number.
$$);

call app.describe('notice_content', $$
The texts of a version: read by the issuing authority, and by others for a stated purpose (P4.4).
id | Identifier.
notice_version_id | The version.
notice_id | The notice.
partnership_id | As the notice's.
authority_id | The issuing authority.
submitted_at | As the version's.
circulated_at | As the version's.
what_happened | What happened.
what_was_seen | What the authority has seen of it.
provider_comments | The provider's comments.
commented_on | Day they came.
what_changed | What a correction corrects, or why the notice is rescinded.
$$);

call app.describe('stated_reason', $$
A reason given in a version.
id | Identifier.
notice_version_id | The version.
notice_id | The notice.
partnership_id | As the notice's.
authority_id | The issuing authority.
submitted_at | As the version's.
circulated_at | As the version's.
reason_id | The reason.
is_purchasing | As the reason's: at most one in a version.
certainty | ALLEGED or CONFIRMED.
words | In words, where the reason asks for them.
$$);

call app.describe('notice_attachment', $$
A file attached to a version.
id | Identifier.
notice_version_id | The version.
notice_id | The notice.
partnership_id | As the notice's.
authority_id | The issuing authority.
submitted_at | As the version's.
circulated_at | As the version's.
file_id | The file; later versions attach the same one.
name | Name of the file.
media_type | Its type.
size | Its size. Unit: bytes.
uploaded_at | When it was uploaded.
uploaded_by | By whom.
$$);

call app.describe('notice_file', $$
The bytes of an attached file.
id | Identifier.
partnership_id | As the notice's.
authority_id | The issuing authority.
size | Unit: bytes.
sha256 | SHA-256 of the bytes.
content | The bytes.
$$);
