-- Issuing invoices, and where each of them stands.

-- Everything that is due with an invoice: what was charged in advance and differs, and what the partner is given back.

call app.figure($figure$
create function known.invoice_lines_due(agreement uuid, charged_quarter date) returns table (
    kind text, from_day date, to_day date, units int, annual_price_pence bigint, annual_pence bigint, days int, days_in_year int,
    amount_pence bigint, evidence_id uuid, words text)
    language sql stable as $f$
select l.kind, l.from_day, l.to_day, l.units, l.annual_price_pence, l.annual_pence, l.days, l.days_in_year, l.amount_pence, null::uuid,
       case l.kind when 'QUARTER' then app.quarter_label(charged_quarter) || ', in advance' else 'Difference by days' end
from known.charges_due(agreement, charged_quarter) l
union all
select 'ABATEMENT', a.from_day, a.to_day, s.units, null, null, null, null, -s.amount_pence, s.id, 'Share of income from others'
from known.joint_agreement g
join known.abatement_share s on s.scheme_id = g.scheme_id and s.authority_id = g.partner_id
join known.abatement a on a.id = s.abatement_id and a.from_day between g.starts_on and g.last_day
where g.id = agreement
  and not exists (select from known.invoice_line l join known.invoice i on i.id = l.invoice_id
                  where l.evidence_id = s.id and i.credits_id is null
                    and not exists (select from known.invoice c where c.credits_id = i.id))
$f$ $figure$);
call app.figure('grant execute on function known.invoice_lines_due to interborough_app');

-- Numbers of a lead authority, taken as the last step: what fails leaves no gap.

create function app.next_invoice_number(lead uuid) returns int language sql
    security definer set search_path = public, pg_temp as $$
    insert into invoice_counter as c (authority_id, last) values (lead, 1)
    on conflict (authority_id) do update set last = c.last + 1
    returning last
$$;
revoke execute on function app.next_invoice_number from public;

create function app.write_invoice(head invoice, lines invoice_line[]) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if cardinality(lines) = 0 then
        raise exception 'nothing is due' using errcode = 'check_violation', constraint = 'something_is_due';
    elsif exists (select from unnest(lines) where amount_pence is null) then
        raise exception 'the price is not known' using errcode = 'check_violation', constraint = 'price_is_known';
    end if;
    head.id := app.uuid_v7();
    head.total_pence := (select sum(amount_pence) from unnest(lines));
    head.kind := case when head.credits_id is not null or head.total_pence < 0 then 'CREDIT_NOTE' else 'INVOICE' end;
    head.number := app.next_invoice_number(head.authority_id);
    head.reference := (select register_code from authority where id = head.authority_id) || '-JP-' || lpad(head.number::text, 6, '0');
    insert into invoice (id, partnership_id, authority_id, partner_id, scheme_id, agreement_id, number, reference, kind, quarter, credits_id,
                         issued_on, due_on, total_pence, purchase_order, cost_code, because)
    values (head.id, head.partnership_id, head.authority_id, head.partner_id, head.scheme_id, head.agreement_id, head.number, head.reference,
            head.kind, head.quarter, head.credits_id, head.issued_on, head.due_on, head.total_pence, head.purchase_order, head.cost_code, head.because);
    insert into invoice_line (partnership_id, authority_id, scheme_id, invoice_id, position, kind, from_day, to_day, units, annual_price_pence,
                              annual_pence, days, days_in_year, unit_weeks, amount_pence, evidence_id, words)
    select head.partnership_id, head.authority_id, head.scheme_id, head.id, n, l.kind, l.from_day, l.to_day, l.units, l.annual_price_pence,
           l.annual_pence, l.days, l.days_in_year, l.unit_weeks, l.amount_pence, l.evidence_id, l.words
    from unnest(lines) with ordinality l (id, partnership_id, authority_id, scheme_id, invoice_id, position, kind, from_day, to_day, units,
         annual_price_pence, annual_pence, days, days_in_year, unit_weeks, amount_pence, evidence_id, words, n);
    return head.id;
end $$;
revoke execute on function app.write_invoice from public;

create function app.lead_must_be_asking(lead uuid) returns void language plpgsql stable as $$
begin
    if lead is distinct from app.authority_id() or not app.writes_joint() then
        raise exception 'invoices are issued by the lead authority' using errcode = 'insufficient_privilege', constraint = 'leads_issue';
    end if;
end $$;

create function app.issue_invoice(agreement uuid, charged_quarter date, due_on date) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    g     joint_agreement;
    head  invoice;
    lines invoice_line[];
begin
    select * into g from joint_agreement where id = agreement for no key update;
    perform app.lead_must_be_asking(g.authority_id);
    if exists (select from invoice i where i.agreement_id = agreement and i.quarter = charged_quarter and i.credits_id is null
               and not exists (select from invoice c where c.credits_id = i.id)) then
        raise exception 'invoiced already' using errcode = 'unique_violation', constraint = 'one_invoice_a_quarter';
    end if;
    select coalesce(array_agg(row(null, null, null, null, null, null, l.kind, l.from_day, l.to_day, l.units, l.annual_price_pence, l.annual_pence,
               l.days, l.days_in_year, null, l.amount_pence, l.evidence_id, l.words)::invoice_line
               order by l.kind = 'QUARTER' desc, l.kind = 'VARIATION' desc, l.from_day), '{}')
      into lines from known.invoice_lines_due(agreement, charged_quarter) l;
    head.partnership_id := g.partnership_id; head.authority_id := g.authority_id; head.partner_id := g.partner_id;
    head.scheme_id := g.scheme_id; head.agreement_id := g.id; head.quarter := charged_quarter;
    head.issued_on := app.today(); head.due_on := issue_invoice.due_on;
    head.purchase_order := g.purchase_order; head.cost_code := g.cost_code;
    return app.write_invoice(head, lines);
end $$;
comment on function app.issue_invoice is 'Issues what is due from a partner with the invoice of a quarter. Refuses by the constraints leads_issue, one_invoice_a_quarter, something_is_due, price_is_known.';

create function app.credit_invoice(invoice uuid, because text) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    head  invoice;
    lines invoice_line[];
begin
    select * into head from invoice i where i.id = credit_invoice.invoice for no key update;
    perform app.lead_must_be_asking(head.authority_id);
    if head.credits_id is not null or exists (select from invoice c where c.credits_id = head.id) then
        raise exception 'credited already' using errcode = 'unique_violation', constraint = 'credited_once';
    end if;
    select array_agg(row(null, null, null, null, null, null, 'CREDIT', l.from_day, l.to_day, l.units, l.annual_price_pence, -l.annual_pence,
               l.days, l.days_in_year, l.unit_weeks, -l.amount_pence, l.id, l.words)::invoice_line order by l.position)
      into lines from invoice_line l where l.invoice_id = head.id;
    head.credits_id := head.id; head.because := credit_invoice.because;
    head.issued_on := app.today(); head.due_on := app.today();
    return app.write_invoice(head, lines);
end $$;
comment on function app.credit_invoice is 'Takes a whole invoice back by a credit note; what it charged can be invoiced anew. Refuses by leads_issue and credited_once.';

-- What an authority outside the agreement used under its charge in a quarter that has ended: nights by 7 at the price of the letter.

create function app.issue_external_invoice(charge uuid, used_quarter date, due_on date) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    c     external_charge;
    head  invoice;
    lines invoice_line[];
    span  daterange := daterange(used_quarter, (used_quarter + interval '3 months')::date);
begin
    select * into c from external_charge e where e.id = charge for no key update;
    perform app.lead_must_be_asking(c.authority_id);
    if upper(span) > app.today() then
        raise exception 'the quarter has not ended' using errcode = 'check_violation', constraint = 'quarter_has_ended';
    elsif exists (select from invoice_line l join invoice i on i.id = l.invoice_id
                  where l.kind = 'EXTERNAL_USE' and l.from_day <@ span and i.quarter = used_quarter and i.partner_id = c.charged_id
                    and l.evidence_id in (select r.id from referral r where r.charge_id = c.id)
                    and not exists (select from invoice n where n.credits_id = i.id)) then
        raise exception 'invoiced already' using errcode = 'unique_violation', constraint = 'one_invoice_a_quarter';
    end if;
    select coalesce(array_agg(row(null, null, null, null, null, null, 'EXTERNAL_USE', lower(u.used), upper(u.used) - 1, 1, null, null, null, null,
               (upper(u.used) - lower(u.used)) / 7.0, round((upper(u.used) - lower(u.used)) * c.unit_week_price_pence / 7.0)::bigint, u.id,
               'Use by the letter ' || c.letter_reference)::invoice_line order by lower(u.used)), '{}')
      into lines
    from (select r.id, r.nights * span as used from referral r where r.charge_id = c.id and r.nights && span) u;
    head.partnership_id := c.partnership_id; head.authority_id := c.authority_id; head.partner_id := c.charged_id;
    head.scheme_id := c.scheme_id; head.quarter := used_quarter;
    head.issued_on := app.today(); head.due_on := issue_external_invoice.due_on;
    return app.write_invoice(head, lines);
end $$;
comment on function app.issue_external_invoice is 'Invoices an authority outside the agreement for the nights of a quarter (JPA 11.2). Refuses by leads_issue, quarter_has_ended, one_invoice_a_quarter, something_is_due.';

call app.figure_view('invoice_standing', $figure$
select i.*, coalesce(p.paid, 0)::bigint as paid_pence,
       (case when c.id is null and i.credits_id is null then i.total_pence - coalesce(p.paid, 0) else 0 end)::bigint as open_pence,
       case when i.credits_id is not null then 'CREDIT'
            when c.id is not null then 'CREDITED'
            when coalesce(p.paid, 0) = i.total_pence then 'PAID'
            when exists (select from known.invoice_dispute d where d.invoice_id = i.id and d.settled_on is null) then 'DISPUTED'
            when i.total_pence > 0 and i.due_on < app.today() then 'OVERDUE'
            else 'ISSUED' end as state,
       case when c.id is null and i.credits_id is null and i.total_pence > coalesce(p.paid, 0) and i.due_on < app.today()
            then app.today() - i.due_on end as days_overdue,
       c.id as credited_by_id
from known.invoice i
left join known.invoice c on c.credits_id = i.id
left join lateral (select sum(y.amount_pence) as paid from known.invoice_payment y where y.invoice_id = i.id) p on true
$figure$);

-- Account of a partner with a lead authority: each invoice, credit note and payment, and what is open after it.

call app.figure_view('statement_entry', $figure$
select e.*, sum(e.amount_pence) over (partition by e.scheme_id, e.partner_id order by e.entered_on, e.recorded_at, e.id)::bigint as balance_pence
from (
    select i.id, i.partnership_id, i.authority_id, i.partner_id, i.scheme_id, i.id as invoice_id, i.kind, i.issued_on as entered_on,
           i.recorded_at, i.reference, i.total_pence as amount_pence
    from known.invoice i
    union all
    select p.id, p.partnership_id, p.authority_id, i.partner_id, p.scheme_id, p.invoice_id, 'PAYMENT', p.paid_on, p.recorded_at, p.reference, -p.amount_pence
    from known.invoice_payment p join known.invoice i on i.id = p.invoice_id) e
$figure$);

call app.describe('invoice_counter', $$
Invoice numbers given out by each lead authority, without gaps.
authority_id | The lead authority.
last | Last number given.
$$);
call app.describe('invoice', $$
What a lead authority charges a partner with a quarter, or an authority outside for its use. Rows are only added: an issued invoice never changes.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority, which issues it.
partner_id | Who is to pay.
scheme_id | The scheme.
agreement_id | The agreement. Null: charged by letter (JPA 11.2).
number | Counts the invoices and credit notes of a lead authority, without gaps.
reference | E.g. EAL-JP-000012.
kind | INVOICE, or CREDIT_NOTE where it gives back.
quarter | First day of the quarter it is issued for.
credits_id | The invoice that it takes back as a whole. Null: none.
issued_on | Day of issue.
due_on | Last day for payment.
total_pence | Sum of its lines. Unit: pence. Negative: given back.
purchase_order | The partner's order number when it was issued.
cost_code | The partner's cost code when it was issued.
because | Why it takes an invoice back.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('invoice_line', $$
A line of an invoice, with everything its amount is made of. Rows are only added.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
invoice_id | The invoice.
position | Order within the invoice.
kind | QUARTER in advance (JPA 10.1), VARIATION by days of what was charged otherwise (JPA 10.3), ABATEMENT (JPA 11.3), EXTERNAL_USE (JPA 11.2), CREDIT of a line of the invoice taken back.
from_day | First day it is for.
to_day | Last day it is for.
units | Units; for a variation their change. Null: not by units. Unit: household units.
annual_price_pence | Price of a unit a year. Unit: pence.
annual_pence | Units by price: what a year of it costs. Unit: pence.
days | Days charged, of a variation. Unit: days.
days_in_year | Days of the financial year. Unit: days.
unit_weeks | Unit-weeks used, of an external use. Unit: unit-weeks.
amount_pence | Amount, negative where given back. Unit: pence.
evidence_id | The share of an abatement, the referral or the credited line behind it.
words | What it says on the paper.
$$);
call app.describe('invoice_payment', $$
A payment of an invoice. Rows are only added; a mistake is taken back by a negative one.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority, which was paid.
scheme_id | The scheme.
invoice_id | The invoice.
paid_on | Day of payment.
amount_pence | Amount. Unit: pence. Negative: taken back, or paid out for a credit note.
reference | The payer's reference.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('invoice_dispute', $$
What who is to pay contests of an invoice, or of one line.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
invoice_id | The invoice.
line_id | The line. Null: the whole.
raised_on | Day it was raised.
because | What is contested.
raised_by | By whom.
settled_on | Day it was settled. Null: it stands.
settlement | How it was settled.
settled_by | By whom.
version | Counts changes; edits name the version they start from.
$$);
call app.describe('provider_payment', $$
What the lead authority pays the provider from the pooled fund (JPA 2.2, 5.1). Rows are only added.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
provider_id | The provider.
quarter | First day of the quarter it is for.
paid_on | Day of payment.
amount_pence | Amount. Unit: pence. Negative: taken back.
reference | Reference.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe_like('known.invoice_standing', 'invoice');
call app.describe('known.invoice_standing', $$
Invoices with where they stand today.
paid_pence | Paid so far. Unit: pence.
open_pence | Still to be paid; nothing once credited. Unit: pence.
state | ISSUED; PAID in full; DISPUTED; OVERDUE; CREDITED, taken back; CREDIT, what takes another back.
days_overdue | Days since it was due, while something is open. Unit: days.
credited_by_id | The credit note that took it back. Null: none.
$$);
call app.describe_like('known.statement_entry', 'invoice');
call app.describe('known.statement_entry', $$
Account of who pays with a lead authority, scheme by scheme: invoices, credit notes and payments in their order.
invoice_id | The invoice, also of a payment.
kind | INVOICE, CREDIT_NOTE or PAYMENT.
entered_on | Day of issue or payment.
amount_pence | Charged; negative what was paid or given back. Unit: pence.
balance_pence | What is open after it. Unit: pence.
$$);
