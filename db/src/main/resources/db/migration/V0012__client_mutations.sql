-- A change sent twice under one key is made once: the first answer comes back. A key belongs to an authority.

create table client_mutation (
    id           uuid primary key default app.uuid_v7(),
    authority_id uuid not null references authority,
    key          text not null check (length(key) between 1 and 200),
    operation    text not null,
    request_hash bytea not null check (length(request_hash) = 32),
    answer       jsonb not null,
    answered_at  timestamptz not null default now(),
    answered_to  uuid not null default app.account_id() references account,
    unique (authority_id, key)
);
create index on client_mutation (answered_at);
call app.protect('public', 'client_mutation');
call app.allow('select', 'client_mutation', 'authority_id = (select app.authority_id())');
call app.allow('insert', 'client_mutation', 'authority_id = (select app.authority_id())');
call app.describe('client_mutation', $$
Changes that were made under a key of the client's, with the answer that was given. Kept so that a repeat is harmless.
id | Identifier.
authority_id | The authority whose officer sent it; keys of different authorities never meet.
key | The client's key.
operation | The mutation, e.g. importPerformanceWorkbook.
request_hash | SHA-256 of what was sent. The same key with another body is refused.
answer | Identifiers of what the first answer named.
answered_at | When.
answered_to | Whom.
$$);
