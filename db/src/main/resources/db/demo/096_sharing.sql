-- What left the partnership, and what providers contest: asked for, refused, sent; disclosed to those entitled; challenged.

insert into onward_share (id, partnership_id, issuer_id, notice_id, notice_version_id, requester_id, to_authority_id, to_name, to_email, because, state,
                          requested_at, requested_by, decided_at, decided_by, decision_words, provider_told, not_before, passed_on_at, sent_at, version)
select app.named_id('demo', 'onward_share', v.key, v.state), n.partnership_id, n.authority_id, n.id,
       case when v.state = 'SENT' then n.latest_version_id end, r.id, t.id, v.name, v.email, v.because, v.state,
       w.at, app.named_id('demo', 'account', 'commissioner.' || coalesce(v.requester, v.issuer)),
       d.at, case when d.at is not null then app.named_id('demo', 'account', 'commissioner.' || v.issuer) end, v.words,
       case when v.state = 'SENT' then 'TOLD' end,
       case when v.state = 'SENT' then d.at + interval '1 hour' end, case when v.state = 'SENT' then d.at + interval '6 seconds' end,
       case when v.state = 'SENT' then d.at + interval '8 seconds' end, case v.state when 'SENT' then 4 when 'REFUSED' then 2 else 1 end
from (values
    ('f', 'ealing', null, 'liverpool', 'Liverpool placements desk', 'placements@liverpool.example', 'Liverpool has three placements with this provider.', 'SENT', 2, null),
    ('f', 'ealing', 'brent', null, 'Barnet contracts', 'contracts@barnet.example', 'Barnet told us of two placements there.', 'REQUESTED', 0, null),
    ('j', 'hounslow', 'ealing', null, 'Thameside Housing Partnership', 'quality@thameside.example', 'It manages two of the houses.', 'REFUSED', 3,
     'We have told it ourselves, as the landlord.')
) v(key, issuer, requester, to_slug, name, email, because, state, days_to_decision, words)
join notice n on n.id = app.named_id('demo', 'notice', v.key)
left join authority r on r.slug = v.requester
left join authority t on t.slug = v.to_slug
cross join lateral (select least(n.circulated_at + interval '5 days', now() - interval '1 day') as at) w
cross join lateral (select case when v.state <> 'REQUESTED' then least(w.at + case when v.requester is null then 0 else v.days_to_decision end * interval '1 day', now() - interval '2 hours') end as at) d;

insert into delivery (id, partnership_id, kind, topic_id, issuer_id, notice_id, notice_version_id, provider_id, to_name, to_email, message_id, state, attempts,
                      queued_at, attempted_at, sent_at)
select i.id, s.partnership_id, w.kind, s.id, s.issuer_id, s.notice_id, s.notice_version_id, w.provider_id, w.name, w.email,
       '<' || i.id || '@interborough.invalid>', 'SENT', 1, s.decided_at + w.later, s.decided_at + w.later + interval '1 second', s.decided_at + w.later + interval '2 seconds'
from onward_share s
join notice n on n.id = s.notice_id
join sharing_protocol p on p.partnership_id = s.partnership_id
join provider t on t.id = n.provider_id
cross join lateral (values
    ('TOLD_BEFORE', null::uuid, p.coordinator_name, p.coordinator_email, interval '0'),
    ('TOLD_BEFORE', t.id, t.name, coalesce(t.email, 'office@provider.example'), interval '1 second'),
    ('ONWARD', null, s.to_name, s.to_email, interval '6 seconds')) w(kind, provider_id, name, email, later)
cross join lateral (select app.named_id('demo', 'delivery', s.id::text, w.kind, w.email) as id) i
where s.state = 'SENT'
order by w.later;

insert into notice_disclosure (id, partnership_id, issuer_id, notice_id, notice_version_id, authority_id, basis_id, basis_words, recipient, disclosed_on, what,
                               recorded_at, recorded_by)
select app.named_id('demo', 'notice_disclosure', v.key, v.slug), n.partnership_id, n.authority_id, n.id, n.latest_version_id, a.id,
       app.named_id('notice_term', 'DISCLOSURE_BASIS', v.basis), v.words, v.recipient, t.at::date, v.what, t.at,
       app.named_id('demo', 'account', 'commissioner.' || v.slug)
from (values
    ('f', 'ealing', 'REGULATOR', null, 'The regulator of the homes', 'The form, without the contact''s telephone number.'),
    ('j', 'ealing', 'POLICE', 'Request in writing of the investigating officer.', 'The borough''s police', 'The form of the latest version.')
) v(key, slug, basis, words, recipient, what)
join notice n on n.id = app.named_id('demo', 'notice', v.key)
join authority a on a.slug = v.slug
cross join lateral (select n.circulated_at + interval '1 day' as at) t;

insert into notice_challenge (id, partnership_id, authority_id, notice_id, route, received_on, due_on, recorded_at, recorded_by, outcome, outcome_on,
                              corrected_version_id, version)
select app.named_id('demo', 'notice_challenge', v.key), n.partnership_id, n.authority_id, n.id, v.route, app.today() - v.days, app.today() - v.days + 28,
       (app.today() - v.days + time '15:20') at time zone 'Europe/London', app.named_id('demo', 'account', 'commissioner.' || v.slug),
       v.outcome, app.today() - v.decided, case when v.outcome = 'UPHELD' then n.latest_version_id end, case when v.outcome is null then 1 else 2 end
from (values
    ('k', 'kensington-chelsea', 'CONTRACT_DISPUTE', 17, 'UPHELD', 13),
    ('j', 'hounslow', 'COUNCIL_COMPLAINT', 35, null, null::int)
) v(key, slug, route, days, outcome, decided)
join notice n on n.id = app.named_id('demo', 'notice', v.key);

-- What was recorded is only added to, so its time in the history is put right there.

update history.onward_share set recorded_from = coalesce(sent_at, decided_at, requested_at);
update history.notice_disclosure set recorded_from = recorded_at;
update history.notice_challenge set recorded_from = recorded_at;
