-- Notices as the contract shows them: with the draft that only the issuer sees, where receipts stand, and what is at stake.

call app.figure_view('exposure', $figure$
select app.named_id('exposure', s.partnership_id::text, s.provider_id::text) as id,
       s.partnership_id, s.provider_id, s.authority_id,
       count(*)::int as services,
       coalesce(sum(s.units), 0)::int as units,
       coalesce(sum(s.annual_price_pence), 0)::bigint as annual_price_pence,
       sum(q.people)::int as people
from known.commissioned_service s
left join lateral (
    select r.clients_at_end as people from known.performance_return r where r.service_id = s.id order by r.quarter desc limit 1) q on true
where s.authority_id = (select app.authority_id()) and s.current_contract_id is not null
group by s.partnership_id, s.provider_id, s.authority_id
$figure$);
call app.describe('known.exposure', $$
What the authority that asks has with a provider today, under its contracts in force.
id | Identifier.
partnership_id | The partnership.
provider_id | The provider.
authority_id | The authority that asks.
services | Services contracted. Unit: services.
units | Places under contract. Unit: household units.
annual_price_pence | Price a year. Unit: pence.
people | People there at the end of the latest quarter returned. Null: no return. Unit: people.
$$);

call app.figure_view('shared_notice', $figure$
select n.*,
       (select d.id from known.notice_version d where d.notice_id = n.id and d.circulated_at is null) as draft_id,
       (select r.id from known.receipt r where r.notice_version_id = n.latest_version_id and r.authority_id = (select app.authority_id())) as own_receipt_id,
       case when (n.partnership_id, n.provider_id) in (select x.partnership_id, x.provider_id from known.exposure x)
            then app.named_id('exposure', n.partnership_id::text, n.provider_id::text) end as exposure_id,
       n.state = 'CIRCULATED' and coalesce(n.review_on < app.today(), false) as is_awaiting_review
from known.notice n
$figure$);
call app.describe_like('known.shared_notice', 'notice');
call app.describe('known.shared_notice', $$
Notices with what belongs to them now.
draft_id | The version that is being written. Null to all but the issuer, and the coordinator to whom it was submitted.
own_receipt_id | The latest version as the authority that asks received it. Null to its issuer.
exposure_id | What the authority that asks has with the provider. Null: nothing.
is_awaiting_review | Open, and the day of its review has passed (N).
$$);

call app.figure_view('timed_notice_version', $figure$
select v.*,
       n.latest_version_id = v.id as is_latest,
       n.provider_id,
       v.notified_on - v.event_on as days_to_notification,
       v.circulated_at is null and v.submitted_at is not null as is_submitted
from known.notice_version v
join known.notice n on n.id = v.notice_id
$figure$);
call app.describe_like('known.timed_notice_version', 'notice_version');
call app.describe('known.timed_notice_version', $$
Versions with how timely they are.
is_latest | The one circulated last. Null in a notice that was never circulated.
provider_id | The provider.
days_to_notification | From the event to the notification. Unit: days.
is_submitted | It waits for the coordinator.
$$);

call app.figure_view('given_reason', $figure$
select r.*, n.provider_id, n.latest_version_id = r.notice_version_id as is_latest, n.state <> 'CLOSED' as is_open
from known.stated_reason r
join known.notice n on n.id = r.notice_id
$figure$);
call app.describe_like('known.given_reason', 'stated_reason');
call app.describe('known.given_reason', $$
Reasons given, with whether they are what was said last.
provider_id | The provider.
is_latest | Given in the version circulated last: count these to count each reason of a notice once (P11.2(a)). Null in a notice that was never circulated.
is_open | The notice is not closed.
$$);

call app.figure_view('notice_receipt', $figure$
select r.id, r.partnership_id, r.issuer_id, r.notice_id, r.notice_version_id, r.authority_id, r.circulated_at, r.deputy_on,
       r.acknowledge_by, r.acknowledged_at, r.acknowledged_by,
       n.latest_version_id = r.notice_version_id as is_latest,
       case when r.acknowledged_at is not null then 'ACKNOWLEDGED'
            when d.is_unreached then 'UNREACHED'
            when app.today() > r.acknowledge_by then 'OVERDUE'
            when app.today() >= r.deputy_on then 'REMINDED'
            else 'AWAITED' end as state,
       ((r.acknowledged_at at time zone 'Europe/London')::date - (r.circulated_at at time zone 'Europe/London')::date) as days_to_acknowledgement,
       coalesce(d.is_unreached, false) as is_unreached
from known.receipt r
join known.notice n on n.id = r.notice_id
left join lateral (select app.is_unreached(r.id) as is_unreached where r.acknowledged_at is null) d on true
$figure$);
call app.describe_like('known.notice_receipt', 'receipt');
call app.describe('known.notice_receipt', $$
Receipts with where they stand today.
is_latest | Of the version circulated last.
state | ACKNOWLEDGED; else UNREACHED all its addresses failed; OVERDUE the last day to acknowledge has passed; REMINDED the deputy has been told; AWAITED.
days_to_acknowledgement | From circulation to acknowledgement, in London's days. Null: not yet acknowledged. Unit: days.
is_unreached | Not acknowledged, and every address of the member failed.
$$);
