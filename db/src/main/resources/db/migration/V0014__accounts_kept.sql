-- Accounts and roles are kept like everything else: what they were when, and who changed it. What must never be kept beside
-- them, the hash of a password, gets a table of its own that has no history.

create table credential (
    account_id        uuid primary key references account,
    password_hash     text,
    last_signed_in_at timestamptz
);
insert into credential (account_id, password_hash) select id, password_hash from account;
call app.protect('public', 'credential');
revoke select on credential from interborough_app;
grant select (account_id, last_signed_in_at) on credential to interborough_app;
create policy own_select on credential for select to interborough_app
    using (account_id = (select app.account_id()) or (select app.has_role('ADMINISTRATOR')));
call app.describe('credential', $$
What proves that somebody is the person of an account. Has no history.
account_id | The account.
password_hash | Null where a person signs in elsewhere. Not readable by the application role.
last_signed_in_at | Last sign-in with the password. Null: never.
$$);

create or replace function app.sign_in(login text)
    returns table (password_hash text, identity app.identity)
    stable security definer set search_path = public, pg_temp
begin atomic
    select c.password_hash, app.identity_of(a.id)
    from account a left join credential c on c.account_id = a.id
    where a.username = lower(login) and a.disabled_at is null;
end;

create or replace function app.change_own_password(hash text) returns void
    volatile security definer set search_path = public, pg_temp
begin atomic
    update credential set password_hash = hash where account_id = app.account_id();
    update account set must_change_password = false where id = app.account_id();
end;

create or replace function app.create_first_administrator(hash text) returns boolean
    volatile security definer set search_path = public, pg_temp
begin atomic
    with made as (
        insert into account (username, name, must_change_password)
        select 'admin', 'Administrator', true where not exists (select from account)
        returning id),
    proof as (insert into credential (account_id, password_hash) select id, hash from made),
    named as (insert into account_role (account_id, role) select id, 'ADMINISTRATOR' from made)
    select exists (select from made);
end;

create function app.signed_in(person uuid) returns void
    volatile security definer set search_path = public, pg_temp
begin atomic
    update credential set last_signed_in_at = now() where account_id = person;
end;
revoke execute on function app.signed_in from public;
grant execute on function app.signed_in to interborough_app;

-- Who must change the password may nothing until then: no role, no partnership, no authority.

create or replace function app.identity_of(person uuid) returns app.identity
    stable security definer set search_path = public, pg_temp
begin atomic
    select row(a.id, a.username, a.name, t.id, t.slug,
               coalesce((select array_agg(distinct p.id) from (
                   select m.partnership_id from membership m
                   where m.authority_id = t.id and m.joined_on <= app.today() and (m.left_on is null or m.left_on > app.today())
                   union
                   select r.partnership_id from account_role r
                   where r.account_id = a.id and r.partnership_id is not null and not a.must_change_password) p(id)), '{}'),
               coalesce((select array_agg(distinct r.role order by r.role) from account_role r
                         where r.account_id = a.id and not a.must_change_password), '{}'),
               a.must_change_password)::app.identity
    from account a left join authority t on t.id = a.authority_id and not a.must_change_password
    where a.id = person and a.disabled_at is null;
end;

-- History of accounts and roles.

alter table account drop column password_hash;
alter table account
    add column version    int not null default 1 check (version > 0),
    add column changed_by uuid default app.account_id() references account;
drop policy owner on account;
drop policy own_select on account;
call app.keep('account');
call app.allow('select', 'account', 'id = (select app.account_id()) or (select app.has_role(''ADMINISTRATOR'')) or authority_id in (select m.authority_id from membership m where m.partnership_id = any ((select app.partnership_ids())::uuid[]))');
insert into history.account select a.*, a.created_at, null, pg_current_xact_id() from account a;
call app.describe('account', $$
A person who may sign in, or a job that acts by name.
version | Counts the changes of what administrators change.
changed_by | Who made this version. Null: the installation.
$$);

alter table account_role
    add column id         uuid primary key default app.uuid_v7(),
    add column granted_at timestamptz not null default now(),
    add column granted_by uuid default app.account_id() references account;
do $$
begin
    execute (select string_agg(format('drop policy %I on account_role', polname), '; ') from pg_policy where polrelid = 'account_role'::regclass);
end $$;
call app.keep('account_role');
call app.allow('select', 'account_role', 'account_id = (select app.account_id()) or (select app.has_role(''ADMINISTRATOR''))');
insert into history.account_role select r.*, r.granted_at, null, pg_current_xact_id() from account_role r;
call app.describe('account_role', $$
What a person may do. Roles within an authority, but for the coordinator (of a partnership) and the administrator (of the installation).
id | Identifier.
granted_at | When it was given.
granted_by | By whom. Null: the installation.
$$);

create function app.stamp_account() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.changed_by := app.account_id();
    if (new.name, new.authority_id, new.disabled_at) is distinct from (old.name, old.authority_id, old.disabled_at) then
        new.version := old.version + 1;
    end if;
    return new;
end $$;
create trigger stamp before update on account for each row execute function app.stamp_account();

-- The journal: each change in words that can be shown, written by the tables themselves.

create table account_change (
    id             uuid primary key default app.uuid_v7(),
    account_id     uuid not null references account,
    kind           text not null check (kind in ('CREATED', 'RENAMED', 'AUTHORITY_CHANGED', 'DISABLED', 'ENABLED', 'ROLE_GRANTED',
                       'ROLE_REVOKED', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'TOKEN_CREATED', 'TOKEN_REVOKED')),
    role           text,
    partnership_id uuid references partnership,
    before         text,
    after          text,
    changed_at     timestamptz not null default now(),
    changed_by     uuid default app.account_id() references account,
    check ((role is not null) = (kind in ('ROLE_GRANTED', 'ROLE_REVOKED')))
);
create index on account_change (account_id, changed_at);
call app.protect('public', 'account_change');
call app.allow('select', 'account_change', 'account_id = (select app.account_id()) or (select app.has_role(''ADMINISTRATOR''))');
call app.describe('account_change', $$
What was changed of an account, when and by whom. Rows are only ever added.
id | Identifier.
account_id | The account.
kind | What happened.
role | The role that was given or taken away.
partnership_id | The partnership of a coordinator's role.
before | What it was: the name, the authority's name, the name of a token that was revoked.
after | What it became: the name, the authority's name, the name of a token that was made.
changed_at | When.
changed_by | By whom. Null: the installation.
$$);

create function app.journal_account() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into account_change (account_id, kind, after) values (new.id, 'CREATED', new.username);
        return null;
    end if;
    if new.name <> old.name then
        insert into account_change (account_id, kind, before, after) values (new.id, 'RENAMED', old.name, new.name);
    end if;
    if new.authority_id is distinct from old.authority_id then
        insert into account_change (account_id, kind, before, after)
        values (new.id, 'AUTHORITY_CHANGED', (select name from authority where id = old.authority_id),
                (select name from authority where id = new.authority_id));
    end if;
    if (new.disabled_at is null) <> (old.disabled_at is null) then
        insert into account_change (account_id, kind)
        values (new.id, case when new.disabled_at is null then 'ENABLED' else 'DISABLED' end);
    end if;
    return null;
end $$;
create trigger journal after insert or update on account for each row execute function app.journal_account();

create function app.journal_role() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        insert into account_change (account_id, kind, role, partnership_id)
        values (old.account_id, 'ROLE_REVOKED', old.role, old.partnership_id);
    end if;
    if tg_op <> 'DELETE' then
        insert into account_change (account_id, kind, role, partnership_id)
        values (new.account_id, 'ROLE_GRANTED', new.role, new.partnership_id);
    end if;
    return null;
end $$;
create trigger journal after insert or update or delete on account_role for each row execute function app.journal_role();

create function app.journal_password() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if new.password_hash is distinct from old.password_hash then
        insert into account_change (account_id, kind)
        values (new.account_id, case when new.account_id = app.account_id() then 'PASSWORD_CHANGED' else 'PASSWORD_RESET' end);
    end if;
    return null;
end $$;
create trigger journal after update on credential for each row execute function app.journal_password();

create function app.journal_token() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into account_change (account_id, kind, after) values (new.account_id, 'TOKEN_CREATED', new.name);
    elsif old.revoked_at is null and new.revoked_at is not null then
        insert into account_change (account_id, kind, before) values (new.account_id, 'TOKEN_REVOKED', new.name);
    end if;
    return null;
end $$;
create trigger journal after insert or update on access_token for each row execute function app.journal_token();

insert into account_change (account_id, kind, after, changed_at, changed_by)
select id, 'CREATED', username, created_at, null from account;

-- An account as the contract shows it: to administrators every one, to everybody else only the own.

create view known.managed_account with (security_invoker = true) as
select a.id, a.username, a.name, a.authority_id, a.created_at, a.disabled_at, a.must_change_password, a.version,
       c.last_signed_in_at,
       case when a.disabled_at is not null then 'DISABLED'
            when a.must_change_password then 'PASSWORD_TO_BE_CHANGED'
            else 'ACTIVE' end as state,
       coalesce((select string_agg(r.role, ', ' order by r.role)
                 from (select distinct role from account_role where account_id = a.id) r), '') as role_names
from account a
left join credential c on c.account_id = a.id
where a.id = (select app.account_id()) or (select app.has_role('ADMINISTRATOR'));
grant select on known.managed_account to interborough_app;
call app.describe('known.managed_account', $$
Accounts as administrators manage them; to everybody else only the own.
last_signed_in_at | Last sign-in with the password. Null: never.
state | ACTIVE, PASSWORD_TO_BE_CHANGED or DISABLED.
role_names | Its roles with commas between, for searching.
$$);
call app.describe_like('known.managed_account', 'account');
