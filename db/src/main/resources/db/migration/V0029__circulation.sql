-- Circulating: a receipt for each member, to be acknowledged; a delivery for each address, to be sent whatever fails in between.

create table receipt (
    id                uuid primary key default app.uuid_v7(),
    partnership_id    uuid not null,
    issuer_id         uuid not null,
    notice_id         uuid not null,
    notice_version_id uuid not null,
    authority_id      uuid not null references authority,
    circulated_at     timestamptz not null,
    deputy_on         date not null,
    acknowledge_by    date not null check (acknowledge_by >= deputy_on),
    acknowledged_at   timestamptz,
    acknowledged_by   uuid references account,
    foreign key (notice_version_id, notice_id, partnership_id, issuer_id)
        references notice_version (id, notice_id, partnership_id, authority_id),
    unique (notice_version_id, authority_id),
    unique (id, notice_id, partnership_id, issuer_id, authority_id),
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index on receipt (notice_id);
create index on receipt (authority_id, circulated_at);
create index on receipt (circulated_at, id);
create index on receipt (partnership_id, circulated_at);
create index on receipt (acknowledge_by) where acknowledged_at is null;

create table notice_outcome (
    id             uuid primary key default app.uuid_v7(),
    receipt_id     uuid not null,
    notice_id      uuid not null,
    partnership_id uuid not null,
    issuer_id      uuid not null,
    authority_id   uuid not null,
    outcome_id     uuid not null,
    outcome_list   text generated always as ('OUTCOME') stored,
    words          text,
    happened_on    date not null default app.today() check (happened_on >= '2000-01-01'),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    foreign key (receipt_id, notice_id, partnership_id, issuer_id, authority_id)
        references receipt (id, notice_id, partnership_id, issuer_id, authority_id),
    foreign key (outcome_id, outcome_list) references notice_term (id, list)
);
create index on notice_outcome (receipt_id);
create index on notice_outcome (notice_id);
create index on notice_outcome (authority_id);

create table delivery (
    id                uuid primary key default app.uuid_v7(),
    partnership_id    uuid not null references partnership,
    kind              text not null check (kind in ('NOTICE', 'ISSUER_COPY', 'PROVIDER_COPY', 'REMINDER', 'DEPUTY', 'HEAD_OF_SERVICE',
                          'UNREACHED', 'REVIEW_DUE', 'REGISTER', 'REFERRAL_LIST', 'ONWARD', 'TOLD_BEFORE')),
    topic_id          uuid not null,
    issuer_id         uuid references authority,
    notice_id         uuid references notice,
    notice_version_id uuid references notice_version,
    receipt_id        uuid references receipt,
    authority_id      uuid references authority,
    observer_id       uuid references observer,
    provider_id       uuid references provider,
    to_name           text not null,
    to_email          text not null,
    message_id        text not null unique,
    state             text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'BOUNCED', 'FAILED')),
    attempts          int  not null default 0,
    problem           text,
    queued_at         timestamptz not null default now(),
    attempted_at      timestamptz,
    attempt_next_at   timestamptz,
    sent_at           timestamptz,
    bounced_at        timestamptz,
    unique (kind, topic_id, to_email),
    check (num_nonnulls(authority_id, observer_id, provider_id) <= 1),
    check (state <> 'SENT' or sent_at is not null),
    check (state <> 'BOUNCED' or bounced_at is not null)
);
create index on delivery (queued_at, id);
create index on delivery (partnership_id, queued_at);
create index on delivery (notice_version_id);
create index on delivery (notice_id);
create index on delivery (receipt_id);
create index on delivery (authority_id, queued_at);
create index on delivery (issuer_id, queued_at);
create index on delivery (queued_at) where state = 'QUEUED';

do $$
declare
    coordinate constant text := 'partnership_id = any ((select app.coordinated_ids())::uuid[])';
    member     constant text := '(partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.reads_notices()))';
    own        constant text := '(authority_id = (select app.authority_id()) and (select app.reads_notices()))';
    issued     constant text := '(issuer_id = (select app.authority_id()) and (select app.reads_notices()))';
    postman    constant text := '(select app.has_role(''POSTMAN''))';
    answers    constant text := 'authority_id = (select app.authority_id()) and (select app.writes_notices())';
begin
    call app.keep('receipt');
    call app.keep('notice_outcome');
    call app.protect('public', 'delivery');
    call app.allow('select', 'receipt', member || ' or ' || own || ' or ' || coordinate || ' or ' || postman);
    call app.allow('select', 'notice_outcome', own || ' or ' || issued || ' or ' || coordinate);
    call app.allow('select', 'delivery', own || ' or ' || issued || ' or ' || coordinate || ' or ' || postman);
    call app.allow('insert', 'notice_outcome', answers);
    execute format('create policy acknowledge on receipt for update to interborough_app using (%1$s and acknowledged_at is null) with check (%1$s)', answers);
    grant update (acknowledged_at, acknowledged_by) on receipt to interborough_app;
    execute format('create policy postman on delivery for update to interborough_app using (%1$s or %2$s) with check (%1$s or %2$s)', postman, coordinate);
    grant update (state, attempts, problem, attempted_at, attempt_next_at, sent_at, bounced_at) on delivery to interborough_app;
end $$;

call app.describe('receipt', $$
A circulated version as one member received it: to be acknowledged, and answered with what it did (P11.2(b)).
id | Identifier.
partnership_id | The partnership.
issuer_id | The authority that issued the notice.
notice_id | The notice.
notice_version_id | The version that was circulated.
authority_id | The member that received it.
circulated_at | When.
deputy_on | Day on which the deputy is told that nobody acknowledged.
acknowledge_by | Last day to acknowledge; the head of service is told then.
acknowledged_at | When it was acknowledged. Null: not yet.
acknowledged_by | By whom.
$$);
call app.describe('notice_outcome', $$
What a receiver did about a notice (P7.1(d), P11.2(b); N Limitations of the protocol). Each authority decides for itself.
id | Identifier.
receipt_id | The receipt it answers.
notice_id | The notice.
partnership_id | The partnership.
issuer_id | The authority that issued the notice.
authority_id | The authority that did it.
outcome_id | What it did.
outcome_list | Always OUTCOME.
words | In words. Needed where the list says so.
happened_on | Day it was done.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('delivery', $$
A message to one address: queued in the transaction that causes it, sent at least once, always under the same Message-ID.
id | Identifier.
partnership_id | Under whose protocol.
kind | NOTICE to members and observers; ISSUER_COPY; PROVIDER_COPY; REMINDER, DEPUTY, HEAD_OF_SERVICE of what nobody acknowledged; UNREACHED to the coordinator; REVIEW_DUE to the issuer; REGISTER; REFERRAL_LIST; ONWARD to who is no member; TOLD_BEFORE to provider and coordinator ahead of that.
topic_id | What it is about, whatever that is: with kind and address it is sent once.
issuer_id | The authority that issued the notice. Null where it is about several.
notice_id | The notice, where it is about one.
notice_version_id | The version, where it is about one.
receipt_id | The receipt, where it is about one.
authority_id | The authority to which the address belongs. Null: none.
observer_id | The observer to which it belongs. Null: none.
provider_id | The provider to which it belongs. Null: none.
to_name | Person or desk.
to_email | Address.
message_id | Message-ID by which a second copy is recognised.
state | QUEUED, SENT accepted by the mail server, BOUNCED refused for good, FAILED given up after the last attempt.
attempts | Attempts so far.
problem | What went wrong last, without the message's text.
queued_at | When it was queued.
attempted_at | Last attempt.
attempt_next_at | Next attempt. Null: none to come, or the first one at once.
sent_at | When the mail server accepted it.
bounced_at | When it was refused for good.
$$);

create function app.is_unreached(receipt uuid) returns boolean
    stable security definer set search_path = public, pg_temp
begin atomic
    select not exists (select from delivery d where d.receipt_id = receipt and d.kind = 'NOTICE' and d.state in ('QUEUED', 'SENT'));
end;
revoke execute on function app.is_unreached from public;
grant execute on function app.is_unreached to interborough_app;
comment on function app.is_unreached is 'No address of the member could be reached with what this receipt is for.';
