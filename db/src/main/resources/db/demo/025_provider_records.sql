-- What is on record of the providers: register numbers, contacts, insurances and registrations, mergers, briefings.

insert into provider_identifier (id, provider_id, scheme, identifier)
select app.named_id('demo', 'provider_identifier', v.scheme, p.name), p.id, v.scheme, v.identifier
from demo_provider p
join provider r on r.id = p.id
cross join lateral (values
    ('GB-COH', '99' || lpad((p.n * 317)::text, 6, '0'), r.legal_form ~ 'company'),
    ('GB-CHC', '99' || lpad((p.n * 271)::text, 5, '0'), r.legal_form ~ 'charit|guarantee'),
    ('GB-SHPE', 'ZZ' || lpad((p.n * 29)::text, 4, '0'), p.field in ('H', 'E') and p.size > 1),
    ('GB-MPR', '99' || lpad(p.n::text, 4, '0') || 'R', r.legal_form = 'registered society'),
    ('CQC-PROVIDER', '1-99' || lpad((p.n * 53113)::text, 8, '0'), p.field = 'L' or p.field in ('M', 'E', 'P') and p.n % 2 = 0),
    ('SP-NATIONAL', '99' || lpad((p.n * 1213)::text, 6, '0'), p.n % 5 < 3)
) v(scheme, identifier, holds)
where v.holds;

insert into provider_contact (id, provider_id, kind, name, job_title, telephone, email)
select app.named_id('demo', 'provider_contact', v.name, p.name), p.id, v.kind, v.name, v.job_title,
       left(r.telephone, -3) || lpad(((p.n * 7 + v.extension) % 1000)::text, 3, '0'),
       v.mailbox || '@' || pg_temp.web_word(p.name) || '.example'
from demo_provider p
join provider r on r.id = p.id
cross join (values
    ('NAMED', 'Head of services', 'Head of services', 'services', 1, 1), ('NAMED', 'Contracts desk', 'Contracts manager', 'contracts', 2, 3),
    ('NAMED', 'Safeguarding lead', 'Safeguarding lead', 'safeguarding', 3, 2), ('OUT_OF_HOURS', 'Duty manager', 'On-call manager', 'duty', 4, 1)
) v(kind, name, job_title, mailbox, extension, from_size)
where p.size >= v.from_size;

-- Some assurances have lapsed, and some lapse within the next months.

insert into provider_assurance (id, provider_id, kind, body, reference, valid_from, expires_on)
select app.named_id('demo', 'provider_assurance', v.kind, p.name), p.id, v.kind, v.body, v.prefix || lpad((p.n * 613)::text, 6, '0'),
       e.expires_on - 364, e.expires_on
from demo_provider p
cross join (values
    ('PUBLIC_LIABILITY', 'Plumbline Mutual', 'PL'), ('EMPLOYERS_LIABILITY', 'Plumbline Mutual', 'EL'),
    ('PROFESSIONAL_INDEMNITY', 'Fourways Underwriting', 'PI')
) v(kind, body, prefix)
cross join lateral (
    select app.today() + case when pg_temp.chance('lapsed ' || v.kind || p.name) < 0.05 then -pg_temp.whole('ago ' || v.kind || p.name, 3, 120)
        else pg_temp.whole('ahead ' || v.kind || p.name, 5, 350) end
) e(expires_on)
where v.kind <> 'PROFESSIONAL_INDEMNITY' or p.n % 3 > 0;

insert into provider_assurance (id, provider_id, kind, body, reference, valid_from, expires_on)
select app.named_id('demo', 'provider_assurance', 'REGISTRATION', i.scheme, p.name), p.id, 'REGISTRATION',
       case i.scheme when 'CQC-PROVIDER' then 'Care Quality Commission' else 'Regulator of Social Housing' end, i.identifier,
       (select min(first_day) from demo_quarter) - pg_temp.whole('registered ' || p.name, 200, 3000),
       case when i.scheme = 'CQC-PROVIDER' and p.n % 11 = 0 then app.today() + 40 end
from demo_provider p
join provider_identifier i on i.provider_id = p.id and i.scheme in ('CQC-PROVIDER', 'GB-SHPE');

insert into provider_event (id, provider_id, kind, happened_on, other_provider_id, detail)
select app.named_id('demo', 'provider_event', v.kind, v.name), app.named_id('demo', 'provider', v.name), v.kind, q.first_day + v.day,
       p.id, v.detail
from (values
    ('Three Locks Housing Association', 'MERGER', 3, 0, 'Ridgeway Corner Housing', 'Ridgeway Corner Housing became a subsidiary.'),
    ('Ridgeway Corner Housing', 'MERGER', 3, 0, 'Three Locks Housing Association', 'Became a subsidiary of Three Locks Housing Association.'),
    ('Quiet Harbour Support', 'MERGER', 7, 14, 'Hawthorn Ring', 'Took on the homes of Hawthorn Ring.'),
    ('Juniper Choice', 'CHANGE_OF_OWNERSHIP', 5, 30, null, 'Bought by a holding company, Juniper Holdings.'),
    ('Fresh Chapter Homes', 'CHANGE_OF_OWNERSHIP', 9, 45, 'Second Gate Resettlement', 'Half of the shares went to Second Gate Resettlement.'),
    ('Bright Landing', 'CHANGE_OF_NAME', 2, 10, null, 'Earlier name: Landing Lights Youth Homes.'),
    ('Westering Homes', 'CHANGE_OF_NAME', 6, 0, null, 'Earlier name: Westering and District Housing Society.'),
    ('Clearwater Steps', 'CHANGE_OF_NAME', 10, 20, null, 'Earlier name: Clearwater Abstinence Homes.')
) v(name, kind, n, day, other, detail)
join demo_quarter q on q.n = v.n
left join demo_provider p on p.name = v.other;

insert into provider_briefing (id, partnership_id, authority_id, provider_id, told_on, told_by)
select distinct on (d.partnership_id, p.provider_id)
       app.named_id('demo', 'provider_briefing', d.partnership, p.name), d.partnership_id, d.authority_id, p.provider_id,
       (select min(first_day) from demo_quarter) + pg_temp.whole('told ' || d.partnership || p.name, -110, 500), 'Commissioner, ' || d.name
from demo_provider_area p
join demo_authority d using (authority_id)
where pg_temp.chance('briefed ' || d.partnership || p.name) < 0.92
order by d.partnership_id, p.provider_id, pg_temp.chance('teller ' || p.name || d.slug);
