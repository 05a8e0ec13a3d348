-- What partners pay (JPA 10): quarterly in advance, whatever the use. What is issued stays as it is; what changes later is a line on a
-- later invoice. Credit notes take a whole invoice back.

create table invoice_counter (
    authority_id uuid primary key references authority,
    last         int not null check (last >= 0)
);
call app.protect('public', 'invoice_counter');
call app.allow('select', 'invoice_counter', 'authority_id = (select app.authority_id())');

create table invoice (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    partner_id     uuid not null references authority,
    scheme_id      uuid not null,
    agreement_id   uuid,
    number         int  not null check (number > 0),
    reference      text not null unique,
    kind           text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    quarter        date not null references quarter (first_day),
    credits_id     uuid unique references invoice,
    issued_on      date not null,
    due_on         date not null check (due_on >= issued_on),
    total_pence    bigint not null,
    purchase_order text,
    cost_code      text,
    because        text,
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    check (credits_id is null or kind = 'CREDIT_NOTE' and trim(because) <> ''),
    unique (authority_id, number),
    unique (id, scheme_id, partnership_id, authority_id),
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id),
    foreign key (agreement_id, scheme_id, partnership_id, authority_id, partner_id)
        references joint_agreement (id, scheme_id, partnership_id, authority_id, partner_id)
);
create index on invoice (agreement_id, quarter);
create index on invoice (scheme_id, quarter);
create index on invoice (partner_id, issued_on);
create index on invoice (partnership_id, issued_on);
create index on invoice (due_on);

create table invoice_line (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    invoice_id     uuid not null,
    position       int  not null check (position > 0),
    kind           text not null check (kind in ('QUARTER', 'VARIATION', 'ABATEMENT', 'EXTERNAL_USE', 'CREDIT')),
    from_day       date not null,
    to_day         date not null check (to_day >= from_day),
    units          int,
    annual_price_pence bigint,
    annual_pence   bigint,
    days           int check (days > 0),
    days_in_year   int check (days_in_year in (365, 366)),
    unit_weeks     numeric(12, 4),
    amount_pence   bigint not null,
    evidence_id    uuid,
    words          text not null,
    unique (invoice_id, position),
    foreign key (invoice_id, scheme_id, partnership_id, authority_id) references invoice (id, scheme_id, partnership_id, authority_id)
);
create index on invoice_line (scheme_id, from_day);
create index on invoice_line (partnership_id);
create index on invoice_line (authority_id);
create index on invoice_line (evidence_id);

create table invoice_payment (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    invoice_id     uuid not null,
    paid_on        date not null,
    amount_pence   bigint not null check (amount_pence <> 0),
    reference      text not null check (trim(reference) <> ''),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    foreign key (invoice_id, scheme_id, partnership_id, authority_id) references invoice (id, scheme_id, partnership_id, authority_id)
);
create index on invoice_payment (invoice_id);
create index on invoice_payment (scheme_id, paid_on);
create index on invoice_payment (partnership_id);
create index on invoice_payment (authority_id);

create table invoice_dispute (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    invoice_id     uuid not null,
    line_id        uuid references invoice_line,
    raised_on      date not null,
    because        text not null check (trim(because) <> ''),
    raised_by      uuid not null default app.account_id() references account,
    settled_on     date check (settled_on >= raised_on),
    settlement     text,
    settled_by     uuid references account,
    version        int not null default 1,
    check ((settled_on is null) = (settlement is null) and (settled_on is null) = (settled_by is null)),
    foreign key (invoice_id, scheme_id, partnership_id, authority_id) references invoice (id, scheme_id, partnership_id, authority_id)
);
create index on invoice_dispute (invoice_id);
create index on invoice_dispute (scheme_id);
create index on invoice_dispute (partnership_id);
create index on invoice_dispute (authority_id);

create table provider_payment (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null,
    authority_id   uuid not null,
    scheme_id      uuid not null,
    provider_id    uuid not null references provider,
    quarter        date not null references quarter (first_day),
    paid_on        date not null,
    amount_pence   bigint not null check (amount_pence <> 0),
    reference      text not null check (trim(reference) <> ''),
    recorded_at    timestamptz not null default now(),
    recorded_by    uuid not null default app.account_id() references account,
    foreign key (scheme_id, partnership_id, authority_id) references joint_scheme (id, partnership_id, authority_id)
);
create index on provider_payment (scheme_id, paid_on);
create index on provider_payment (provider_id);
create index on provider_payment (partnership_id);
create index on provider_payment (authority_id);

do $$
declare
    name text;
begin
    foreach name in array array['invoice', 'invoice_line', 'invoice_payment', 'invoice_dispute', 'provider_payment'] loop
        call app.keep(name);
        call app.allow('select', name, 'scheme_id = any ((select app.joint_scheme_ids())::uuid[])');
    end loop;
    call app.allow('select', 'invoice', 'partner_id = (select app.authority_id())');
    foreach name in array array['invoice_payment', 'provider_payment'] loop
        call app.allow('insert', name, 'authority_id = (select app.authority_id()) and (select app.writes_joint())');
    end loop;
    call app.allow('insert', 'invoice_dispute', '(select app.writes_joint()) and exists (select from public.invoice i
        where i.id = invoice_id and i.partner_id = (select app.authority_id()))');
    call app.allow('update', 'invoice_dispute', '(select app.writes_joint()) and (authority_id = (select app.authority_id())
        or exists (select from public.invoice i where i.id = invoice_id and i.partner_id = (select app.authority_id())))');
    foreach name in array array['invoice', 'invoice_line', 'invoice_payment', 'provider_payment'] loop
        execute format('create trigger is_only_added_to before update or delete on %I for each row execute function app.is_only_added_to()', name);
        execute format('create trigger stays_whole before truncate on %I for each statement execute function app.is_only_added_to()', name);
    end loop;
end $$;
-- The charged authority of an external charge reads the lines of its own invoice, what it paid and what it contests.
do $$
declare
    name text;
begin
    foreach name in array array['invoice_line', 'invoice_payment', 'invoice_dispute'] loop
        call app.allow('select', name, 'invoice_id in (select i.id from public.invoice i where i.partner_id = (select app.authority_id()))');
    end loop;
end $$;

-- What is due from a partner with the invoice of a quarter. The quarter itself in advance: units and price of its first day, a fourth of
-- the year, half up to the penny, the remainder with the last quarter (JPA 10.1). Before it whatever of the past was charged otherwise
-- than it was: by days, as a VARIATION (JPA 10.3); a year's variations add up to the exact amount rounded once. Where the agreement
-- begins within the quarter, its days are charged the same way.

call app.figure($figure$
create function known.charges_due(agreement uuid, charged_quarter date) returns table (
    kind text, from_day date, to_day date, units int, annual_price_pence bigint, annual_pence bigint, days int, days_in_year int,
    amount_pence bigint)
    language sql stable as $f$
with g as (
    select j.*, s.starts_on as scheme_starts_on, (charged_quarter + interval '3 months')::date as next_quarter
    from known.joint_agreement j join known.joint_scheme s on s.id = j.scheme_id where j.id = agreement),
kept as (
    select l.kind, l.from_day, l.to_day, l.annual_pence, l.days, l.days_in_year, l.amount_pence, i.quarter
    from known.invoice i
    join known.invoice_line l on l.invoice_id = i.id
    where i.agreement_id = agreement and i.credits_id is null
      and not exists (select from known.invoice c where c.credits_id = i.id)),
prices as (
    select p.* from g cross join lateral known.unit_prices(g.scheme_id, g.next_quarter) p),
units as (
    select a.units, a.from_day, a.to_day
    from g cross join lateral (select * from known.allocated_units a where a.scheme_id = g.scheme_id and a.authority_id = g.partner_id) a),
day as (
    select d::date as day, q.first_day as quarter, make_date(extract(year from q.first_day)::int - (extract(month from q.first_day) < 4)::int, 4, 1) as year,
           coalesce(a.units, 0) as units, case when a.units is null then 0 else p.annual_price_pence end as price
    from g
    cross join lateral generate_series(date_trunc('quarter', g.starts_on), g.next_quarter - 1, interval '1 day') d
    cross join lateral (select date_trunc('quarter', d)::date as first_day) q
    left join units a on d::date between g.starts_on and g.last_day
         and d::date >= a.from_day and (a.to_day is null or d::date <= a.to_day)
    left join prices p on d::date between p.from_day and p.to_day),
charge as (
    select d.units, d.price, d.units * d.price as yearly, d.year from day d where d.day = charged_quarter and d.units > 0),
earlier as (
    select coalesce(sum(k.annual_pence), 0) as yearly, coalesce(sum(k.amount_pence), 0) as amount
    from kept k join charge c on k.kind = 'QUARTER' and k.quarter >= c.year and k.quarter < charged_quarter),
difference as (
    select d.day, d.year, d.units * d.price - coalesce(k.yearly, 0) as yearly, d.price
    from day d
    cross join g
    left join lateral (
        select sum(k.annual_pence) as yearly
        from kept k where k.kind in ('QUARTER', 'VARIATION') and d.day between k.from_day and k.to_day) k on true
    where d.units * d.price <> coalesce(k.yearly, 0)
      and (d.quarter < charged_quarter and (exists (select from kept k where k.kind = 'QUARTER' and k.quarter = d.quarter)
                                            or d.quarter < g.starts_on)
           or d.quarter = charged_quarter and d.quarter < g.starts_on)),
stretch as (
    select year, yearly, min(day) as from_day, max(day) as to_day, count(*)::int as days,
           case when min(price) = max(price) and min(price) > 0 and yearly % min(price) = 0 then (yearly / min(price))::int end as units,
           case when min(price) = max(price) and min(price) > 0 and yearly % min(price) = 0 then min(price) end as price
    from (select f.*, f.day - (row_number() over (partition by year, yearly, price order by day))::int as island from difference f) f
    group by year, yearly, island),
running as (
    select s.*, (s.year + interval '1 year')::date - s.year as days_in_year, b.exact as before_exact, b.amount as before_amount,
           sum(s.yearly::numeric * s.days) over (partition by s.year order by s.from_day) as cumulated,
           sum(s.yearly::numeric * s.days) over (partition by s.year order by s.from_day) - s.yearly::numeric * s.days as cumulated_before,
           row_number() over (partition by s.year order by s.from_day) as nth
    from stretch s
    left join lateral (select coalesce(sum(k.annual_pence::numeric * k.days), 0) as exact, coalesce(sum(k.amount_pence), 0) as amount
                       from kept k where k.kind = 'VARIATION' and k.from_day between s.year and (s.year + interval '1 year')::date - 1) b on true)
select 'VARIATION', r.from_day, r.to_day, r.units, r.price, r.yearly, r.days, r.days_in_year,
       (round((r.before_exact + r.cumulated) / r.days_in_year)
        - case r.nth when 1 then r.before_amount else round((r.before_exact + r.cumulated_before) / r.days_in_year) end)::bigint
from running r
union all
select 'QUARTER', charged_quarter, (charged_quarter + interval '3 months')::date - 1, c.units, c.price, c.yearly, null, null,
       (case when extract(month from charged_quarter) = 1 then round((e.yearly + c.yearly) / 4.0) - e.amount else round(c.yearly / 4.0) end)::bigint
from charge c cross join earlier e
order by 2, 1
$f$ $figure$);
call app.figure('grant execute on function known.charges_due to interborough_app');
