-- Referrals to services of single authorities, from their own area and from elsewhere (J Schedule 5), over two years.

create temp table demo_placed on commit drop as
with recursive unit as (
    select s.id as service_id, s.partnership_id, s.authority_id, s.host_authority_id, u as unit_number, s.spls_id || s.authority_id || '/' || u as name
    from service s
    join partnership p on p.id = s.partnership_id and p.code = 'WEST_LONDON'
    cross join generate_series(1, 3) u
    where s.accommodation_type_id is not null and not s.direct_access and s.stage = 'EXISTING'
      and exists (select from contract c where c.service_id = s.id and c.ends_on is null and c.starts_on < app.today() - 730 and c.units >= 3)
      and not exists (select from scheduled_service b where b.service_id = s.id)
      and pg_temp.chance('placed ' || s.spls_id || s.authority_id) < 0.7),
stay as (
    select u.*, 1 as nth, app.today() - 730 + pg_temp.whole('first ' || u.name, 0, 60) as from_day, pg_temp.whole('nights ' || u.name || 1, 40, 300) as nights from unit u
    union all
    select s.service_id, s.partnership_id, s.authority_id, s.host_authority_id, s.unit_number, s.name, s.nth + 1,
           s.from_day + s.nights + pg_temp.whole('gap ' || s.name || s.nth + 1, 1, 30), pg_temp.whole('nights ' || s.name || s.nth + 1, 40, 300)
    from stay s where s.from_day + s.nights < app.today() - 1)
select s.*, pg_temp.chance('tier ' || s.name || s.nth) as luck from stay s where s.from_day < app.today();

insert into referral (id, partnership_id, authority_id, service_id, source_id, agency, tier, state, made_on, decided_on, unit_number, starts_on, expected_end_on,
                      ended_on, recorded_at, recorded_by)
select app.named_id('demo', 'placed', s.name, s.nth::text), s.partnership_id, s.authority_id, s.service_id, f.source_id, f.agency,
       app.tier_of(null, s.service_id, f.source_id, s.from_day - 6), case when s.from_day + s.nights <= app.today() then 'ENDED' else 'STARTED' end,
       s.from_day - 6, s.from_day - 2, s.unit_number, s.from_day, s.from_day + s.nights + (s.from_day + s.nights > app.today())::int,
       case when s.from_day + s.nights <= app.today() then s.from_day + s.nights end,
       (s.from_day - 6 + time '12:00') at time zone 'Europe/London', app.named_id('demo', 'account', 'commissioner.' || d.slug)
from demo_placed s
join demo_authority d on d.authority_id = s.authority_id
cross join lateral (
    select a.id as source_id, a.name || ' Housing Options' as agency
    from authority a
    where case when s.luck < 0.72 then a.id = s.host_authority_id
               when s.luck < 0.92 then a.id in (select m.authority_id from membership m where m.partnership_id = s.partnership_id and m.left_on is null and m.authority_id <> s.host_authority_id)
               when s.luck < 0.98 then a.id in (select n.authority_id from listed_neighbour n where n.partnership_id = s.partnership_id)
               else a.slug in ('manchester', 'liverpool', 'leeds', 'salford') end
    order by md5(a.slug || s.name || s.nth) limit 1) f;

update history.referral set recorded_from = recorded_at where recorded_at < recorded_from;
