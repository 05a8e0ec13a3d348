-- Administrators make accounts, give roles and take them away, give new passwords and revoke tokens. Nobody deletes an account.
-- The policies and triggers here hold whatever the application forgets.

create policy administrators_insert on account for insert to interborough_app
    with check ((select app.has_role('ADMINISTRATOR')) and must_change_password and disabled_at is null);
create policy administrators_update on account for update to interborough_app
    using ((select app.has_role('ADMINISTRATOR'))) with check ((select app.has_role('ADMINISTRATOR')));
grant insert (username, name, authority_id, must_change_password),
      update (name, authority_id, disabled_at, must_change_password, version) on account to interborough_app;

call app.allow('insert', 'account_role', '(select app.has_role(''ADMINISTRATOR''))');
call app.allow('delete', 'account_role', '(select app.has_role(''ADMINISTRATOR''))');

-- A password that is given is one of somebody else.
create policy administrators_insert on credential for insert to interborough_app
    with check ((select app.has_role('ADMINISTRATOR')) and account_id <> (select app.account_id()));
create policy administrators_update on credential for update to interborough_app
    using ((select app.has_role('ADMINISTRATOR')) and account_id <> (select app.account_id()))
    with check ((select app.has_role('ADMINISTRATOR')) and account_id <> (select app.account_id()));
grant insert (account_id, password_hash), update (password_hash) on credential to interborough_app;

create policy administrators_select on access_token for select to interborough_app using ((select app.has_role('ADMINISTRATOR')));
create policy administrators_update on access_token for update to interborough_app
    using ((select app.has_role('ADMINISTRATOR'))) with check ((select app.has_role('ADMINISTRATOR')));
create policy stays_revoked on access_token as restrictive for update to interborough_app
    using (revoked_at is null) with check (revoked_at is not null);
create policy at_most_a_year on access_token as restrictive for insert to interborough_app
    with check (expires_at <= app.today() + interval '1 year 2 days' and revoked_at is null);

-- Enabled administrators beside one account. Whoever asks in order to write waits until nobody else is about to.

create function app.other_administrators(but uuid) returns bigint language plpgsql
    volatile security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('administrators', 0));
    return (select count(distinct a.id) from account a join account_role r on r.account_id = a.id
            where r.role = 'ADMINISTRATOR' and a.disabled_at is null and a.id is distinct from but);
end $$;
revoke execute on function app.other_administrators from public;
grant execute on function app.other_administrators to interborough_app;

create function app.an_administrator_stays() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if app.other_administrators(null) = 0 then
        raise exception 'the last enabled administrator stays'
            using errcode = 'check_violation', constraint = 'an_administrator_stays';
    end if;
    return null;
end $$;
create constraint trigger an_administrator_stays after update of disabled_at on account deferrable initially deferred
    for each row when (old.disabled_at is null and new.disabled_at is not null) execute function app.an_administrator_stays();
create constraint trigger an_administrator_stays after delete on account_role deferrable initially deferred
    for each row when (old.role = 'ADMINISTRATOR') execute function app.an_administrator_stays();

create function app.roles_have_their_authority() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    person uuid := case tg_table_name when 'account' then (to_jsonb(new) ->> 'id') else (to_jsonb(new) ->> 'account_id') end;
begin
    if exists (select from account a join account_role r on r.account_id = a.id
               where a.id = person and a.authority_id is null and r.role not in ('COORDINATOR', 'ADMINISTRATOR')) then
        raise exception 'this role is one within an authority, and the account has none'
            using errcode = 'check_violation', constraint = 'roles_have_their_authority';
    end if;
    return null;
end $$;
create constraint trigger roles_have_their_authority after update of authority_id on account deferrable initially deferred
    for each row execute function app.roles_have_their_authority();
create constraint trigger roles_have_their_authority after insert or update on account_role deferrable initially deferred
    for each row execute function app.roles_have_their_authority();

-- A key of a client belongs to an authority; that of somebody who works for none, to the account.

alter table client_mutation alter column authority_id drop not null;
create unique index client_mutation_of_account on client_mutation (answered_to, key) where authority_id is null;
call app.allow('select', 'client_mutation', 'authority_id is null and answered_to = (select app.account_id())');
call app.allow('insert', 'client_mutation',
    'authority_id is null and (select app.authority_id()) is null and answered_to = (select app.account_id())');
comment on column client_mutation.authority_id is
    'The authority whose officer sent it; keys of different authorities never meet. Null: the sender works for none, and the key is the sender''s.';
