-- 500 schemes with 2,000 agreements, and 1,000,000 referrals to all services: 50 to each of 20,000, one after the other in five units.
-- Nine in ten come from the host, the others from two dozen authorities about it. Their history is left out.

create temp table large_scheme on commit drop as
select n, s.id as service_id, s.partnership_id, s.authority_id, s.client_group_id, app.named_id('large scheme', n::text) as scheme_id,
       (select a.id from account a where a.authority_id = s.authority_id and a.username like 'large.%') as officer
from generate_series(1, 500) n
join service s on s.spls_id = 'L-' || n * 40;

insert into joint_scheme (id, partnership_id, authority_id, name, client_group_id, starts_on, recorded_by)
select scheme_id, partnership_id, authority_id, 'Scheme ' || n, client_group_id, date '2025-04-01', officer from large_scheme;

create temp table large_partner on commit drop as
select l.*, m.authority_id as partner_id, row_number() over (partition by l.n order by md5(m.authority_id::text || l.n)) as nth
from large_scheme l
join membership m on m.partnership_id = l.partnership_id and m.authority_id not in (l.authority_id, app.named_id('large authority', '0'));
delete from large_partner where nth > 4;

insert into joint_agreement (id, partnership_id, authority_id, partner_id, scheme_id, starts_on, ends_on, lead_signed_on, lead_signatory, partner_signed_on,
                             partner_signatory, recorded_by)
select app.named_id('large agreement', n::text, partner_id::text), partnership_id, authority_id, partner_id, scheme_id, '2025-04-01', '2027-03-31', '2025-03-01', 'Lead',
       '2025-03-02', 'Partner', officer
from large_partner;
insert into scheme_schedule (id, partnership_id, authority_id, scheme_id, number, kind, effective_on, units, annual_price_pence, rpi_month, rpi_method, rpi_floor,
                             because, recorded_by)
select app.named_id('large schedule', n::text), partnership_id, authority_id, scheme_id, 1, 'FIRST', '2025-04-01', 20, 806000, 9, 'INDEX_RATIO', 'NO_DECREASE',
       'For measuring.', officer
from large_scheme;
insert into scheduled_service (partnership_id, authority_id, scheme_id, schedule_id, service_id, units)
select partnership_id, authority_id, scheme_id, app.named_id('large schedule', n::text), service_id, 20 from large_scheme;
insert into allocation (partnership_id, authority_id, lead_id, scheme_id, schedule_id, units)
select partnership_id, partner_id, authority_id, scheme_id, app.named_id('large schedule', n::text), 3 from large_partner
union all
select partnership_id, authority_id, authority_id, scheme_id, app.named_id('large schedule', n::text), 20 - 3 * (select count(*) from large_partner p where p.n = l.n)::int
from large_scheme l;
insert into quota (id, partnership_id, authority_id, scheme_id, scope, units, from_day, recorded_by)
select app.named_id('large quota', n::text), partnership_id, authority_id, scheme_id, 'WEST_LONDON', 4, '2025-04-01', officer from large_scheme;
set constraints all immediate;

alter table referral disable trigger user;
insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency, tier, state, made_on, decided_on, unit_number, starts_on,
                      expected_end_on, ended_on, quota_id, recorded_by)
select app.named_id('large referral', s.spls_id, k::text), s.partnership_id, s.authority_id, s.id, l.scheme_id, x.source_id, 'Housing Options',
       case when l.scheme_id is null and x.source_id = s.authority_id then 'HOST' when l.scheme_id is not null then 'PARTICIPANT' else 'OTHER' end,
       case when y.from_day + 60 <= app.today() then 'ENDED' else 'STARTED' end, y.from_day - 7, y.from_day - 3, 1 + k % 5, y.from_day, y.from_day + 60,
       case when y.from_day + 60 <= app.today() then y.from_day + 60 end, null, coalesce(l.officer, o.id)
from service s
join account o on o.authority_id = s.authority_id and o.username like 'large.%'
left join large_scheme l on l.service_id = s.id
cross join generate_series(0, 49) k
cross join lateral (select case when pg_temp.chance('host ' || s.spls_id || k) < 0.9 then s.authority_id
                                else app.named_id('large authority', (1 + (substr(s.spls_id, 3)::int % 333 + 1 + (substr(s.spls_id, 3)::int / 333 + k) % 24) % 333)::text) end as source_id) x
cross join lateral (select app.today() - 640 + (k / 5) * 64 + substr(s.spls_id, 3)::int % 4 as from_day) y
where s.spls_id like 'L-%';

-- To be booked by the bench: referrals of a member that takes no part in the first scheme, beside a hundred stays of such this year. In
-- 500 days its quota is full for a week.

insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency, tier, state, made_on, decided_on, unit_number, starts_on,
                      expected_end_on, ended_on, quota_id, recorded_by)
select app.named_id('large use', k::text), l.partnership_id, l.authority_id, l.service_id, l.scheme_id, x.other_id, 'Housing Options', 'WEST_LONDON', 'ENDED',
       least(y.from_day - 7, app.today()), least(y.from_day - 3, app.today()), 6 + k % 4, y.from_day, y.from_day + 7, y.from_day + 7,
       app.named_id('large quota', '1'), l.officer
from large_scheme l
cross join generate_series(0, 103) k
cross join lateral (select m.authority_id as other_id from membership m
                    where m.partnership_id = l.partnership_id and m.authority_id not in (l.authority_id, app.named_id('large authority', '0'))
                      and m.authority_id not in (select p.partner_id from large_partner p where p.n = l.n) order by 1 limit 1) x
cross join lateral (select app.today() + case when k < 100 then k / 4 * 9 - 235 else 500 end as from_day) y
where l.n = 1;
insert into referral (id, partnership_id, authority_id, service_id, scheme_id, source_id, agency, tier, state, made_on, recorded_by)
select app.named_id('large asked', k::text), r.partnership_id, r.authority_id, r.service_id, r.scheme_id, r.source_id, 'To be booked', r.tier, 'MADE', app.today(),
       r.recorded_by
from referral r
cross join generate_series(0, 599) k
where r.id = app.named_id('large use', '0');
insert into access_token (account_id, name, token_hash, scope, expires_at)
select officer, 'bench, books', sha256(convert_to('large-lead', 'UTF8')), 'READ_AND_WRITE', '2099-12-31' from large_scheme where n = 1;
alter table referral enable trigger user;
select app.rebuild_flows();
