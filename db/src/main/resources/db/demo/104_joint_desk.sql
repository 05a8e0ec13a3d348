-- What lies on the desk of the first scheme: units that fell vacant and were offered, a stay that another authority is charged for, what the
-- participants are given back of it, and other shares that wait for answers.

-- Wandsworth, which no quota names, is charged for a stay by letter; it pays.

insert into external_charge (id, partnership_id, authority_id, scheme_id, charged_id, unit_week_price_pence, letter_on, letter_reference, because,
                             recorded_at, recorded_by)
select app.named_id('demo', 'charge'), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key), a.id, 17500, c.from_day - 4, 'EAL/JP/2041',
       'The unit was offered to all participants, and none had a suitable referral.', (c.from_day - 4 + time '14:00') at time zone 'Europe/London', d.officer
from demo_charged c join demo_scheme d using (key) join authority a on a.slug = 'wandsworth';

insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency, tier, state, made_on, decided_on, unit_number, starts_on,
                      expected_end_on, ended_on, charge_id, recorded_at, recorded_by)
select app.named_id('demo', 'referral', c.name, c.nth::text), d.partnership_id, d.lead_id, c.service_id, e.scheme_id, e.charged_id, 'Wandsworth Housing Options',
       app.tier_of(e.scheme_id, c.service_id, e.charged_id, c.from_day - 6), 'ENDED', c.from_day - 6, c.from_day - 3, c.unit_number, c.from_day,
       c.from_day + c.nights, c.from_day + c.nights, e.id, (c.from_day - 6 + time '12:00') at time zone 'Europe/London', d.officer
from demo_charged c join demo_scheme d using (key) join external_charge e on e.id = app.named_id('demo', 'charge');

-- Units that fell vacant, and the answers.

create temp table demo_vacancy on commit drop as
with unit as (
    select g.service_id, u.unit_number, max(upper(r.nights)) as free_from
    from demo_bought g
    cross join lateral generate_series(1, g.units) u(unit_number)
    join referral r on r.service_id = g.service_id and r.unit_number = u.unit_number and r.nights is not null
    where g.key = 'west'
    group by g.service_id, u.unit_number)
select 'now' as kind, row_number() over (order by free_from, service_id, unit_number) as n, service_id, unit_number, free_from as vacant_from,
       least(free_from, app.today() - 2) as offered_on, null::uuid as referral_id, null::uuid as taken_by
from (select * from unit order by free_from, service_id, unit_number limit 2) u
union all
select 'past', row_number() over (order by r.starts_on desc, r.id), r.service_id, r.unit_number, b.free_from, least(b.free_from, r.made_on), r.id, r.source_id
from referral r
join demo_bought g on g.service_id = r.service_id and g.key = 'west'
cross join lateral (select max(upper(o.nights)) as free_from from referral o
                    where o.service_id = r.service_id and o.unit_number = r.unit_number and upper(o.nights) <= r.starts_on) b
where r.tier = 'PARTICIPANT' and r.nights is not null and b.free_from is not null and r.starts_on >= (app.today() - interval '1 year')::date
union all
select 'charged', 1, c.service_id, c.unit_number, b.free_from, b.free_from, null, null
from demo_charged c
cross join lateral (select max(upper(o.nights)) as free_from from referral o
                    where o.service_id = c.service_id and o.unit_number = c.unit_number and upper(o.nights) <= c.from_day) b;

insert into vacancy (id, partnership_id, authority_id, scheme_id, service_id, unit_number, vacant_from, recorded_at, recorded_by)
select app.named_id('demo', 'vacancy', v.kind, v.n::text), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key), v.service_id, v.unit_number,
       v.vacant_from, (v.offered_on + time '09:20') at time zone 'Europe/London', d.officer
from demo_vacancy v join demo_scheme d on d.key = 'west';

insert into vacancy_offer (id, partnership_id, lead_id, authority_id, scheme_id, vacancy_id, offered_on, answer, answered_on, because, referral_id, version,
                           recorded_at, recorded_by)
select app.named_id('demo', 'offer', v.kind, v.n::text, p.slug), d.partnership_id, d.lead_id, p.authority_id, app.named_id('demo', 'scheme', d.key),
       app.named_id('demo', 'vacancy', v.kind, v.n::text), v.offered_on, a.answer, case when a.answer is not null then least(v.offered_on + 1, app.today()) end,
       case a.answer when 'NO_SUITABLE_REFERRAL' then 'Nobody on our list whom the unit would suit.'
                     when 'REFUSED' then 'Whoever is next on our list needs a room without stairs.' end,
       case when a.answer = 'ACCEPTED' then v.referral_id end, case when a.answer is null then 1 else 2 end,
       (v.offered_on + time '09:20') at time zone 'Europe/London', d.officer
from demo_vacancy v
join demo_scheme d on d.key = 'west'
join demo_share p on p.key = d.key
cross join lateral (select case
    when v.kind = 'charged' then 'NO_SUITABLE_REFERRAL'
    when v.kind = 'now' and v.n = 1 then case p.slug when 'brent' then 'NO_SUITABLE_REFERRAL' end
    when v.kind = 'now' then case p.slug when 'ealing' then 'REFUSED' when 'brent' then 'ACCEPTED' end
    when p.authority_id = v.taken_by then 'ACCEPTED'
    else pg_temp.one_of('answer ' || v.n || p.slug, array['NO_SUITABLE_REFERRAL', 'NO_SUITABLE_REFERRAL', 'REFUSED']) end as answer) a;

-- The invoice of that charge, and what the participants are given back of what it brought.

do $$
declare
    d       record;
    invoice uuid;
    day     text := current_setting('app.today', true);
    issued  date := greatest(date_trunc('quarter', app.today())::date, app.today() - 20);
    present date := app.today();
begin
    select s.*, c.quarter into d from demo_charged c join demo_scheme s using (key);
    if d is null then
        return;
    end if;
    perform set_config('app.today', issued::text, true), set_config('app.authority', d.lead_id::text, true),
            set_config('app.account', d.officer::text, true), set_config('app.roles', '{COMMISSIONER}', true);
    invoice := app.issue_external_invoice(app.named_id('demo', 'charge'), d.quarter, issued + 30);
    insert into invoice_payment (id, partnership_id, authority_id, scheme_id, invoice_id, paid_on, amount_pence, reference, recorded_at, recorded_by)
    select app.named_id('demo', 'paid', i.reference), i.partnership_id, i.authority_id, i.scheme_id, i.id, least(issued + 12, present), i.total_pence,
           'BACS ' || pg_temp.whole(i.reference, 100000, 999999), (least(issued + 12, present) + time '09:00') at time zone 'Europe/London', d.officer
    from invoice i where i.id = invoice;
    insert into abatement (id, partnership_id, authority_id, scheme_id, from_day, to_day, income_pence, is_applied, because, recorded_at, recorded_by)
    select app.named_id('demo', 'abatement'), i.partnership_id, i.authority_id, i.scheme_id, i.quarter, (i.quarter + interval '3 months')::date - 1, i.total_pence,
           true, null, (least(issued + 13, present) + time '09:00') at time zone 'Europe/London', d.officer
    from invoice i where i.id = invoice;
    perform set_config('app.today', coalesce(day, ''), true), set_config('app.authority', '', true), set_config('app.account', '', true),
            set_config('app.roles', '', true);
end $$;

-- Other shares, proposed last week.

insert into apportionment_proposal (id, partnership_id, authority_id, scheme_id, effective_on, because, proposed_at, proposed_by)
select app.named_id('demo', 'proposal'), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key),
       least((date_trunc('quarter', app.today()) + interval '3 months')::date, (d.starts_on + interval '2 years')::date - 1),
       'Annual review: Brent uses more than its units, Hounslow fewer.', (app.today() - 6 + time '15:10') at time zone 'Europe/London', d.officer
from demo_scheme d where d.key = 'west' and d.starts_on < app.today() - 90;

insert into proposed_share (id, partnership_id, lead_id, authority_id, scheme_id, proposal_id, units, answer, answered_at, answered_by)
select app.named_id('demo', 'proposed', v.slug), p.partnership_id, p.authority_id, v.authority_id, p.scheme_id, p.id,
       v.units_later + case v.slug when 'brent' then 1 when 'hounslow' then -1 else 0 end, x.answer, case when x.answer is not null then p.proposed_at end,
       case when x.answer is not null then p.proposed_by end
from apportionment_proposal p
join demo_share v on v.key = 'west'
cross join lateral (select case when v.authority_id = p.authority_id then 'AGREED' end as answer) x
where p.id = app.named_id('demo', 'proposal');

-- With them, more room for members that take no part, and Wandsworth named among the neighbours.

insert into proposed_quota (id, partnership_id, authority_id, scheme_id, proposal_id, scope, units, unit_weeks)
select app.named_id('demo', 'proposed quota', v.scope), p.partnership_id, p.authority_id, p.scheme_id, p.id, v.scope, v.units, v.unit_weeks
from apportionment_proposal p
cross join (values ('WEST_LONDON', 3, 90.0), ('NEIGHBOURS', 1, 26.0)) v(scope, units, unit_weeks)
where p.id = app.named_id('demo', 'proposal');
insert into proposed_quota_neighbour (id, partnership_id, lead_id, authority_id, scheme_id, proposed_quota_id)
select app.named_id('demo', 'proposed neighbour', a.slug), q.partnership_id, q.authority_id, a.id, q.scheme_id, q.id
from proposed_quota q join authority a on a.slug in ('barnet', 'westminster', 'hertfordshire', 'wandsworth')
where q.id = app.named_id('demo', 'proposed quota', 'NEIGHBOURS');

-- Providers' sheets say of jointly bought services what the ledger says, but for every sixth line, where somebody counted wrongly.

create temp table demo_sheet on commit drop as
select r.id as return_id, r.partnership_id, r.authority_id, a.id as source_id, a.name, coalesce(sum(upper(x.part) - lower(x.part)), 0) as nights,
       count(*) filter (where f.starts_on >= r.quarter) as accepted
from demo_bought g
join demo_scheme d using (key)
join performance_return r on r.service_id = g.service_id and r.quarter >= d.starts_on
cross join lateral (select daterange(r.quarter, (r.quarter + interval '3 months')::date) as span) q
join referral f on f.service_id = g.service_id and f.nights && q.span
cross join lateral (select f.nights * q.span as part) x
join authority a on a.id = f.source_id
group by r.id, r.partnership_id, r.authority_id, a.id, a.name;
delete from performance_return_referral f using demo_sheet s where f.performance_return_id = s.return_id;
insert into performance_return_referral (id, partnership_id, authority_id, performance_return_id, agency, source_authority_id, source_name, accepted, unit_weeks)
select app.named_id('demo', 'sheet', s.return_id::text, s.name), s.partnership_id, s.authority_id, s.return_id, s.name || ' Housing Options', s.source_id, s.name,
       s.accepted, round((s.nights + case when pg_temp.chance('sheet ' || s.return_id || s.name) < 0.17 then pg_temp.whole('wrong ' || s.return_id || s.name, 2, 9) else 0 end) / 7.0, 2)
from demo_sheet s;

do $$
declare
    name text;
begin
    foreach name in array array['vacancy', 'vacancy_offer', 'external_charge', 'referral', 'invoice_payment', 'abatement'] loop
        execute format('update history.%I set recorded_from = recorded_at where recorded_at < recorded_from', name);
    end loop;
    update history.abatement_share s set recorded_from = a.recorded_at from abatement a where a.id = s.abatement_id and a.recorded_at < s.recorded_from;
    update history.apportionment_proposal set recorded_from = proposed_at where proposed_at < recorded_from;
    update history.proposed_share s set recorded_from = p.proposed_at from apportionment_proposal p where p.id = s.proposal_id and p.proposed_at < s.recorded_from;
    update history.proposed_quota q set recorded_from = p.proposed_at from apportionment_proposal p where p.id = q.proposal_id and p.proposed_at < q.recorded_from;
    update history.proposed_quota_neighbour n set recorded_from = p.proposed_at from apportionment_proposal p
    where p.scheme_id = n.scheme_id and p.proposed_at < n.recorded_from;
    delete from history.performance_return_referral h using demo_sheet s where h.performance_return_id = s.return_id and h.recorded_until is not null;
    update history.performance_return_referral h set recorded_from = r.received_at from performance_return r
    where r.id = h.performance_return_id and r.id in (select s.return_id from demo_sheet s) and r.received_at < h.recorded_from;
    update history.invoice i set recorded_from = (i.issued_on + time '08:00') at time zone 'Europe/London' where i.agreement_id is null;
    update history.invoice_line l set recorded_from = (i.issued_on + time '08:00') at time zone 'Europe/London' from invoice i
    where i.id = l.invoice_id and i.agreement_id is null;
end $$;
