-- An invoice needs both signatures, and is in advance by one quarter at most, whoever asks for it (JPA 1, 10.1). And a unit is filled by a
-- night that somebody spends there: who came and left on one day filled nothing.

create or replace function app.issue_invoice(agreement uuid, charged_quarter date, due_on date) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    g     joint_agreement;
    head  invoice;
    lines invoice_line[];
begin
    select * into g from joint_agreement where id = agreement for no key update;
    perform app.lead_must_be_asking(g.authority_id);
    if g.lead_signed_on is null or g.partner_signed_on is null then
        raise exception 'the agreement is not signed by both' using errcode = 'check_violation', constraint = 'signed_by_both';
    elsif charged_quarter <> date_trunc('quarter', charged_quarter) or charged_quarter > app.today() + interval '3 months' then
        raise exception 'not a quarter up to the next' using errcode = 'check_violation', constraint = 'quarterly_in_advance';
    elsif exists (select from invoice i where i.agreement_id = agreement and i.quarter = charged_quarter and i.credits_id is null
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
comment on function app.issue_invoice is 'Issues what is due from a partner with the invoice of a quarter. Refuses by the constraints leads_issue, signed_by_both, quarterly_in_advance, one_invoice_a_quarter, something_is_due, price_is_known.';

call app.figure($figure$
create or replace view known.vacancy_standing with (security_invoker = true) as
select v.*, o.offers, o.answered, o.accepted, o.no_suitable, o.refused,
       exists (select from known.allocated_units a where a.scheme_id = v.scheme_id and v.vacant_from >= a.from_day
               and (a.to_day is null or v.vacant_from <= a.to_day))
       and not exists (
           select from known.allocated_units a
           where a.scheme_id = v.scheme_id and v.vacant_from >= a.from_day and (a.to_day is null or v.vacant_from <= a.to_day)
             and not exists (select from known.vacancy_offer n where n.vacancy_id = v.id and n.authority_id = a.authority_id
                             and n.answer = 'NO_SUITABLE_REFERRAL')) as nobody_suited,
       f.starts_on as filled_on, greatest(coalesce(f.starts_on, app.today()) - v.vacant_from, 0) as nights_vacant
from known.vacancy v
cross join lateral (
    select count(*)::int as offers, count(n.answer)::int as answered,
           count(*) filter (where n.answer = 'ACCEPTED')::int as accepted,
           count(*) filter (where n.answer = 'NO_SUITABLE_REFERRAL')::int as no_suitable,
           count(*) filter (where n.answer = 'REFUSED')::int as refused
    from known.vacancy_offer n where n.vacancy_id = v.id) o
left join lateral (
    select r.starts_on from known.referral r
    where r.service_id = v.service_id and r.unit_number = v.unit_number and r.starts_on >= v.vacant_from and not isempty(r.nights)
    order by r.starts_on limit 1) f on true
$figure$);
