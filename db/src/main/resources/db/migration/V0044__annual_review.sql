-- What the yearly review of a protocol is informed by (P11.2; N Review and updates), beside the counts by reason and outcome: each
-- notice once, and how timely all was. Counted for whoever may count, analysts too; nothing of a notice is in it.

create function app.notices_totalled() returns table (
    id uuid, partnership_id uuid, authority_id uuid, month date, notices int, closed int)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select app.named_id('notice_total', n.partnership_id::text, n.authority_id::text, m.month::text),
           n.partnership_id, n.authority_id, m.month, count(*)::int, count(*) filter (where n.state = 'CLOSED')::int
    from notice n
    cross join lateral (select date_trunc('month', n.circulated_at at time zone 'Europe/London')::date) m (month)
    where n.circulated_at is not null and app.account_id() is not null and n.partnership_id = any (app.partnership_ids())
      and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER',
                       'ANALYST', 'NOTICE_READER', 'DATA_PROTECTION_OFFICER', 'COORDINATOR')
    group by n.partnership_id, n.authority_id, m.month;
end $$;

create function app.timeliness_counted() returns table (
    id uuid, partnership_id uuid, year int, authority_id uuid, measure text, counted int, missing int, median_days numeric, ninetieth_days numeric)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select app.named_id('notice_timeliness', t.partnership_id::text, t.year::text, coalesce(t.authority_id::text, ''), t.measure),
           t.partnership_id, t.year, t.authority_id, t.measure, count(t.days)::int, count(*) filter (where t.days is null)::int,
           percentile_cont(0.5) within group (order by t.days)::numeric, percentile_cont(0.9) within group (order by t.days)::numeric
    from (
        select v.partnership_id, extract(year from v.circulated_at at time zone 'Europe/London')::int as year, v.authority_id,
               'NOTIFICATION' as measure, v.notified_on - v.event_on as days
        from notice_version v
        join notice n on n.id = v.notice_id and not n.is_imported
        where v.circulated_at is not null and v.kind = 'FIRST'
        union all
        select r.partnership_id, extract(year from r.circulated_at at time zone 'Europe/London')::int, r.authority_id, 'ACKNOWLEDGEMENT',
               (r.acknowledged_at at time zone 'Europe/London')::date - (r.circulated_at at time zone 'Europe/London')::date
        from receipt r
    ) t
    where app.account_id() is not null and t.partnership_id = any (app.partnership_ids())
      and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER',
                       'ANALYST', 'NOTICE_READER', 'DATA_PROTECTION_OFFICER', 'COORDINATOR')
    group by grouping sets ((t.partnership_id, t.year, t.measure, t.authority_id), (t.partnership_id, t.year, t.measure));
end $$;
revoke execute on function app.notices_totalled, app.timeliness_counted from public;
grant execute on function app.notices_totalled, app.timeliness_counted to interborough_app;
comment on function app.notices_totalled is 'Circulated notices by issuer and month, each once, of the partnerships of who asks.';
comment on function app.timeliness_counted is 'How timely notices and acknowledgements were, by year and authority and for all, of the partnerships of who asks.';

create view known.notice_total with (security_invoker = true) as select * from app.notices_totalled();
create view known.notice_timeliness with (security_invoker = true) as select * from app.timeliness_counted();
grant select on known.notice_total, known.notice_timeliness to interborough_app;
call app.describe('known.notice_total', $$
How many notices were circulated, each once whatever its reasons (P11.2(a)).
id | Identifier.
partnership_id | The partnership.
authority_id | The issuing authority.
month | First day of the month of the first circulation.
notices | Unit: notices.
closed | Of these closed since. Unit: notices.
$$);
call app.describe('known.notice_timeliness', $$
How timely notices were given and acknowledged.
id | Identifier.
partnership_id | The partnership.
year | Calendar year of the circulation.
authority_id | Who gave notice, or acknowledged. Null: all of the partnership.
measure | NOTIFICATION from the event to the notification, of first versions circulated here; ACKNOWLEDGEMENT from circulation to acknowledgement, of every version received.
counted | Notices, or receipts, of which the days are known.
missing | Those of which they are not: not acknowledged yet.
median_days | Half took no longer. Unit: days. Null: none.
ninetieth_days | Nine in ten took no longer. Unit: days. Null: none.
$$);
