-- Circulating is one act: frozen, numbered, sent to everybody, or nothing of it. These functions run as the owner, since the issuer
-- sees neither the others' notices nor every address; each asks first who calls.

create table notice_counter (
    partnership_id uuid not null references partnership,
    year           int  not null,
    last           int  not null check (last > 0),
    primary key (partnership_id, year)
);
call app.protect('public', 'notice_counter');
call app.allow('select', 'notice_counter', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
call app.describe('notice_counter', $$
References given out: without gaps, and at circulation only, so that none tells of a draft.
partnership_id | The partnership.
year | Calendar year of the first circulation.
last | Last number given.
$$);

create function app.member_ids(partnership uuid, day date) returns setof uuid
    stable security definer set search_path = public, pg_temp
begin atomic
    select m.authority_id from membership m
    where m.partnership_id = partnership and m.joined_on <= day and (m.left_on is null or m.left_on > day);
end;
comment on function app.member_ids is 'Members of a partnership on a day.';

-- Message-IDs end in a name that is not a host's: the same message is the same wherever it is sent from.

create function app.queue_delivery(message delivery) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    message.id := app.uuid_v7();
    insert into delivery (id, partnership_id, kind, topic_id, issuer_id, notice_id, notice_version_id, receipt_id,
                          authority_id, observer_id, provider_id, to_name, to_email, message_id)
    values (message.id, message.partnership_id, message.kind, message.topic_id, message.issuer_id, message.notice_id,
            message.notice_version_id, message.receipt_id, message.authority_id, message.observer_id, message.provider_id,
            message.to_name, message.to_email, '<' || message.id || '@interborough.invalid>')
    on conflict (kind, topic_id, to_email) do nothing;
end $$;
revoke execute on function app.queue_delivery from public;
comment on function app.queue_delivery is 'Queues a message once for each kind, topic and address.';

create function app.circulate(version uuid) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    v        notice_version;
    n        notice;
    p        sharing_protocol;
    day      date := app.today();
    at       timestamptz := now();
    told     uuid;
    nth      int;
    message  delivery;
    each     record;
begin
    select * into v from notice_version where id = version;
    select * into n from notice where id = v.notice_id for update;
    select * into v from notice_version where id = version for update;
    select * into p from sharing_protocol where partnership_id = v.partnership_id;

    if v.id is null or v.circulated_at is not null
       or not (v.submitted_at is not null and coalesce(v.partnership_id = any (app.coordinated_ids()), false)
               or not p.is_submitted and v.authority_id = app.authority_id() and app.writes_notices()) then
        raise exception 'there is no such draft, or not for you' using errcode = 'no_data_found';
    elsif n.state = 'CLOSED' then
        raise exception 'the notice is closed' using errcode = 'check_violation', constraint = 'closed_notices_stay_closed';
    elsif v.authority_id not in (select app.member_ids(v.partnership_id, day)) then
        raise exception 'the authority is not a member today' using errcode = 'check_violation', constraint = 'members_circulate';
    elsif exists (select from known.notice_fault f where f.notice_version_id = v.id) then
        raise exception 'the version has faults' using errcode = 'check_violation', constraint = 'faultless_when_circulated';
    end if;

    told := n.provider_id;
    if told is null then
        insert into provider (name, address, became_known_on) values (v.provider_name, v.provider_address, day) returning id into told;
    end if;

    if n.reference is null then
        insert into notice_counter as c (partnership_id, year, last) values (n.partnership_id, extract(year from day), 1)
        on conflict (partnership_id, year) do update set last = c.last + 1
        returning last into nth;
        n.reference := p.reference_prefix || '-' || extract(year from day) || '-' || lpad(nth::text, 4, '0');
    end if;

    update notice_content set circulated_at = at where notice_version_id = v.id;
    update stated_reason set circulated_at = at where notice_version_id = v.id;
    update notice_attachment set circulated_at = at where notice_version_id = v.id;
    update notice_version
    set circulated_at = at, circulated_by = app.account_id(), notified_on = coalesce(v.notified_on, day),
        number = 1 + coalesce((select max(o.number) from notice_version o where o.notice_id = n.id), 0),
        provider_name = coalesce(v.provider_name, (select name from provider where id = told)),
        provider_address = coalesce(v.provider_address, (select concat_ws(', ', address, postcode) from provider where id = told))
    where id = v.id;
    update notice
    set provider_id = told, reference = n.reference, circulated_at = coalesce(n.circulated_at, at), latest_version_id = v.id,
        review_on = coalesce(v.review_on, n.review_on),
        state = case v.kind when 'RESCISSION' then 'CLOSED' else 'CIRCULATED' end,
        closed_on = case v.kind when 'RESCISSION' then day end,
        closing = case v.kind when 'RESCISSION' then 'RESCINDED' end,
        closed_by = case v.kind when 'RESCISSION' then app.account_id() end
    where id = n.id;

    -- What ends a state closes the notice that told of it.
    update notice o
    set state = 'CLOSED', closed_on = day, closing = 'SUSPENSION_REMOVED', closed_by = app.account_id()
    from stated_reason now_given
    join notice_reason q on q.id = now_given.reason_id and q.closes_id is not null
    join stated_reason earlier on earlier.reason_id = q.closes_id and earlier.authority_id = now_given.authority_id
    join notice_version w on w.id = earlier.notice_version_id
    where now_given.notice_version_id = v.id and o.id = earlier.notice_id and o.latest_version_id = earlier.notice_version_id
      and o.state = 'CIRCULATED' and o.provider_id = told and o.id <> n.id
      and (v.scope is distinct from 'SERVICE' or w.service_id is not distinct from v.service_id);

    insert into receipt (partnership_id, issuer_id, notice_id, notice_version_id, authority_id, circulated_at, deputy_on, acknowledge_by)
    select v.partnership_id, v.authority_id, n.id, v.id, m, at,
           app.working_day_after(day, p.deputy_after_days), app.working_day_after(day, p.head_after_days)
    from app.member_ids(v.partnership_id, day) m
    where m <> v.authority_id;

    message.partnership_id := v.partnership_id;
    message.topic_id := v.id;
    message.issuer_id := v.authority_id;
    message.notice_id := n.id;
    message.notice_version_id := v.id;
    for each in
        select case when c.authority_id = v.authority_id then 'ISSUER_COPY' else 'NOTICE' end as kind,
               c.authority_id, c.observer_id, null::uuid as provider_id, c.name, c.email, r.id as receipt_id
        from notice_contact c
        left join receipt r on r.notice_version_id = v.id and r.authority_id = c.authority_id
        left join observer o on o.id = c.observer_id
        where c.partnership_id = v.partnership_id and c.is_circulated
          and (c.authority_id in (select app.member_ids(v.partnership_id, day))
               or o.joined_on <= day and (o.left_on is null or o.left_on > day))
        union all
        select 'PROVIDER_COPY', null, null, told, t.name, a.email, null
        from provider t
        cross join lateral (select coalesce(
            (select k.email from provider_contact k where k.provider_id = t.id and k.kind = 'NAMED' and k.email is not null order by k.id limit 1),
            t.email)) a (email)
        where t.id = told and a.email is not null and v.not_informed_id is null
        order by 1, 5
    loop
        message.kind := each.kind;
        message.authority_id := each.authority_id;
        message.observer_id := each.observer_id;
        message.provider_id := each.provider_id;
        message.receipt_id := each.receipt_id;
        message.to_name := each.name;
        message.to_email := each.email;
        perform app.queue_delivery(message);
    end loop;
    return n.id;
end $$;
revoke execute on function app.circulate from public;
grant execute on function app.circulate to interborough_app;
comment on function app.circulate is
    'Circulates a version whole: freezes it, gives the reference, makes receipts and deliveries. By its issuer, or by the coordinator to whom it was submitted.';

-- Signed off at its review, or ended: by its issuer.

create function app.close_notice(closed uuid, how text) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    update notice
    set state = 'CLOSED', closed_on = app.today(), closing = how, closed_by = app.account_id(), reviewed_on = app.today()
    where id = closed and state = 'CIRCULATED' and authority_id = app.authority_id() and app.writes_notices()
      and how in ('REVIEW_SIGNED_OFF');
    return found;
end $$;
revoke execute on function app.close_notice from public;
grant execute on function app.close_notice to interborough_app;
comment on function app.close_notice is 'Closes a notice of the own authority. False where there is none that is open.';
