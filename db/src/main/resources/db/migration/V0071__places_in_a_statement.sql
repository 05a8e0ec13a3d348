-- Entries of one day keep the order in which their balances were added up.

call app.figure($figure$
create or replace view known.statement_entry with (security_invoker = true) as
select e.*, sum(e.amount_pence) over account::bigint as balance_pence, row_number() over account::int as place
from (
    select i.id, i.partnership_id, i.authority_id, i.partner_id, i.scheme_id, i.id as invoice_id, i.kind, i.issued_on as entered_on,
           i.recorded_at, i.reference, i.total_pence as amount_pence
    from known.invoice i
    union all
    select p.id, p.partnership_id, p.authority_id, i.partner_id, p.scheme_id, p.invoice_id, 'PAYMENT', p.paid_on, p.recorded_at, p.reference, -p.amount_pence
    from known.invoice_payment p join known.invoice i on i.id = p.invoice_id) e
window account as (partition by e.scheme_id, e.partner_id order by e.entered_on, e.recorded_at, e.id)
$figure$);
call app.describe('known.statement_entry', $$
Account of who pays with a lead authority, scheme by scheme: invoices, credit notes and payments in their order.
place | Order within the account, from 1.
$$);
