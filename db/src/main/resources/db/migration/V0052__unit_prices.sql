-- The words of V0051; which schedule is in force when, and what a unit costs: the agreed price, uplifted each 1 April (JPA 12).

call app.describe('joint_scheme', $$
Services bought together by a lead authority and its partners (J3.7). That it exists is known to every member of the partnership; its terms to those who take part.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority: contracts with the provider, invoices its partners, keeps the ledger.
name | Name, e.g. Single homeless people, West London.
client_group_id | Whom the services are for (JPA 4.1).
starts_on | First day.
ended_on | Last day. Null while it goes on.
ending | Why it ended: ALL_AGREED, REPLACED by another agreement, PROVIDER_CEASED to trade (JPA 14).
ended_because | The same in words.
version | Counts changes of this row; edits name the version they start from.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('scheme_schedule', $$
What holds in a scheme from a day on: units, price, terms of uplift, and with its allocations whose units they are. In force on a day is the latest to begin, and of two that begin together the later one appended. Rows are only added (JPA 13).
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
number | Counts the schedules of a scheme from 1.
kind | FIRST; VARIATION of units, services, price or terms; REAPPORTIONMENT of the same units; RENEWAL for another term.
effective_on | First day.
units | Units bought. Unit: household units.
annual_price_pence | Price of a unit a year agreed from this day. Unit: pence. Null: the price before goes on, with its uplifts.
rpi_month | Month whose index counts on 1 April: the latest such month before that day. 1 January to 12 December.
rpi_method | INDEX_RATIO: price times index divided by that of a year before. ROUNDED_RATE: price times the published yearly change, one decimal.
rpi_floor | NONE, or NO_DECREASE: the price does not go down.
because | Why, e.g. annual review of 2026.
recorded_at | When it was appended.
recorded_by | By whom.
$$);
call app.describe('scheduled_service', $$
A service bought under a schedule, and how many of its units (JPA 4.1). They add up to the schedule's units.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
schedule_id | The schedule.
service_id | The service, under the lead authority's contract.
units | Unit: household units.
$$);
call app.describe('allocation', $$
How many of a schedule's units an authority pays for, the lead included. They add up to the schedule's units, on every day.
id | Identifier.
partnership_id | The partnership.
authority_id | Whose units they are.
lead_id | The lead authority.
scheme_id | The scheme.
schedule_id | The schedule.
units | Unit: household units.
$$);
call app.describe('joint_agreement', $$
The agreement between the lead authority and one partner (JPA 1, 3), for a term of two years unless another is agreed (JPA 14). Renewed by another row. The terms of one partner in a scheme do not overlap.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
partner_id | The partner authority.
scheme_id | The scheme.
renews_id | The agreement that this one renews. Null: the first.
starts_on | First day of its term.
ends_on | Last day of its term.
lead_signed_on | Day on which the lead authority signed. Null: not yet.
lead_signatory | Who signed for it, with office.
partner_signed_on | Day on which the partner signed. Null: not yet.
partner_signatory | Who signed for it, with office.
ended_on | Last day where it ended before its term. Null: it did not.
ending | ALL_AGREED, REPLACED, PROVIDER_CEASED (JPA 14), or UNITS_TAKEN_UP by the others (JPA 8.2).
purchase_order | The partner's order number, put on invoices.
cost_code | The partner's cost code, put on invoices.
version | Counts changes; edits name the version they start from.
recorded_at | When it was recorded.
recorded_by | By whom.
last_day | The last day in force: that of the term, or of the ending before it.
$$);

call app.figure_view('schedule_in_force', $figure$
select p.*, least(n.next_on - 1, s.ended_on) as last_day,
       p.effective_on <= app.today() and app.today() <= coalesce(least(n.next_on - 1, s.ended_on), 'infinity') as is_in_force
from (select q.*, exists (select from known.scheme_schedule r where r.scheme_id = q.scheme_id and r.effective_on = q.effective_on
                          and r.number > q.number) as is_superseded
      from known.scheme_schedule q) p
join known.joint_scheme s on s.id = p.scheme_id
cross join lateral (select min(l.effective_on) as next_on from known.scheme_schedule l
                    where l.scheme_id = p.scheme_id and l.effective_on > p.effective_on) n
where not p.is_superseded
$figure$);
call app.describe_like('known.schedule_in_force', 'scheme_schedule');
call app.describe('known.schedule_in_force', $$
Schedules with the time in which they are in force: from effective_on to last_day.
last_day | The day before the next one begins, or the scheme's last. Null: until another is appended.
is_in_force | In force today.
is_superseded | Always false here: of two that begin together the later one appended holds.
$$);

-- Prices of one scheme by the time in which they hold. Where the index of a 1 April is not on record the price from then on is null.

call app.figure($figure$
create function known.unit_prices(scheme uuid, until date) returns table (
    schedule_id uuid, from_day date, to_day date, annual_price_pence bigint, origin text, rpi_month date, rpi_method text, rpi_floor text,
    index_then numeric, index_before numeric, change_percent numeric)
    language plpgsql stable as $f$
declare
    last      date := least(until, (select s.ended_on from known.joint_scheme s where s.id = scheme));
    plan      record;
    terms     record;
    next_on   date;
    pence     bigint;
begin
    for plan in
        select p.id, p.effective_on, p.annual_price_pence as agreed,
               least(lead(p.effective_on) over (order by p.effective_on) - 1, last) as last_agreed
        from known.schedule_in_force p
        where p.scheme_id = scheme and p.annual_price_pence is not null and p.effective_on <= last
        order by p.effective_on
    loop
        pence := plan.agreed;
        schedule_id := plan.id; from_day := plan.effective_on; origin := 'AGREED';
        rpi_month := null; rpi_method := null; rpi_floor := null; index_then := null; index_before := null; change_percent := null;
        next_on := make_date(extract(year from from_day)::int + (from_day >= make_date(extract(year from from_day)::int, 4, 1))::int, 4, 1);
        loop
            annual_price_pence := pence;
            to_day := least(next_on - 1, plan.last_agreed);
            return next;
            exit when next_on > plan.last_agreed;
            select p.id, p.rpi_month as number, p.rpi_method as method, p.rpi_floor as floor into terms
            from known.schedule_in_force p
            where p.scheme_id = scheme and p.effective_on <= next_on and (p.last_day is null or p.last_day >= next_on);
            schedule_id := terms.id; from_day := next_on; origin := 'UPLIFTED';
            rpi_method := terms.method; rpi_floor := terms.floor;
            rpi_month := make_date(extract(year from next_on)::int - (terms.number >= 4)::int, terms.number, 1);
            select r.price_index into index_then from known.retail_price r where r.month = unit_prices.rpi_month;
            select r.price_index into index_before from known.retail_price r where r.month = (unit_prices.rpi_month - interval '1 year')::date;
            change_percent := case terms.method when 'INDEX_RATIO' then round(100 * (index_then / index_before - 1), 4)
                                                else round(100 * (index_then / index_before - 1), 1) end;
            pence := case terms.method when 'INDEX_RATIO' then round(pence * index_then / index_before)
                                       else round(pence * (100 + change_percent) / 100) end;
            pence := case when terms.floor = 'NO_DECREASE' then greatest(pence, annual_price_pence + 0 * pence) else pence end;
            next_on := (next_on + interval '1 year')::date;
        end loop;
    end loop;
end $f$ $figure$);
call app.figure('grant execute on function known.unit_prices to interborough_app');

call app.figure_view('unit_price', $figure$
select app.named_id('unit_price', s.id::text, p.from_day::text) as id, s.partnership_id, s.authority_id, s.id as scheme_id, p.*,
       p.from_day <= app.today() and app.today() <= p.to_day as is_in_force
from known.joint_scheme s
cross join lateral known.unit_prices(s.id, (app.today() + interval '1 year')::date) p
$figure$);
call app.describe('known.unit_price', $$
What a unit of a scheme costs a year, by the time in which that holds, up to a year from today. Rounded to the penny before anything is multiplied by it.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
schedule_id | The schedule that agreed the price, or by whose terms it was uplifted.
from_day | First day.
to_day | Last day as far as is computed.
annual_price_pence | Price of a unit a year. Unit: pence. Null: the index of the month it depends on is not on record yet.
origin | AGREED in a schedule, or UPLIFTED on 1 April (JPA 12).
rpi_month | First day of the month whose index counts. Null: agreed.
rpi_method | INDEX_RATIO or ROUNDED_RATE. Null: agreed.
rpi_floor | NONE or NO_DECREASE. Null: agreed.
index_then | Index of that month, January 1987 = 100.
index_before | Index a year before.
change_percent | What it was uplifted by: four decimals by INDEX_RATIO, one by ROUNDED_RATE, before any floor. Unit: per cent.
is_in_force | Holds today.
$$);

-- Whose units they are, by the time in which that holds.

call app.figure_view('allocated_units', $figure$
select a.*, p.effective_on as from_day, p.last_day as to_day, p.is_in_force, p.number as schedule_number,
       100.0 * a.units / p.units as share_percent
from known.allocation a
join known.schedule_in_force p on p.id = a.schedule_id
$figure$);
call app.describe_like('known.allocated_units', 'allocation');
call app.describe('known.allocated_units', $$
Allocations with the time in which they hold.
from_day | First day.
to_day | Last day. Null: until another schedule is appended.
is_in_force | Holds today.
schedule_number | Number of the schedule.
share_percent | Of the scheme's units. Unit: per cent.
$$);

call app.figure_view('agreement_today', $figure$
select g.*,
       case when g.last_day < app.today() then 'ENDED'
            when g.lead_signed_on is null or g.partner_signed_on is null then 'UNSIGNED'
            when g.starts_on > app.today() then 'SIGNED'
            when g.last_day <= app.today() + 182
                 and not exists (select from known.joint_agreement n where n.scheme_id = g.scheme_id and n.partner_id = g.partner_id
                                 and n.starts_on = g.last_day + 1) then 'ENDING'
            else 'IN_FORCE' end as state,
       g.last_day - app.today() as days_left,
       a.units, (a.units * p.annual_price_pence)::bigint as annual_cost_pence
from known.joint_agreement g
left join known.allocated_units a on a.scheme_id = g.scheme_id and a.authority_id = g.partner_id and a.is_in_force
     and app.today() between g.starts_on and g.last_day
left join lateral (select u.annual_price_pence from known.unit_prices(g.scheme_id, app.today()) u
                   where app.today() between u.from_day and u.to_day) p on true
$figure$);
call app.describe_like('known.agreement_today', 'joint_agreement');
call app.describe('known.agreement_today', $$
Agreements with where they stand today.
state | UNSIGNED by one or both; SIGNED, before its first day; IN_FORCE; ENDING within half a year and not renewed; ENDED.
days_left | Until its last day; negative after it. Unit: days.
units | The partner's units today. Null: none. Unit: household units.
annual_cost_pence | These units at today's price. Unit: pence a year.
$$);
