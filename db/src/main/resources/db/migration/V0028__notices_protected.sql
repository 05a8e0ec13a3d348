-- Who sees and who writes which part of a notice, and what nobody changes.

-- A purpose stated for reading what was circulated: while it is open, the texts can be read. See V0032 for the chain of these rows.

create table notice_reading (
    id                uuid primary key default app.uuid_v7(),
    partnership_id    uuid not null,
    issuer_id         uuid not null,
    notice_id         uuid not null,
    notice_version_id uuid not null,
    authority_id      uuid references authority,
    account_id        uuid not null references account,
    purpose_id        uuid not null,
    purpose_list      text generated always as ('PURPOSE') stored,
    purpose_words     text,
    read_at           timestamptz not null default now(),
    open_until        timestamptz not null check (open_until > read_at),
    chain_id          uuid not null,
    number            int  not null check (number > 0),
    previous_hash     bytea not null check (length(previous_hash) = 32),
    hash              bytea not null check (length(hash) = 32),
    foreign key (notice_version_id, notice_id, partnership_id, issuer_id)
        references notice_version (id, notice_id, partnership_id, authority_id),
    foreign key (purpose_id, purpose_list) references notice_term (id, list),
    unique (chain_id, number)
);
create index on notice_reading (notice_id);
create index on notice_reading (account_id, open_until);
create index on notice_reading (issuer_id, read_at);
create index on notice_reading (authority_id, read_at);

do $$
declare
    own        constant text := 'authority_id = (select app.authority_id()) and (select app.reads_notices())';
    coordinate constant text := 'partnership_id = any ((select app.coordinated_ids())::uuid[])';
    circulated constant text := 'circulated_at is not null and (partnership_id = any ((select app.partnership_ids())::uuid[])
        and (select app.reads_notices()) or ' || coordinate || ')';
    opened     constant text := 'circulated_at is not null and partnership_id = any ((select app.partnership_ids())::uuid[])
        and notice_version_id in (select r.notice_version_id from public.notice_reading r
                                  where r.account_id = (select app.account_id()) and r.open_until > now())';
    submitted  constant text := 'submitted_at is not null and circulated_at is null and ' || coordinate;
    postman    constant text := '(select app.has_role(''POSTMAN''))';
    part       text;
begin
    foreach part in array array['notice', 'notice_version', 'notice_content', 'stated_reason', 'notice_attachment'] loop
        call app.keep(part);
        call app.allow('select', part, '(' || own || ')');
        call app.allow('insert', part, 'authority_id = (select app.authority_id()) and (select app.writes_notices())
            and circulated_at is null and partnership_id = any ((select app.partnership_ids())::uuid[])');
        call app.allow('update', part, 'authority_id = (select app.authority_id()) and (select app.writes_notices()) and circulated_at is null');
        call app.allow('delete', part, 'authority_id = (select app.authority_id()) and (select app.writes_notices()) and circulated_at is null');
    end loop;
    call app.allow('select', 'notice', '(' || circulated || ')');
    call app.allow('select', 'notice', '(' || submitted || ')');
    call app.allow('select', 'notice_version', '(' || circulated || ')');
    call app.allow('select', 'notice_version', '(' || submitted || ')');
    call app.allow('select', 'stated_reason', '(' || circulated || ')');
    call app.allow('select', 'stated_reason', '(' || submitted || ')');
    call app.allow('select', 'notice_content', '(' || opened || ')');
    call app.allow('select', 'notice_content', '(' || submitted || ')');
    call app.allow('select', 'notice_attachment', '(' || opened || ')');
    call app.allow('select', 'notice_attachment', '(' || submitted || ')');
    call app.allow('select', 'notice', '(circulated_at is not null and ' || postman || ')');
    call app.allow('select', 'notice_version', '(circulated_at is not null and ' || postman || ')');
end $$;

-- A file is read by whoever sees that it is attached.

call app.protect('public', 'notice_file');
call app.allow('select', 'notice_file', 'id in (select a.file_id from public.notice_attachment a)');
call app.allow('insert', 'notice_file', 'authority_id = (select app.authority_id()) and (select app.writes_notices())
    and partnership_id = any ((select app.partnership_ids())::uuid[])');

call app.protect('public', 'notice_reading');
call app.allow('select', 'notice_reading', 'account_id = (select app.account_id())');
call app.allow('select', 'notice_reading', 'issuer_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('select', 'notice_reading', 'authority_id = (select app.authority_id()) and (select app.has_role(''DATA_PROTECTION_OFFICER''))');

-- What was circulated stays as it was, whoever asks, the owner of the tables too.

create function app.stays_as_circulated() returns trigger language plpgsql as $$
begin
    if old.circulated_at is not null then
        raise exception 'what was circulated is neither changed nor deleted'
            using errcode = 'restrict_violation', constraint = 'stays_as_circulated';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

-- A notice goes on after its circulation, in these columns alone: it is circulated again, reviewed and closed, never opened again.

create function app.goes_on_as_circulated() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.circulated_at is not null then
        raise exception 'what was circulated is neither changed nor deleted'
            using errcode = 'restrict_violation', constraint = 'stays_as_circulated';
    elsif tg_op = 'UPDATE' and old.circulated_at is not null
       and (to_jsonb(new) - array['state', 'latest_version_id', 'review_on', 'reviewed_on', 'closed_on', 'closing', 'closed_by']
            is distinct from
            to_jsonb(old) - array['state', 'latest_version_id', 'review_on', 'reviewed_on', 'closed_on', 'closing', 'closed_by']
            or old.state = 'CLOSED' and to_jsonb(new) is distinct from to_jsonb(old)) then
        raise exception 'what was circulated is neither changed nor deleted'
            using errcode = 'restrict_violation', constraint = 'stays_as_circulated';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create function app.is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'rows are only added' using errcode = 'restrict_violation', constraint = 'is_only_added_to';
end $$;

create trigger stays_as_circulated before update or delete on notice_version for each row execute function app.stays_as_circulated();
create trigger stays_as_circulated before update or delete on notice_content for each row execute function app.stays_as_circulated();
create trigger stays_as_circulated before update or delete on stated_reason for each row execute function app.stays_as_circulated();
create trigger stays_as_circulated before update or delete on notice_attachment for each row execute function app.stays_as_circulated();
create trigger goes_on_as_circulated before update or delete on notice for each row execute function app.goes_on_as_circulated();
create trigger is_only_added_to before update or delete on notice_reading for each row execute function app.is_only_added_to();

create trigger stays_whole before truncate on notice for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_version for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_content for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on stated_reason for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_attachment for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_reading for each statement execute function app.is_only_added_to();

alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check check (role in ('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE',
    'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER', 'ANALYST', 'NOTICE_READER', 'DATA_PROTECTION_OFFICER', 'COORDINATOR', 'ADMINISTRATOR'));
