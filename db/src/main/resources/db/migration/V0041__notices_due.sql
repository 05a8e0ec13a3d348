-- Facts in our own data that compel a notice and have none yet (P7.1(a)), for the authority that is to give it.

call app.figure_view('compelling_fact', $figure$
select s.id as fact_id, s.partnership_id, s.authority_id, s.provider_id, s.service_id,
       case s.kind when 'SUSPENSION' then 'SUSPENSION_START' else 'PERMANENT_END' end as reason_code, s.imposed_on as happened_on, true as is_own
from known.sanction s
where s.kind in ('SUSPENSION', 'TERMINATION_NOTICE')
union all
select c.id, c.partnership_id, c.authority_id, s.provider_id, s.id,
       case c.status when 'SUSPENDED' then 'SUSPENSION_START' else 'PERMANENT_END' end,
       case c.status when 'SUSPENDED' then (select min(h.recorded_from at time zone 'Europe/London')::date from history.contract h
                                            where h.id = c.id and h.status = 'SUSPENDED') else c.ends_on end, true
from known.contract c
join known.service s on s.id = c.service_id
where c.status in ('SUSPENDED', 'TERMINATED')
union all
select e.id, x.partnership_id, x.authority_id, e.provider_id, null,
       case e.kind when 'MERGER' then 'ACC_MERGER' else 'OWN_CHANGE' end, e.happened_on, false
from known.provider_event e
join known.exposure x on x.provider_id = e.provider_id
where e.kind in ('MERGER', 'CHANGE_OF_OWNERSHIP')
union all
select p.id, x.partnership_id, x.authority_id, p.id, null, 'BUSINESS_CLOSED', p.ceased_trading_on, false
from known.provider p
join known.exposure x on x.provider_id = p.id
where p.ceased_trading_on is not null
$figure$);
call app.describe('known.compelling_fact', $$
Something in our own data of which members are to be told.
fact_id | The sanction, contract, event or provider that shows it.
partnership_id | The partnership.
authority_id | The authority that is to give notice of it.
provider_id | The provider.
service_id | The service. Null: the whole organisation.
reason_code | The reason it is.
happened_on | Day it happened; a suspended contract's, the day that was recorded.
is_own | Only the authority itself can give notice of it; of the others one notice by anybody is enough.
$$);

call app.figure_view('notice_due', $figure$
select app.named_id('notice_due', f.fact_id::text, f.authority_id::text) as id, f.fact_id, f.partnership_id, f.authority_id, f.provider_id,
       f.service_id, q.id as reason_id, f.happened_on, app.working_day_after(f.happened_on, p.notify_within_days) as due_on,
       app.today() > app.working_day_after(f.happened_on, p.notify_within_days) as is_overdue,
       (select n.id from known.notice n where n.fact_id = f.fact_id and n.authority_id = f.authority_id and n.state in ('DRAFT', 'SUBMITTED')) as draft_notice_id
from known.compelling_fact f
join known.sharing_protocol p on p.partnership_id = f.partnership_id
join known.notice_reason q on q.code = f.reason_code and q.partnership_id = f.partnership_id
where f.authority_id = (select app.authority_id()) and (select app.reads_notices())
  and f.happened_on between greatest(p.started_on, app.today() - 365) and app.today()
  and not exists (select from known.notice n where n.fact_id = f.fact_id and n.authority_id = f.authority_id and n.circulated_at is not null)
  and not exists (
    select from known.stated_reason r
    join known.notice_version v on v.id = r.notice_version_id
    join known.notice n on n.id = r.notice_id
    where n.provider_id = f.provider_id and n.partnership_id = f.partnership_id and r.reason_id = q.id and r.circulated_at is not null
      and (r.authority_id = f.authority_id or not f.is_own)
      and (f.service_id is null or v.scope is distinct from 'SERVICE' or v.service_id = f.service_id)
      and v.event_on between f.happened_on - 31 and f.happened_on + 366)
$figure$);
call app.describe('known.notice_due', $$
A fact that compels a notice of the authority that asks, and has none yet.
id | Identifier.
fact_id | The sanction, contract, event or provider that shows it.
partnership_id | The partnership.
authority_id | The authority that asks.
provider_id | The provider.
service_id | The service. Null: the whole organisation.
reason_id | The reason it is.
happened_on | Day it happened.
due_on | Last day to give notice in time.
is_overdue | That day has passed.
draft_notice_id | The draft that was begun. Null: none.
$$);

-- What members may count though they may not read it: notices by reason and month; what receivers did, unanswered being an answer too.

create function app.notices_counted() returns table (
    id uuid, partnership_id uuid, authority_id uuid, month date, reason_id uuid, is_open boolean, notices int)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select app.named_id('notice_count', n.partnership_id::text, n.authority_id::text, m.month::text, r.reason_id::text, (n.state = 'CIRCULATED')::text),
           n.partnership_id, n.authority_id, m.month, r.reason_id, n.state = 'CIRCULATED', count(*)::int
    from notice n
    join stated_reason r on r.notice_version_id = n.latest_version_id
    cross join lateral (select date_trunc('month', n.circulated_at at time zone 'Europe/London')::date) m (month)
    where app.account_id() is not null and (n.partnership_id = any (app.partnership_ids()))
      and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER',
                       'ANALYST', 'NOTICE_READER', 'DATA_PROTECTION_OFFICER', 'COORDINATOR')
    group by n.partnership_id, n.authority_id, m.month, r.reason_id, n.state = 'CIRCULATED';
end $$;

create function app.outcomes_counted() returns table (
    id uuid, partnership_id uuid, authority_id uuid, month date, outcome_id uuid, notices int)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select app.named_id('outcome_count', c.partnership_id::text, c.authority_id::text, m.month::text, coalesce(o.outcome_id::text, '')),
           c.partnership_id, c.authority_id, m.month, o.outcome_id, count(distinct c.notice_id)::int
    from receipt c
    left join notice_outcome o on o.notice_id = c.notice_id and o.authority_id = c.authority_id
    cross join lateral (select date_trunc('month', c.circulated_at at time zone 'Europe/London')::date) m (month)
    where app.account_id() is not null and (c.partnership_id = any (app.partnership_ids()))
      and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER',
                       'ANALYST', 'NOTICE_READER', 'DATA_PROTECTION_OFFICER', 'COORDINATOR')
    group by c.partnership_id, c.authority_id, m.month, o.outcome_id;
end $$;
revoke execute on function app.notices_counted, app.outcomes_counted from public;
grant execute on function app.notices_counted, app.outcomes_counted to interborough_app;
comment on function app.notices_counted is 'Circulated notices by issuer, month and reason, of the partnerships of who asks; each notice once for each reason of its latest version.';
comment on function app.outcomes_counted is 'Notices received by receiver, month and outcome, of the partnerships of who asks; without an outcome where none was recorded.';

create view known.notice_count with (security_invoker = true) as select * from app.notices_counted();
create view known.notice_outcome_count with (security_invoker = true) as select * from app.outcomes_counted();
grant select on known.notice_count, known.notice_outcome_count to interborough_app;
call app.describe('known.notice_count', $$
How many notices were circulated, by whom, when and for which reason (P11.2(a)). A notice with two reasons counts once for each.
id | Identifier.
partnership_id | The partnership.
authority_id | The issuing authority.
month | First day of the month of the first circulation.
reason_id | The reason.
is_open | Not closed.
notices | Unit: notices.
$$);
call app.describe('known.notice_outcome_count', $$
What receivers did about notices (P11.2(b)): one row an outcome, and one for what was left unanswered.
id | Identifier.
partnership_id | The partnership.
authority_id | The receiving authority.
month | First day of the month of the circulation.
outcome_id | The outcome. Null: none was recorded.
notices | Unit: notices.
$$);
