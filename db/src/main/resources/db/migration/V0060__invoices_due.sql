-- What a lead authority can issue, quarter by quarter and partner by partner. What is due of the past is counted with the first quarter
-- that is to be invoiced, as it would be if they were issued in their order. After an agreement's last day only the present quarter and
-- the next bring what is left.

call app.figure_view('invoice_due', $figure$
select app.named_id('invoice_due', o.agreement_id::text, o.quarter::text) as id, o.partnership_id, o.authority_id, o.partner_id, o.scheme_id,
       o.agreement_id, o.quarter, l.total::bigint as total_pence, l.lines, o.quarter <= app.today() as is_late
from (
    select g.id as agreement_id, g.partnership_id, g.authority_id, g.partner_id, g.scheme_id, q.first_day as quarter,
           row_number() over (partition by g.id order by q.first_day) = 1 as is_first
    from known.joint_agreement g
    join quarter q on q.first_day >= date_trunc('quarter', g.starts_on) and q.first_day <= date_trunc('quarter', app.today()) + interval '3 months'
         and (q.first_day <= g.last_day or q.first_day >= date_trunc('quarter', app.today()))
    where not exists (select from known.invoice i where i.agreement_id = g.id and i.quarter = q.first_day and i.credits_id is null
                      and not exists (select from known.invoice c where c.credits_id = i.id))) o
cross join lateral (
    select case when bool_and(d.amount_pence is not null) then sum(d.amount_pence) end as total, count(*)::int as lines
    from known.invoice_lines_due(o.agreement_id, o.quarter) d
    where d.kind = 'QUARTER' or o.is_first) l
where l.lines > 0
$figure$);
call app.describe('known.invoice_due', $$
Invoices that can be issued: of an agreement and a quarter that began or is the next, and is not invoiced yet (JPA 10.1).
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
partner_id | Who is to pay.
scheme_id | The scheme.
agreement_id | The agreement.
quarter | First day of the quarter.
total_pence | Sum of its lines as of today; what is due of the past counts with the first quarter to be invoiced. Unit: pence. Null: a price is not known.
lines | How many lines it would have. Unit: lines.
is_late | The quarter has begun.
$$);
