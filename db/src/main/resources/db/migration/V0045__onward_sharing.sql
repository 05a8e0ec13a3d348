-- What leaves the partnership, and what its provider contests. A notice goes to who is no member through its issuer alone (P7.1(e); N
-- Information sharing), the provider and the coordinator told before. What those legally entitled were given is written down by whoever
-- gave it (N Operating guidelines). That the provider challenges a notice is known to all who received it (P7.1(c)).

alter table notice_term drop constraint notice_term_list_check;
alter table notice_term add constraint notice_term_list_check
    check (list in ('SERVICE_NATURE', 'PLACEMENT_ACTION', 'NOT_INFORMED', 'OUTCOME', 'PURPOSE', 'DISCLOSURE_BASIS'));
comment on column notice_term.list is
    'SERVICE_NATURE, PLACEMENT_ACTION, NOT_INFORMED why the provider was not told (P7.1(b)), OUTCOME what a receiver did, PURPOSE why circulated content is read (P4.4), DISCLOSURE_BASIS why somebody is entitled to it.';

create table onward_share (
    id                uuid primary key default app.uuid_v7(),
    partnership_id    uuid not null,
    issuer_id         uuid not null,
    notice_id         uuid not null,
    notice_version_id uuid,
    requester_id      uuid references authority check (requester_id <> issuer_id),
    to_authority_id   uuid references authority,
    to_name           text collate "und-x-icu" not null check (trim(to_name) <> ''),
    to_email          text not null check (to_email ~ '^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$'),
    because           text not null check (trim(because) <> ''),
    state             text not null default 'REQUESTED'
                          check (state in ('REQUESTED', 'REFUSED', 'APPROVED', 'STOPPED', 'PASSED_ON', 'SENT', 'UNREACHED')),
    requested_at      timestamptz not null default now(),
    requested_by      uuid not null default app.account_id() references account,
    decided_at        timestamptz,
    decided_by        uuid references account,
    decision_words    text,
    provider_told     text check (provider_told in ('TOLD', 'NOT_INFORMED', 'NO_ADDRESS')),
    not_before        timestamptz,
    passed_on_at      timestamptz,
    sent_at           timestamptz,
    version           int not null default 1,
    foreign key (notice_id, partnership_id, issuer_id) references notice (id, partnership_id, authority_id),
    foreign key (notice_version_id, notice_id, partnership_id, issuer_id)
        references notice_version (id, notice_id, partnership_id, authority_id),
    check ((state = 'REQUESTED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
    check ((state in ('REQUESTED', 'REFUSED')) = (notice_version_id is null)),
    check (state not in ('REQUESTED', 'REFUSED') or requester_id is not null),
    check (state <> 'REFUSED' or trim(decision_words) <> ''),
    check ((state in ('PASSED_ON', 'SENT', 'UNREACHED')) = (passed_on_at is not null)),
    check (state <> 'SENT' or sent_at is not null)
);
create index on onward_share (notice_id);
create index on onward_share (partnership_id, requested_at);
create index on onward_share (issuer_id, state);
create index on onward_share (requester_id);
create index on onward_share (state) where state = 'APPROVED';
create unique index one_open_share on onward_share (notice_id, requester_id, lower(to_email)) nulls not distinct
    where state in ('REQUESTED', 'APPROVED');
call app.keep('onward_share');
call app.allow('select', 'onward_share', 'issuer_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('select', 'onward_share', 'requester_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('select', 'onward_share', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
call app.allow('insert', 'onward_share', 'requester_id = (select app.authority_id()) and (select app.writes_notices()) and state = ''REQUESTED''
    and partnership_id = any ((select app.partnership_ids())::uuid[])');
call app.describe('onward_share', $$
That somebody who is no member is to know of a notice: asked for by a receiver, decided by the issuer, or shared by the issuer of itself (P7.1(e); N Information sharing).
id | Identifier.
partnership_id | The partnership.
issuer_id | The authority that issued the notice, and alone sends it onward.
notice_id | The notice.
notice_version_id | The version that goes onward: the latest when it was decided. Null: it does not.
requester_id | The member that asked for it. Null: the issuer decided of itself.
to_authority_id | The authority that is to know. Null: another organisation.
to_name | Who is to know.
to_email | Address.
because | Why, e.g. which placements are known there.
state | REQUESTED; REFUSED; APPROVED while provider and coordinator are told; STOPPED because the notice was closed meanwhile; PASSED_ON to the mail server; SENT; UNREACHED.
requested_at | When it was asked for, or decided by the issuer of itself.
requested_by | By whom.
decided_at | When the issuer decided.
decided_by | By whom.
decision_words | What the issuer said to it. Never null when it refused.
provider_told | TOLD before by message; NOT_INFORMED as the notice says why not; NO_ADDRESS, to be told another way. Null: not decided, or refused.
not_before | When it goes onward where not everybody could be told by message; where everybody was, it goes at once.
passed_on_at | When the message was queued.
sent_at | When the mail server accepted it.
version | Counts decisions and what followed; a decision names the one it starts from.
$$);

create table notice_disclosure (
    id                uuid primary key default app.uuid_v7(),
    partnership_id    uuid not null,
    issuer_id         uuid not null,
    notice_id         uuid not null,
    notice_version_id uuid not null,
    authority_id      uuid not null references authority,
    basis_id          uuid not null,
    basis_list        text generated always as ('DISCLOSURE_BASIS') stored,
    basis_words       text,
    recipient         text collate "und-x-icu" not null check (trim(recipient) <> ''),
    disclosed_on      date not null check (disclosed_on >= '2003-04-01'),
    what              text not null check (trim(what) <> ''),
    recorded_at       timestamptz not null default now(),
    recorded_by       uuid not null default app.account_id() references account,
    foreign key (notice_version_id, notice_id, partnership_id, issuer_id)
        references notice_version (id, notice_id, partnership_id, authority_id),
    foreign key (basis_id, basis_list) references notice_term (id, list)
);
create index on notice_disclosure (notice_id);
create index on notice_disclosure (partnership_id, disclosed_on);
create index on notice_disclosure (issuer_id, disclosed_on);
create index on notice_disclosure (authority_id, disclosed_on);
call app.keep('notice_disclosure');
call app.allow('select', 'notice_disclosure', 'issuer_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('select', 'notice_disclosure', 'authority_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('insert', 'notice_disclosure', 'authority_id = (select app.authority_id()) and (select app.writes_notices())
    and partnership_id = any ((select app.partnership_ids())::uuid[])');
call app.describe('notice_disclosure', $$
What an authority gave to somebody legally entitled to it, the police or a court (N Operating guidelines). Rows are only added.
id | Identifier.
partnership_id | The partnership.
issuer_id | The authority that issued the notice.
notice_id | The notice.
notice_version_id | The version that was disclosed.
authority_id | The authority that disclosed it.
basis_id | On what ground.
basis_list | Always DISCLOSURE_BASIS.
basis_words | The ground in words, e.g. number and date of the order. Needed where the list says so.
recipient | To whom.
disclosed_on | Day of the disclosure.
what | What was given, e.g. the form without its attachments.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);

create table notice_challenge (
    id                   uuid primary key default app.uuid_v7(),
    partnership_id       uuid not null,
    authority_id         uuid not null,
    notice_id            uuid not null,
    route                text not null check (route in ('CONTRACT_DISPUTE', 'COUNCIL_COMPLAINT')),
    received_on          date not null check (received_on >= '2003-04-01'),
    due_on               date not null check (due_on >= received_on),
    recorded_at          timestamptz not null default now(),
    recorded_by          uuid not null default app.account_id() references account,
    outcome              text check (outcome in ('UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD', 'WITHDRAWN')),
    outcome_on           date check (outcome_on >= received_on),
    corrected_version_id uuid check (corrected_version_id is null or outcome in ('UPHELD', 'PARTLY_UPHELD')),
    version              int not null default 1,
    foreign key (notice_id, partnership_id, authority_id) references notice (id, partnership_id, authority_id),
    foreign key (corrected_version_id, notice_id, partnership_id, authority_id)
        references notice_version (id, notice_id, partnership_id, authority_id),
    check ((outcome is null) = (outcome_on is null))
);
create index on notice_challenge (notice_id);
create index on notice_challenge (partnership_id, received_on);
create index on notice_challenge (authority_id, due_on);
call app.keep('notice_challenge');
call app.allow('select', 'notice_challenge', '(partnership_id = any ((select app.partnership_ids())::uuid[]) or authority_id = (select app.authority_id()))
    and (select app.reads_notices())');
call app.allow('select', 'notice_challenge', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
call app.allow('insert', 'notice_challenge', 'authority_id = (select app.authority_id()) and (select app.writes_notices())
    and partnership_id = any ((select app.partnership_ids())::uuid[]) and outcome is null');
call app.allow('update', 'notice_challenge', 'authority_id = (select app.authority_id()) and (select app.writes_notices())');
call app.describe('notice_challenge', $$
That a provider is unhappy about a notice and uses one of its two ways (P7.1(c)): known to all who received the notice, in its fact and state.
id | Identifier.
partnership_id | The partnership.
authority_id | The authority that issued the notice, to which the challenge went.
notice_id | The notice.
route | CONTRACT_DISPUTE by the contract's procedure, or COUNCIL_COMPLAINT by the authority's.
received_on | Day it came.
due_on | Day by which it is to be answered.
recorded_at | When it was recorded.
recorded_by | By whom.
outcome | UPHELD, PARTLY_UPHELD, NOT_UPHELD or WITHDRAWN. Null while it is open.
outcome_on | Day of the outcome.
corrected_version_id | The version that corrects or rescinds what was upheld. Null: none yet, or none needed.
version | Counts changes; edits name the version they start from.
$$);

call app.figure_view('disputed_notice', $figure$
select c.*, n.provider_id,
       case when c.outcome is not null then 'DECIDED' when c.due_on < app.today() then 'OVERDUE' else 'OPEN' end as state,
       c.outcome_on - c.received_on as days_to_outcome
from known.notice_challenge c
join known.notice n on n.id = c.notice_id
$figure$);
call app.describe_like('known.disputed_notice', 'notice_challenge');
call app.describe('known.disputed_notice', $$
Challenges with where they stand today.
provider_id | The provider.
state | OPEN; OVERDUE, open after the day it was due; DECIDED.
days_to_outcome | From its receipt to its outcome. Null while it is open. Unit: days.
$$);
