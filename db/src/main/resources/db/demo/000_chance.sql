-- Demonstration data is invented. What looks random is made from hashes of names, so that each load gives the same;
-- dates are counted back from app.today(). Helpers and working tables live in pg_temp and go when the load is over.

create function pg_temp.chance(key text) returns numeric immutable
    return ('x' || left(md5(key), 8))::bit(32)::bigint / 4294967296.0;

-- Between -1 and 1, mostly near 0.

create function pg_temp.spread(key text) returns numeric immutable
    return pg_temp.chance(key || '+') + pg_temp.chance(key || '-') - 1;

create function pg_temp.whole(key text, low int, high int) returns int immutable
    return low + floor(pg_temp.chance(key) * (high - low + 1))::int;

create function pg_temp.one_of(key text, choices text[]) returns text immutable
    return choices[1 + floor(pg_temp.chance(key) * cardinality(choices))::int];

create function pg_temp.web_word(name text) returns text immutable
    return trim(both '-' from regexp_replace(lower(replace(name, '''', '')), '[^a-z]+', '-', 'g'));

-- The twelve quarters: n is 0 for the oldest, 11 for the last one that has ended.

create temp table demo_quarter on commit drop as
select (12 - row_number() over (order by q.first_day desc))::int as n,
       q.first_day, q.last_day, q.days, q.number, q.due_on
from quarter q
where q.last_day < app.today()
order by q.first_day desc
limit 12;

-- Authorities as the demonstration wants them: how many services, how full (per cent), how well returns come in (shares).

create temp table demo_authority on commit drop as
select a.id as authority_id, p.id as partnership_id, p.code as partnership, a.slug, a.name, a.register_code,
       v.services, v.utilisation, v.support, v.staffing, v.missing, v.late, v.places
from (values
    ('ealing',             112, 91.5, 97.0, 95.0, 0.015, 0.04, array['Acton', 'Southall', 'Northolt', 'Greenford', 'Hanwell', 'Perivale']),
    ('brent',              104, 89.0, 101.9, 92.0, 0.050, 0.11, array['Kilburn', 'Harlesden', 'Wembley', 'Kingsbury', 'Willesden', 'Neasden']),
    ('hounslow',            84, 93.5, 96.5, 97.0, 0.015, 0.04, array['Brentford', 'Chiswick', 'Feltham', 'Heston', 'Isleworth', 'Cranford']),
    ('hammersmith-fulham',  78, 92.5, 98.0, 96.0, 0.020, 0.05, array['Fulham', 'Hammersmith', 'White City', 'Parsons Green', 'Askew', 'Sands End']),
    ('hillingdon',          66, 86.5, 93.0, 90.0, 0.040, 0.09, array['Uxbridge', 'Hayes', 'Ruislip', 'Yiewsley', 'Northwood', 'Ickenham']),
    ('kensington-chelsea',  56, 90.5, 96.0, 98.0, 0.010, 0.03, array['Golborne', 'Chelsea', 'Earl''s Court', 'Holland Park', 'Notting Dale', 'Brompton']),
    ('harrow',              40, 96.0, 98.5, 99.0, 0.005, 0.02, array['Wealdstone', 'Pinner', 'Stanmore', 'Rayners Lane', 'Edgware', 'Hatch End'])
) v(slug, services, utilisation, support, staffing, missing, late, places)
join authority a using (slug)
join partnership p on p.code = 'WEST_LONDON';

insert into demo_authority
select a.id, p.id, p.code, a.slug, a.name, a.register_code,
       2 + coalesce((array[4, 3, 3, 2])[array_position(array['manchester', 'liverpool', 'lancashire', 'wigan'], a.slug)], 0),
       round(91 + 4 * pg_temp.spread('full ' || a.slug), 1), round(97 + 3 * pg_temp.spread('busy ' || a.slug), 1),
       95, 0.02, 0.05, array[a.name || ' North', a.name || ' South', a.name || ' East', a.name || ' West']
from membership m
join authority a on a.id = m.authority_id
join partnership p on p.id = m.partnership_id
where p.code = 'NORTH_WEST' and m.left_on is null;
