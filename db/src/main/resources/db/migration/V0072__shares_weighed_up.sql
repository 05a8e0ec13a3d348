-- What other shares would change, before anybody proposes them and of what was proposed: one figure for both (JPA 8.2, 10.1, 10.3).

-- In money, of one authority from a day on. A year at the price of that day. Of the quarter of that day what the invoices to a partner
-- change by: a fourth of the year where that quarter begins on it and is not invoiced yet, the remainder with the last quarter; else by days.

call app.figure($figure$
create function known.money_of_change(scheme uuid, authority uuid, on_day date, units_before int, units_after int) returns table (
    annual_before_pence bigint, annual_pence bigint, annual_change_pence bigint, quarter date, quarter_change_pence bigint)
    language sql stable as $f$
with day as (
    select date_trunc('quarter', on_day)::date as quarter, (date_trunc('quarter', on_day) + interval '3 months')::date as next_quarter,
           make_date(app.financial_year(on_day), 4, 1) as year, make_date(app.financial_year(on_day) + 1, 4, 1) as next_year),
price as (
    select units_before * x.annual_price_pence as yearly_before, units_after * x.annual_price_pence as yearly
    from known.unit_prices(scheme, on_day) x where on_day between x.from_day and x.to_day),
agreed as (
    select j.id, j.starts_on, j.last_day from known.joint_agreement j
    where j.scheme_id = scheme and j.partner_id = authority and on_day between j.starts_on and j.last_day),
kept as (
    select l.kind, i.quarter, l.annual_pence, l.days
    from agreed g
    join known.invoice i on i.agreement_id = g.id and i.credits_id is null
    join known.invoice_line l on l.invoice_id = i.id and l.kind in ('QUARTER', 'VARIATION')
    cross join day d
    where l.from_day between d.year and d.next_year - 1 and not exists (select from known.invoice c where c.credits_id = i.id)),
coming as (
    select count(*) as quarters
    from day d cross join agreed g cross join lateral generate_series(d.year, d.quarter - 1, interval '3 months') q
    where q::date >= g.starts_on and not exists (select from kept k where k.kind = 'QUARTER' and k.quarter = q::date)),
charged as (
    select coalesce(sum(k.annual_pence) filter (where k.kind = 'QUARTER' and k.quarter < d.quarter), 0) + c.quarters * p.yearly_before as earlier,
           coalesce(sum(k.annual_pence::numeric * k.days) filter (where k.kind = 'VARIATION'), 0) as varied,
           coalesce(bool_or(k.kind = 'QUARTER' and k.quarter = d.quarter), false) as is_invoiced
    from day d cross join price p cross join coming c left join kept k on true
    group by d.quarter, c.quarters, p.yearly_before)
select p.yearly_before, p.yearly, p.yearly - p.yearly_before, d.quarter,
       (case when g.id is null then null
             when on_day > d.quarter or c.is_invoiced
             then round((c.varied + (p.yearly - p.yearly_before) * (least(d.next_quarter, g.last_day + 1) - on_day)) / (d.next_year - d.year))
                  - round(c.varied / (d.next_year - d.year))
             when d.next_quarter = d.next_year then round((c.earlier + p.yearly) / 4.0) - round((c.earlier + p.yearly_before) / 4.0)
             else round(p.yearly / 4.0) - round(p.yearly_before / 4.0) end)::bigint
from day d
left join price p on true
left join agreed g on true
left join charged c on true
$f$ $figure$);
call app.figure('grant execute on function known.money_of_change to interborough_app');

call app.figure($figure$
create or replace view known.share_effect with (security_invoker = true) as
select s.*, coalesce(a.units, 0) as units_before, s.units - coalesce(a.units, 0) as change, p.effective_on, m.annual_change_pence,
       m.annual_before_pence, m.annual_pence, m.quarter, m.quarter_change_pence
from known.proposed_share s
join known.apportionment_proposal p on p.id = s.proposal_id
left join lateral (select a.units from known.allocation a join known.scheme_schedule q on q.id = a.schedule_id
                   where a.scheme_id = s.scheme_id and a.authority_id = s.authority_id and q.effective_on <= p.effective_on
                     and q.id is distinct from p.schedule_id
                     and not exists (select from known.scheme_schedule n where n.scheme_id = q.scheme_id and n.effective_on <= p.effective_on
                                     and n.id is distinct from p.schedule_id and (n.effective_on, n.number) > (q.effective_on, q.number))) a on true
cross join lateral known.money_of_change(s.scheme_id, s.authority_id, p.effective_on, coalesce(a.units, 0), s.units) m
$figure$);

-- The same of shares that nobody proposed: each authority's units from a day on as they are without them, and as they would be.

call app.figure($figure$
create function known.share_change(scheme uuid default null, on_day date default null, authorities uuid[] default null, units int[] default null)
    returns table (partnership_id uuid, lead_id uuid, scheme_id uuid, authority_id uuid, effective_on date, units int, units_before int, change int,
                   annual_before_pence bigint, annual_pence bigint, annual_change_pence bigint, quarter date, quarter_change_pence bigint)
    language sql stable as $f$
with plan as (
    select p.id, p.partnership_id, p.authority_id, p.scheme_id, coalesce($2, app.today()) as day
    from known.schedule_in_force p
    where ($1 is null or p.scheme_id = $1) and p.effective_on <= coalesce($2, app.today()) and (p.last_day is null or p.last_day >= coalesce($2, app.today()))),
wanted as (
    select w.authority_id, sum(w.units)::int as units from unnest($3, $4) w(authority_id, units) group by w.authority_id),
share as (
    select p.*, x.authority_id as whose, coalesce(a.units, 0) as before, coalesce(w.units, a.units, 0) as after
    from plan p
    cross join lateral (select a.authority_id from known.allocation a where a.schedule_id = p.id
                        union select w.authority_id from wanted w join known.authority o on o.id = w.authority_id) x
    left join known.allocation a on a.schedule_id = p.id and a.authority_id = x.authority_id
    left join wanted w on w.authority_id = x.authority_id)
select s.partnership_id, s.authority_id, s.scheme_id, s.whose, s.day, s.after, s.before, s.after - s.before,
       m.annual_before_pence, m.annual_pence, m.annual_change_pence, m.quarter, m.quarter_change_pence
from share s
cross join lateral known.money_of_change(s.scheme_id, s.whose, s.day, s.before, s.after) m
$f$ $figure$);
call app.figure('grant execute on function known.share_change to interborough_app');
comment on function known.share_change is 'What shares of a scheme would change from a day on. Null: every scheme, today, as they are. Who is not named keeps its units.';
comment on function known_then.share_change is 'known.share_change as known at app.known_at().';

do $$
declare
    name text;
begin
    foreach name in array array['known', 'known_then'] loop
        execute format('comment on column %I.share_effect.annual_before_pence is %L', name, 'What its units cost a year without the proposal, at the price of that day. Null: the price is not known. Unit: pence.');
        execute format('comment on column %I.share_effect.annual_pence is %L', name, 'What its units cost a year with it. Null: the price is not known. Unit: pence.');
        execute format('comment on column %I.share_effect.quarter is %L', name, 'First day of the quarter of that day.');
        execute format('comment on column %I.share_effect.quarter_change_pence is %L', name, 'What its invoices for that quarter change by. Null: it is not invoiced, or the price is not known. Unit: pence.');
    end loop;
end $$;
