-- Payments and disputes are read by day as well as by scheme.

create index on invoice_payment (partnership_id, paid_on);
drop index invoice_payment_partnership_id_idx;
create index on invoice_dispute (partnership_id, raised_on);
drop index invoice_dispute_partnership_id_idx;
create index on provider_payment (partnership_id, paid_on);
drop index provider_payment_partnership_id_idx;
