-- The two roles of Interborough. Idempotent. Run by the launcher on the embedded database, by the administrator elsewhere.
-- The owner runs the migrations; the application neither owns anything nor can step around row-level security.
-- Passwords are set apart:  alter role interborough_app password '…';
do $$
begin
    if not exists (select from pg_roles where rolname = 'interborough_owner') then
        create role interborough_owner login nosuperuser nobypassrls nocreaterole nocreatedb;
    end if;
    if not exists (select from pg_roles where rolname = 'interborough_app') then
        create role interborough_app login nosuperuser nobypassrls nocreaterole nocreatedb;
    end if;
    if exists (select from pg_roles where rolname in ('interborough_owner', 'interborough_app') and (rolsuper or rolbypassrls)) then
        alter role interborough_owner nosuperuser nobypassrls;
        alter role interborough_app nosuperuser nobypassrls;
    end if;
end
$$;
