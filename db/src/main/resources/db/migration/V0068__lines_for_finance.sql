-- Lines of invoices as the ledger of a finance department takes them in: one row a line, with everything of its document beside it.

call app.figure_view('finance_line', $figure$
select l.id, l.partnership_id, l.authority_id, i.partner_id, l.scheme_id, l.invoice_id, i.quarter, i.number, l.position,
       i.reference as document_number, i.kind as document_type, i.issued_on as document_date, i.due_on as due_date, a.register_code as debtor,
       i.purchase_order, i.cost_code, l.amount_pence as net_amount_pence, null::text as tax_code,
       app.financial_year(i.issued_on) || '/' || lpad(((extract(month from i.issued_on)::int + 8) % 12 + 1)::text, 2, '0') as period,
       l.from_day, l.to_day, concat_ws('; ', l.words, s.name) as description
from known.invoice_line l
join known.invoice i on i.id = l.invoice_id
join known.authority a on a.id = i.partner_id
left join known.joint_scheme s on s.id = l.scheme_id
$figure$);
call app.describe('known.finance_line', $$
Lines of invoices and credit notes for a finance ledger (JPA 10).
id | Identifier of the line.
partnership_id | The partnership.
authority_id | The lead authority, which issued it.
partner_id | Who is to pay.
scheme_id | The scheme.
invoice_id | The invoice.
quarter | First day of the quarter it was issued for.
number | Counts the documents of a lead authority, without gaps.
position | Order within the document.
document_number | E.g. EAL-JP-000012.
document_type | INVOICE or CREDIT_NOTE.
document_date | Day of issue.
due_date | Last day for payment.
debtor | Who is to pay: its three letters in the local authority register, e.g. BRE.
purchase_order | Its order number when the document was issued.
cost_code | Its cost code when the document was issued.
net_amount_pence | Amount; negative where given back. Unit: pence.
tax_code | Always null: the agreements say nothing of tax, and finance fills it in.
period | Accounting period of the day of issue: the year in which the financial year begins, and its month, April being 01. E.g. 2026/08.
from_day | First day it is for.
to_day | Last day it is for.
description | What it says on the paper, and the scheme where one may see it.
$$);
