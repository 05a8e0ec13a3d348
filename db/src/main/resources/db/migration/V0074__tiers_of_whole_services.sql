-- Referrals to a service by tier are told to the authority that holds it, which sees all of them. Who sees its own referrals alone was told
-- a share of those. The matrix of who places where, from sums, stays open to every member.

call app.figure($figure$
create or replace view known.tier_share with (security_invoker = true) as
select app.named_id('tier_share', r.service_id::text, r.quarter::text) as id, r.partnership_id, s.authority_id, s.host_authority_id as host_id, r.service_id, r.quarter,
       r.made, r.host as of_host, r.members, r.neighbours, r.others,
       r.others::numeric as outside_numerator, nullif(r.made - r.host, 0)::numeric as outside_denominator,
       round(100.0 * r.others / nullif(r.made - r.host, 0), 2) as outside_value, r.made > r.host as outside_applies,
       c.outside_share_percent as agreed_percent, 100.0 * r.others > c.outside_share_percent * (r.made - r.host) as is_breach
from (
    select r.partnership_id, r.service_id, date_trunc('quarter', r.made_on)::date as quarter, count(*)::int as made,
           (count(*) filter (where r.tier = 'HOST'))::int as host, (count(*) filter (where r.tier = 'WEST_LONDON'))::int as members,
           (count(*) filter (where r.tier = 'NEIGHBOUR'))::int as neighbours, (count(*) filter (where r.tier = 'OTHER'))::int as others
    from known.referral r where r.scheme_id is null and r.authority_id = (select app.authority_id())
    group by r.partnership_id, r.service_id, date_trunc('quarter', r.made_on)) r
join known.service s on s.id = r.service_id and not s.direct_access
left join lateral (select x.outside_share_percent from known.cross_authority_rule x
                   where x.partnership_id = r.partnership_id and x.from_day <= r.quarter order by x.from_day desc limit 1) c on true
$figure$);
