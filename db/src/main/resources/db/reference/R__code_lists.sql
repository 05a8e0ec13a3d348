-- Vocabularies of Supporting People. Sources: Client Record Form, SPLS data dictionary; departure codes are ours (no official list was found).

insert into client_group (id, code, name, definition, source, position, valid_from)
values
    (app.named_id('client_group', '1'), '1', 'Older people with support needs', 'Older people with low to medium support needs.', 'CRF+SPOCC', 1, '2003-04-01'),
    (app.named_id('client_group', '2'), '2', 'Older people with mental health problems/dementia', 'Older people with mental health problems including dementia.', 'CRF+SPOCC', 2, '2003-04-01'),
    (app.named_id('client_group', '3'), '3', 'Frail elderly', 'Older people who are physically disabled or frail.', 'CRF+SPOCC', 3, '2003-04-01'),
    (app.named_id('client_group', '4'), '4', 'People with mental health problems', 'People with enduring but relatively low level mental illness or disability, as well as those diagnosed as mentally ill with specialist treatment.', 'CRF+SPOCC', 4, '2003-04-01'),
    (app.named_id('client_group', '5'), '5', 'People with learning disabilities', 'Mild to moderate learning disabilities, and more severe learning disabilities and/or challenging behaviour.', 'CRF+SPOCC', 5, '2003-04-01'),
    (app.named_id('client_group', '6'), '6', 'People with a physical or sensory disability', 'Mobility difficulties, sensory impairments and debilitating or long-term illness.', 'CRF+SPOCC', 6, '2003-04-01'),
    (app.named_id('client_group', '7'), '7', 'Single homeless with support needs', null, 'CRF+SPOCC', 7, '2003-04-01'),
    (app.named_id('client_group', '8'), '8', 'People with alcohol problems', null, 'CRF+SPOCC', 8, '2003-04-01'),
    (app.named_id('client_group', '9'), '9', 'People with drug problems', null, 'CRF+SPOCC', 9, '2003-04-01'),
    (app.named_id('client_group', '10'), '10', 'Offenders or people at risk of offending', null, 'CRF+SPOCC', 10, '2003-04-01'),
    (app.named_id('client_group', '11'), '11', 'Mentally disordered offenders', null, 'CRF+SPOCC', 11, '2003-04-01'),
    (app.named_id('client_group', '12'), '12', 'Young people at risk', null, 'CRF', 12, '2003-04-01'),
    (app.named_id('client_group', '13'), '13', 'Young people leaving care', null, 'CRF', 13, '2003-04-01'),
    (app.named_id('client_group', '14'), '14', 'Women at risk of domestic violence', 'later ''People at risk of domestic violence''', 'CRF', 14, '2003-04-01'),
    (app.named_id('client_group', '15'), '15', 'People with HIV/AIDS', null, 'CRF', 15, '2003-04-01'),
    (app.named_id('client_group', '16'), '16', 'Homeless families with support needs', 'Families accepted as statutorily homeless and placed in temporary accommodation; includes homeless women with children.', 'CRF+SPOCC', 16, '2003-04-01'),
    (app.named_id('client_group', '17'), '17', 'Refugees', 'Officially accepted as refugees, or indefinite/exceptional leave; not the wider asylum-seeking group.', 'CRF+SPOCC', 17, '2003-04-01'),
    (app.named_id('client_group', '18'), '18', 'Teenage parents', null, 'CRF', 18, '2003-04-01'),
    (app.named_id('client_group', '19'), '19', 'Rough sleeper', 'A person bedded down for the night on the street', 'CRF+SPOCC', 19, '2003-04-01'),
    (app.named_id('client_group', '20'), '20', 'Traveller', null, 'CRF', 20, '2003-04-01'),
    (app.named_id('client_group', '21'), '21', 'Generic (as primary) / Complex needs (as secondary)', 'Code 21 reads ''Generic'' in the primary column and ''Complex needs'' in the secondary column of the form.', 'CRF', 21, '2003-04-01')
on conflict (id) do update set (name, definition, source, position) = (excluded.name, excluded.definition, excluded.source, excluded.position);

insert into service_type (id, code, name, definition, accommodation_based, floating_support, source, position, valid_from)
values
    (app.named_id('service_type', 'ABS'), 'ABS', 'Accommodation Based Service', 'A support service specifically linked to identified accommodation, where loss of occupancy means loss of support service.', true, false, 'SPLS', 1, '2003-04-01'),
    (app.named_id('service_type', 'ABF'), 'ABF', 'Accommodation based with floating/resettlement/outreach support', 'Linked to specific accommodation but also offers a floating support/resettlement service.', true, true, 'SPLS', 2, '2003-04-01'),
    (app.named_id('service_type', 'CSA'), 'CSA', 'Community or Social Alarm Service', 'Telephone link by which help may be summoned; may or may not be linked to tenure.', false, false, 'SPLS', 3, '2003-04-01'),
    (app.named_id('service_type', 'FLS'), 'FLS', 'Floating Support Service', 'A support service which is not tied to any specific accommodation.', false, true, 'SPLS', 4, '2003-04-01'),
    (app.named_id('service_type', 'HIA'), 'HIA', 'Home Improvement Agency (HIA) Service', null, false, false, 'SPLS', 5, '2003-04-01'),
    (app.named_id('service_type', 'OUT'), 'OUT', 'Outreach service', 'Engages with people sleeping rough on the street to try to get them into accommodation.', false, false, 'SPLS', 6, '2003-04-01'),
    (app.named_id('service_type', 'RES'), 'RES', 'Resettlement Service', 'A support service aimed at resettlement within medium to long term accommodation.', false, false, 'SPLS', 7, '2003-04-01')
on conflict (id) do update set (name, definition, accommodation_based, floating_support, source, position) = (excluded.name, excluded.definition, excluded.accommodation_based, excluded.floating_support, excluded.source, excluded.position);

insert into accommodation_type (id, code, name, definition, source, position, valid_from)
values
    (app.named_id('accommodation_type', 'A01'), 'A01', 'Adult Placement - Registered', 'private landlord/family supports people in own home (registered)', 'SPLS', 1, '2003-04-01'),
    (app.named_id('accommodation_type', 'A02'), 'A02', 'Alms Houses', null, 'SPLS', 2, '2003-04-01'),
    (app.named_id('accommodation_type', 'A03'), 'A03', 'Foyer for Young People', 'hostel or other accommodation with work/skills training', 'SPLS', 3, '2003-04-01'),
    (app.named_id('accommodation_type', 'A04'), 'A04', 'Homeless Hostel, B & B or other temporary accommodation', 'emergency/crisis, includes direct access hostels and night shelters', 'SPLS', 4, '2003-04-01'),
    (app.named_id('accommodation_type', 'A05'), 'A05', 'Hostel', 'short or medium term for homeless or groups with specific needs', 'SPLS', 5, '2003-04-01'),
    (app.named_id('accommodation_type', 'A06'), 'A06', 'Leasehold Schemes', null, 'SPLS', 6, '2003-04-01'),
    (app.named_id('accommodation_type', 'A07'), 'A07', 'Resident Adult Carer', null, 'SPLS', 7, '2003-04-01'),
    (app.named_id('accommodation_type', 'A08'), 'A08', 'Residential Care Home', null, 'SPLS', 8, '2003-04-01'),
    (app.named_id('accommodation_type', 'A09'), 'A09', 'Sheltered Housing for older people', null, 'SPLS', 9, '2003-04-01'),
    (app.named_id('accommodation_type', 'A10'), 'A10', 'Supported Housing (shared or self contained)', null, 'SPLS', 10, '2003-04-01'),
    (app.named_id('accommodation_type', 'A11'), 'A11', 'Supported Lodgings', null, 'SPLS', 11, '2003-04-01'),
    (app.named_id('accommodation_type', 'A12'), 'A12', 'Teenage Parent Accommodation', null, 'SPLS', 12, '2003-04-01'),
    (app.named_id('accommodation_type', 'A13'), 'A13', 'Very Sheltered Housing for Older People', null, 'SPLS', 13, '2003-04-01'),
    (app.named_id('accommodation_type', 'A14'), 'A14', 'Women''s Refuge', null, 'SPLS; name unverified', 14, '2003-04-01')
on conflict (id) do update set (name, definition, source, position) = (excluded.name, excluded.definition, excluded.source, excluded.position);

insert into departure_reason (id, code, name, outcome, source, position, valid_from)
values
    (app.named_id('departure_reason', 'R01'), 'R01', 'Completed support programme / move-on plan achieved', 'PLANNED', 'not an official list', 1, '2003-04-01'),
    (app.named_id('departure_reason', 'R02'), 'R02', 'Planned move to another support service', 'PLANNED', 'not an official list', 2, '2003-04-01'),
    (app.named_id('departure_reason', 'R03'), 'R03', 'Moved to live with family or partner (agreed)', 'PLANNED', 'not an official list', 3, '2003-04-01'),
    (app.named_id('departure_reason', 'R04'), 'R04', 'Moved to care home or long-stay hospital (assessed)', 'PLANNED', 'not an official list', 4, '2003-04-01'),
    (app.named_id('departure_reason', 'R05'), 'R05', 'Evicted', 'UNPLANNED', 'not an official list', 5, '2003-04-01'),
    (app.named_id('departure_reason', 'R06'), 'R06', 'Abandoned tenancy / left without notice', 'UNPLANNED', 'not an official list', 6, '2003-04-01'),
    (app.named_id('departure_reason', 'R07'), 'R07', 'Taken into custody', 'UNPLANNED', 'not an official list', 7, '2003-04-01'),
    (app.named_id('departure_reason', 'R08'), 'R08', 'Detained under Mental Health Act / acute psychiatric hospital', 'UNPLANNED', 'not an official list', 8, '2003-04-01'),
    (app.named_id('departure_reason', 'R09'), 'R09', 'Left to sleep rough', 'UNPLANNED', 'not an official list', 9, '2003-04-01'),
    (app.named_id('departure_reason', 'R10'), 'R10', 'Support withdrawn - non-engagement', 'UNPLANNED', 'not an official list', 10, '2003-04-01'),
    (app.named_id('departure_reason', 'R11'), 'R11', 'Died', 'EXCLUDED', 'not an official list', 11, '2003-04-01'),
    (app.named_id('departure_reason', 'R99'), 'R99', 'Unknown', 'UNPLANNED', 'not an official list', 12, '2003-04-01')
on conflict (id) do update set (name, outcome, source, position) = (excluded.name, excluded.outcome, excluded.source, excluded.position);

insert into departure_destination (id, code, name, independent, source, position, valid_from)
values
    (app.named_id('departure_destination', 'D01'), 'D01', 'Owner occupied', 'YES', 'Barnet KPI 1 list', 1, '2003-04-01'),
    (app.named_id('departure_destination', 'D02'), 'D02', 'Private rented as long-term home', 'YES', 'Barnet KPI 1 list', 2, '2003-04-01'),
    (app.named_id('departure_destination', 'D03'), 'D03', 'Long-stay accommodation-based service (over 2 years)', 'YES', 'Barnet KPI 1 list', 3, '2003-04-01'),
    (app.named_id('departure_destination', 'D04'), 'D04', 'Council or housing association general needs tenancy', 'YES', 'Barnet KPI 1 list', 4, '2003-04-01'),
    (app.named_id('departure_destination', 'D05'), 'D05', 'Long-stay as part of another household', 'YES', 'Barnet KPI 1 list', 5, '2003-04-01'),
    (app.named_id('departure_destination', 'D06'), 'D06', 'Sheltered housing', 'YES', 'Barnet KPI 1 list', 6, '2003-04-01'),
    (app.named_id('departure_destination', 'D07'), 'D07', 'Residential care home', 'NO', 'Barnet KPI 1 list', 7, '2003-04-01'),
    (app.named_id('departure_destination', 'D08'), 'D08', 'Nursing care home', 'NO', 'Barnet KPI 1 list', 8, '2003-04-01'),
    (app.named_id('departure_destination', 'D09'), 'D09', 'Acute psychiatric hospital', 'NO', 'Barnet KPI 1 list', 9, '2003-04-01'),
    (app.named_id('departure_destination', 'D10'), 'D10', 'Long-stay hospital or hospice', 'NO', 'Barnet KPI 1 list', 10, '2003-04-01'),
    (app.named_id('departure_destination', 'D11'), 'D11', 'Custody', 'NO', 'Barnet KPI 1 list', 11, '2003-04-01'),
    (app.named_id('departure_destination', 'D12'), 'D12', 'Short-stay accommodation-based service (under 2 years)', 'NO', 'Barnet KPI 1 list', 12, '2003-04-01'),
    (app.named_id('departure_destination', 'D13'), 'D13', 'Direct access accommodation', 'NO', 'Barnet KPI 1 list', 13, '2003-04-01'),
    (app.named_id('departure_destination', 'D14'), 'D14', 'Bed and breakfast or other temporary accommodation', 'NO', 'Barnet KPI 1 list', 14, '2003-04-01'),
    (app.named_id('departure_destination', 'D15'), 'D15', 'Staying with friends (short stay)', 'NO', 'not an official list', 15, '2003-04-01'),
    (app.named_id('departure_destination', 'D16'), 'D16', 'Sleeping rough', 'NO', 'not an official list', 16, '2003-04-01'),
    (app.named_id('departure_destination', 'D17'), 'D17', 'Deceased', 'EXCLUDED', 'not an official list', 17, '2003-04-01'),
    (app.named_id('departure_destination', 'D99'), 'D99', 'Unknown', 'NO', 'not an official list', 18, '2003-04-01')
on conflict (id) do update set (name, independent, source, position) = (excluded.name, excluded.independent, excluded.source, excluded.position);
