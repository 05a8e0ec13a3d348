-- Kinds of service the demonstration is made of, with what is usual for each. Working data: dropped at the end of the load.
-- price_low, price_high: pounds a unit and year · hours: staff hours a unit and week · fullness: percentage points from the authority's
-- utilisation · planned: share of departures that are planned · turnover: departures a unit and quarter · maintaining: share at the end
-- of a quarter who maintain independence · leavers: where leavers go (055_leavers) · access: share that is direct access.

create temp table demo_profile on commit drop as
select row_number() over ()::int as n, v.*, sum(v.weight) over (order by v.theme collate "C" rows unbounded preceding) as up_to,
       sum(v.weight) over () as total
from (values
    ('7',  '8',  'ABS', 'A05', 'SHORT_TERM', 'S', 9, 12, 44,  8000, 14000, 5.5, -1.0, 0.68, 0.34, 0.00, 'STAY', 0.25, 'Hostel for single homeless people'),
    ('7',  null, 'ABS', 'A10', 'SHORT_TERM', 'S', 8,  5, 18,  7000, 12000, 4.0,  0.5, 0.74, 0.22, 0.00, 'STAY', 0.05, 'Shared supported housing for single homeless people'),
    ('7',  null, 'ABF', 'A10', 'SHORT_TERM', 'S', 5,  8, 24,  7000, 11500, 4.2,  0.0, 0.75, 0.20, 0.00, 'STAY', 0.00, 'Supported housing with resettlement for single homeless people'),
    ('7',  null, 'FLS', null,  'SHORT_TERM', 'S', 5, 20, 70,  2200,  4200, 1.8,  0.0, 0.80, 0.28, 0.97, 'VISIT', 0.00, 'Tenancy support for people who were homeless'),
    ('19', '8',  'ABS', 'A04', 'SHORT_TERM', 'S', 3, 14, 36,  9000, 14500, 6.0, -2.0, 0.62, 0.55, 0.00, 'STAY', 0.90, 'Assessment hostel for rough sleepers'),
    ('19', null, 'OUT', null,  'SHORT_TERM', 'S', 2, 20, 50,  2500,  4800, 2.0,  0.0, 0.66, 0.50, 0.00, 'VISIT', 0.60, 'Street outreach'),
    ('4',  null, 'ABS', 'A10', 'SHORT_TERM', 'M', 8,  5, 16,  9000, 15000, 6.0,  0.5, 0.73, 0.17, 0.00, 'STAY', 0.00, 'Supported housing for people recovering from mental ill health'),
    ('4',  '21', 'ABS', 'A10', 'LONG_TERM',  'M', 6,  5, 14, 10000, 16000, 7.0,  1.5, 0.75, 0.09, 0.97, 'HOME', 0.00, 'Long-term supported housing for people with mental health problems'),
    ('4',  null, 'ABS', 'A08', 'LONG_TERM',  'M', 1,  8, 20, 13000, 16000, 9.0,  1.0, 0.72, 0.07, 0.96, 'HOME', 0.00, 'Registered home for people with mental health problems'),
    ('4',  '7',  'ABF', 'A10', 'SHORT_TERM', 'M', 4,  6, 18,  8500, 13500, 5.0,  0.0, 0.74, 0.18, 0.00, 'STAY', 0.00, 'Step-down housing with outreach for people with mental health problems'),
    ('4',  null, 'FLS', null,  'LONG_TERM',  'M', 6, 20, 80,  2400,  4800, 2.0,  0.5, 0.85, 0.14, 0.98, 'VISIT', 0.00, 'Mental health tenancy support'),
    ('5',  null, 'ABS', 'A10', 'LONG_TERM',  'L', 11, 3, 9,  10500, 16000, 9.5,  3.0, 0.80, 0.03, 0.99, 'HOME', 0.00, 'Supported living for people with learning disabilities'),
    ('5',  '6',  'ABS', 'A01', 'LONG_TERM',  'L', 1,  6, 16,  7000, 11000, 1.5,  1.0, 0.80, 0.04, 0.98, 'HOME', 0.00, 'Adult placement'),
    ('5',  null, 'FLS', null,  'LONG_TERM',  'L', 4, 12, 40,  2800,  5000, 2.4,  0.5, 0.86, 0.07, 0.98, 'VISIT', 0.00, 'Support at home for people with learning disabilities'),
    ('1',  null, 'ABS', 'A09', 'LONG_TERM',  'E', 13, 20, 58,  600,  1300, 0.5,  4.0, 0.88, 0.035, 0.98, 'ELDER', 0.00, 'Sheltered housing'),
    ('1',  '3',  'ABS', 'A13', 'LONG_TERM',  'E', 3, 18, 46,  6000,  8800, 4.0,  3.0, 0.88, 0.05, 0.97, 'ELDER', 0.00, 'Very sheltered housing'),
    ('1',  null, 'ABS', 'A02', 'LONG_TERM',  'E', 2,  6, 16,   700,  1200, 0.4,  4.5, 0.90, 0.03, 0.99, 'ELDER', 0.00, 'Almshouses'),
    ('1',  null, 'ABS', 'A06', 'LONG_TERM',  'E', 1, 20, 44,   500,   900, 0.3,  5.0, 0.90, 0.03, 0.99, 'ELDER', 0.00, 'Leasehold scheme for older people'),
    ('1',  null, 'FLS', null,  'LONG_TERM',  'E', 4, 25, 90,  2000,  3200, 1.1,  1.0, 0.88, 0.08, 0.97, 'VISIT', 0.00, 'Support at home for older people'),
    ('1',  null, 'CSA', null,  'LONG_TERM',  'C', 3, 140, 420,  70,   160, 0.06, 1.0, 0.85, 0.03, 0.98, 'ELDER', 0.50, 'Community alarm'),
    ('1',  '6',  'HIA', null,  'SHORT_TERM', 'C', 2, 40, 110,  600,  1100, 0.6,  0.0, 0.93, 0.80, 0.00, 'VISIT', 0.50, 'Home improvement agency'),
    ('2',  '3',  'ABS', 'A13', 'LONG_TERM',  'E', 2, 14, 34,  7800, 11000, 6.0,  2.0, 0.84, 0.06, 0.95, 'ELDER', 0.00, 'Extra care housing for people with dementia'),
    ('3',  '6',  'ABS', 'A13', 'LONG_TERM',  'E', 2, 16, 40,  7200, 10200, 5.0,  2.5, 0.86, 0.06, 0.96, 'ELDER', 0.00, 'Extra care housing'),
    ('14', null, 'ABS', 'A14', 'SHORT_TERM', 'D', 7,  6, 16,  9000, 14500, 5.5,  4.5, 0.77, 0.45, 0.00, 'STAY', 0.80, 'Refuge'),
    ('14', '16', 'FLS', null,  'SHORT_TERM', 'D', 3, 15, 50,  2600,  4800, 2.0,  1.0, 0.84, 0.32, 0.98, 'VISIT', 0.30, 'Outreach to women at risk of violence'),
    ('12', '7',  'ABS', 'A03', 'SHORT_TERM', 'Y', 3, 18, 42,  7500, 11500, 4.5, -0.5, 0.71, 0.26, 0.00, 'STAY', 0.05, 'Foyer'),
    ('12', null, 'ABS', 'A10', 'SHORT_TERM', 'Y', 6,  5, 16,  8000, 13000, 5.0, -0.5, 0.71, 0.24, 0.00, 'STAY', 0.00, 'Supported housing for young people'),
    ('12', null, 'ABS', 'A11', 'SHORT_TERM', 'Y', 2,  8, 20,  6000,  8500, 1.8, -2.0, 0.75, 0.28, 0.00, 'STAY', 0.10, 'Supported lodgings'),
    ('12', null, 'FLS', null,  'SHORT_TERM', 'Y', 2, 15, 45,  2400,  4400, 2.0,  0.0, 0.80, 0.28, 0.96, 'VISIT', 0.00, 'Support for young tenants'),
    ('13', '12', 'ABS', 'A10', 'SHORT_TERM', 'Y', 5,  4, 14,  9000, 14000, 5.5,  0.5, 0.73, 0.20, 0.00, 'STAY', 0.00, 'Shared house for young people leaving care'),
    ('18', '12', 'ABS', 'A12', 'SHORT_TERM', 'Y', 4,  5, 15,  8500, 13500, 4.8,  0.5, 0.80, 0.20, 0.00, 'STAY', 0.00, 'Supported flats for teenage parents'),
    ('10', '9',  'ABS', 'A10', 'SHORT_TERM', 'O', 5,  5, 16,  8500, 13500, 5.0, -2.0, 0.65, 0.26, 0.00, 'STAY', 0.00, 'Supported housing for people leaving custody'),
    ('10', null, 'FLS', null,  'SHORT_TERM', 'O', 2, 15, 45,  2500,  4500, 1.9, -1.0, 0.74, 0.28, 0.96, 'VISIT', 0.00, 'Resettlement support for ex-offenders'),
    ('11', '4',  'ABS', 'A10', 'LONG_TERM',  'O', 1,  4, 10, 12000, 16000, 8.0, -1.0, 0.68, 0.09, 0.95, 'HOME', 0.00, 'Supported housing for mentally disordered offenders'),
    ('8',  '7',  'ABS', 'A10', 'SHORT_TERM', 'A', 4,  6, 18,  8500, 13000, 5.0, -2.5, 0.65, 0.30, 0.00, 'STAY', 0.00, 'Dry house'),
    ('9',  '10', 'ABS', 'A10', 'SHORT_TERM', 'A', 4,  6, 18,  8500, 13500, 5.2, -3.0, 0.64, 0.32, 0.00, 'STAY', 0.00, 'Recovery house'),
    ('9',  '8',  'FLS', null,  'SHORT_TERM', 'A', 2, 15, 40,  2600,  4600, 2.0, -1.0, 0.75, 0.28, 0.95, 'VISIT', 0.00, 'Recovery support at home'),
    ('15', null, 'ABS', 'A10', 'LONG_TERM',  'P', 1,  5, 12,  8500, 12500, 4.5,  0.0, 0.82, 0.08, 0.97, 'HOME', 0.00, 'Supported flats for people with HIV'),
    ('15', null, 'FLS', null,  'LONG_TERM',  'P', 1, 15, 40,  2500,  4500, 1.9,  0.0, 0.88, 0.10, 0.98, 'VISIT', 0.00, 'Support for people with HIV'),
    ('6',  null, 'ABS', 'A10', 'LONG_TERM',  'P', 3,  5, 16,  9000, 15000, 6.0,  2.0, 0.82, 0.04, 0.98, 'HOME', 0.00, 'Accessible supported flats'),
    ('6',  null, 'FLS', null,  'LONG_TERM',  'P', 2, 15, 40,  2600,  4600, 2.0,  0.0, 0.88, 0.08, 0.98, 'VISIT', 0.00, 'Support for disabled tenants'),
    ('16', null, 'ABS', 'A04', 'SHORT_TERM', 'R', 4,  8, 30,  6000, 10000, 2.8,  1.0, 0.80, 0.28, 0.00, 'STAY', 0.00, 'Temporary flats for homeless families'),
    ('16', null, 'FLS', null,  'SHORT_TERM', 'R', 3, 20, 60,  2200,  4000, 1.7,  0.5, 0.85, 0.26, 0.98, 'VISIT', 0.00, 'Support for families in temporary accommodation'),
    ('17', null, 'ABS', 'A10', 'SHORT_TERM', 'R', 2,  5, 16,  6500, 10500, 3.2,  1.5, 0.79, 0.22, 0.00, 'STAY', 0.00, 'Shared housing for refugees'),
    ('17', null, 'RES', null,  'SHORT_TERM', 'R', 2, 15, 50,  2200,  4000, 1.7,  0.5, 0.83, 0.36, 0.00, 'VISIT', 0.20, 'Resettlement for refugees'),
    ('20', null, 'FLS', null,  'LONG_TERM',  'H', 1, 10, 30,  2600,  4400, 1.7,  0.0, 0.85, 0.12, 0.98, 'VISIT', 0.00, 'Support for Travellers'),
    ('21', null, 'FLS', null,  'SHORT_TERM', 'H', 5, 30, 110, 2000,  3900, 1.6,  1.0, 0.82, 0.26, 0.97, 'VISIT', 0.00, 'Support for tenants of any need')
) v(client_group, secondary, service_type, accommodation, duration, field, weight, units_low, units_high, price_low, price_high, hours,
    fullness, planned, turnover, maintaining, leavers, access, theme);

-- Whom services of each field do not take, and who may refer.

create temp table demo_field on commit drop as
select *
from (values
    ('H', 'Nobody is excluded for a diagnosis; people who need care at night cannot be supported.', 'Housing options, social services, landlords and the person themselves.'),
    ('S', 'People convicted of arson in the last five years; couples, where rooms are single.', 'Borough housing options, street outreach and day centres.'),
    ('M', 'People whose needs cannot be met without nursing care.', 'Community mental health teams and hospital discharge teams.'),
    ('L', 'People who need nursing care.', 'Community learning disability teams.'),
    ('E', 'People under 55; people who need nursing care.', 'Housing allocations, social services, families and older people themselves.'),
    ('D', 'Boys aged 15 or more cannot be housed; they are helped to find a place elsewhere.', 'Police, social services, helplines and women themselves.'),
    ('Y', 'People under 16 or over 25; convictions for arson or sexual offences are looked at one by one.', 'Housing options, leaving care teams and youth offending teams.'),
    ('O', 'People assessed as a very high risk to the public.', 'Probation, prisons and housing options.'),
    ('A', 'People who are not yet stable on treatment; drinking and drug use on the premises.', 'Drug and alcohol teams, detoxification units and probation.'),
    ('R', 'Households without recourse to public funds, unless social services pay.', 'Housing options, social services and refugee organisations.'),
    ('P', 'People who need nursing care.', 'Occupational therapists, hospitals and social services.'),
    ('C', 'Tenants whose landlord provides the same.', 'Anybody; people may ring.')
) v(field, exclusions, referrers);
