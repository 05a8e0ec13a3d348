-- A scheme ends when its provider ceases to trade (JPA 14): a circulated notice of a closure proposes that, to those who take part.

call app.figure_view('scheme_end_due', $figure$
select app.named_id('scheme_end_due', s.id::text, n.id::text) as id, s.partnership_id, s.authority_id, s.id as scheme_id, n.provider_id,
       n.id as notice_id, v.event_on as ceased_on,
       (select sum(u.units)::int from known.scheduled_service u join known.service p on p.id = u.service_id
        where u.schedule_id = c.id and p.provider_id = n.provider_id) as units, c.units as units_of_all
from known.notice n
join known.notice_version v on v.id = n.latest_version_id
join known.joint_scheme s on s.partnership_id = n.partnership_id and s.ended_on is null
cross join lateral (
    select a.id, a.units from known.scheme_schedule a where a.scheme_id = s.id and a.effective_on <= app.today()
    order by a.effective_on desc, a.number desc limit 1) c
where n.circulated_at is not null and coalesce(n.closing, '') <> 'RESCINDED'
  and exists (select from known.stated_reason r join known.notice_reason q on q.id = r.reason_id and q.code = 'BUSINESS_CLOSED'
              where r.notice_version_id = v.id)
  and exists (select from known.scheduled_service u join known.service p on p.id = u.service_id
              where u.schedule_id = c.id and p.provider_id = n.provider_id)
$figure$);
call app.describe('known.scheme_end_due', $$
A scheme that goes on though a circulated notice says that a provider of its services closed.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
provider_id | The provider.
notice_id | The notice that says so.
ceased_on | Day the notice says it happened.
units | Units of the scheme in services of this provider. Unit: household units.
units_of_all | Units of the scheme. Unit: household units.
$$);
