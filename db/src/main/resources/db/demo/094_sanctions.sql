-- Steps under contracts: some told to the others, one that is due to be told.

insert into sanction (id, partnership_id, authority_id, provider_id, service_id, kind, reason, imposed_on, review_on, ended_on, ended_because, recorded_at, recorded_by)
select app.named_id('demo', 'sanction', v.slug, v.provider, v.kind), d.partnership_id, d.authority_id, p.id,
       case when v.of_service then (select s.id from service s where s.provider_id = p.id and s.authority_id = d.authority_id order by s.name limit 1) end,
       v.kind, v.reason, app.today() - v.days, app.today() - v.days + 60, app.today() - v.ended, v.because,
       (app.today() - v.days + time '16:10') at time zone 'Europe/London', app.named_id('demo', 'account', 'commissioner.' || v.slug)
from (values
    ('harrow', 'Clearwater Steps', true, 'SUSPENSION', 'Escape routes blocked and alarms out of order.', 216, 163, 'Signed off by the fire officer.'),
    ('hounslow', 'Lantern Row Support', false, 'SUSPENSION', 'Night rotas below contract.', 42, null::int, null),
    ('brent', 'Upward Stair', true, 'TERMINATION_NOTICE', 'Second notice to improve missed.', 66, null, null),
    ('ealing', 'Foxglove Recovery', false, 'NOTICE_TO_IMPROVE', 'Two houses without a named manager.', 44, null, null),
    ('ealing', 'Level Ground Housing', false, 'SUSPENSION', 'Three unexplained absences of night staff within a fortnight.', 12, null, null)
) v(slug, provider, of_service, kind, reason, days, ended, because)
join demo_authority d on d.slug = v.slug
join provider p on p.name = v.provider;

update history.sanction set recorded_from = recorded_at;
