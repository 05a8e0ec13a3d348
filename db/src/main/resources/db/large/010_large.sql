-- The large data set, for measuring only: 333 authorities in 40 partnerships of about eight and one of all 333, 5,000 providers,
-- 20,000 services (or large.services), 20 quarters of returns (400,000). Deterministic. Run by ./interborough bench on a database of its own.

create function pg_temp.chance(key text) returns numeric immutable
    return ('x' || substr(md5(key), 1, 8))::bit(32)::bigint::numeric / 4294967296 + 0.5;

insert into authority (id, gss_code, name, official_name, slug, kind, register_code)
select app.named_id('large authority', n::text), 'E99' || lpad(n::text, 6, '0'), 'Large ' || lpad(n::text, 3, '0'),
       'Large Borough ' || n, 'large-' || translate(lpad(n::text, 3, '0'), '0123456789', 'abcdefghij'), 'UA',
       'Z' || chr(65 + n / 26) || chr(65 + n % 26)
from generate_series(1, 333) n;

insert into authority (id, gss_code, name, official_name, slug, kind, register_code)
values (app.named_id('large authority', '0'), 'E99000000', 'Observatory', 'Observatory, a member of every partnership', 'large-observatory', 'UA', 'ZOO');

insert into partnership (id, code, name, description, source)
select app.named_id('large partnership', n::text), 'LARGE_' || translate(lpad(n::text, 2, '0'), '0123456789', 'ABCDEFGHIJ'),
       case n when 0 then 'Large: everybody' else 'Large ' || n end, 'For measuring.', 'none'
from generate_series(0, 40) n;

insert into membership (partnership_id, authority_id, joined_on)
select app.named_id('large partnership', p::text), app.named_id('large authority', n::text), date '2005-04-01'
from generate_series(1, 333) n
cross join lateral (values (0), (1 + n % 40)) m(p)
union all
select app.named_id('large partnership', p::text), app.named_id('large authority', '0'), date '2005-04-01' from generate_series(0, 40) p;

insert into account (id, username, name, authority_id)
select app.named_id('large account', n::text), 'large.' || n, 'Commissioner, Large ' || n, app.named_id('large authority', n::text)
from generate_series(0, 333) n;
insert into account_role (account_id, role)
select app.named_id('large account', n::text), 'COMMISSIONER' from generate_series(0, 333) n;
insert into access_token (account_id, name, token_hash, scope, expires_at)
select app.named_id('large account', n::text), 'bench', sha256(convert_to('large-' || n, 'UTF8')), 'READ', '2099-12-31'
from generate_series(0, 333) n;

insert into provider (id, name, legal_form, description, address, postcode, telephone, email, website, became_known_on)
select app.named_id('large provider', n::text), 'Provider ' || lpad((n * 7919 % 5000)::text, 4, '0'), 'company limited by guarantee',
       'Supports people in their homes.', n || ' Long Street', 'ZZ1 1ZZ', '020 7946 0' || lpad((n % 1000)::text, 3, '0'),
       'office@provider' || n || '.example', 'https://provider' || n || '.example', '2004-01-01'
from generate_series(1, 5000) n;

insert into service (id, partnership_id, authority_id, host_authority_id, provider_id, spls_id, name, client_group_id, service_type_id, description)
select app.named_id('large service', n::text), app.named_id('large partnership', (1 + a % 40)::text), app.named_id('large authority', a::text),
       app.named_id('large authority', a::text), app.named_id('large provider', (1 + n * 31 % 5000)::text), 'L-' || n,
       'Service ' || lpad((n * 7919 % 20000)::text, 5, '0'), g.id, t.id, 'Support for up to two years.'
from generate_series(1, coalesce(nullif(current_setting('large.services', true), ''), '20000')::int) n
cross join lateral (select 1 + n % 333) x(a)
join client_group g on g.position = 1 + n % 21
join service_type t on t.position = case when n % 10 < 6 then 1 when n % 10 < 7 then 2 else 4 end;

insert into contract (partnership_id, authority_id, service_id, reference, signed_on, starts_on, ends_on, duration, units,
                      annual_price_pence, staff_hours_per_week)
select s.partnership_id, s.authority_id, s.id, 'C' || s.spls_id, '2021-03-01', '2021-04-01', app.quarter_last_day(app.today()),
       case when length(s.name) % 2 = 0 or substr(s.spls_id, 3)::int % 3 > 0 then 'SHORT_TERM' else 'LONG_TERM' end,
       x.units, x.units * 900000, x.units * 6.5
from service s
cross join lateral (select 5 + substr(s.spls_id, 3)::int % 40) x(units)
where s.spls_id like 'L-%';
