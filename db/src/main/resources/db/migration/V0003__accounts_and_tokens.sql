-- Who may sign in. Passwords and token hashes are read by definer functions only, which return an identity and nothing else.

create table account (
    id                   uuid primary key default app.uuid_v7(),
    username             text not null unique check (username ~ '^[a-z][a-z0-9.-]{1,63}$'),
    name                 text collate "und-x-icu" not null,
    authority_id         uuid references authority,
    password_hash        text,
    must_change_password boolean     not null default false,
    disabled_at          timestamptz,
    created_at           timestamptz not null default now()
);
create index on account (authority_id);
call app.protect('public', 'account');
revoke select on account from interborough_app;
grant select (id, username, name, authority_id, must_change_password, disabled_at, created_at) on account to interborough_app;
create policy own_select on account for select to interborough_app using (
    id = (select app.account_id()) or (select app.has_role('ADMINISTRATOR'))
    or authority_id in (select m.authority_id from membership m where m.partnership_id = any ((select app.partnership_ids())::uuid[])));
call app.describe('account', $$
A person who may sign in, or a job that acts by name.
id | Identifier.
username | What is typed at sign-in.
name | Name shown beside what the person wrote.
authority_id | The authority the person works for. Null for coordinators and administrators.
password_hash | Null where a person signs in elsewhere. Not readable by the application role.
must_change_password | The password was given by somebody else.
disabled_at | Since when the account may not be used. Null while it may.
created_at | When the account was made.
$$);

create table account_role (
    account_id     uuid not null references account on delete cascade,
    role           text not null check (role in ('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR',
                       'SUB_GROUP_MEMBER', 'LEAD_OFFICER', 'ANALYST', 'DATA_PROTECTION_OFFICER', 'COORDINATOR', 'ADMINISTRATOR')),
    partnership_id uuid references partnership,
    unique nulls not distinct (account_id, role, partnership_id),
    check ((role = 'COORDINATOR') = (partnership_id is not null))
);
call app.protect('public', 'account_role');
call app.allow('select', 'account_role', 'account_id = (select app.account_id()) or (select app.has_role(''ADMINISTRATOR''))');
call app.describe('account_role', $$
What a person may do. Roles within an authority, but for the coordinator (of a partnership) and the administrator (of the installation).
account_id | The person.
role | One of the named roles.
partnership_id | The partnership a coordinator coordinates. Null for all other roles.
$$);

create table access_token (
    id           uuid primary key default app.uuid_v7(),
    account_id   uuid        not null references account on delete cascade,
    name         text        not null check (length(trim(name)) between 1 and 100),
    token_hash   bytea       not null unique check (length(token_hash) = 32),
    scope        text        not null default 'READ' check (scope in ('READ', 'READ_AND_WRITE')),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index on access_token (account_id);
call app.protect('public', 'access_token');
revoke select on access_token from interborough_app;
grant select (id, account_id, name, scope, created_at, expires_at, last_used_at, revoked_at),
      insert (account_id, name, token_hash, scope, expires_at),
      update (revoked_at) on access_token to interborough_app;
create policy own_select on access_token for select to interborough_app using (account_id = (select app.account_id()));
create policy own_insert on access_token for insert to interborough_app with check (account_id = (select app.account_id()));
create policy own_update on access_token for update to interborough_app
    using (account_id = (select app.account_id())) with check (account_id = (select app.account_id()));
call app.describe('access_token', $$
A personal access token. Only its SHA-256 is kept.
id | Identifier.
account_id | Whose token it is.
name | What the owner calls it.
token_hash | SHA-256 of the 256 random bits.
scope | READ, or READ_AND_WRITE for mutations.
created_at | When it was made.
expires_at | Until when it may be used.
last_used_at | Last use, written in batches.
revoked_at | When it was revoked. Null while it may be used.
$$);

-- Identity: everything a transaction needs to know of the person, in one row.

create type app.identity as (
    account_id uuid, username text, name text, authority_id uuid, authority_slug text, partnership_ids uuid[], roles text[],
    must_change_password boolean);

create function app.identity_of(person uuid) returns app.identity
    stable security definer set search_path = public, pg_temp
begin atomic
    select row(a.id, a.username, a.name, a.authority_id, t.slug,
               coalesce((select array_agg(distinct p.id) from (
                   select m.partnership_id from membership m
                   where m.authority_id = a.authority_id and m.joined_on <= app.today() and (m.left_on is null or m.left_on > app.today())
                   union
                   select r.partnership_id from account_role r where r.account_id = a.id and r.partnership_id is not null) p(id)), '{}'),
               coalesce((select array_agg(distinct r.role order by r.role) from account_role r where r.account_id = a.id), '{}'),
               a.must_change_password)::app.identity
    from account a left join authority t on t.id = a.authority_id
    where a.id = person and a.disabled_at is null;
end;

create function app.identity_by_token(hash bytea)
    returns table (token_id uuid, scope text, expires_at timestamptz, identity app.identity)
    stable security definer set search_path = public, pg_temp
begin atomic
    select t.id, t.scope, t.expires_at, app.identity_of(t.account_id)
    from access_token t
    where t.token_hash = hash and t.revoked_at is null and t.expires_at > now();
end;

create function app.sign_in(login text)
    returns table (password_hash text, identity app.identity)
    stable security definer set search_path = public, pg_temp
begin atomic
    select a.password_hash, app.identity_of(a.id) from account a where a.username = lower(login) and a.disabled_at is null;
end;

create function app.tokens_used(ids uuid[]) returns void
    volatile security definer set search_path = public, pg_temp
begin atomic
    update access_token set last_used_at = now() where id = any (ids);
end;

create function app.change_own_password(hash text) returns void
    volatile security definer set search_path = public, pg_temp
begin atomic
    update account set password_hash = hash, must_change_password = false where id = app.account_id();
end;

-- True when it made the account: only where there is nobody yet.

create function app.create_first_administrator(hash text) returns boolean
    volatile security definer set search_path = public, pg_temp
begin atomic
    with made as (
        insert into account (username, name, password_hash, must_change_password)
        select 'admin', 'Administrator', hash, true where not exists (select from account)
        returning id),
    named as (insert into account_role (account_id, role) select id, 'ADMINISTRATOR' from made)
    select exists (select from made);
end;

revoke execute on function app.identity_of, app.identity_by_token, app.sign_in, app.tokens_used, app.change_own_password,
    app.create_first_administrator from public;
grant execute on function app.identity_of, app.identity_by_token, app.sign_in, app.tokens_used, app.change_own_password,
    app.create_first_administrator to interborough_app;
