-- Providers. All are invented; register numbers, addresses and telephone numbers cannot be real ones
-- (numbers beginning 99, postcode area ZZ, the telephone ranges that Ofcom keeps for drama).
-- field: H any client group, S homelessness, M mental health, L learning disability, E older people, D domestic violence,
-- Y young people, O offenders, A alcohol and drugs, R refugees and families, P physical disability and health, C alarms and repairs.

create temp table demo_provider on commit drop as
select row_number() over ()::int as n, app.named_id('demo', 'provider', v.name) as id, v.*
from (values
    ('Northolt Green Housing Trust', 'H', 'WL', 6), ('Brackenfold Housing Group', 'H', 'BOTH', 7), ('Westering Homes', 'H', 'WL', 6),
    ('Three Locks Housing Association', 'H', 'WL', 5), ('Perrin Vale Homes', 'H', 'WL', 4), ('Gunnersmead Housing Society', 'H', 'WL', 4),
    ('Colne and Brent Dwellings', 'H', 'WL', 5), ('Marlowgate Homes', 'H', 'WL', 3), ('Fairlea Housing Co-operative', 'H', 'WL', 2),
    ('Tithe Barn Homes', 'H', 'WL', 3), ('Orchard Reach Housing', 'H', 'WL', 3), ('Pennywell Housing Trust', 'H', 'NW', 5),
    ('Lantern Row Support', 'S', 'WL', 5), ('Halfpenny Lane Homes', 'S', 'WL', 4), ('Wayfarers Latch', 'S', 'WL', 4),
    ('Copperfold Hostels', 'S', 'WL', 4), ('Kestrel Gate Support', 'S', 'WL', 3), ('Saltmarsh Street Project', 'S', 'WL', 3),
    ('Bramble Yard Trust', 'S', 'WL', 2), ('Tollgate Shelter Partnership', 'S', 'WL', 3), ('Ninth Bell Project', 'S', 'WL', 2),
    ('Open Hatch West', 'S', 'WL', 2), ('Warm Stone Housing', 'S', 'WL', 2), ('Cinder Path Support', 'S', 'WL', 2),
    ('Millrace Doorways', 'S', 'NW', 4), ('Ropewalk Night Shelter Trust', 'S', 'NW', 3), ('Staddle Stone Homes', 'S', 'BOTH', 3),
    ('Quiet Harbour Support', 'M', 'WL', 5), ('Alder and Ash Recovery', 'M', 'WL', 4), ('Mindstead Homes', 'M', 'WL', 4),
    ('Thistledown Support', 'M', 'WL', 3), ('Evenkeel Housing and Care', 'M', 'WL', 4), ('Larkmere Community Support', 'M', 'WL', 3),
    ('Bridgewell Recovery Homes', 'M', 'WL', 3), ('Stillwater Lodge Trust', 'M', 'WL', 2), ('Greyfriars Walk Support', 'M', 'WL', 2),
    ('Hollin Bank Support', 'M', 'NW', 3), ('Foxglove Recovery', 'M', 'BOTH', 3),
    ('Own Key Living', 'L', 'WL', 5), ('Merrydown Support', 'L', 'WL', 4), ('Hazel Tree Lives', 'L', 'WL', 4),
    ('Pathfold Care and Support', 'L', 'WL', 3), ('Fernlight Living', 'L', 'WL', 3), ('Everyday Doors', 'L', 'WL', 3),
    ('Little Ealing Lives', 'L', 'WL', 2), ('Juniper Choice', 'L', 'WL', 2), ('Sparrowhill Support', 'L', 'WL', 2),
    ('Rushbeck Living', 'L', 'NW', 3), ('Clover Field Support', 'L', 'BOTH', 3),
    ('Elmstead Retirement Homes', 'E', 'WL', 5), ('Ducks Hill Housing for Older People', 'E', 'WL', 4), ('The Silverbourne Trust', 'E', 'WL', 4),
    ('Rookery Court Homes', 'E', 'WL', 3), ('Amber Years Housing', 'E', 'WL', 3), ('Sundial Sheltered Homes', 'E', 'WL', 3),
    ('Almshouses of the Draper''s Bequest', 'E', 'WL', 1), ('Whitestone Almshouse Charity', 'E', 'WL', 1), ('Yew Tree Later Life', 'E', 'WL', 2),
    ('Beckside Retirement Homes', 'E', 'NW', 3), ('Winterbourne Green Homes', 'E', 'BOTH', 3),
    ('Rowan House Refuges', 'D', 'WL', 4), ('Safe Threshold West', 'D', 'WL', 4), ('Marigold Women''s Support', 'D', 'WL', 3),
    ('Marram House Women', 'D', 'WL', 2), ('New Morning Women''s Project', 'D', 'WL', 2), ('Harbourlight Women', 'D', 'NW', 3),
    ('First Latchkey', 'Y', 'WL', 4), ('Seventeen Doors', 'Y', 'WL', 3), ('Bright Landing', 'Y', 'WL', 3),
    ('Stepping Yard Youth Housing', 'Y', 'WL', 3), ('Kite Hill Foyers', 'Y', 'WL', 3), ('Young Roots Harrow Road', 'Y', 'WL', 2),
    ('Next Landing Leaving Care', 'Y', 'WL', 2), ('Swift and Swallow Supported Lodgings', 'Y', 'WL', 2), ('Cradle and Key', 'Y', 'WL', 2),
    ('Tenterfield Youth Homes', 'Y', 'NW', 3), ('Upward Stair', 'Y', 'BOTH', 2),
    ('Second Gate Resettlement', 'O', 'WL', 4), ('Turnstone Housing', 'O', 'WL', 3), ('Fresh Chapter Homes', 'O', 'WL', 2),
    ('Straight Furrow Support', 'O', 'NW', 2), ('Ironbridge Lane Resettlement', 'O', 'WL', 2),
    ('Clearwater Steps', 'A', 'WL', 3), ('Dry Dock Recovery Homes', 'A', 'WL', 3), ('Bittern House Project', 'A', 'WL', 2),
    ('Even Tide Recovery', 'A', 'NW', 2), ('Long Acre Recovery', 'A', 'WL', 2),
    ('Welcome Lamp', 'R', 'WL', 3), ('New Hearth Refugee Housing', 'R', 'WL', 3), ('Family Threshold', 'R', 'WL', 3),
    ('Fair Crossing Homes', 'R', 'WL', 2), ('Nest and Branch Family Support', 'R', 'WL', 2), ('Blue Door Families', 'R', 'BOTH', 2),
    ('Freewheel Living', 'P', 'WL', 2), ('Level Ground Housing', 'P', 'WL', 3), ('Clear Voice Sensory Support', 'P', 'WL', 2),
    ('Red Thread Housing and Health', 'P', 'WL', 2), ('Open Ramp Homes', 'P', 'BOTH', 2),
    ('Pendant Line West', 'C', 'WL', 3), ('Goodhand Repairs Agency', 'C', 'WL', 3), ('Hinge and Handrail', 'C', 'WL', 2),
    ('Bellwatch Alarms', 'C', 'BOTH', 3), ('Fettle and Fix', 'C', 'NW', 2),
    ('Wheelwright Lane Support', 'H', 'WL', 2), ('Osterley Fields Support', 'H', 'WL', 2), ('Grand Union Floating Support', 'H', 'WL', 4),
    ('Crane Valley Support', 'H', 'WL', 3), ('Silk Mill Support', 'H', 'NW', 3), ('Canal Bend Tenancy Support', 'H', 'WL', 3),
    ('Ridgeway Corner Housing', 'H', 'WL', 2), ('Lea Top Homes', 'S', 'WL', 1), ('Pilgrim''s Rest Hostel Committee', 'S', 'WL', 1),
    ('Hawthorn Ring', 'M', 'WL', 1), ('Pebble Mark Living', 'L', 'WL', 1), ('Teasel House', 'A', 'WL', 1)
) v(name, field, region, size);

insert into provider (id, name, legal_form, description, address, postcode, telephone, email, website, became_known_on)
select p.id, p.name,
       case
           when p.name ~ 'Almshouse|Bequest' then 'unincorporated charity'
           when p.field in ('H', 'E') and p.size > 2 then 'registered society'
           when p.size >= 4 then 'company limited by guarantee'
           else pg_temp.one_of('form ' || p.name, array['charitable incorporated organisation', 'company limited by guarantee',
               'community interest company', 'private company limited by shares'])
       end,
       (array['Housing and support for people with many different needs.', 'Hostels, housing and support for people who have lost their home.',
              'Supported housing and recovery for people with mental health problems.', 'Helps people with learning disabilities live in homes of their own.',
              'Sheltered and extra care housing for older people.', 'Refuges and outreach for women and children fleeing violence.',
              'Foyers, shared houses and lodgings for young people.', 'Housing and resettlement for people leaving custody.',
              'Homes and support towards recovery from alcohol and drugs.', 'Housing and support for refugees and for families without a home.',
              'Homes and support for disabled people and people living with long-term illness.',
              'Alarms, repairs and adaptations for people who wish to stay at home.'])[position(p.field in 'HSMLEDYOARPC')],
       pg_temp.whole('door ' || p.name, 1, 180) || ' ' || pg_temp.one_of('street ' || p.name, array['Tamarisk Walk', 'Old Ropery', 'Saddler''s Rise',
           'Cornmill Yard', 'Lantern Row', 'Quarry Steps', 'Heronsgate', 'Bellfounder''s Lane', 'Marlpit Road', 'Weaver''s Green']),
       'ZZ' || 1 + p.n % 19 || ' ' || p.n % 9 + 1 || chr(65 + p.n % 20) || 'Z',
       case when p.region = 'NW' then '0161 496 0' else '020 7946 0' end || lpad((p.n * 7)::text, 3, '0'),
       'office@' || pg_temp.web_word(p.name) || '.example',
       'https://www.' || pg_temp.web_word(p.name) || '.example',
       (select min(first_day) from demo_quarter) - pg_temp.whole('known ' || p.name, 300, 6000)
from demo_provider p;

-- Where each works: one to five boroughs of West London, the larger ones in more; any number in the North West.

create temp table demo_provider_area on commit drop as
select p.id as provider_id, p.n, p.name, p.field, p.size, a.authority_id
from demo_provider p
cross join lateral (
    select d.authority_id, d.partnership, row_number() over (partition by d.partnership order by pg_temp.chance(p.name || d.slug)) as place
    from demo_authority d
) a
where a.partnership = 'WEST_LONDON' and p.region in ('WL', 'BOTH')
        and a.place <= least(5, greatest(1, round(p.size * (0.7 + 0.5 * pg_temp.chance('reach ' || p.name)))))
   or a.partnership = 'NORTH_WEST' and p.region in ('NW', 'BOTH') and (p.field = 'H' or a.place <= 14);
