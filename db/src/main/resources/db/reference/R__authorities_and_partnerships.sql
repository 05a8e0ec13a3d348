-- Authorities, partnerships, members. Names and codes: mySociety uk_local_authority_names_and_codes (CC BY 4.0), ONS (OGL v3).

insert into authority (id, gss_code, name, official_name, slug, kind, register_code, old_ons_code, started_on)
values
    (app.named_id('authority', 'E09000005'), 'E09000005', 'Brent', 'London Borough of Brent', 'brent', 'LBO', 'BEN', '00AE', null),
    (app.named_id('authority', 'E09000009'), 'E09000009', 'Ealing', 'London Borough of Ealing', 'ealing', 'LBO', 'EAL', '00AJ', null),
    (app.named_id('authority', 'E09000013'), 'E09000013', 'Hammersmith and Fulham', 'London Borough of Hammersmith & Fulham', 'hammersmith-fulham', 'LBO', 'HMF', '00AN', null),
    (app.named_id('authority', 'E09000015'), 'E09000015', 'Harrow', 'London Borough of Harrow', 'harrow', 'LBO', 'HRW', '00AQ', null),
    (app.named_id('authority', 'E09000017'), 'E09000017', 'Hillingdon', 'London Borough of Hillingdon', 'hillingdon', 'LBO', 'HIL', '00AS', null),
    (app.named_id('authority', 'E09000018'), 'E09000018', 'Hounslow', 'London Borough of Hounslow', 'hounslow', 'LBO', 'HNS', '00AT', null),
    (app.named_id('authority', 'E09000020'), 'E09000020', 'Kensington and Chelsea', 'Royal Borough of Kensington and Chelsea', 'kensington-chelsea', 'LBO', 'KEC', '00AW', null),
    (app.named_id('authority', 'E06000008'), 'E06000008', 'Blackburn with Darwen', 'Blackburn with Darwen Borough Council', 'blackburn-with-darwen', 'UA', 'BBD', '00EX', '1998-04-01'),
    (app.named_id('authority', 'E06000009'), 'E06000009', 'Blackpool', 'Blackpool Borough Council', 'blackpool', 'UA', 'BPL', '00EY', '2005-06-20'),
    (app.named_id('authority', 'E08000001'), 'E08000001', 'Bolton', 'Bolton Metropolitan Borough Council', 'bolton', 'MD', 'BOL', '00BL', '1974-04-01'),
    (app.named_id('authority', 'E08000002'), 'E08000002', 'Bury', 'Bury Metropolitan Borough Council', 'bury', 'MD', 'BUR', '00BM', '1974-04-01'),
    (app.named_id('authority', 'E06000049'), 'E06000049', 'Cheshire East', 'Cheshire East Council', 'cheshire-east', 'UA', 'CHE', '00EQ', '2009-04-01'),
    (app.named_id('authority', 'E06000050'), 'E06000050', 'Cheshire West and Chester', 'Cheshire West and Chester Council', 'cheshire-west-chester', 'UA', 'CHW', '00EW', '2009-04-01'),
    (app.named_id('authority', 'E06000063'), 'E06000063', 'Cumberland', 'Cumberland Council', 'cumberland', 'UA', 'CBD', null, '2023-04-01'),
    (app.named_id('authority', 'E06000006'), 'E06000006', 'Halton', 'Halton Borough Council', 'halton', 'UA', 'HAL', '00ET', '1998-04-01'),
    (app.named_id('authority', 'E08000011'), 'E08000011', 'Knowsley', 'Knowsley Metropolitan Borough Council', 'knowsley', 'MD', 'KWL', '00BX', '1974-04-01'),
    (app.named_id('authority', 'E10000017'), 'E10000017', 'Lancashire', 'Lancashire County Council', 'lancashire', 'CTY', 'LAN', '30', null),
    (app.named_id('authority', 'E08000012'), 'E08000012', 'Liverpool', 'Liverpool City Council', 'liverpool', 'MD', 'LIV', '00BY', '2005-06-08'),
    (app.named_id('authority', 'E08000003'), 'E08000003', 'Manchester', 'Manchester City Council', 'manchester', 'MD', 'MAN', '00BN', '1974-04-01'),
    (app.named_id('authority', 'E08000004'), 'E08000004', 'Oldham', 'Oldham Metropolitan Borough Council', 'oldham', 'MD', 'OLD', '00BP', '2005-06-07'),
    (app.named_id('authority', 'E08000005'), 'E08000005', 'Rochdale', 'Rochdale Metropolitan Borough Council', 'rochdale', 'MD', 'RCH', '00BQ', '2005-05-27'),
    (app.named_id('authority', 'E08000006'), 'E08000006', 'Salford', 'Salford City Council', 'salford', 'MD', 'SLF', '00BR', '2005-05-27'),
    (app.named_id('authority', 'E08000014'), 'E08000014', 'Sefton', 'Sefton Metropolitan Borough Council', 'sefton', 'MD', 'SFT', '00CA', '2005-06-08'),
    (app.named_id('authority', 'E08000013'), 'E08000013', 'St Helens', 'St Helens Council', 'st-helens', 'MD', 'SHN', '00BZ', '2005-06-08'),
    (app.named_id('authority', 'E08000007'), 'E08000007', 'Stockport', 'Stockport Metropolitan Borough Council', 'stockport', 'MD', 'SKP', '00BS', '2005-05-27'),
    (app.named_id('authority', 'E08000008'), 'E08000008', 'Tameside', 'Tameside Metropolitan Borough Council', 'tameside', 'MD', 'TAM', '00BT', '1974-04-01'),
    (app.named_id('authority', 'E08000009'), 'E08000009', 'Trafford', 'Trafford Metropolitan Borough Council', 'trafford', 'MD', 'TRF', '00BU', '1974-04-01'),
    (app.named_id('authority', 'E06000007'), 'E06000007', 'Warrington', 'Warrington Borough Council', 'warrington', 'UA', 'WRT', '00EU', '2005-06-20'),
    (app.named_id('authority', 'E06000064'), 'E06000064', 'Westmorland and Furness', 'Westmorland and Furness Council', 'westmorland-furness', 'UA', 'WAF', null, '2023-04-01'),
    (app.named_id('authority', 'E08000010'), 'E08000010', 'Wigan', 'Wigan Metropolitan Borough Council', 'wigan', 'MD', 'WGN', '00BW', '1974-04-01'),
    (app.named_id('authority', 'E08000015'), 'E08000015', 'Wirral', 'Wirral Borough Council', 'wirral', 'MD', 'WRL', '00CB', '1974-04-01')
on conflict (id) do update set (name, official_name, slug, kind, register_code, old_ons_code, started_on) =
    (excluded.name, excluded.official_name, excluded.slug, excluded.kind, excluded.register_code, excluded.old_ons_code, excluded.started_on);

insert into partnership (id, code, name, description, source)
values
    (app.named_id('partnership', 'WEST_LONDON'), 'WEST_LONDON', 'West London',
     'Seven boroughs that share information about providers and commission housing-related support together.',
     'P: West London Supporting People information sharing protocol; J: Joint Commissioning Protocol'),
    (app.named_id('partnership', 'NORTH_WEST'), 'NORTH_WEST', 'North West',
     'Twenty-four authorities that notify each other of concerns about providers, coordinated by Placements North West.',
     'N: Placements North West information sharing protocol')
on conflict (id) do update set (name, description, source) = (excluded.name, excluded.description, excluded.source);

-- The sources give no day of joining. West London: version 2 of the Joint Commissioning Protocol, 26 October 2005.
-- North West: the list as it stands since Cumberland and Westmorland and Furness came into being.
insert into membership (id, partnership_id, authority_id, joined_on, tile_row, tile_column)
values
    (app.named_id('membership', 'WEST_LONDON', 'E09000005'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000005'), '2005-10-26', 2, 3),
    (app.named_id('membership', 'WEST_LONDON', 'E09000009'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000009'), '2005-10-26', 2, 2),
    (app.named_id('membership', 'WEST_LONDON', 'E09000013'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000013'), '2005-10-26', 3, 2),
    (app.named_id('membership', 'WEST_LONDON', 'E09000015'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000015'), '2005-10-26', 1, 2),
    (app.named_id('membership', 'WEST_LONDON', 'E09000017'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000017'), '2005-10-26', 2, 1),
    (app.named_id('membership', 'WEST_LONDON', 'E09000018'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000018'), '2005-10-26', 3, 1),
    (app.named_id('membership', 'WEST_LONDON', 'E09000020'), app.named_id('partnership', 'WEST_LONDON'), app.named_id('authority', 'E09000020'), '2005-10-26', 3, 3),
    (app.named_id('membership', 'NORTH_WEST', 'E06000008'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000008'), '2023-04-01', 1, 1),
    (app.named_id('membership', 'NORTH_WEST', 'E06000009'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000009'), '2023-04-01', 1, 2),
    (app.named_id('membership', 'NORTH_WEST', 'E08000001'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000001'), '2023-04-01', 1, 3),
    (app.named_id('membership', 'NORTH_WEST', 'E08000002'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000002'), '2023-04-01', 1, 4),
    (app.named_id('membership', 'NORTH_WEST', 'E06000049'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000049'), '2023-04-01', 1, 5),
    (app.named_id('membership', 'NORTH_WEST', 'E06000050'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000050'), '2023-04-01', 1, 6),
    (app.named_id('membership', 'NORTH_WEST', 'E06000063'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000063'), '2023-04-01', 2, 1),
    (app.named_id('membership', 'NORTH_WEST', 'E06000006'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000006'), '2023-04-01', 2, 2),
    (app.named_id('membership', 'NORTH_WEST', 'E08000011'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000011'), '2023-04-01', 2, 3),
    (app.named_id('membership', 'NORTH_WEST', 'E10000017'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E10000017'), '2023-04-01', 2, 4),
    (app.named_id('membership', 'NORTH_WEST', 'E08000012'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000012'), '2023-04-01', 2, 5),
    (app.named_id('membership', 'NORTH_WEST', 'E08000003'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000003'), '2023-04-01', 2, 6),
    (app.named_id('membership', 'NORTH_WEST', 'E08000004'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000004'), '2023-04-01', 3, 1),
    (app.named_id('membership', 'NORTH_WEST', 'E08000005'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000005'), '2023-04-01', 3, 2),
    (app.named_id('membership', 'NORTH_WEST', 'E08000006'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000006'), '2023-04-01', 3, 3),
    (app.named_id('membership', 'NORTH_WEST', 'E08000014'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000014'), '2023-04-01', 3, 4),
    (app.named_id('membership', 'NORTH_WEST', 'E08000013'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000013'), '2023-04-01', 3, 5),
    (app.named_id('membership', 'NORTH_WEST', 'E08000007'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000007'), '2023-04-01', 3, 6),
    (app.named_id('membership', 'NORTH_WEST', 'E08000008'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000008'), '2023-04-01', 4, 1),
    (app.named_id('membership', 'NORTH_WEST', 'E08000009'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000009'), '2023-04-01', 4, 2),
    (app.named_id('membership', 'NORTH_WEST', 'E06000007'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000007'), '2023-04-01', 4, 3),
    (app.named_id('membership', 'NORTH_WEST', 'E06000064'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E06000064'), '2023-04-01', 4, 4),
    (app.named_id('membership', 'NORTH_WEST', 'E08000010'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000010'), '2023-04-01', 4, 5),
    (app.named_id('membership', 'NORTH_WEST', 'E08000015'), app.named_id('partnership', 'NORTH_WEST'), app.named_id('authority', 'E08000015'), '2023-04-01', 4, 6)
on conflict (id) do update set (tile_row, tile_column) = (excluded.tile_row, excluded.tile_column);

insert into observer (id, partnership_id, name, joined_on)
values (app.named_id('observer', 'WHITE_ROSE'), app.named_id('partnership', 'NORTH_WEST'), 'White Rose Framework', '2023-04-01')
on conflict (id) do nothing;
