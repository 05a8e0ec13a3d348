-- What joint purchase rests on: the clauses of its agreement, and the retail prices index by which its prices go up (JPA 12).

insert into protocol_clause (id, source, document, ref, heading, words, position)
select app.named_id('protocol_clause', 'J ' || c.ref), 'J', 'West London Joint Commissioning Protocol', c.ref, c.heading, c.words, c.position
from (values
    (320, '3.7', 'Joint Purchasing', 'Two or more of the authorities may agree to jointly purchase Services. Joint purchasing may follow on from a joint tendering process. The authorities should formally agree the type of service to be purchased and apportion the costs between each authority.'),
    (321, '5.1', 'Responsibilities of Lead Authorities', 'Require the provider to submit a return showing the source of referrals and the number of unit weeks that each referral has utilised the service.'),
    (330, 'JPA 1', 'Parties to the Agreement', 'This agreement is between:'),
    (331, 'JPA 2.1', 'Purpose of the agreement', 'The purpose of this agreement is to contribute to a pooled fund to jointly purchase the Services set out in this agreement and in accordance with the terms of this agreement.'),
    (332, 'JPA 3', 'Definitions', 'The SP Administering Authority that takes the lead role in contracting services from a provider on behalf of other authorities. The Lead Authority will contract individually with each Partner Authority using the Joint Purchasing Agreement'),
    (333, 'JPA 4.1', 'Services purchased', 'The following Services are to be purchased by the Lead Authority on behalf of the Participating Authorities.'),
    (334, 'JPA 5.1', 'The role of the Lead Authority', 'The Lead Authority shall enter into a contract with the Provider to supply the Services set out in section 4 of this agreement.'),
    (335, 'JPA 6.1', 'Referrals', 'The Partner Authority shall be responsible for making referrals to the joint purchased Services where units become available. The Provider will be expected to ensure that all Participating Authorities have fair access to the jointly purchased service.'),
    (336, 'JPA 6.2', 'Referrals', 'The Partner Authority shall designate referral agencies/or a central point of referral from which the provider can draw down referrals to the service.'),
    (337, 'JPA 7.1', 'Cross authority access', 'The Participating Authorities may agree to provide cross authority access to the clients who have moved from authorities outside the purchasing arrangements.'),
    (338, 'JPA 7.2', 'Cross authority access', 'The maximum number of units available to referrals from other authorities has been agreed as follows:'),
    (339, 'JPA 7.3', 'Cross authority access', 'The Lead Authority shall not charge the authorities shown in the above table for the cross authority access specified.'),
    (340, 'JPA 8.1', 'Review of referrals', 'The referral arrangements shall be reviewed annually. The Lead Authority shall produce a schedule setting out the number of referrals from each authority and the referral source.'),
    (341, 'JPA 8.2', 'Review of referrals', 'The Participating Authorities may agree a re-apportionment of funding for the units purchased, provided that all the units continue to be purchased by the Participating Authorities.'),
    (342, 'JPA 9.2', 'Monitoring', 'The Provider will need to collect monitoring information on the referral source of the individuals who have accessed the service (both by name of the referral agency and by name of the authority as shown in the table below).'),
    (343, 'JPA 10.1', 'Payment', 'The Lead Authority shall invoice the Partner Authority quarterly in advance for the costs of purchasing the service as calculated by the number units purchased by the Partner Authority at the unit price.'),
    (344, 'JPA 10.2', 'Payment', 'The Partner Authority shall pay the Lead Authority irrespective of the number of referrals made or the levels of availability or utilisation of the service.'),
    (345, 'JPA 10.3', 'Payment', 'Where the Participating Authorities agree a variation to the proportion of referrals from each authority, as a result of an annual review, the variation should be reflected in subsequent invoicing.'),
    (346, 'JPA 11.1', 'Charging other authorities for referrals', 'The Lead Authority may charge an authority outside the scope of this agreement for the use of the service. This should only occur where the provider is unable to obtain a suitable referral from the Participating Authorities.'),
    (347, 'JPA 11.2', 'Charging other authorities for referrals', 'Where such an authority is charged for the use for the service the arrangement shall be formalised between the charged authority and the Lead Authority. The Lead Authority shall recover the funding from the authority on the basis of the number of unit weeks that the Service is used at an agreed price.'),
    (348, 'JPA 11.3', 'Charging other authorities for referrals', 'Where appropriate the fees paid by the Partner Authorities shall be abated.'),
    (349, 'JPA 12', 'Inflation', 'The fees paid by Partner Authority shall be uplifted for inflation by RPI on the 1st April of year during the term of this agreement.'),
    (350, 'JPA 13', 'Variation to agreement', 'The agreement can be varied with the consent of both parties. A new schedule should be appended to the agreement where the units are reapportioned as a result of an annual review.'),
    (351, 'JPA 14', 'Term of the agreement', 'The agreement will operate for a period of two years.')
) as c (position, ref, heading, words);

create table retail_price (
    id          uuid primary key default app.uuid_v7(),
    month       date not null unique check (extract(day from month) = 1 and month >= '1987-01-01'),
    price_index numeric(6, 1) not null check (price_index > 0),
    recorded_at timestamptz not null default now(),
    recorded_by uuid references account
);
call app.keep_for_all('retail_price');
call app.allow('insert', 'retail_price', '(select app.has_role(''ADMINISTRATOR''))');
call app.describe('retail_price', $$
The retail prices index, all items, of one month. Source: Office for National Statistics, series CHAW.
id | Identifier.
month | First day of the month.
price_index | January 1987 = 100.
recorded_at | When it was recorded here.
recorded_by | Who imported it. Null: it came with the installation.
$$);

-- A published index is not revised.

create trigger is_only_added_to before update or delete on retail_price for each row execute function app.is_only_added_to();

call app.figure_view('retail_price_rate', $figure$
select p.*, round(100 * (p.price_index / b.price_index - 1), 1) as annual_rate
from known.retail_price p
left join known.retail_price b on b.month = (p.month - interval '1 year')::date
$figure$);
call app.describe_like('known.retail_price_rate', 'retail_price');
call app.describe('known.retail_price_rate', $$
The retail prices index by month, with the change over a year as it is published.
annual_rate | Change on the same month a year before. Unit: per cent, one decimal. Null: that month is not on record.
$$);
