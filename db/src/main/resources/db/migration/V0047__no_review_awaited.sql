-- A notice without a day of review awaits none: the flag was null, where the contract promises a value.

call app.figure($figure$
create or replace view known.shared_notice with (security_invoker = true) as
select n.*,
       (select d.id from known.notice_version d where d.notice_id = n.id and d.circulated_at is null) as draft_id,
       (select r.id from known.receipt r where r.notice_version_id = n.latest_version_id and r.authority_id = (select app.authority_id())) as own_receipt_id,
       app.named_id('exposure', n.partnership_id::text, n.provider_id::text) as exposure_id,
       coalesce(n.state = 'CIRCULATED' and n.review_on < app.today(), false) as is_awaiting_review
from known.notice n
$figure$);
