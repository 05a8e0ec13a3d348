-- Full-text search of services and providers. `@@` and LIKE are not leakproof: under row-level security no index serves them.
-- So the search runs as the owner and returns identifiers only, and who asks reads the rows of those with their own rights.

create function app.words(variadic parts text[]) returns tsvector immutable parallel safe
    return to_tsvector('pg_catalog.english', lower(array_to_string(parts, ' ') collate "und-x-icu"));
comment on function app.words is 'The words of some texts, in lower case and without their English endings.';

create function app.sought(words text) returns tsquery immutable parallel safe
    return plainto_tsquery('pg_catalog.english', lower(words collate "und-x-icu"));
comment on function app.sought is 'All of these words.';

create index service_words on service using gin
    (app.words(name, description, exclusions, referrers, charges, top_ups, accessibility, address));
create index provider_words on provider using gin (app.words(name, description, address));

create function app.services_matching(words text) returns setof uuid
    stable security definer rows 100 set search_path = public, pg_temp
begin atomic
    select id from service
    where app.words(name, description, exclusions, referrers, charges, top_ups, accessibility, address) @@ app.sought(words);
end;
comment on function app.services_matching is 'Services, whoever may see them, in whose texts all of these words occur.';

create function app.providers_matching(words text) returns setof uuid
    stable security definer rows 100 set search_path = public, pg_temp
begin atomic
    select id from provider where app.words(name, description, address) @@ app.sought(words);
end;
comment on function app.providers_matching is 'Providers in whose texts all of these words occur.';

revoke execute on function app.services_matching, app.providers_matching from public;
grant execute on function app.services_matching, app.providers_matching to interborough_app;
