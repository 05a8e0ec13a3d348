-- What became of the notices: messages sent, acknowledgements, outcomes, readings; and when each of it was recorded.

insert into receipt (id, partnership_id, issuer_id, notice_id, notice_version_id, authority_id, circulated_at, deputy_on, acknowledge_by,
                     acknowledged_at, acknowledged_by)
select app.named_id('demo', 'receipt', n.version_id::text, d.slug), n.partnership_id, n.authority_id, n.notice_id, n.version_id, d.authority_id,
       n.circulated_at, app.working_day_after(t.day, 2), app.working_day_after(t.day, 5), k.at,
       case when k.at is not null then app.named_id('demo', 'account', 'commissioner.' || d.slug) end
from demo_notice n
join demo_authority d on d.partnership_id = n.partnership_id and d.authority_id <> n.authority_id
cross join lateral (select (n.circulated_at at time zone 'Europe/London')::date as day) t
cross join lateral (select n.circulated_at + interval '1 hour' * case
        when pg_temp.chance('slow ' || n.key || n.number || d.slug) < 0.12 then 24 * pg_temp.whole('late ' || n.key || d.slug, 6, 11)
        else pg_temp.whole('hours ' || n.key || n.number || d.slug, 1, 70) end as at) w
cross join lateral (select case when w.at < now() and not (d.slug = 'ealing' and n.key in ('l', 'm', 'n')) and not (d.slug = 'harrow' and n.key = 'k') then w.at end as at) k
where n.circulated_at is not null and n.key <> 'q';

insert into delivery (id, partnership_id, kind, topic_id, issuer_id, notice_id, notice_version_id, receipt_id, authority_id, observer_id, to_name, to_email,
                      message_id, state, attempts, problem, queued_at, attempted_at, sent_at, bounced_at)
select i.id, n.partnership_id, case when c.authority_id = n.authority_id then 'ISSUER_COPY' else 'NOTICE' end, n.version_id, n.authority_id,
       n.notice_id, n.version_id, r.id, c.authority_id, c.observer_id, c.name, c.email, '<' || i.id || '@interborough.invalid>',
       case when b.is_bounced then 'BOUNCED' else 'SENT' end, 1, case when b.is_bounced then '550 5.1.1 No such mailbox' end,
       n.circulated_at, n.circulated_at + interval '4 seconds',
       case when not b.is_bounced then n.circulated_at + interval '5 seconds' end, case when b.is_bounced then n.circulated_at + interval '5 seconds' end
from demo_notice n
join notice_contact c on c.partnership_id = n.partnership_id and c.is_circulated
left join receipt r on r.notice_version_id = n.version_id and r.authority_id = c.authority_id
cross join lateral (select app.named_id('demo', 'delivery', n.version_id::text, c.email) as id) i
cross join lateral (select c.email = 'contracts.deputy@harrow.example' and n.days < 30 as is_bounced) b
where n.circulated_at is not null and n.key <> 'q';

insert into notice_outcome (id, receipt_id, notice_id, partnership_id, issuer_id, authority_id, outcome_id, words, happened_on, recorded_at, recorded_by)
select app.named_id('demo', 'notice_outcome', r.id::text), r.id, r.notice_id, r.partnership_id, r.issuer_id, r.authority_id, t.id,
       case t.code when 'OTHER' then 'Raised at our contract meeting.' end, (r.acknowledged_at at time zone 'Europe/London')::date,
       r.acknowledged_at + interval '3 minutes', r.acknowledged_by
from receipt r
cross join lateral (select app.named_id('notice_term', 'OUTCOME', pg_temp.one_of('outcome ' || r.id, array['NO_ACTION', 'NO_ACTION', 'CONTACTED_ISSUER',
    'CONTACTED_PROVIDER', 'SOUGHT_INFORMATION', 'REVIEWED_SERVICES', 'OTHER'])) as id) o
join notice_term t on t.id = o.id
where r.acknowledged_at is not null and pg_temp.chance('answered ' || r.id) < 0.85;

-- Readings are chained as they are in use: opened one after the other, in the order of their time.

do $$
declare
    each record;
    r    notice_reading;
begin
    for each in
        select v.id as version_id, v.partnership_id, v.notice_id, v.authority_id as issuer_id, c.authority_id, c.acknowledged_by as reader,
               c.acknowledged_at - interval '4 minutes' as at
        from receipt c
        join notice_version v on v.id = c.notice_version_id
        where c.acknowledged_at is not null
        order by 7
    loop
        r := null;
        r.id := app.named_id('demo', 'notice_reading', each.version_id::text, each.authority_id::text);
        r.partnership_id := each.partnership_id;
        r.issuer_id := each.issuer_id;
        r.notice_id := each.notice_id;
        r.notice_version_id := each.version_id;
        r.authority_id := each.authority_id;
        r.account_id := each.reader;
        r.purpose_id := app.named_id('notice_term', 'PURPOSE', pg_temp.one_of(r.id::text, array['RISK', 'COMMISSIONING', 'PROTECTION', 'MANAGING_SERVICES']));
        r.read_at := each.at;
        r.open_until := each.at + interval '30 minutes';
        perform app.chain_reading(r);
    end loop;
end $$;

-- Recorded when it happened, so that "as known on" a day of the last year is answered.

update history.notice h set recorded_from = n.created_at from notice n where n.id = h.id;
update history.notice_version h set recorded_from = v.changed_at from notice_version v where v.id = h.id;
update history.notice_content h set recorded_from = v.changed_at from notice_version v where v.id = h.notice_version_id;
update history.stated_reason h set recorded_from = v.changed_at from notice_version v where v.id = h.notice_version_id;
update history.notice_attachment h set recorded_from = v.changed_at from notice_version v where v.id = h.notice_version_id;
update history.receipt h set recorded_from = h.circulated_at;
update history.notice_outcome h set recorded_from = h.recorded_at;
