-- Who referred the people in a service, and the unit-weeks they used: each service has two or three sources, one in four of them
-- from another authority. Not asked of alarms and home improvement agencies.

create temp table demo_source on commit drop as
select s.id as service_id, i.place, v.agency,
       case when foreign_source and own.outside then null when foreign_source then other.authority_id else s.authority_id end as authority_id,
       case when foreign_source and own.outside then case s.partnership when 'WEST_LONDON' then 'Westminster' else 'Leeds' end
            when foreign_source then other.name else s.name end as source_name,
       v.share
from demo_service s
join demo_contract c on c.id = s.id
cross join lateral generate_series(1, pg_temp.whole('sources ' || s.spls_id, 2, 3)) i(place)
cross join lateral (
    select i.place > 1 and s.field <> 'E' and pg_temp.chance('abroad ' || s.spls_id || i.place) < 0.38, pg_temp.chance('far ' || s.spls_id || i.place) < 0.12
) own(foreign_source, outside)
cross join lateral (
    select d.authority_id, d.name
    from demo_authority d
    where d.partnership = s.partnership and d.authority_id <> s.authority_id
    order by pg_temp.chance('source ' || s.spls_id || i.place || d.slug)
    limit 1
) other
cross join lateral (
    select (case s.field
               when 'M' then array['Community mental health team', 'Hospital discharge team', 'Housing options']
               when 'L' then array['Community learning disability team', 'Children''s services transition team', 'Family referral']
               when 'E' then array['Housing allocations', 'Adult social services', 'Family referral']
               when 'D' then array['Domestic violence helpline', 'Police community safety unit', 'Children''s services']
               when 'Y' then array['Leaving care team', 'Housing options', 'Youth offending team']
               when 'O' then array['Probation', 'Prison resettlement team', 'Housing options']
               when 'A' then array['Drug and alcohol team', 'Detoxification unit', 'Probation']
               else array['Housing options', 'Street outreach team', 'Adult social services'] end)[i.place],
           case when i.place = 1 then 0.6 else 0.25 end
) v(agency, share)
where s.service_type not in ('CSA', 'HIA');

insert into performance_return_referral (id, partnership_id, authority_id, performance_return_id, agency, source_authority_id, source_name,
    accepted, unit_weeks)
select app.named_id('demo', 'referral', r.key, s.place::text), r.partnership_id, r.authority_id, r.id, s.agency, s.authority_id, s.source_name,
       case when s.place = 1 then r.arrivals - sum(e.accepted) over w + e.accepted else e.accepted end,
       round(coalesce(r.unit_days_occupied / 7.0, r.user_weeks) * s.share * (1 - 0.1 * pg_temp.chance('weeks ' || r.key || s.place)), 2)
from demo_return r
join demo_source s using (service_id)
cross join lateral (select case when s.place = 1 then 0 else floor(r.arrivals * s.share)::int end) e(accepted)
window w as (partition by r.id);
