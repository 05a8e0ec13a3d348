-- Two schemes of joint purchase in their second year: what was agreed, who was placed, what was invoiced and paid.

create temp table demo_scheme on commit drop as
select v.key, v.name, v.client_group, lead.authority_id as lead_id, lead.slug as lead, lead.partnership_id, make_date(app.financial_year(app.today()) - 1, v.month, 1) as starts_on,
       v.units, v.price, v.rpi_month, v.method, app.named_id('demo', 'account', 'commissioner.' || v.lead) as officer
from (values
    ('west', 'Homeless young people, West London', '12', 'ealing', 4, 20, 806000, 9, 'ROUNDED_RATE'),
    ('outer', 'Single homeless people, outer boroughs', '7', 'harrow', 10, 8, 1142050, 2, 'INDEX_RATIO')
) v(key, name, client_group, lead, month, units, price, rpi_month, method)
join demo_authority lead on lead.slug = v.lead;

create temp table demo_bought on commit drop as
select d.key, s.id as service_id, s.client_group_id, case when row_number() over w = 1 then d.units - d.units / 2 else d.units / 2 end as units,
       row_number() over w as n
from demo_scheme d
join lateral (
    select s.* from service s join contract c on c.service_id = s.id and c.ends_on is null
    where s.authority_id = d.lead_id and s.accommodation_type_id is not null and not s.direct_access and s.stage = 'EXISTING' and c.starts_on <= d.starts_on
    order by (select g.code <> d.client_group from client_group g where g.id = s.client_group_id), s.name
    limit 2) s on true
window w as (partition by d.key order by s.name);

-- Shares: at first, and from a day in the middle of a quarter of the second year.

create temp table demo_share on commit drop as
select v.*, a.id as authority_id
from (values
    ('west', 'ealing', 9, 9), ('west', 'brent', 6, 7), ('west', 'hounslow', 5, 4),
    ('outer', 'harrow', 3, 3), ('outer', 'hillingdon', 3, 3), ('outer', 'brent', 2, 2)
) v(key, slug, units, units_later)
join authority a on a.slug = v.slug;

insert into joint_scheme (id, partnership_id, authority_id, name, client_group_id, starts_on, recorded_at, recorded_by)
select app.named_id('demo', 'scheme', key), partnership_id, lead_id, name, (select g.id from client_group g where g.code = d.client_group),
       starts_on, (starts_on - 20 + time '10:00') at time zone 'Europe/London', officer
from demo_scheme d;

insert into joint_agreement (id, partnership_id, authority_id, partner_id, scheme_id, starts_on, ends_on, lead_signed_on, lead_signatory,
                             partner_signed_on, partner_signatory, purchase_order, cost_code, recorded_at, recorded_by)
select app.named_id('demo', 'agreement', d.key, v.slug), d.partnership_id, d.lead_id, v.authority_id, app.named_id('demo', 'scheme', d.key), d.starts_on,
       (d.starts_on + interval '2 years')::date - 1, d.starts_on - 14, 'Head of Housing Commissioning', d.starts_on - 9, 'Assistant Director, Commissioning',
       'PO' || pg_temp.whole('order ' || d.key || v.slug, 410000, 499999), 'HS' || pg_temp.whole('cost ' || d.key || v.slug, 1000, 9999),
       (d.starts_on - 20 + time '10:05') at time zone 'Europe/London', d.officer
from demo_scheme d join demo_share v on v.key = d.key and v.authority_id <> d.lead_id;

insert into scheme_schedule (id, partnership_id, authority_id, scheme_id, number, kind, effective_on, units, annual_price_pence, rpi_month, rpi_method,
                             rpi_floor, because, recorded_at, recorded_by)
select app.named_id('demo', 'schedule', d.key, '1'), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key), 1, 'FIRST', d.starts_on, d.units,
       d.price, d.rpi_month, d.method, 'NO_DECREASE', 'Agreed after joint tendering.', (d.starts_on - 20 + time '10:10') at time zone 'Europe/London', d.officer
from demo_scheme d
union all
select app.named_id('demo', 'schedule', d.key, '2'), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key), 2, 'REAPPORTIONMENT',
       (d.starts_on + interval '16 months')::date + 14, d.units, null, d.rpi_month, d.method, 'NO_DECREASE', 'Annual review: Hounslow gives up a unit, Brent takes it up.',
       ((d.starts_on + interval '15 months')::date + time '11:30') at time zone 'Europe/London', d.officer
from demo_scheme d where d.key = 'west' and (d.starts_on + interval '15 months')::date < app.today();

insert into scheduled_service (id, partnership_id, authority_id, scheme_id, schedule_id, service_id, units)
select app.named_id('demo', 'scheduled', p.id::text, s.service_id::text), p.partnership_id, p.authority_id, p.scheme_id, p.id, s.service_id, s.units
from scheme_schedule p join demo_scheme d on app.named_id('demo', 'scheme', d.key) = p.scheme_id join demo_bought s on s.key = d.key;

insert into allocation (id, partnership_id, authority_id, lead_id, scheme_id, schedule_id, units)
select app.named_id('demo', 'allocation', p.id::text, v.slug), p.partnership_id, v.authority_id, p.authority_id, p.scheme_id, p.id,
       case p.number when 1 then v.units else v.units_later end
from scheme_schedule p join demo_scheme d on app.named_id('demo', 'scheme', d.key) = p.scheme_id join demo_share v on v.key = d.key;

set constraints all immediate;
set constraints all deferred;

-- Agencies, and what others may use.

insert into referral_agency (id, partnership_id, lead_id, authority_id, scheme_id, name, is_central_point, from_day, recorded_at, recorded_by)
select app.named_id('demo', 'agency', d.key, v.slug, a.name), d.partnership_id, d.lead_id, v.authority_id, app.named_id('demo', 'scheme', d.key), a.name, a.central,
       d.starts_on, (d.starts_on - 7 + time '15:00') at time zone 'Europe/London', d.officer
from demo_scheme d
join demo_share v on v.key = d.key
join demo_authority n on n.slug = v.slug
cross join lateral (values (n.name || ' Housing Options', true), (n.places[1] || ' Street Outreach', false)) a(name, central);

insert into quota (id, partnership_id, authority_id, scheme_id, scope, units, unit_weeks, from_day, recorded_at, recorded_by)
select app.named_id('demo', 'quota', d.key, v.scope), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key), v.scope, v.units, v.unit_weeks, d.starts_on,
       (d.starts_on - 20 + time '10:20') at time zone 'Europe/London', d.officer
from demo_scheme d
join (values ('west', 'WEST_LONDON', 2, 60.0), ('west', 'NEIGHBOURS', 1, null), ('outer', 'WEST_LONDON', 1, 30.0)) v(key, scope, units, unit_weeks) using (key);

insert into quota_neighbour (id, partnership_id, lead_id, authority_id, scheme_id, quota_id)
select app.named_id('demo', 'neighbour', a.slug), q.partnership_id, q.authority_id, a.id, q.scheme_id, q.id
from quota q join authority a on a.slug in ('barnet', 'westminster', 'hertfordshire')
where q.scope = 'NEIGHBOURS';

-- One stay after the other in each unit. The last unit of the first service takes others' people.

create temp table demo_stay on commit drop as
with recursive unit as (
    select d.key, d.starts_on, s.service_id, s.n as service_n, u as unit_number, d.key || s.n || '/' || u as name
    from demo_scheme d join demo_bought s using (key) cross join generate_series(1, s.units) u),
stay as (
    select u.*, 1 as nth, u.starts_on + pg_temp.whole('vacant ' || u.name || 1, 0, 9) as from_day, pg_temp.whole('stay ' || u.name || 1, 25, 260) as nights from unit u
    union all
    select s.key, s.starts_on, s.service_id, s.service_n, s.unit_number, s.name, s.nth + 1,
           s.from_day + s.nights + pg_temp.whole('vacant ' || s.name || s.nth + 1, 1, 16), pg_temp.whole('stay ' || s.name || s.nth + 1, 25, 260)
    from stay s where s.from_day + s.nights < app.today() - 1)
select s.*, case
           when s.unit_number = 1 and s.service_n = 1 then case when s.key = 'west' then pg_temp.one_of('who ' || s.name || s.nth, array['hammersmith-fulham', 'hillingdon', 'kensington-chelsea', 'barnet'])
                                                                else 'ealing' end
           else (select v.slug from demo_share v where v.key = s.key
                 order by -ln(pg_temp.chance('source ' || s.name || s.nth || v.slug) + 0.000001) / (v.units * case v.slug when 'ealing' then 1.2 when 'hounslow' then 0.8 else 1 end) limit 1)
           end as source
from stay s where s.from_day < app.today();

-- One of them is not for a participant: another authority is charged for it.

create temp table demo_charged on commit drop as
select s.*, date_trunc('quarter', s.from_day + s.nights - 1)::date as quarter
from demo_stay s
where s.key = 'west' and s.unit_number > 1 and s.nth > 1 and s.from_day + s.nights <= date_trunc('quarter', app.today())
  and date_trunc('quarter', s.from_day) = date_trunc('quarter', s.from_day + s.nights - 1)
order by s.from_day desc, s.name limit 1;
delete from demo_stay s using demo_charged c where c.name = s.name and c.nth = s.nth;

-- What a quota has no room for was not accepted.

create function pg_temp.place(s demo_stay) returns void language plpgsql as $$
declare
    d      record;
    source uuid := (select id from authority where slug = s.source);
    scheme uuid := app.named_id('demo', 'scheme', s.key);
    tier   text;
    agency text;
    given  uuid;
    ends   date := s.from_day + s.nights;
begin
    select * into d from demo_scheme where key = s.key;
    tier := app.tier_of(scheme, s.service_id, source, s.from_day);
    agency := case when tier = 'PARTICIPANT' and pg_temp.chance('agency ' || s.name || s.nth) > 0.05
        then (select a.name from referral_agency a where a.scheme_id = scheme and a.authority_id = source order by md5(a.name || s.name || s.nth) limit 1)
        else 'St Columba Day Centre' end;
    given := (select a.id from referral_agency a where a.scheme_id = scheme and a.authority_id = source and a.name = agency);
    insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency_id, agency, tier, state, made_on, decided_on, unit_number,
                          starts_on, expected_end_on, ended_on, quota_id, recorded_at, recorded_by)
    values (app.named_id('demo', 'referral', s.name, s.nth::text), d.partnership_id, d.lead_id, s.service_id, scheme, source, given, agency, tier,
            case when ends <= app.today() then 'ENDED' else 'STARTED' end, s.from_day - 6, s.from_day - 2, s.unit_number, s.from_day,
            case when ends > app.today() then ends + 1 else ends end, case when ends <= app.today() then ends end,
            case when tier <> 'PARTICIPANT' then app.quota_of(scheme, source, s.from_day) end,
            (s.from_day - 6 + time '12:00') at time zone 'Europe/London', d.officer);
exception when check_violation then
    insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency, tier, state, made_on, decided_on, refused_because,
                          quota_id, recorded_at, recorded_by)
    values (app.named_id('demo', 'referral', s.name, s.nth::text), d.partnership_id, d.lead_id, s.service_id, scheme, source, agency, tier, 'REFUSED',
            s.from_day - 6, s.from_day - 2, 'The quota had no room.', app.quota_of(scheme, source, s.from_day),
            (s.from_day - 6 + time '12:00') at time zone 'Europe/London', d.officer);
end $$;

select count(pg_temp.place(s)) from (select * from demo_stay order by from_day, name) s;
drop function pg_temp.place;

-- Referrals that wait, and some that were refused.

insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency_id, agency, tier, state, made_on, decided_on, refused_because,
                      recorded_at, recorded_by)
select app.named_id('demo', 'referral', 'asked', g.key, v.slug, i::text), d.partnership_id, d.lead_id, g.service_id, app.named_id('demo', 'scheme', g.key), v.authority_id,
       a.id, a.name, 'PARTICIPANT', case when i = 1 then 'MADE' else 'REFUSED' end, t.day, case when i > 1 then t.day + 3 end,
       case when i > 1 then pg_temp.one_of('why ' || v.slug || i, array['Needs more support at night than the service gives.', 'Has a home elsewhere.', 'Did not come to two appointments.']) end,
       (t.day + time '12:00') at time zone 'Europe/London', d.officer
from demo_bought g
join demo_scheme d using (key)
join demo_share v using (key)
cross join generate_series(1, 7) i
cross join lateral (select app.today() - case when i = 1 then 2 else i * 61 - pg_temp.whole('day ' || v.slug || i, 0, 30) end as day) t
join referral_agency a on a.scheme_id = app.named_id('demo', 'scheme', g.key) and a.authority_id = v.authority_id and a.is_central_point
where g.n = 1 and t.day >= d.starts_on;

-- Invoices, quarter by quarter on its first day, as the lead's officer issues them; paid three weeks later, but for some.

do $$
declare
    due     record;
    invoice uuid;
    day     text := current_setting('app.today', true);
    present date := app.today();
begin
    for due in
        select g.id, g.authority_id, d.officer, d.key, v.slug, q.first_day
        from joint_agreement g
        join demo_scheme d on app.named_id('demo', 'scheme', d.key) = g.scheme_id
        join demo_share v on v.key = d.key and v.authority_id = g.partner_id
        join quarter q on q.first_day >= d.starts_on and q.first_day <= app.today()
        order by q.first_day, d.key, v.slug
    loop
        perform set_config('app.today', due.first_day::text, true), set_config('app.authority', due.authority_id::text, true),
                set_config('app.account', due.officer::text, true), set_config('app.roles', '{COMMISSIONER}', true);
        invoice := app.issue_invoice(due.id, due.first_day, due.first_day + 30);
        if due.first_day + 30 < present and not (due.slug = 'hounslow' and due.first_day + 120 > present) then
            insert into invoice_payment (id, partnership_id, authority_id, scheme_id, invoice_id, paid_on, amount_pence, reference, recorded_at, recorded_by)
            select app.named_id('demo', 'paid', i.reference), i.partnership_id, i.authority_id, i.scheme_id, i.id, due.first_day + 21, i.total_pence,
                   'BACS ' || pg_temp.whole(i.reference, 100000, 999999), (due.first_day + 21 + time '09:00') at time zone 'Europe/London', due.officer
            from invoice i where i.id = invoice;
        end if;
    end loop;
    perform set_config('app.today', coalesce(day, ''), true), set_config('app.authority', '', true), set_config('app.account', '', true),
            set_config('app.roles', '', true);
end $$;

insert into provider_payment (id, partnership_id, authority_id, scheme_id, provider_id, quarter, paid_on, amount_pence, reference, recorded_at, recorded_by)
select app.named_id('demo', 'provider paid', d.key, s.service_id::text, q.first_day::text), d.partnership_id, d.lead_id, app.named_id('demo', 'scheme', d.key), v.provider_id,
       q.first_day, q.first_day + 14, round(s.units * p.annual_price_pence / 4.0), 'BACS ' || pg_temp.whole(d.key || s.n || q.first_day, 100000, 999999),
       (q.first_day + 14 + time '09:30') at time zone 'Europe/London', d.officer
from demo_scheme d
join demo_bought s using (key)
join service v on v.id = s.service_id
join quarter q on q.first_day >= d.starts_on and q.first_day + 14 <= app.today()
cross join lateral (select annual_price_pence from known.unit_prices(app.named_id('demo', 'scheme', d.key), q.first_day) u where q.first_day between u.from_day and u.to_day) p;

insert into invoice_dispute (id, partnership_id, authority_id, scheme_id, invoice_id, raised_on, because, raised_by)
select app.named_id('demo', 'dispute'), i.partnership_id, i.authority_id, i.scheme_id, i.id, i.issued_on + 12,
       'The change of July is charged to us for two days too many.', app.named_id('demo', 'account', 'commissioner.hounslow')
from invoice i join authority a on a.id = i.partner_id
where a.slug = 'hounslow' and i.issued_on + 12 < app.today()
order by i.issued_on desc limit 1;

do $$
declare
    name text;
begin
    foreach name in array array['joint_scheme', 'joint_agreement', 'scheme_schedule', 'referral_agency', 'quota', 'referral', 'invoice_payment', 'provider_payment'] loop
        execute format('update history.%I set recorded_from = recorded_at where recorded_at < recorded_from', name);
    end loop;
    update history.allocation a set recorded_from = p.recorded_at from scheme_schedule p where p.id = a.schedule_id;
    update history.scheduled_service a set recorded_from = p.recorded_at from scheme_schedule p where p.id = a.schedule_id;
    update history.quota_neighbour a set recorded_from = q.recorded_at from quota q where q.id = a.quota_id;
    update history.invoice i set recorded_from = (i.issued_on + time '08:00') at time zone 'Europe/London';
    update history.invoice_line l set recorded_from = (i.issued_on + time '08:00') at time zone 'Europe/London' from invoice i where i.id = l.invoice_id;
end $$;
