-- What others may use of a scheme, proposed with the shares or without them, and decided by all (JPA 7.2, 8.2).

create table proposed_quota (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    proposal_id    uuid not null,
    scope          text not null check (scope in ('WEST_LONDON', 'NEIGHBOURS')),
    units          int  not null check (units > 0),
    unit_weeks     numeric(9, 1) check (unit_weeks > 0),
    quota_id       uuid,
    unique (proposal_id, scope),
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (proposal_id, scheme_id, partnership_id, authority_id) references apportionment_proposal (id, scheme_id, partnership_id, authority_id),
    foreign key (quota_id, scheme_id, partnership_id, authority_id) references quota (id, scheme_id, partnership_id, authority_id)
);
create index on proposed_quota (scheme_id);
create index on proposed_quota (quota_id);
create index on proposed_quota (partnership_id);
create index on proposed_quota (authority_id);

create table proposed_quota_neighbour (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    lead_id        uuid not null,
    authority_id   uuid not null references authority,
    scheme_id      uuid not null,
    proposed_quota_id uuid not null,
    unique (proposed_quota_id, authority_id),
    foreign key (proposed_quota_id, scheme_id, partnership_id, lead_id) references proposed_quota (id, scheme_id, partnership_id, authority_id)
);
create index on proposed_quota_neighbour (scheme_id, authority_id);
create index on proposed_quota_neighbour (authority_id);
create index on proposed_quota_neighbour (partnership_id);
create index on proposed_quota_neighbour (lead_id);

do $$
declare
    name text;
begin
    foreach name in array array['proposed_quota', 'proposed_quota_neighbour'] loop
        call app.keep(name);
        call app.allow('select', name, 'scheme_id = any ((select app.joint_scheme_ids())::uuid[])');
    end loop;
end $$;

call app.describe('proposed_quota', $$
How much of a scheme others could use free of charge by a proposal (JPA 7.2). Agreed by all, the quota is set from the proposal's day.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
proposal_id | The proposal.
scope | WEST_LONDON: members that do not take part, together; NEIGHBOURS: the authorities named, together.
units | Most units in use on one night. Unit: household units.
unit_weeks | Most unit-weeks in a financial year. Null: the units on every night of it.
quota_id | The quota that was set. Null: none.
$$);
call app.describe('proposed_quota_neighbour', $$
A neighbour named in a proposed quota (JPA 7.2).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The neighbour.
scheme_id | The scheme.
proposed_quota_id | The proposed quota.
$$);

-- A proposal of quotas alone leaves the shares as they are, also where these change meanwhile: it holds the answers, and appends no schedule.

alter table apportionment_proposal drop constraint apportionment_proposal_check1;
alter table apportionment_proposal add constraint appended_when_agreed check (schedule_id is null or state = 'AGREED');
alter table proposed_share alter units drop not null;
alter table history.proposed_share alter units drop not null;
comment on table apportionment_proposal is
    'Other shares of the same units, other quotas, or both, proposed by the lead and decided by all participants (JPA 8.2, 7.2). Agreed by all, shares are appended as a schedule and quotas are set.';
comment on column apportionment_proposal.schedule_id is 'The schedule that was appended. Null: none, also where the shares stay as they are.';
comment on column proposed_share.units is 'Its units. 0: it gives its units up. Null: the proposal leaves all units where they are. Unit: household units.';

call app.figure($figure$
create or replace view known.share_effect with (security_invoker = true) as
select s.id, s.partnership_id, s.lead_id, s.authority_id, s.scheme_id, s.proposal_id, coalesce(s.units, a.units, 0) as units, s.answer, s.answered_at,
       s.answered_by, s.words, coalesce(a.units, 0) as units_before, coalesce(s.units - coalesce(a.units, 0), 0) as change, p.effective_on,
       m.annual_change_pence, m.annual_before_pence, m.annual_pence, m.quarter, m.quarter_change_pence
from known.proposed_share s
join known.apportionment_proposal p on p.id = s.proposal_id
left join lateral (select a.units from known.allocation a join known.scheme_schedule q on q.id = a.schedule_id
                   where a.scheme_id = s.scheme_id and a.authority_id = s.authority_id and q.effective_on <= p.effective_on
                     and q.id is distinct from p.schedule_id
                     and not exists (select from known.scheme_schedule n where n.scheme_id = q.scheme_id and n.effective_on <= p.effective_on
                                     and n.id is distinct from p.schedule_id and (n.effective_on, n.number) > (q.effective_on, q.number))) a on true
cross join lateral known.money_of_change(s.scheme_id, s.authority_id, p.effective_on, coalesce(a.units, 0), coalesce(s.units, a.units, 0)) m
$figure$);

-- A quota begins, and the one of its scope before it ends the day before: with the rights of who asks, or for an agreed proposal.

create function app.replace_quota(scheme uuid, scope text, units int, unit_weeks numeric, from_day date, neighbours uuid[], by uuid) returns uuid language plpgsql
    set search_path = public, pg_temp as $$
declare
    s    joint_scheme;
    made uuid := app.uuid_v7();
begin
    select * into s from joint_scheme j where j.id = scheme;
    if exists (select from quota q where q.scheme_id = scheme and q.scope = replace_quota.scope and q.from_day >= replace_quota.from_day) then
        raise exception 'a later quota stands' using errcode = 'check_violation', constraint = 'quotas_follow_one_another';
    end if;
    update quota q set to_day = replace_quota.from_day - 1, version = q.version + 1
    where q.scheme_id = scheme and q.scope = replace_quota.scope and (q.to_day is null or q.to_day >= replace_quota.from_day);
    insert into quota (id, partnership_id, authority_id, scheme_id, scope, units, unit_weeks, from_day, recorded_by)
    values (made, s.partnership_id, s.authority_id, s.id, replace_quota.scope, replace_quota.units, replace_quota.unit_weeks, replace_quota.from_day, by);
    insert into quota_neighbour (partnership_id, lead_id, authority_id, scheme_id, quota_id)
    select s.partnership_id, s.authority_id, n, s.id, made from unnest(neighbours) n;
    return made;
end $$;
comment on function app.replace_quota is 'Refuses by quotas_follow_one_another.';

-- Proposes other shares of the same units, other quotas, or both. The lead agrees by proposing. Without authorities, or with the units that
-- each has, shares stay as they are, and every participant of that day is asked.

drop function app.propose_apportionment(uuid, date, text, uuid[], int[]);
create function app.propose_apportionment(scheme uuid, effective_on date, because text, authorities uuid[], units int[], scopes text[], quota_units int[],
                                          unit_weeks numeric[], neighbours uuid[]) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    s       joint_scheme;
    plan    scheme_schedule;
    made    uuid := app.uuid_v7();
    differs boolean;
begin
    select * into s from joint_scheme j where j.id = scheme for no key update;
    perform app.lead_must_be_asking(s.authority_id);
    select * into plan from scheme_schedule p where p.id = app.schedule_on(scheme, propose_apportionment.effective_on);
    if plan.id is null or s.ended_on < propose_apportionment.effective_on then
        raise exception 'no schedule is in force' using errcode = 'check_violation', constraint = 'scheme_is_in_force';
    elsif cardinality(authorities) > 0 and (select coalesce(sum(u), 0) from unnest(propose_apportionment.units) u) <> plan.units then
        raise exception 'the shares do not add up' using errcode = 'check_violation', constraint = 'allocations_add_up';
    end if;
    differs := exists (
        select from unnest(authorities, propose_apportionment.units) v(a, u)
        left join allocation l on l.schedule_id = plan.id and l.authority_id = v.a
        where v.u <> coalesce(l.units, 0));
    if not differs and cardinality(scopes) = 0 then
        raise exception 'nothing is proposed' using errcode = 'check_violation', constraint = 'proposals_change_something';
    end if;
    insert into apportionment_proposal (id, partnership_id, authority_id, scheme_id, effective_on, because)
    values (made, s.partnership_id, s.authority_id, scheme, propose_apportionment.effective_on, propose_apportionment.because);
    insert into proposed_share (partnership_id, lead_id, authority_id, scheme_id, proposal_id, units, answer, answered_at, answered_by)
    select s.partnership_id, s.authority_id, v.a, scheme, made, v.u, x.answer, case when x.answer is not null then now() end,
           case when x.answer is not null then app.account_id() end
    from (select a, u from unnest(authorities, propose_apportionment.units) n(a, u) where differs
          union all
          select w.a, null from (
              select s.authority_id union
              select l.authority_id from allocation l where l.schedule_id = plan.id and l.units > 0 union
              select g.partner_id from joint_agreement g
              where g.scheme_id = scheme and propose_apportionment.effective_on between g.starts_on and g.last_day) w(a)
          where not differs) v
    cross join lateral (select case when v.a = s.authority_id then 'AGREED' end as answer) x;
    insert into proposed_quota (partnership_id, authority_id, scheme_id, proposal_id, scope, units, unit_weeks)
    select s.partnership_id, s.authority_id, scheme, made, q.scope, q.units, q.unit_weeks
    from unnest(scopes, quota_units, propose_apportionment.unit_weeks) q(scope, units, unit_weeks);
    insert into proposed_quota_neighbour (partnership_id, lead_id, authority_id, scheme_id, proposed_quota_id)
    select q.partnership_id, q.authority_id, n, q.scheme_id, q.id
    from proposed_quota q cross join unnest(neighbours) n where q.proposal_id = made and q.scope = 'NEIGHBOURS';
    return made;
end $$;
comment on function app.propose_apportionment is
    'Refuses by leads_issue, scheme_is_in_force, allocations_add_up, proposals_change_something, one_open_proposal.';

-- A participant's answer. When the last one agrees, other shares are appended as a schedule and quotas are set; whoever objects ends it.

create or replace function app.answer_proposal(proposal uuid, answer text, words text) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    p    apportionment_proposal;
    plan scheme_schedule;
    made uuid;
begin
    select * into p from apportionment_proposal a where a.id = proposal for no key update;
    perform from joint_scheme where id = p.scheme_id for no key update;
    if not app.writes_joint() then
        raise exception 'not a writer' using errcode = 'insufficient_privilege', constraint = 'participants_answer';
    end if;
    update proposed_share s set answer = answer_proposal.answer, words = answer_proposal.words, answered_at = now(), answered_by = app.account_id()
    where s.proposal_id = proposal and s.authority_id = app.authority_id() and s.answer is null;
    if not found or p.state <> 'OPEN' then
        raise exception 'no answer of this authority is awaited' using errcode = 'restrict_violation', constraint = 'answers_are_awaited';
    end if;
    if answer_proposal.answer = 'OBJECTED' then
        update apportionment_proposal a set state = 'OBJECTED', decided_at = now(), version = version + 1 where a.id = proposal;
    elsif not exists (select from proposed_share s where s.proposal_id = proposal and s.answer is distinct from 'AGREED') then
        if exists (select from proposed_share s where s.proposal_id = proposal and s.units is not null) then
            made := app.uuid_v7();
            select * into plan from scheme_schedule q where q.id = app.schedule_on(p.scheme_id, p.effective_on);
            insert into scheme_schedule (id, partnership_id, authority_id, scheme_id, number, kind, effective_on, units, rpi_month, rpi_method, rpi_floor, because, recorded_by)
            select made, p.partnership_id, p.authority_id, p.scheme_id, (select max(number) + 1 from scheme_schedule where scheme_id = p.scheme_id), 'REAPPORTIONMENT',
                   p.effective_on, plan.units, plan.rpi_month, plan.rpi_method, plan.rpi_floor, p.because, p.proposed_by;
            insert into scheduled_service (partnership_id, authority_id, scheme_id, schedule_id, service_id, units)
            select v.partnership_id, v.authority_id, v.scheme_id, made, v.service_id, v.units from scheduled_service v where v.schedule_id = plan.id;
            insert into allocation (partnership_id, authority_id, lead_id, scheme_id, schedule_id, units)
            select s.partnership_id, s.authority_id, s.lead_id, s.scheme_id, made, s.units from proposed_share s where s.proposal_id = proposal and s.units > 0;
        end if;
        update proposed_quota q set quota_id = app.replace_quota(
            q.scheme_id, q.scope, q.units, q.unit_weeks, p.effective_on,
            array(select n.authority_id from proposed_quota_neighbour n where n.proposed_quota_id = q.id order by n.authority_id), p.proposed_by)
        where q.proposal_id = proposal;
        update apportionment_proposal a set state = 'AGREED', decided_at = now(), schedule_id = made, version = version + 1 where a.id = proposal;
    end if;
end $$;
comment on function app.answer_proposal is
    'Refuses by participants_answer, answers_are_awaited, and by what a schedule and a quota refuse (allocations_add_up, partners_have_agreements, quotas_follow_one_another).';

-- Proposed quotas with what stands on that day without them.

call app.figure_view('quota_effect', $figure$
select q.*, p.effective_on, b.id as before_id, b.units as units_before, b.unit_weeks as unit_weeks_before
from known.proposed_quota q
join known.apportionment_proposal p on p.id = q.proposal_id
left join lateral (
    select o.id, o.units, o.unit_weeks from known.quota o
    where o.scheme_id = q.scheme_id and o.scope = q.scope and o.id is distinct from q.quota_id
      and o.from_day <= p.effective_on and (o.to_day is null or o.to_day >= p.effective_on - (q.quota_id is not null)::int)
    order by o.from_day desc limit 1) b on true
$figure$);
call app.describe_like('known.quota_effect', 'proposed_quota');
call app.describe('known.quota_effect', $$
Proposed quotas with what stands without them.
effective_on | Day from which they would hold.
before_id | The quota of the scope in force on that day without the proposal. Null: none.
units_before | Its units. Null: there is none. Unit: household units.
unit_weeks_before | Its unit-weeks in a financial year. Null: there is none, or its units on every night.
$$);
