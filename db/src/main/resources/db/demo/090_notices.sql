-- Notices of the last year: circulated, acknowledged or not yet, answered, commented on, rescinded; and some that are being written.
-- People, addresses and events are invented; addresses end in .example and reach nobody.

update sharing_protocol p set coordinator_email = v.email, reviewed_next_on = (app.today() + v.days)
from (values ('WL', 'protocol@west-london.example', 70), ('NW', 'isp@placements-north-west.example', 130)) v(prefix, email, days)
where p.reference_prefix = v.prefix;
delete from history.sharing_protocol where recorded_until is not null;

insert into notice_contact (id, partnership_id, authority_id, role, name, job_title, email, telephone, is_circulated)
select app.named_id('demo', 'notice_contact', d.partnership, d.slug, v.role), d.partnership_id, d.authority_id, v.role,
       v.title || ', ' || d.name, v.title, v.mailbox || '@' || d.slug || '.example',
       '020 7946 0' || lpad(pg_temp.whole('line ' || d.slug || v.role, 0, 999)::text, 3, '0'), v.role <> 'HEAD_OF_SERVICE'
from demo_authority d
cross join (values ('OFFICER', 'Contracts officer', 'contracts'), ('DEPUTY', 'Deputy contracts officer', 'contracts.deputy'),
                   ('HEAD_OF_SERVICE', 'Head of commissioning', 'head.of.commissioning'), ('MAILBOX', 'Notifications desk', 'notifications')) v(role, title, mailbox)
where v.role <> 'MAILBOX' or d.partnership = 'WEST_LONDON' and pg_temp.chance('desk ' || d.slug) < 0.5;

insert into notice_contact (id, partnership_id, observer_id, role, name, email)
select app.named_id('demo', 'notice_contact', o.name), o.partnership_id, o.id, 'MAILBOX', o.name, 'notifications@white-rose.example'
from observer o;

-- One row a version. days: since its circulation, null while it is written; review: days from then to the review; closed: days since.

create temp table demo_notice on commit drop as
select v.*, app.named_id('demo', 'notice', v.key) as notice_id, app.named_id('demo', 'notice_version', v.key, v.number::text) as version_id,
       case when v.days is not null then (app.today() - v.days + time '09:00' + interval '7 hours' * pg_temp.chance('hour ' || v.key || v.number))
            at time zone 'Europe/London' end as circulated_at
from (values
    ('a', 1, 'FIRST', 'hounslow', 'Second Gate Resettlement', 330, 6, 'ACC_RESTRUCTURE', 'FLOATING_SUPPORT', 'ORGANISATION', null::text, 60, 'REVIEW_SIGNED_OFF', 268, 'The provider merged its three area teams into one and closed its Brentford office.', 'Two support plans were late by a week; the new area manager has met us.'),
    ('b', 1, 'FIRST', 'brent', 'Wayfarers Latch', 296, 20, 'TAX_NI_ARREARS', 'SUPPORTED_LIVING', 'ORGANISATION', null, 90, null, null, 'The provider told us at the contract meeting that it owes employers'' contributions for two quarters and has agreed instalments.', 'The finance officer has seen the agreement.'),
    ('c', 1, 'FIRST', 'kensington-chelsea', 'Quiet Harbour Support', 251, 11, 'ACC_MERGER,OWN_CHANGE', 'SUPPORTED_LIVING', 'ORGANISATION', null, 90, 'REVIEW_SIGNED_OFF', 155, 'Quiet Harbour Support took on the homes of Hawthorn Ring.', null),
    ('d', 1, 'FIRST', 'harrow', 'Clearwater Steps', 214, 3, 'ACC_HEALTH_SAFETY,SUSPENSION_START', 'SUPPORTED_LIVING', 'SERVICE', null, 60, 'SUSPENSION_REMOVED', 163, 'A fire officer found escape routes blocked and alarms out of order in one house.', 'We visited the same day. Nobody has been placed there since.'),
    ('e', 1, 'FIRST', 'harrow', 'Clearwater Steps', 163, 1, 'SUSPENSION_END', 'SUPPORTED_LIVING', 'SERVICE', null, null, null, null, 'The alarms were replaced, the routes are clear, and the fire officer has signed them off.', 'We placed again from today.'),
    ('f', 1, 'FIRST', 'ealing', 'Foxglove Recovery', 141, 16, 'CLAIMS_LITIGATION', 'SUPPORTED_LIVING', 'ORGANISATION', null, 120, null, null, 'A former landlord claims rent for two houses the provider gave up.', 'The provider disputes the claim; no hearing is listed yet.'),
    ('f', 2, 'PROVIDER_COMMENTS', 'ealing', 'Foxglove Recovery', 129, 28, 'CLAIMS_LITIGATION', 'SUPPORTED_LIVING', 'ORGANISATION', null, 120, null, null, 'A former landlord claims rent for two houses the provider gave up.', 'The provider disputes the claim; no hearing is listed yet.'),
    ('g', 1, 'FIRST', 'hammersmith-fulham', 'Copperfold Hostels', 118, 9, 'ACC_POLICE_FRAUD', 'SUPPORTED_LIVING', 'SERVICE', 'WOULD_AGGRAVATE', 60, 'RESCINDED', 71, 'The police are looking into petty cash kept at one hostel.', 'We were asked not to speak to the provider before the police have done so.'),
    ('g', 2, 'RESCISSION', 'hammersmith-fulham', 'Copperfold Hostels', 71, 56, 'ACC_POLICE_FRAUD', 'SUPPORTED_LIVING', 'SERVICE', null, null, 'RESCINDED', 71, 'The police are looking into petty cash kept at one hostel.', null),
    ('h', 1, 'FIRST', 'hillingdon', 'Evenkeel Housing and Care', 97, 5, 'ACC_SP_ADMIN', 'FLOATING_SUPPORT', 'ORGANISATION', null, 90, null, null, 'Three returns in a row came late and without staff hours.', 'Two meetings were called off by the provider.'),
    ('i', 1, 'FIRST', 'brent', 'Upward Stair', 64, 2, 'ACC_LOST_CONTRACT,PERMANENT_END', 'FLOATING_SUPPORT', 'SERVICE', null, null, null, null, 'We ended the contract for floating support after the second notice to improve was missed.', 'People supported move to another provider by the end of the month.'),
    ('j', 1, 'FIRST', 'hounslow', 'Lantern Row Support', 41, 4, 'SUSPENSION_START', 'SUPPORTED_LIVING', 'ORGANISATION', null, 60, null, null, 'We make no new placements while staffing at night is below what the contract says.', 'Four of seven rotas we asked for show one worker instead of two.'),
    ('k', 1, 'FIRST', 'kensington-chelsea', 'First Latchkey', 20, 3, 'ACC_QAF_STAGNANT', 'SUPPORTED_LIVING', 'ORGANISATION', null, 90, null, null, 'No objective of the quality framework improved at the last two validations.', 'Complaints and protection remain at level C.'),
    ('k', 2, 'CORRECTION', 'kensington-chelsea', 'First Latchkey', 13, 10, 'ACC_QAF_STAGNANT', 'SUPPORTED_LIVING', 'ORGANISATION', null, 90, null, null, 'No objective of the quality framework improved at the last two validations but one.', 'Protection remains at level C.'),
    ('l', 1, 'FIRST', 'hammersmith-fulham', 'The Silverbourne Trust', 9, 4, 'RACE_DISCRIMINATION', 'SUPPORTED_LIVING', 'ORGANISATION', null, 120, null, null, 'An employment tribunal found against the provider for unlawful discrimination.', 'The judgement is public; the board has ordered a review of its recruitment.'),
    ('m', 1, 'FIRST', 'brent', 'Elmstead Retirement Homes', 5, 2, 'INSOLVENCY_PENDING', 'SUPPORTED_LIVING', 'ORGANISATION', null, 30, null, null, 'Notice of a winding-up petition was published.', 'The provider says that its lender extends the loan this week.'),
    ('n', 1, 'FIRST', 'hillingdon', 'Halfpenny Lane Homes', 2, 8, 'ACC_HEALTH_SAFETY', 'CARE_HOME', 'SERVICE', null, 60, null, null, 'Environmental health closed the kitchen of one home for two days.', 'The kitchen was open again when we visited.'),
    ('o', 1, 'FIRST', 'ealing', 'Merrydown Support', null, 4, 'PROVIDER_WITHDREW', 'FLOATING_SUPPORT', 'ORGANISATION', null, 60, null, null, 'The provider gave six months'' notice on its floating support contract.', null),
    ('p', 1, 'FIRST', 'hounslow', 'Westering Homes', null, 1, 'CLAIMS_LITIGATION', null, null, null, null, null, null, 'A letter before action has come.', null),
    ('q', 1, 'FIRST', 'manchester', 'Pennywell Housing Trust', 208, 7, 'PNW_QUALITY', null, 'ORGANISATION', null, 90, null, null, 'Care plans of three homes were out of date at an unannounced visit.', 'The provider wrote new plans within a fortnight.'),
    ('r', 1, 'FIRST', 'lancashire', 'Even Tide Recovery', 88, 2, 'PNW_SAFEGUARDING', null, 'SERVICE', null, 60, null, null, 'An allegation against a member of staff was referred to the designated officer.', 'The member of staff is not at work.'),
    ('s', 1, 'FIRST', 'wigan', 'Beckside Retirement Homes', 6, 3, 'PNW_FINANCIAL', null, 'ORGANISATION', null, 90, null, null, 'Suppliers of two homes have not been paid for three months.', 'The provider says that a payment run was missed.'),
    ('t', 1, 'FIRST', 'wigan', 'Straight Furrow Support', null, 2, 'PNW_LA_CONCERN', null, 'ORGANISATION', null, 90, null, null, 'Staff turnover doubled within two quarters.', 'Two managers left in the same month.'),
    ('u', 1, 'FIRST', 'sefton', 'Ropewalk Night Shelter Trust', null, 1, 'PNW_QUALITY', null, 'ORGANISATION', null, null, null, null, 'A complaint about heating was not answered.', null)
) v(key, number, kind, slug, provider, days, event_days, reasons, nature, scope, not_informed, review, closing, closed, happened, seen);

alter table demo_notice add partnership_id uuid, add authority_id uuid, add provider_id uuid, add officer uuid, add latest boolean, add submitted_at timestamptz;
update demo_notice n
set partnership_id = d.partnership_id, authority_id = d.authority_id, provider_id = app.named_id('demo', 'provider', n.provider),
    officer = app.named_id('demo', 'account', 'commissioner.' || n.slug),
    latest = not exists (select from demo_notice o where o.key = n.key and o.number > n.number and o.days is not null),
    submitted_at = case when d.partnership = 'NORTH_WEST' and n.key <> 'u' then coalesce(n.circulated_at, now()) - interval '3 hours' end
from demo_authority d
where d.slug = n.slug;

-- Three are those of an earlier register: brought in, not circulated here.

insert into notice (id, partnership_id, authority_id, provider_id, state, reference, is_imported, created_at, created_by, submitted_at,
                    circulated_at, latest_version_id, review_on, reviewed_on, closed_on, closing, closed_by)
select n.notice_id, n.partnership_id, n.authority_id, n.provider_id,
       case when n.closing is not null then 'CLOSED' when n.days is not null then 'CIRCULATED' when n.submitted_at is not null then 'SUBMITTED' else 'DRAFT' end,
       case when f.days is not null then p.reference_prefix || '-' || extract(year from f.circulated_at) || '-' || lpad(
           (rank() over (partition by n.partnership_id, f.days is null, extract(year from f.circulated_at) order by f.circulated_at))::text, 4, '0') end,
       n.key = 'q', coalesce(f.circulated_at, now()) - interval '2 days', n.officer, f.submitted_at, f.circulated_at,
       case when n.days is not null then n.version_id end,
       case when n.days is not null then coalesce((n.circulated_at at time zone 'Europe/London')::date + n.review, (f.circulated_at at time zone 'Europe/London')::date + f.review) end,
       case when n.closing = 'REVIEW_SIGNED_OFF' then app.today() - n.closed end,
       app.today() - n.closed, n.closing, case when n.closing is not null then n.officer end
from demo_notice n
join demo_notice f on f.key = n.key and f.number = 1
join sharing_protocol p on p.partnership_id = n.partnership_id
where n.latest;

insert into notice_counter (partnership_id, year, last)
select partnership_id, extract(year from circulated_at)::int, count(*) from notice where circulated_at is not null group by 1, 2;

insert into notice_version (id, notice_id, partnership_id, authority_id, number, kind, edit, changed_at, changed_by, submitted_at, submitted_by,
                            circulated_at, circulated_by, officer_name, officer_job_title, officer_telephone, event_on, notified_on,
                            provider_name, provider_address, nature_id, scope, service_id, placement_action_id, review_on, informed_on,
                            informed_whom, not_informed_id, contact_name, contact_position, contact_telephone)
select n.version_id, n.notice_id, n.partnership_id, n.authority_id, case when n.days is not null then n.number end, n.kind,
       4, coalesce(n.circulated_at, now()) - interval '1 hour', n.officer, n.submitted_at, case when n.submitted_at is not null then n.officer end,
       n.circulated_at, case when n.days is null then null when n.submitted_at is not null then app.named_id('demo', 'account', 'coordinator') else n.officer end,
       a.name, 'Commissioner', c.telephone, app.today() - coalesce(n.days, 0) - n.event_days, app.today() - n.days,
       r.name, concat_ws(', ', r.address, r.postcode), (select t.id from notice_term t where t.list = 'SERVICE_NATURE' and t.code = n.nature), n.scope,
       case n.scope when 'SERVICE' then (select s.id from service s where s.provider_id = n.provider_id and s.authority_id = n.authority_id order by s.name limit 1) end,
       case when d.partnership = 'NORTH_WEST' then app.named_id('notice_term', 'PLACEMENT_ACTION', pg_temp.one_of(n.key, array['MONITORING', 'NOT_PLACING'])) end,
       case when n.kind <> 'RESCISSION' then app.today() - coalesce(n.days, 0) + n.review end,
       case when n.not_informed is null and n.key <> 'p' then app.today() - coalesce(n.days, 0) end,
       case when n.not_informed is null and n.key <> 'p' then 'Head of services' end,
       (select t.id from notice_term t where t.list = 'NOT_INFORMED' and t.code = n.not_informed), c.name, c.job_title, c.telephone
from demo_notice n
join demo_authority d on d.authority_id = n.authority_id
join account a on a.id = n.officer
join provider r on r.id = n.provider_id
join notice_contact c on c.id = app.named_id('demo', 'notice_contact', d.partnership, d.slug, 'OFFICER');

insert into notice_content (id, notice_version_id, notice_id, partnership_id, authority_id, submitted_at, circulated_at, what_happened, what_was_seen,
                            provider_comments, commented_on, what_changed)
select app.named_id('demo', 'notice_content', n.version_id::text), n.version_id, n.notice_id, n.partnership_id, n.authority_id, n.submitted_at, n.circulated_at,
       n.happened, n.seen,
       case n.kind when 'PROVIDER_COMMENTS' then 'We gave both houses back as the leases say. The landlord''s claim covers months after we left; our solicitor has answered it in full.' end,
       case n.kind when 'PROVIDER_COMMENTS' then app.today() - n.days - 1 end,
       case n.kind when 'CORRECTION' then 'Complaints were raised to level B at the last validation. The first version said that they were not.'
                   when 'RESCISSION' then 'The police have closed their inquiry: the money had been entered in the wrong book.' end
from demo_notice n;

insert into stated_reason (id, notice_version_id, notice_id, partnership_id, authority_id, submitted_at, circulated_at, reason_id, is_purchasing, certainty)
select app.named_id('demo', 'stated_reason', n.version_id::text, q.code), n.version_id, n.notice_id, n.partnership_id, n.authority_id, n.submitted_at,
       n.circulated_at, q.id, q.is_purchasing, case q.stated_as when 'EITHER' then 'CONFIRMED' else q.stated_as end
from demo_notice n
join notice_reason q on q.code = any (string_to_array(n.reasons, ','));

insert into notice_file (id, partnership_id, authority_id, size, sha256, content)
select app.named_id('demo', 'notice_file', n.key), n.partnership_id, n.authority_id, length(b.bytes), sha256(b.bytes), b.bytes
from demo_notice n, lateral (select convert_to(E'Letter on file.\n\n' || n.happened || E'\n', 'UTF8') as bytes) b
where n.key in ('f', 'l') and n.number = 1;

insert into notice_attachment (id, notice_version_id, notice_id, partnership_id, authority_id, circulated_at, file_id, name, media_type, size, uploaded_at, uploaded_by)
select app.named_id('demo', 'notice_attachment', n.version_id::text), n.version_id, n.notice_id, n.partnership_id, n.authority_id, n.circulated_at, f.id,
       case n.key when 'f' then 'letter-of-claim.txt' else 'judgement.txt' end, 'text/plain', f.size, n.circulated_at - interval '2 hours', n.officer
from demo_notice n
join notice_file f on f.id = app.named_id('demo', 'notice_file', n.key);
