-- Authorities that border on West London and are no members (boundaries: Ordnance Survey, OGL v3; codes as in the file of authorities).

insert into authority (id, gss_code, name, official_name, slug, kind, register_code, old_ons_code, started_on)
values
    (app.named_id('authority', 'E09000003'), 'E09000003', 'Barnet', 'London Borough of Barnet', 'barnet', 'LBO', 'BNE', '00AC', null),
    (app.named_id('authority', 'E09000007'), 'E09000007', 'Camden', 'London Borough of Camden', 'camden', 'LBO', 'CMD', '00AG', null),
    (app.named_id('authority', 'E09000027'), 'E09000027', 'Richmond upon Thames', 'London Borough of Richmond upon Thames', 'richmond-upon-thames', 'LBO', 'RIC', '00BD', null),
    (app.named_id('authority', 'E09000032'), 'E09000032', 'Wandsworth', 'London Borough of Wandsworth', 'wandsworth', 'LBO', 'WND', '00BJ', null),
    (app.named_id('authority', 'E09000033'), 'E09000033', 'Westminster', 'City of Westminster', 'westminster', 'LBO', 'WSM', '00BK', null),
    (app.named_id('authority', 'E06000039'), 'E06000039', 'Slough', 'Slough Borough Council', 'slough', 'UA', 'SLG', '00MD', null),
    (app.named_id('authority', 'E06000060'), 'E06000060', 'Buckinghamshire', 'Buckinghamshire Council', 'buckinghamshire', 'UA', 'BUC', null, '2020-04-01'),
    (app.named_id('authority', 'E10000015'), 'E10000015', 'Hertfordshire', 'Hertfordshire County Council', 'hertfordshire', 'CTY', 'HRT', '26', null),
    (app.named_id('authority', 'E10000030'), 'E10000030', 'Surrey', 'Surrey County Council', 'surrey', 'CTY', 'SRY', '43', null)
on conflict (gss_code) do nothing;

insert into listed_neighbour (id, partnership_id, authority_id)
select app.named_id('listed_neighbour', p.code, a.gss_code), p.id, a.id
from partnership p
join authority a on a.gss_code in ('E09000003', 'E09000007', 'E09000027', 'E09000032', 'E09000033', 'E06000039', 'E06000060', 'E10000015', 'E10000030')
where p.code = 'WEST_LONDON'
on conflict (partnership_id, authority_id) do nothing;
