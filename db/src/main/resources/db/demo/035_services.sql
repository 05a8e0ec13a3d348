-- About 540 services in West London and 60 in the North West, from the profiles: which provider, where, under what name.

create temp table demo_service on commit drop as
with wanted as (
    select d.*, i.place, d.register_code || '-' || lpad((i.place * 3 + d.services % 7)::text, 4, '0') as spls_id
    from demo_authority d
    cross join lateral generate_series(1, d.services) i(place)
),
shaped as (
    select w.*, app.named_id('demo', 'service', w.spls_id) as id, to_jsonb(p) as profile, p.field, p.access, p.service_type, p.accommodation,
           p.client_group, p.secondary, p.theme
    from wanted w
    cross join lateral (select pg_temp.chance('kind ' || w.spls_id)) r(drawn)
    join lateral (select * from demo_profile p where p.up_to > r.drawn * p.total order by p.up_to limit 1) p on true
),
placed as (
    select s.*, a.provider_id, a.n as provider_n,
           row_number() over (partition by s.accommodation is null, s.field = 'E', s.accommodation = 'A14' order by md5(s.spls_id))::int as i,
           row_number() over (partition by s.authority_id, s.service_type, s.client_group order by md5(s.spls_id))::int as j
    from shaped s
    join lateral (
        select a.provider_id, a.n
        from demo_provider_area a
        where a.authority_id = s.authority_id and a.field in (s.field, 'H')
        order by case when a.field = s.field then 0 when s.field in ('C', 'D') then 9 else 1 end
                     + pg_temp.chance(s.spls_id || a.name) * 1.3 / sqrt(a.size)
        limit 1
    ) a on true
),
hosted as (
    select p.*,
           case
               when p.accommodation is null or pg_temp.chance('elsewhere ' || p.spls_id) > case p.accommodation when 'A14' then 0.25 else 0.045 end
                   then p.authority_id
               else (select d.authority_id from demo_authority d where d.partnership = p.partnership
                     order by pg_temp.chance('host ' || p.spls_id || d.slug) limit 1)
           end as host_authority_id
    from placed p
)
select p.*,
       case when pg_temp.chance('stage ' || p.spls_id) < 0.03 then 'TO_BE_COMMISSIONED'
            when pg_temp.chance('stage ' || p.spls_id) < 0.13 then 'DECOMMISSIONED'
            else 'EXISTING' end as stage,
       h.places[1 + (case when p.accommodation is null then p.j + ascii(p.theme) else p.i end) % cardinality(h.places)] as locality,
       (array['Cedar', 'Kestrel', 'Tamarind', 'Linden', 'Harebell', 'Rowan', 'Lapwing', 'Mulberry', 'Copper Beech', 'Teasel', 'Larch', 'Wren',
              'Damson', 'Sorrel', 'Bracken', 'Fieldfare', 'Maple', 'Quince', 'Saffron', 'Plover', 'Hornbeam', 'Redwing', 'Bluebell', 'Willow',
              'Goldcrest', 'Almond', 'Myrtle', 'Aspen', 'Curlew', 'Medlar', 'Foxley', 'Heron', 'Laburnum', 'Juniper', 'Dunlin', 'Briar'])
           [1 + p.i % 36] as word
from hosted p
join demo_authority h on h.authority_id = p.host_authority_id;

insert into service (id, partnership_id, authority_id, host_authority_id, provider_id, spls_id, name, client_group_id,
    secondary_client_group_id, service_type_id, accommodation_type_id, stage, direct_access, description, exclusions, referrers, charges,
    top_ups, accessibility, languages, address, postcode, telephone, email, website, last_verified_on)
select s.id, s.partnership_id, s.authority_id, s.host_authority_id, s.provider_id, s.spls_id,
       case
           when s.accommodation = 'A14' then s.name || ' Refuge ' || s.word
           when s.service_type = 'CSA' then s.locality || ' Community Alarm'
           when s.service_type = 'HIA' then s.locality || ' Home Improvement Agency'
           when s.service_type = 'OUT' then s.locality || ' Street Outreach'
           when s.service_type = 'RES' then s.locality || ' Refugee Resettlement'
           when s.service_type = 'FLS' then s.locality || case s.client_group when '4' then ' Mental Health' when '5' then ' Learning Disability'
               when '1' then ' Older People''s' when '14' then ' Women''s' when '12' then ' Young People''s' when '10' then ' Offender'
               when '9' then ' Recovery' when '15' then ' HIV' when '6' then ' Disability' when '16' then ' Families'
               when '20' then ' Traveller' when '7' then ' Homelessness' else '' end || ' Floating Support' || case when s.j > cardinality(s.places) then ' East' else '' end
           else s.word || ' ' || (case
               when s.field = 'E' then array['Gardens', 'Close', 'Green', 'Orchard', 'Walk']
               else array['House', 'Court', 'Place', 'Lodge', 'Villas', 'Terrace', 'Mews'] end)
               [1 + (s.i / 36) % case when s.field = 'E' then 5 else 7 end]
               || case when s.i >= 36 * case when s.field = 'E' then 5 else 7 end then ', ' || s.locality else '' end
       end,
       app.named_id('client_group', s.client_group), case when s.secondary is not null then app.named_id('client_group', s.secondary) end,
       (select t.id from service_type t where t.code = s.service_type),
       (select t.id from accommodation_type t where t.code = s.accommodation),
       s.stage, pg_temp.chance('open ' || s.spls_id) < s.access,
       s.theme || case when s.accommodation is null then ', throughout ' || s.name
           when s.accommodation = 'A14' then ', at an address that is not disclosed' else ' in ' || s.locality end || '.',
       f.exclusions, f.referrers,
       case when s.accommodation is null then 'Free of charge to people on housing benefit; otherwise as assessed.'
           else 'Rent and service charge; £' || pg_temp.whole('charge ' || s.spls_id, 8, 32) || ' a week is not covered by housing benefit.' end,
       case when pg_temp.chance('top ' || s.spls_id) < 0.12 then 'Social services pay for care hours on top, person by person.' end,
       case when s.accommodation is null then 'Visits people at home; office is step-free.'
           else pg_temp.one_of('step ' || s.spls_id, array['Step-free throughout.', 'Ground floor is step-free; two adapted rooms.', 'Lift to all floors.',
               'Steps at the entrance; not suitable for wheelchairs.', 'One fully adapted flat.']) end,
       array(select distinct l from unnest(array['en', pg_temp.one_of('first ' || s.spls_id, array['pa', 'so', 'pl', 'ar', 'gu', 'ur', 'en', 'en']),
           pg_temp.one_of('second ' || s.spls_id, array['hi', 'fa', 'ta', 'pt', 'es', 'en', 'en', 'en'])]) l order by l),
       case when s.accommodation is distinct from 'A14' then
           pg_temp.whole('door ' || s.spls_id, 1, 220) || ' ' || s.word || ' ' || pg_temp.one_of('road ' || s.spls_id, array['Road', 'Lane', 'Way', 'Rise'])
           || ', ' || s.locality end,
       case when s.accommodation is distinct from 'A14' then
           'ZZ' || pg_temp.whole('district ' || s.spls_id, 20, 98) || ' ' || pg_temp.whole('sector ' || s.spls_id, 1, 9) || chr(65 + s.i % 20) || 'Z' end,
       case s.partnership when 'NORTH_WEST' then '0161 496 0' else '020 7946 0' end || lpad(pg_temp.whole('ring ' || s.spls_id, 0, 999)::text, 3, '0'),
       'referrals@' || pg_temp.web_word(p.name) || '.example', p.website,
       app.today() - pg_temp.whole('verified ' || s.spls_id, 10, 500)
from demo_service s
join demo_field f using (field)
join provider p on p.id = s.provider_id;
