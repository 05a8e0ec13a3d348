-- Accreditation in West London: most providers are accredited; some with conditions, lapsing, expired, under review; one was refused.
-- The lead officers are the sub-group, the coordinator records what it decides. Criteria are ours: the protocols name none.

insert into account_role (account_id, role, granted_at)
select a.id, 'SUB_GROUP_MEMBER', a.created_at
from account a
join demo_authority d on d.authority_id = a.authority_id and d.partnership = 'WEST_LONDON'
where a.username like 'lead.%';
update account_change c set changed_at = a.created_at from account a where a.id = c.account_id and c.role = 'SUB_GROUP_MEMBER';

insert into sub_group_member (id, partnership_id, authority_id, account_id, name, joined_on)
select app.named_id('demo', 'sub_group_member', d.slug), d.partnership_id, d.authority_id, a.id, a.name, a.created_at::date
from demo_authority d
join account a on a.authority_id = d.authority_id and a.username = 'lead.' || d.slug
where d.partnership = 'WEST_LONDON';

insert into accreditation_criterion (id, partnership_id, code, name, words, source, position, valid_from)
select app.named_id('demo', 'accreditation_criterion', v.code), p.id, v.code, v.name, v.words,
       'Invented for the demonstration; the protocols name no criteria.', v.position, (select min(first_day) from demo_quarter) - 1200
from (values
    ('FINANCES', 'Sound finances', 'Audited accounts of two years; able to pay its debts.', 1),
    ('ADMINISTRATION', 'Competent administration', 'Returns, invoices and contract papers come when they are due.', 2),
    ('EMPLOYMENT', 'Lawful employment', 'Recruitment, checks, training and supervision of staff.', 3),
    ('MANAGEMENT', 'Robust management', 'Who governs, who manages, and how complaints are answered.', 4),
    ('TRACK_RECORD', 'Track record', 'Services of this kind delivered before, and how well.', 5)
) v(code, name, words, position)
join partnership p on p.code = 'WEST_LONDON';

-- The next meeting is three weeks away; the sub-group meets each quarter. n counts back from the next one.

insert into sub_group_meeting (id, partnership_id, meets_on, place, arranged_by)
select app.named_id('demo', 'sub_group_meeting', n::text), p.id, app.today() + 23 - 91 * n,
       pg_temp.one_of('meeting ' || n, array['Ealing', 'Harrow', 'Brent', 'By video']), app.named_id('demo', 'account', 'coordinator')
from partnership p
cross join generate_series(0, 12) n
where p.code = 'WEST_LONDON';

-- How it stands with each: the first places of a drawn order are the exceptions, six never applied, all others are accredited.

create temp table demo_accreditation on commit drop as
select p.*, app.named_id('demo', 'accreditation', p.name) as id, d.partnership_id, k.fate,
       case when k.fate in ('EXPIRED', 'LAPSING') then e.expires_on - 1095 else m.meets_on end as first_on,
       case when k.fate = 'APPLIED' then app.today() - pg_temp.whole('applied ' || p.name, 10, 60)
            else case when k.fate in ('EXPIRED', 'LAPSING') then e.expires_on - 1095 else m.meets_on end - pg_temp.whole('applied ' || p.name, 40, 110) end as applied_on,
       case when k.fate in ('EXPIRED', 'LAPSING') then e.expires_on when k.fate not in ('APPLIED', 'REFUSED') then m.meets_on + 1095 end as expires_on,
       case when k.fate not in ('EXPIRED', 'LAPSING', 'APPLIED') then m.id end as meeting_id
from (
    select a.provider_id, a.n, a.name, a.authority_id, row_number() over (order by pg_temp.chance('accreditation ' || a.name)) as place
    from (select distinct on (r.provider_id) r.* from demo_provider_area r join demo_authority w using (authority_id)
          where w.partnership = 'WEST_LONDON' order by r.provider_id, pg_temp.chance('lead ' || r.name || w.slug)) a
) p
join demo_authority d on d.authority_id = p.authority_id
cross join lateral (select case when p.place = 1 then 'REFUSED' when p.place = 2 then 'WITHDRAWN' when p.place <= 5 then 'UNDER_REVIEW'
    when p.place <= 10 then 'CONDITIONAL' when p.place <= 13 then 'EXPIRED' when p.place <= 18 then 'LAPSING' when p.place <= 21 then 'APPLIED'
    when p.place <= 27 then 'NEVER' else 'ACCREDITED' end) k(fate)
cross join lateral (select app.today() + case k.fate when 'EXPIRED' then -pg_temp.whole('expired ' || p.name, 5, 120)
    else pg_temp.whole('lapses ' || p.name, 4, 85) end) e(expires_on)
join sub_group_meeting m on m.id = app.named_id('demo', 'sub_group_meeting', case
    when k.fate in ('CONDITIONAL', 'REFUSED') then pg_temp.whole('meeting ' || p.name, 1, 2) else pg_temp.whole('meeting ' || p.name, 4, 11) end::text)
where k.fate <> 'NEVER';

insert into accreditation_lead (id, partnership_id, provider_id, authority_id, leads_from, reason, named_at)
select app.named_id('demo', 'accreditation_lead', a.name), a.partnership_id, a.provider_id, a.authority_id, a.applied_on - 30,
       'Buys most from the provider.', (a.applied_on - 30)::timestamptz
from demo_accreditation a;

insert into accreditation (id, partnership_id, provider_id, authority_id, applied_on, state_since, recorded_at, recorded_by)
select a.id, a.partnership_id, a.provider_id, a.authority_id, a.applied_on, a.applied_on, a.applied_on::timestamptz, app.named_id('demo', 'account', 'coordinator')
from demo_accreditation a;
update accreditation_item i set id = app.named_id('demo', 'accreditation_item', 'APPLICATION', a.name)
from demo_accreditation a where a.id = i.accreditation_id;

-- Steps: what was decided, one row an item. A review follows a concern; it ended for one of them.

create temp table demo_step on commit drop as
select a.id as accreditation_id, a.name, 'APPLICATION' as kind, a.first_on as decided_on, a.meeting_id,
       case a.fate when 'REFUSED' then 'REFUSED' when 'CONDITIONAL' then 'CONDITIONS' else 'ACCREDITED' end as outcome,
       case a.fate when 'REFUSED' then 'REFUSED' when 'CONDITIONAL' then 'CONDITIONAL' else 'ACCREDITED' end as after,
       case a.fate when 'REFUSED' then 'The accounts of the last year show debts that the provider cannot pay.'
           when 'CONDITIONAL' then 'Sound but for what the conditions ask for.' else 'All criteria were shown to be met.' end as reasons, 1 as n
from demo_accreditation a
where a.fate <> 'APPLIED'
union all
select a.id, a.name, 'CONCERN', m.meets_on, m.id, 'REVIEW', 'UNDER_REVIEW', 'The concern is grave enough to look at all criteria again.', 2
from demo_accreditation a
join sub_group_meeting m on m.id = app.named_id('demo', 'sub_group_meeting', case a.fate when 'WITHDRAWN' then '3' else '1' end)
where a.fate in ('UNDER_REVIEW', 'WITHDRAWN')
union all
select a.id, a.name, 'REVIEW', m.meets_on, m.id, 'WITHDRAWN', 'WITHDRAWN', 'The review found that staff work unchecked, and nothing was done about it in three months.', 3
from demo_accreditation a
join sub_group_meeting m on m.id = app.named_id('demo', 'sub_group_meeting', '2')
where a.fate = 'WITHDRAWN';

do $$
declare
    step int;
begin
    for step in 1..3 loop
        update accreditation c
        set state = s.after, state_since = s.decided_on, version = c.version + 1, expires_on = a.expires_on,
            accredited_on = case when s.after <> 'REFUSED' then a.first_on end
        from demo_step s
        join demo_accreditation a on a.id = s.accreditation_id
        where c.id = s.accreditation_id and s.n = step;
    end loop;
end $$;

update accreditation_item i
set outcome = s.outcome, decided_on = s.decided_on, decided_at = s.decided_on + time '16:00', decided_by = app.named_id('demo', 'account', 'coordinator'),
    meeting_id = s.meeting_id, reasons = s.reasons, state_before = 'APPLIED', state_after = s.after, version = 2,
    expires_on = (select a.expires_on from demo_accreditation a where a.id = s.accreditation_id)
from demo_step s
where i.accreditation_id = s.accreditation_id and s.n = 1;

insert into accreditation_item (id, partnership_id, provider_id, kind, concern_clause, authority_id, accreditation_id, words, opened_on, meeting_id,
    outcome, decided_on, decided_at, decided_by, reasons, state_before, state_after, version)
select app.named_id('demo', 'accreditation_item', v.kind, a.name), a.partnership_id, a.provider_id, v.kind, v.clause, a.authority_id,
       a.id, v.words, v.opened_on, d.meeting_id, d.outcome, d.decided_on, d.decided_on + time '16:00',
       case when d.n is not null then app.named_id('demo', 'account', 'coordinator') end, d.reasons,
       case d.n when 2 then 'ACCREDITED' when 3 then 'UNDER_REVIEW' end, d.after, case when d.n is null then 1 else 2 end
from demo_accreditation a
join demo_step s on s.accreditation_id = a.id and s.outcome in ('REVIEW', 'CONDITIONS')
cross join lateral (values
    ('CONCERN', pg_temp.one_of('concern ' || a.name, array['P 6.2(4)', 'P 6.2(6)', 'P 6.2(9)']), 'Told at a contract meeting.', s.decided_on - 30, 'REVIEW'),
    ('REVIEW', null, null, s.decided_on, 'REVIEW'),
    ('CONDITIONS', null, null, s.decided_on, 'CONDITIONS')
) v(kind, clause, words, opened_on, outcome)
left join demo_step d on d.accreditation_id = a.id and d.kind = v.kind
where v.outcome = s.outcome;

-- What is open is on the agenda of the next meeting.

update accreditation_item i set meeting_id = app.named_id('demo', 'sub_group_meeting', '0')
from demo_accreditation a
where a.provider_id = i.provider_id and a.partnership_id = i.partnership_id and i.outcome is null and pg_temp.chance('agenda ' || a.name || i.kind) < 0.8;

insert into accreditation_condition (id, partnership_id, provider_id, accreditation_id, item_id, words, due_on, settlement, settled_on, settled_by, version)
select app.named_id('demo', 'accreditation_condition', v.words, a.name), a.partnership_id, a.provider_id, a.id,
       app.named_id('demo', 'accreditation_item', 'APPLICATION', a.name), v.words, a.first_on + v.days,
       case when v.days < 60 then 'MET' end, case when v.days < 60 then a.first_on + v.days - 5 end,
       case when v.days < 60 then app.named_id('demo', 'account', 'coordinator') end, case when v.days < 60 then 2 else 1 end
from demo_accreditation a
cross join (values ('Show that every member of staff has had the checks the law asks for.', 45), ('Send audited accounts of the last year.', 150),
                   ('Publish how complaints are answered, and by whom.', 240)) v(words, days)
where a.fate = 'CONDITIONAL' and pg_temp.chance('condition ' || v.days || a.name) < 0.7;

insert into accreditation_document (id, partnership_id, provider_id, accreditation_id, authority_id, kind, criterion_id, name, reference, dated_on, is_permitted, recorded_at)
select app.named_id('demo', 'accreditation_document', v.kind, a.name), a.partnership_id, a.provider_id, a.id, a.authority_id, v.kind,
       case v.kind when 'EVIDENCE' then app.named_id('demo', 'accreditation_criterion', 'FINANCES') end, v.name,
       'SP/ACC/' || lpad(a.n::text, 3, '0') || v.suffix, v.dated_on, v.kind = 'REPORT' and pg_temp.chance('permits ' || a.name) < 0.7, v.dated_on::timestamptz
from demo_accreditation a
cross join lateral (values ('APPLICATION', 'Application for accreditation', '/1', a.applied_on), ('EVIDENCE', 'Audited accounts', '/2', a.applied_on + 5),
                           ('REPORT', 'Report to the sub-group', '/3', a.first_on - 7)) v(kind, name, suffix, dated_on)
where v.kind = 'APPLICATION' or v.kind = 'EVIDENCE' and a.n % 2 = 0 or v.kind = 'REPORT' and a.fate <> 'APPLIED';

-- Concerns that circulated in notices before this was loaded.

select app.open_accreditation_items(n.id) from notice n where n.circulated_at is not null order by n.circulated_at, n.id;

update accreditation_item i
set outcome = 'NO_CHANGE', decided_on = m.meets_on, decided_at = m.meets_on + time '16:00', decided_by = app.named_id('demo', 'account', 'coordinator'),
    meeting_id = m.id, reasons = 'The lead authority has seen to it and keeps watching.', version = 2,
    accreditation_id = a.id, state_before = app.accreditation_state(a.state, a.expires_on), state_after = app.accreditation_state(a.state, a.expires_on)
from accreditation_item o
join lateral (select g.* from sub_group_meeting g where g.partnership_id = o.partnership_id and g.meets_on between o.opened_on and app.today()
              order by g.meets_on limit 1) m on true
left join accreditation a on a.provider_id = o.provider_id and a.partnership_id = o.partnership_id
where o.id = i.id and o.notice_id is not null and o.outcome is null;

-- What was known when: each step from its own day.

delete from history.accreditation;
insert into history.accreditation
select v.*
from (
    select c.id, jsonb_build_object('state', s.after, 'state_since', s.decided_on, 'version', s.n + 1) as changed, s.decided_on as day, s.n
    from accreditation c join demo_step s on s.accreditation_id = c.id
    union all
    select c.id, jsonb_build_object('state', 'APPLIED', 'state_since', c.applied_on, 'version', 1, 'accredited_on', null, 'expires_on', null), c.applied_on, 0
    from accreditation c
) s
join lateral (select lead(o.decided_on) over (order by o.n) as until, o.n from (
    select decided_on, n from demo_step d where d.accreditation_id = s.id union all select s.day, 0 where s.n = 0) o order by o.n) u on u.n = s.n
join accreditation c on c.id = s.id
cross join lateral jsonb_populate_record(null::history.accreditation, to_jsonb(c) || s.changed || jsonb_build_object(
    'recorded_from', s.day, 'recorded_until', u.until, 'recorded_in', pg_current_xact_id()::text)) v;

delete from history.accreditation_item;
insert into history.accreditation_item
select v.*
from accreditation_item i
cross join lateral (values
    (i.opened_on, i.decided_on, jsonb_build_object('outcome', null, 'decided_on', null, 'decided_at', null, 'decided_by', null, 'reasons', null,
        'state_before', null, 'state_after', null, 'expires_on', null, 'version', 1)),
    (i.decided_on, null, '{}'::jsonb)
) s(day, until, changed)
cross join lateral jsonb_populate_record(null::history.accreditation_item, to_jsonb(i) || s.changed || jsonb_build_object(
    'recorded_from', s.day, 'recorded_until', s.until, 'recorded_in', pg_current_xact_id()::text)) v
where s.day is not null and (s.until is null or s.until > s.day);

update history.accreditation_lead set recorded_from = leads_from;
update history.accreditation_document set recorded_from = dated_on;
update history.accreditation_condition h set recorded_from = i.decided_on from accreditation_item i where i.id = h.item_id;
update history.sub_group_meeting set recorded_from = least(meets_on - 60, app.today());
update history.accreditation_criterion set recorded_from = valid_from;
update history.sub_group_member set recorded_from = joined_on;
update history.account_role set recorded_from = granted_at where role = 'SUB_GROUP_MEMBER';
