-- The yearly review of a scheme (JPA 8.1): who referred, what was used, which shares that suggests; and re-apportionments proposed by the
-- lead, decided by the participants, and appended as a schedule when all agree (JPA 8.2, 13).

create table apportionment_proposal (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    effective_on   date not null,
    because        text not null check (trim(because) <> ''),
    state          text not null default 'OPEN' check (state in ('OPEN', 'AGREED', 'OBJECTED', 'WITHDRAWN')),
    proposed_at    timestamptz not null default now(),
    proposed_by    uuid not null default app.account_id() references account,
    decided_at     timestamptz,
    schedule_id    uuid,
    version        int not null default 1,
    check ((state = 'OPEN') = (decided_at is null)),
    check ((state = 'AGREED') = (schedule_id is not null)),
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    foreign key (schedule_id, scheme_id, partnership_id, authority_id) references scheme_schedule (id, scheme_id, partnership_id, authority_id)
);
create unique index one_open_proposal on apportionment_proposal (scheme_id) where state = 'OPEN';
create index on apportionment_proposal (scheme_id, proposed_at);
create index on apportionment_proposal (partnership_id);
create index on apportionment_proposal (authority_id);

create table proposed_share (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    lead_id        uuid not null,
    authority_id   uuid not null references authority,
    scheme_id      uuid not null,
    proposal_id    uuid not null,
    units          int  not null check (units >= 0),
    answer         text check (answer in ('AGREED', 'OBJECTED')),
    answered_at    timestamptz,
    answered_by    uuid references account,
    words          text check (answer is distinct from 'OBJECTED' or trim(words) <> ''),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
    unique (proposal_id, authority_id),
    foreign key (proposal_id, scheme_id, partnership_id, lead_id) references apportionment_proposal (id, scheme_id, partnership_id, authority_id)
);
create index on proposed_share (scheme_id);
create index on proposed_share (authority_id);
create index on proposed_share (partnership_id);
create index on proposed_share (lead_id);

do $$
declare
    name text;
begin
    foreach name in array array['apportionment_proposal', 'proposed_share'] loop
        call app.keep(name);
        call app.allow('select', name, 'scheme_id = any ((select app.joint_scheme_ids())::uuid[])');
    end loop;
end $$;

create function app.schedule_on(scheme uuid, day date) returns uuid stable security definer set search_path = public, pg_temp
begin atomic
    select p.id from scheme_schedule p where p.scheme_id = scheme and p.effective_on <= day order by p.effective_on desc, p.number desc limit 1;
end;
comment on function app.schedule_on is 'The schedule of a scheme in force on a day.';
revoke execute on function app.schedule_on from public;

-- Proposes other shares of the same units. The lead agrees by proposing.

create function app.propose_apportionment(scheme uuid, effective_on date, because text, authorities uuid[], units int[]) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    s    joint_scheme;
    plan scheme_schedule;
    made uuid := app.uuid_v7();
begin
    select * into s from joint_scheme j where j.id = scheme for no key update;
    perform app.lead_must_be_asking(s.authority_id);
    select * into plan from scheme_schedule p where p.id = app.schedule_on(scheme, propose_apportionment.effective_on);
    if plan.id is null or s.ended_on < propose_apportionment.effective_on then
        raise exception 'no schedule is in force' using errcode = 'check_violation', constraint = 'scheme_is_in_force';
    elsif (select coalesce(sum(u), 0) from unnest(propose_apportionment.units) u) <> plan.units then
        raise exception 'the shares do not add up' using errcode = 'check_violation', constraint = 'allocations_add_up';
    end if;
    insert into apportionment_proposal (id, partnership_id, authority_id, scheme_id, effective_on, because)
    values (made, s.partnership_id, s.authority_id, scheme, propose_apportionment.effective_on, propose_apportionment.because);
    insert into proposed_share (partnership_id, lead_id, authority_id, scheme_id, proposal_id, units, answer, answered_at, answered_by)
    select s.partnership_id, s.authority_id, a, scheme, made, u, x.answer, case when x.answer is not null then now() end,
           case when x.answer is not null then app.account_id() end
    from unnest(authorities, propose_apportionment.units) v(a, u)
    cross join lateral (select case when a = s.authority_id then 'AGREED' end as answer) x;
    return made;
end $$;
comment on function app.propose_apportionment is 'Refuses by leads_issue, scheme_is_in_force, allocations_add_up, one_open_proposal.';

-- A participant's answer. When the last one agrees, the schedule is appended; whoever objects ends the proposal.

create function app.answer_proposal(proposal uuid, answer text, words text) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    p    apportionment_proposal;
    plan scheme_schedule;
    made uuid := app.uuid_v7();
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
        select * into plan from scheme_schedule q where q.id = app.schedule_on(p.scheme_id, p.effective_on);
        insert into scheme_schedule (id, partnership_id, authority_id, scheme_id, number, kind, effective_on, units, rpi_month, rpi_method, rpi_floor, because, recorded_by)
        select made, p.partnership_id, p.authority_id, p.scheme_id, (select max(number) + 1 from scheme_schedule where scheme_id = p.scheme_id), 'REAPPORTIONMENT',
               p.effective_on, plan.units, plan.rpi_month, plan.rpi_method, plan.rpi_floor, p.because, p.proposed_by;
        insert into scheduled_service (partnership_id, authority_id, scheme_id, schedule_id, service_id, units)
        select v.partnership_id, v.authority_id, v.scheme_id, made, v.service_id, v.units from scheduled_service v where v.schedule_id = plan.id;
        insert into allocation (partnership_id, authority_id, lead_id, scheme_id, schedule_id, units)
        select s.partnership_id, s.authority_id, s.lead_id, s.scheme_id, made, s.units from proposed_share s where s.proposal_id = proposal and s.units > 0;
        update apportionment_proposal a set state = 'AGREED', decided_at = now(), schedule_id = made, version = version + 1 where a.id = proposal;
    end if;
end $$;
comment on function app.answer_proposal is 'Refuses by participants_answer, answers_are_awaited, and by what a schedule refuses (allocations_add_up, partners_have_agreements).';

create function app.withdraw_proposal(proposal uuid, version int) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform app.lead_must_be_asking((select a.authority_id from apportionment_proposal a where a.id = proposal));
    update apportionment_proposal a set state = 'WITHDRAWN', decided_at = now(), version = a.version + 1
    where a.id = proposal and a.version = withdraw_proposal.version and a.state = 'OPEN';
    return found;
end $$;

call app.describe('apportionment_proposal', $$
Other shares of the same units, proposed by the lead and decided by all participants (JPA 8.2). Agreed by all, they are appended as a schedule.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
effective_on | Day from which they would hold.
because | Why.
state | OPEN; AGREED by all; OBJECTED to by one; WITHDRAWN by the lead.
proposed_at | When it was proposed.
proposed_by | By whom.
decided_at | When it was agreed, objected to or withdrawn.
schedule_id | The schedule that was appended. Null: none.
version | Counts changes; edits name the version they start from.
$$);
call app.describe('proposed_share', $$
What a proposal gives an authority, and what it says to it.
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The authority.
scheme_id | The scheme.
proposal_id | The proposal.
units | Its units. 0: it gives its units up. Unit: household units.
answer | AGREED or OBJECTED. Null: it has not answered.
answered_at | When it answered.
answered_by | By whom.
words | What it said; never null where it objected.
$$);

-- What a proposal means in money: at the price of its day, for a year.

call app.figure_view('share_effect', $figure$
select s.*, coalesce(a.units, 0) as units_before, s.units - coalesce(a.units, 0) as change, p.effective_on,
       ((s.units - coalesce(a.units, 0)) * u.annual_price_pence)::bigint as annual_change_pence
from known.proposed_share s
join known.apportionment_proposal p on p.id = s.proposal_id
left join lateral (select a.units from known.allocation a join known.scheme_schedule q on q.id = a.schedule_id
                   where a.scheme_id = s.scheme_id and a.authority_id = s.authority_id and q.effective_on <= p.effective_on
                     and q.id is distinct from p.schedule_id
                     and not exists (select from known.scheme_schedule n where n.scheme_id = q.scheme_id and n.effective_on <= p.effective_on
                                     and n.id is distinct from p.schedule_id and (n.effective_on, n.number) > (q.effective_on, q.number))) a on true
left join lateral (select x.annual_price_pence from known.unit_prices(s.scheme_id, p.effective_on) x
                   where p.effective_on between x.from_day and x.to_day) u on true
$figure$);
call app.describe_like('known.share_effect', 'proposed_share');
call app.describe('known.share_effect', $$
Proposed shares with what they change.
units_before | Its units without the proposal. Unit: household units.
change | Units more or less. Unit: household units.
effective_on | Day from which they would hold.
annual_change_pence | What the change costs it a year at the price of that day. Null: the price is not known. Unit: pence.
$$);

-- A scheme's year by participant, with the shares its use suggests: one unit each, the others by nights used, largest remainders first.

call app.figure_view('scheme_review', $figure$
with used as (
    select u.scheme_id, u.partnership_id, u.lead_id, u.authority_id, app.financial_year(u.quarter) as year, max(u.to_day) as to_day,
           sum(u.entitled_nights)::bigint as entitled_nights, sum(u.used_nights)::bigint as used_nights, sum(u.void_cost_pence)::bigint as void_cost_pence,
           sum(u.referrals_made)::int as referrals_made, sum(u.referrals_accepted)::int as referrals_accepted, sum(u.referrals_refused)::int as referrals_refused
    from known.scheme_use u
    group by u.scheme_id, u.partnership_id, u.lead_id, u.authority_id, app.financial_year(u.quarter)),
shared as (
    select u.*, a.units, p.units as all_units, count(*) over w as participants, sum(u.used_nights) over w as all_nights
    from used u
    join known.schedule_in_force p on p.scheme_id = u.scheme_id and u.to_day >= p.effective_on and (p.last_day is null or u.to_day <= p.last_day)
    join known.allocation a on a.schedule_id = p.id and a.authority_id = u.authority_id
    window w as (partition by u.scheme_id, u.year)),
ideal as (
    select s.*, case when all_nights = 0 then units - 1.0 else (all_units - participants) * used_nights::numeric / all_nights end as more from shared s),
ranked as (
    select i.*, row_number() over (partition by scheme_id, year order by more - floor(more) desc, used_nights desc, authority_id) as nth,
           all_units - participants - sum(floor(more)) over (partition by scheme_id, year) as left_over
    from ideal i)
select app.named_id('scheme_review', r.scheme_id::text, r.year::text, r.authority_id::text) as id, r.partnership_id, r.lead_id, r.authority_id, r.scheme_id, r.year,
       r.to_day, r.entitled_nights, r.used_nights, round(r.used_nights / 7.0, 1) as unit_weeks_used, round(r.entitled_nights / 7.0, 1) as unit_weeks_entitled,
       r.used_nights::numeric as share_used_numerator, nullif(r.entitled_nights, 0)::numeric as share_used_denominator,
       round(100.0 * r.used_nights / nullif(r.entitled_nights, 0), 2) as share_used_value, r.entitled_nights > 0 as share_used_applies,
       r.void_cost_pence, r.referrals_made, r.referrals_accepted, r.referrals_refused, r.units,
       (1 + floor(r.more) + (r.nth <= r.left_over)::int)::int as suggested_units,
       ((1 + floor(r.more) + (r.nth <= r.left_over)::int - r.units) * u.annual_price_pence)::bigint as annual_change_pence
from ranked r
left join lateral (select x.annual_price_pence from known.unit_prices(r.scheme_id, r.to_day) x where r.to_day between x.from_day and x.to_day) u on true
$figure$);
call app.describe('known.scheme_review', $$
What the yearly review of a scheme looks at, by participant with units on the last day counted (JPA 8.1).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The participant.
scheme_id | The scheme.
year | Year in which the financial year begins.
to_day | Last day counted.
entitled_nights | Its units on each night. Unit: nights.
used_nights | Nights its referrals occupied. Unit: nights.
unit_weeks_used | Nights by 7, one decimal. Unit: unit-weeks.
unit_weeks_entitled | Nights by 7, one decimal. Unit: unit-weeks.
share_used_numerator | Nights used.
share_used_denominator | Nights entitled to.
share_used_value | Used of entitled. Unit: per cent, two decimals.
share_used_applies | It was entitled to some.
void_cost_pence | Its share of what unoccupied nights cost. Unit: pence.
referrals_made | Unit: referrals.
referrals_accepted | Unit: referrals.
referrals_refused | Unit: referrals.
units | Its units on the last day counted. Unit: household units.
suggested_units | Units its use suggests: one, and of the rest as many as its part of all nights used, largest remainders first. They add up to the scheme's. Unit: household units.
annual_change_pence | What that would change a year at the price of the last day counted. Unit: pence.
$$);

call app.figure_view('agency_review', $figure$
select app.named_id('agency_review', r.scheme_id::text, y.year::text, r.source_id::text, r.agency) as id, r.partnership_id, r.authority_id as lead_id,
       r.source_id as authority_id, r.scheme_id, y.year, r.agency, bool_or(r.agency_id is not null) as is_designated,
       (count(*) filter (where app.financial_year(r.made_on) = y.year))::int as referrals_made,
       (count(*) filter (where app.financial_year(r.decided_on) = y.year and r.nights is not null))::int as referrals_accepted,
       coalesce(sum(upper(x.part) - lower(x.part)), 0)::bigint as used_nights, round(coalesce(sum(upper(x.part) - lower(x.part)), 0) / 7.0, 1) as unit_weeks_used
from known.occupancy r
cross join lateral generate_series(app.financial_year(r.made_on), least(app.financial_year(app.today()), app.financial_year(greatest(upper(r.stayed) - 1, r.made_on)))) y(year)
cross join lateral (select r.stayed * daterange(make_date(y.year, 4, 1), least(make_date(y.year + 1, 4, 1), app.today())) as part where app.today() >= make_date(y.year, 4, 1)) x
where r.scheme_id is not null
group by r.partnership_id, r.authority_id, r.source_id, r.scheme_id, y.year, r.agency
$figure$);
call app.describe('known.agency_review', $$
Referrals to a scheme by agency and authority in a financial year, up to yesterday (JPA 9.2).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The authority the referrals come from.
scheme_id | The scheme.
year | Year in which the financial year begins.
agency | Name of the agency, as written.
is_designated | Designated by its authority, for one referral at least.
referrals_made | Unit: referrals.
referrals_accepted | Unit: referrals.
used_nights | Nights they occupied. Unit: nights.
unit_weeks_used | Nights by 7, one decimal. Unit: unit-weeks.
$$);
