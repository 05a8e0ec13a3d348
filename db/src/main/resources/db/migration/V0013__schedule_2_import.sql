-- Schedule 2 comes in files: an officer adds and changes the services and contracts of the own authority, and adds the
-- providers that are not known yet. Providers are everybody's, so nobody changes or removes them this way.

call app.allow('insert', 'provider', '(select app.authority_id()) is not null and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');

-- A register number decides which provider a file means, so it comes with its provider, in the same transaction, and never later.
call app.allow('insert', 'provider_identifier', '(select app.authority_id()) is not null and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER'')) and exists (select from provider p where p.id = provider_id and p.xmin = pg_current_xact_id()::xid)');

call app.allow('insert', 'service', 'authority_id = (select app.authority_id()) and partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
call app.allow('insert', 'contract', 'authority_id = (select app.authority_id()) and partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
call app.allow('update', 'contract', 'authority_id = (select app.authority_id()) and partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');

create table schedule_2_import (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    file_name      text not null,
    sha256         bytea not null check (length(sha256) = 32),
    content        bytea not null,
    imported_at    timestamptz not null default now(),
    imported_by    uuid not null default app.account_id() references account
);
create index on schedule_2_import (partnership_id, imported_at);
create index on schedule_2_import (authority_id, imported_at);
call app.protect('public', 'schedule_2_import');
call app.allow('select', 'schedule_2_import', 'authority_id = (select app.authority_id())');
call app.allow('insert', 'schedule_2_import', 'authority_id = (select app.authority_id()) and partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.has_role(''COMMISSIONER'', ''CONTRACT_OFFICER'', ''LEAD_OFFICER''))');
call app.describe('schedule_2_import', $$
A file of services and contracts that changed Schedule 2, as it was received. The file is kept.
id | Identifier.
partnership_id | The partnership whose Schedule 2 it changed.
authority_id | The authority whose services it is about.
file_name | Name of the file as uploaded.
sha256 | SHA-256 of the file.
content | The file, unchanged.
imported_at | When.
imported_by | By whom.
$$);
