-- Whether an authority buys from a provider: by its own notices and its own sanctions alone. What another authority decided is shown
-- beside it and never applied (P7.1(d)). A fact in our own data that compels a notice and has none is due (P7.1(a)).

insert into protocol_clause (id, source, document, ref, heading, words, position)
values (app.named_id('protocol_clause', 'L 7.3.1'), 'L', 'Lincolnshire contract procedure', '7.3.1',
        'Notification of non-statutory enforcement actions', 'Depending on the circumstances the review of the contract may result in:', 502);
update protocol_clause set position = 503 where source = 'L' and ref = '7.3.2';

create table sanction (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    provider_id    uuid not null references provider,
    service_id     uuid references service,
    kind           text not null check (kind in ('NOTICE_TO_IMPROVE', 'SUSPENSION', 'TERMINATION_NOTICE')),
    reason         text not null check (trim(reason) <> ''),
    imposed_on     date not null,
    review_on      date check (review_on > imposed_on),
    ended_on       date check (ended_on >= imposed_on),
    ended_because  text check ((ended_because is null) = (ended_on is null)),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    version        int  not null default 1
);
create index on sanction (partnership_id, imposed_on);
create index on sanction (authority_id, provider_id);
create index on sanction (provider_id);
create index on sanction (service_id);
call app.keep('sanction');
call app.allow('select', 'sanction', 'authority_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('insert', 'sanction', 'authority_id = (select app.authority_id()) and (select app.writes_notices()) and partnership_id = any ((select app.partnership_ids())::uuid[])');
call app.allow('update', 'sanction', 'authority_id = (select app.authority_id()) and (select app.writes_notices())');
call app.describe('sanction', $$
A step an authority took under its contract with a provider (L 7.3.1). The authority's own until it gives notice of it.
id | Identifier.
partnership_id | The partnership.
authority_id | The authority that took it.
provider_id | The provider.
service_id | The service. Null: all the authority buys from the provider.
kind | NOTICE_TO_IMPROVE, SUSPENSION of placements, or TERMINATION_NOTICE.
reason | Why, in words.
imposed_on | First day.
review_on | Day it is reviewed; for a notice to improve, by when. Null: none agreed.
ended_on | Day it was lifted or withdrawn. Null while it holds.
ended_because | Why it ended.
recorded_at | When it was recorded.
recorded_by | By whom.
version | Counts changes; edits name the version they start from.
$$);

-- A suspension or a termination is to be told to the others: its draft is there at once, filled with what is known.

create function app.begin_notice(partnership uuid, provider uuid, service uuid, fact uuid, reason_code text, happened_on date, words text)
    returns uuid language plpgsql set search_path = public, pg_temp as $$
declare
    notice_id  uuid;
    version_id uuid := app.uuid_v7();
    p          sharing_protocol;
begin
    select n.id into notice_id from notice n
    where n.fact_id = fact and n.authority_id = app.authority_id() and n.state in ('DRAFT', 'SUBMITTED');
    if found then
        return notice_id;
    end if;
    notice_id := app.uuid_v7();
    select * into p from sharing_protocol s where s.partnership_id = partnership;
    insert into notice (id, partnership_id, authority_id, provider_id, fact_id)
    values (notice_id, partnership, app.authority_id(), provider, fact);
    insert into notice_version (id, notice_id, partnership_id, authority_id, kind, event_on, provider_name, provider_address, scope,
                                service_id, officer_name, review_on)
    select version_id, notice_id, partnership, app.authority_id(), 'FIRST', happened_on, r.name,
           nullif(concat_ws(', ', r.address, r.postcode), ''), case when service is null then 'ORGANISATION' else 'SERVICE' end, service,
           (select a.name from account a where a.id = app.account_id()),
           case when p.needs_review_date then (app.today() + make_interval(months => p.review_months))::date end
    from provider r where r.id = provider;
    insert into notice_content (notice_version_id, notice_id, partnership_id, authority_id, what_happened)
    values (version_id, notice_id, partnership, app.authority_id(), words);
    insert into stated_reason (notice_version_id, notice_id, partnership_id, authority_id, reason_id, is_purchasing, certainty)
    select version_id, notice_id, partnership, app.authority_id(), q.id, q.is_purchasing,
           case q.stated_as when 'ALLEGED' then 'ALLEGED' else 'CONFIRMED' end
    from notice_reason q
    where q.code = reason_code and q.partnership_id = partnership;
    return notice_id;
end $$;
revoke execute on function app.begin_notice from public;
grant execute on function app.begin_notice to interborough_app;
comment on function app.begin_notice is 'Begins a draft of a fact, filled with what is known; the one there is, where one was begun.';

create function app.tell_of_sanction() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform app.begin_notice(new.partnership_id, new.provider_id, new.service_id, new.id,
        case new.kind when 'SUSPENSION' then 'SUSPENSION_START' else 'PERMANENT_END' end, new.imposed_on, new.reason);
    return null;
end $$;
create trigger tell_of_sanction after insert on sanction
    for each row when (new.kind in ('SUSPENSION', 'TERMINATION_NOTICE') and app.account_id() is not null) execute function app.tell_of_sanction();

-- What each authority decided, latest first: from circulated purchasing categories, and from its own sanctions as far as they are seen.

call app.figure_view('purchasing_decision', $figure$
select v.id, v.partnership_id, v.authority_id, n.provider_id, case v.scope when 'SERVICE' then v.service_id end as service_id,
       case q.code when 'SUSPENSION_START' then 'SUSPENDED' when 'PERMANENT_END' then 'ENDED' else 'OPEN' end as status,
       v.event_on as since, v.circulated_at as decided_at, n.id as notice_id, null::uuid as sanction_id
from known.notice n
join known.notice_version v on v.id = n.latest_version_id
join known.stated_reason r on r.notice_version_id = v.id and r.is_purchasing
join known.notice_reason q on q.id = r.reason_id and q.code in ('SUSPENSION_START', 'SUSPENSION_END', 'PERMANENT_END')
where n.closing is distinct from 'RESCINDED'
union all
select s.id, s.partnership_id, s.authority_id, s.provider_id, s.service_id,
       case when s.ended_on <= app.today() then 'OPEN' when s.kind = 'SUSPENSION' then 'SUSPENDED' else 'ENDED' end,
       case when s.ended_on <= app.today() then s.ended_on else s.imposed_on end, s.recorded_at, null, s.id
from known.sanction s
where s.kind in ('SUSPENSION', 'TERMINATION_NOTICE') and s.imposed_on <= app.today()
$figure$);
call app.describe('known.purchasing_decision', $$
What an authority decided about buying from a provider: one row a notice or sanction.
id | Identifier: that of the version or of the sanction.
partnership_id | The partnership.
authority_id | The authority that decided.
provider_id | The provider.
service_id | The service. Null: all the authority buys from the provider.
status | OPEN, SUSPENDED or ENDED.
since | First day.
decided_at | When it was circulated or recorded.
notice_id | The notice that says so. Null: a sanction.
sanction_id | The sanction. Null: a notice.
$$);

call app.figure_view('purchasing_status', $figure$
select distinct on (d.authority_id, d.provider_id, d.service_id, d.partnership_id) d.*, d.authority_id = (select app.authority_id()) as is_own
from known.purchasing_decision d
order by d.authority_id, d.provider_id, d.service_id, d.partnership_id, d.since desc, d.decided_at desc
$figure$);
call app.describe_like('known.purchasing_status', 'known.purchasing_decision');
call app.describe('known.purchasing_status', $$
Where an authority stands with a provider, or one of its services: its latest decision. No row: it never decided anything but to buy.
is_own | The authority that asks decided it: it acts on its referral list. Others' are shown only.
$$);

call app.figure_view('referral_list_entry', $figure$
with decided as materialized (select * from known.purchasing_status)
select app.named_id('referral_list_entry', s.id::text, (select app.authority_id())::text) as id,
       s.partnership_id, (select app.authority_id()) as referring_authority_id, s.id as service_id, s.provider_id, s.authority_id,
       s.host_authority_id, s.client_group_id, s.service_type_id, s.name, s.units,
       coalesce(o.suspended, 0)::int as others_suspended, coalesce(o.ended, 0)::int as others_ended, o.names as others
from known.commissioned_service s
left join lateral (
    select count(*) filter (where d.status = 'SUSPENDED') as suspended, count(*) filter (where d.status = 'ENDED') as ended,
           string_agg(distinct a.name, ', ' order by a.name) as names
    from decided d
    join known.authority a on a.id = d.authority_id
    where d.provider_id = s.provider_id and d.partnership_id = s.partnership_id and not d.is_own and d.status <> 'OPEN'
      and (d.service_id is null or d.service_id = s.id)) o on true
where s.stage = 'EXISTING' and s.current_contract_id is not null and not s.direct_access
  and s.partnership_id = any ((select app.partnership_ids())::uuid[]) and (select app.reads_notices())
  and coalesce((select d.status from decided d
                where d.is_own and d.provider_id = s.provider_id and d.partnership_id = s.partnership_id
                  and (d.service_id is null or d.service_id = s.id)
                order by d.since desc, d.decided_at desc limit 1), 'OPEN') = 'OPEN'
$figure$);
call app.describe('known.referral_list_entry', $$
A service to which the authority that asks refers: contracted, not for direct access, not dropped by its own purchasing status.
id | Identifier.
partnership_id | The partnership.
referring_authority_id | The authority that asks, whose list it is.
service_id | The service.
provider_id | The provider.
authority_id | The administering authority.
host_authority_id | Where the service is.
client_group_id | Primary client group.
service_type_id | Kind of service.
name | Name of the service.
units | Places under contract. Unit: household units.
others_suspended | Other authorities that suspended buying there. Unit: authorities.
others_ended | Other authorities that ended it. Unit: authorities.
others | Their names. Null: none.
$$);
