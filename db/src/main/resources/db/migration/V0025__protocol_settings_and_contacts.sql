-- What an information sharing protocol says, as data: its reasons, its lists, its deadlines, and who is to be told.

create table notice_reason (
    id              uuid primary key default app.uuid_v7(),
    partnership_id  uuid references partnership,
    code            text not null unique check (code ~ '^[A-Z_]+$'),
    name            text collate "und-x-icu" not null,
    kind            text not null check (kind in ('EVENT', 'STATE', 'TERMINAL', 'CLOSING', 'DOCUMENT')),
    is_purchasing   boolean not null default false,
    stated_as       text not null check (stated_as in ('ALLEGED', 'CONFIRMED', 'EITHER')),
    severity        text not null check (severity in ('NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    half_life_days  int check (half_life_days > 0),
    ended_factor    numeric(4, 2) check (ended_factor between 0 and 1),
    cutoff_days     int check (cutoff_days > 0),
    floor_band      int check (floor_band between 1 and 5),
    clause          text not null,
    is_compulsory   boolean not null,
    needs_words     boolean not null default false,
    concern_clause  text,
    part_of_id      uuid references notice_reason,
    closes_id       uuid references notice_reason,
    note            text,
    position        int  not null,
    valid_from      date not null,
    valid_until     date check (valid_until > valid_from),
    unique (id, is_purchasing)
);
create index on notice_reason (partnership_id);
call app.keep_for_all('notice_reason');
call app.describe('notice_reason', $$
A reason for which a notice is given (P8.1, Appendix 1; N). Dated reference data; severity, decay and floor are ours.
id | Identifier.
partnership_id | Whose list it is on. Null: of a contract procedure, on nobody's form.
code | E.g. SUSPENSION_START.
name | In the words of the form.
kind | EVENT happened once; STATE lasts until it ends; TERMINAL is the end; CLOSING ends a state; DOCUMENT sends a report.
is_purchasing | One of the four purchasing ticks, of which a notice has at most one.
stated_as | ALLEGED, CONFIRMED, or EITHER where the issuer says which.
severity | NONE, LOW, MEDIUM, HIGH or CRITICAL.
half_life_days | In how many days an event's points halve. Unit: days.
ended_factor | What is left of its points when a state has ended.
cutoff_days | After how many days it counts no more. Unit: days.
floor_band | Band of likelihood below which the provider does not fall while it lasts.
clause | Where it stands: source and clause.
is_compulsory | Sharing it is not at an authority's discretion (P7.1(a); N Operating guidelines).
needs_words | Is to be explained in words.
concern_clause | The concern of P6.2 that it is. Null: it opens nothing for the accreditation sub-group.
part_of_id | The reason on the form with which it is merged there.
closes_id | The reason whose state it ends.
note | What to know of it.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

create table notice_term (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid references partnership,
    list           text not null check (list in ('SERVICE_NATURE', 'PLACEMENT_ACTION', 'NOT_INFORMED', 'OUTCOME', 'PURPOSE')),
    code           text not null check (code ~ '^[A-Z_]+$'),
    name           text collate "und-x-icu" not null,
    needs_words    boolean not null default false,
    clause         text,
    position       int  not null,
    valid_from     date not null,
    valid_until    date check (valid_until > valid_from),
    unique nulls not distinct (list, code, partnership_id),
    unique (id, list)
);
create index on notice_term (list, position);
call app.keep_for_all('notice_term');
call app.describe('notice_term', $$
An entry of one of the lists one chooses from in a notice, or in answer to one.
id | Identifier.
partnership_id | Whose list it is on. Null: everybody's.
list | SERVICE_NATURE, PLACEMENT_ACTION, NOT_INFORMED why the provider was not told (P7.1(b)), OUTCOME what a receiver did, PURPOSE why circulated content is read (P4.4).
code | E.g. FLOATING_SUPPORT.
name | In the words of the form.
needs_words | Is to be explained in words, as is "other".
clause | Where it stands: source and clause. Null: ours.
position | Order in lists.
valid_from | First day the entry is in use.
valid_until | First day it is no longer in use. Null while it is.
$$);

create table sharing_protocol (
    id                    uuid primary key default app.uuid_v7(),
    partnership_id        uuid not null unique references partnership,
    name                  text collate "und-x-icu" not null,
    reference_prefix      text not null unique check (reference_prefix ~ '^[A-Z]{2,6}$'),
    form                  text not null check (form in ('APPENDIX_1', 'SECTIONS_A_AND_B')),
    is_submitted          boolean not null,
    needs_review_date     boolean not null,
    lead_authority_id     uuid references authority,
    coordinator_name      text not null,
    coordinator_email     text check (coordinator_email ~ '^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$'),
    review_months         int  not null default 3 check (review_months between 1 and 24),
    review_months_at_most int  not null default 6 check (review_months_at_most between review_months and 24),
    deputy_after_days     int  not null default 2 check (deputy_after_days > 0),
    head_after_days       int  not null default 5 check (head_after_days > deputy_after_days),
    notify_within_days    int  not null default 5 check (notify_within_days > 0),
    reading_minutes       int  not null default 30 check (reading_minutes between 5 and 480),
    register_on_day       int  not null default 1 check (register_on_day between 1 and 20),
    started_on            date not null,
    reviewed_next_on      date
);
call app.keep_for_all('sharing_protocol');
call app.allow('update', 'sharing_protocol', 'partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.has_role(''COORDINATOR''))');
call app.describe('sharing_protocol', $$
A partnership's information sharing protocol and its settings: what differs between partnerships is here.
id | Identifier.
partnership_id | The partnership.
name | Name of the document.
reference_prefix | Beginning of its notices' references, e.g. WL.
form | APPENDIX_1 of the West London protocol, or SECTIONS_A_AND_B of the North West's.
is_submitted | A notice goes to the coordinator, who circulates it (N Process summary); else its issuer circulates it.
needs_review_date | A notice has to name the day of its review (N).
lead_authority_id | The authority that leads the protocol's operation (P11.1). Null: not yet established.
coordinator_name | Who coordinates, e.g. Placements North West.
coordinator_email | Where alerts for the coordinator go. Null: nowhere; they are on the circulation desk only.
review_months | Proposed time until review. Unit: months. A setting of ours.
review_months_at_most | Longest time until review. Unit: months. A setting of ours.
deputy_after_days | The deputy is told after so many working days without acknowledgement. A setting of ours.
head_after_days | The head of service is told after so many working days; the deadline for acknowledging. A setting of ours.
notify_within_days | A fact that compels a notice is overdue after so many working days. A setting of ours.
reading_minutes | How long content stays open after a purpose was given. Unit: minutes. A setting of ours.
register_on_day | Working day of the month on which the register of open notices is circulated. A setting of ours.
started_on | Day the protocol began.
reviewed_next_on | Day of the next yearly review (P11.2; N Review and updates). Null: none agreed.
$$);

-- Who is told. Each member has at least one address to which notices go; the last one stays (N Operating guidelines).

create table notice_contact (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid references authority,
    observer_id    uuid references observer,
    role           text not null check (role in ('OFFICER', 'DEPUTY', 'HEAD_OF_SERVICE', 'MAILBOX')),
    name           text collate "und-x-icu" not null check (trim(name) <> ''),
    job_title      text,
    email          text not null check (email ~ '^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$'),
    telephone      text,
    is_circulated  boolean not null default true,
    version        int not null default 1,
    check ((authority_id is null) <> (observer_id is null)),
    unique nulls not distinct (partnership_id, authority_id, observer_id, email)
);
create index on notice_contact (authority_id);
create index on notice_contact (observer_id);
call app.keep('notice_contact');
call app.allow('select', 'notice_contact',
    'partnership_id = any ((select app.partnership_ids())::uuid[]) or authority_id = (select app.authority_id()) or (select app.has_role(''POSTMAN''))');
call app.describe('notice_contact', $$
Whom a member, or an observer, has named to be told (N Operating guidelines: a minimum of one contact per authority).
id | Identifier.
partnership_id | Under whose protocol.
authority_id | The member. Null for an observer's.
observer_id | The observer. Null for a member's.
role | OFFICER the nominated officer, DEPUTY, HEAD_OF_SERVICE, MAILBOX an address that several read.
name | Person or desk.
job_title | Job title.
email | Address.
telephone | Telephone.
is_circulated | Circulated notices go there; else only reminders that fall to the role.
version | Counts changes; edits name the version they start from.
$$);

create function app.coordinates(partnership uuid) returns boolean stable parallel safe
    return app.has_role('COORDINATOR') and partnership in (
        select r.partnership_id from account_role r where r.account_id = app.account_id() and r.role = 'COORDINATOR');
comment on function app.coordinates is 'Who asks coordinates this partnership.';

create function app.coordinated_ids() returns uuid[] stable parallel safe
    return case when app.has_role('COORDINATOR') then array(
        select r.partnership_id from account_role r where r.account_id = app.account_id() and r.role = 'COORDINATOR') end;
comment on function app.coordinated_ids is 'The partnerships that who asks coordinates.';

do $$
declare
    keeper constant text := '(authority_id = (select app.authority_id()) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''HEAD_OF_SERVICE'', ''LEAD_OFFICER''))
        or partnership_id = any ((select app.coordinated_ids())::uuid[]))';
begin
    call app.allow('insert', 'notice_contact', keeper || ' and partnership_id = any ((select app.partnership_ids())::uuid[])');
    call app.allow('update', 'notice_contact', keeper);
    call app.allow('delete', 'notice_contact', keeper);
end $$;

create function app.a_contact_stays() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform from membership m where m.partnership_id = old.partnership_id and m.authority_id = old.authority_id for no key update;
    if old.is_circulated
       and exists (select from membership m where m.partnership_id = old.partnership_id and m.authority_id = old.authority_id
                   and (m.left_on is null or m.left_on > app.today()))
       and not exists (select from notice_contact c where c.partnership_id = old.partnership_id
                       and c.authority_id = old.authority_id and c.is_circulated) then
        raise exception 'the last contact of a member stays' using errcode = 'check_violation', constraint = 'a_contact_stays';
    end if;
    return null;
end $$;
create constraint trigger a_contact_stays after delete or update on notice_contact deferrable initially deferred
    for each row execute function app.a_contact_stays();
