-- What failed is sent again to where its recipient is today. An address that was put right gets a message of its own; the one that failed
-- stays what it was. These functions run as the owner, since addresses of former contacts are seen by nobody else; the second asks who calls.

create function app.present_addresses(d delivery) returns table (name text, email text) language plpgsql
    stable security definer set search_path = public, pg_temp as $$
declare
    contact uuid;
begin
    if d.kind = 'ONWARD' then -- decided with its address
        return query select d.to_name, d.to_email;
    elsif d.provider_id is not null then
        return query
        select t.name, a.email from provider t
        cross join lateral (select coalesce(
            (select k.email from provider_contact k where k.provider_id = t.id and k.kind = 'NAMED' and k.email is not null order by k.id limit 1),
            t.email) as email) a
        where t.id = d.provider_id and a.email is not null;
    elsif d.authority_id is null and d.observer_id is null then
        return query
        select p.coordinator_name, p.coordinator_email from sharing_protocol p
        where p.partnership_id = d.partnership_id and p.coordinator_email is not null;
    else
        select c.id into contact
        from history.notice_contact h
        join notice_contact c on c.id = h.id
        where h.partnership_id = d.partnership_id and h.email = d.to_email
          and h.authority_id is not distinct from d.authority_id and h.observer_id is not distinct from d.observer_id
        order by c.email = d.to_email desc, h.recorded_from desc
        limit 1;
        return query
        select c.name, c.email from notice_contact c
        where c.partnership_id = d.partnership_id
          and c.authority_id is not distinct from d.authority_id and c.observer_id is not distinct from d.observer_id
          and case when contact is not null then c.id = contact
              else (case when d.kind in ('DEPUTY', 'HEAD_OF_SERVICE') then c.role = d.kind else c.is_circulated end)
                   and not exists (select from delivery o where o.kind = d.kind and o.topic_id = d.topic_id and o.to_email = c.email) end;
    end if;
end $$;
revoke execute on function app.present_addresses from public;
comment on function app.present_addresses is
    'Where a message would go today: the address its contact has now; where the contact was removed, those of the same recipient that have not got it.';

create function app.send_again(failed uuid) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    d       delivery;
    message delivery;
    there   record;
    again   uuid;
begin
    select * into d from delivery where id = failed for update;
    if d.id is null or not coalesce(app.coordinates(d.partnership_id), false) then
        raise exception 'only the coordinator sends again' using errcode = 'insufficient_privilege';
    elsif d.state = 'QUEUED' then
        return d.id;
    end if;
    for there in select * from app.present_addresses(d) a order by a.email loop
        if there.email <> d.to_email then
            message := d;
            message.to_name := there.name;
            message.to_email := there.email;
            perform app.queue_delivery(message);
        end if;
        update delivery o set state = 'QUEUED', attempts = 0, problem = null, bounced_at = null
        where o.kind = d.kind and o.topic_id = d.topic_id and o.to_email = there.email and o.state in ('BOUNCED', 'FAILED');
        again := coalesce(again, (select o.id from delivery o
                                  where o.kind = d.kind and o.topic_id = d.topic_id and o.to_email = there.email and o.state = 'QUEUED'));
    end loop;
    return again;
end $$;
revoke execute on function app.send_again from public;
grant execute on function app.send_again to interborough_app;
comment on function app.send_again is
    'Queues a failed message again, to where its recipient is today. By the coordinator. The message that is queued; null: nobody is left to send it to.';
