-- Messages are sent by jobs, which are kept in the database: a message is queued and its job with it, in one transaction.
-- The table is what com.github.kagkarlsson:db-scheduler 16 expects. It holds no fact of anybody and is announced to nobody.

create schema jobs;
grant usage on schema jobs to interborough_app;

create table jobs.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on jobs.scheduled_tasks (execution_time);
create index on jobs.scheduled_tasks (last_heartbeat);

-- Names of jobs and identifiers of messages: the application works them off for everybody, and so without an identity.

alter table jobs.scheduled_tasks enable row level security;
alter table jobs.scheduled_tasks force row level security;
create policy owner on jobs.scheduled_tasks to interborough_owner using (true) with check (true);
create policy worked_off_for_everybody on jobs.scheduled_tasks to interborough_app using (true) with check (true);
grant select, insert, update, delete on jobs.scheduled_tasks to interborough_app;
call app.describe('jobs.scheduled_tasks', $$
What is to be done, once or again and again, and by which server it is being done.
task_name | What: delivery, or the name of a recurring job.
task_instance | Of what: the identifier of a delivery; recurring for a recurring job.
task_data | Not used.
execution_time | When.
picked | Whether a server is doing it.
picked_by | Which server.
last_success | When it last went well.
last_failure | When it last went wrong.
consecutive_failures | How often since.
last_heartbeat | When the server that does it last said so; when that is long ago, another one takes it over.
version | Counts changes.
priority | Not used.
$$);

create function app.schedule_delivery() returns trigger language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    values ('delivery', new.id::text, now(), false, 1)
    on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time where not scheduled_tasks.picked;
    perform pg_notify('interborough_jobs', '');
    return null;
end $$;
comment on function app.schedule_delivery is 'Gives a queued message its job, and wakes whoever works jobs off.';

create trigger schedule_queued after insert on delivery
    for each row when (new.state = 'QUEUED') execute function app.schedule_delivery();
create trigger schedule_again after update of state on delivery
    for each row when (new.state = 'QUEUED' and old.state <> 'QUEUED') execute function app.schedule_delivery();

create function app.schedule_missed_deliveries() returns int language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    missed int;
begin
    insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    select 'delivery', d.id::text, now(), false, 1
    from delivery d
    where d.state = 'QUEUED' and not exists (
        select from jobs.scheduled_tasks t where t.task_name = 'delivery' and t.task_instance = d.id::text)
    on conflict (task_name, task_instance) do nothing;
    get diagnostics missed = row_count;
    return missed;
end $$;
revoke execute on function app.schedule_missed_deliveries from public;
grant execute on function app.schedule_missed_deliveries to interborough_app;
comment on function app.schedule_missed_deliveries is 'Gives a job to queued messages that have none, after a restore for example. How many there were.';

-- A member none of whose addresses could be reached: the coordinator is told, once for each receipt. The lock makes two addresses
-- that fail at the same time see each other.

create function app.tell_unreached(unread uuid) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    r       receipt;
    message delivery;
begin
    select * into r from receipt where id = unread for no key update;
    if r.acknowledged_at is not null or not app.is_unreached(r.id) then
        return;
    end if;
    message.kind := 'UNREACHED';
    message.topic_id := r.id;
    message.issuer_id := r.issuer_id;
    message.notice_id := r.notice_id;
    message.notice_version_id := r.notice_version_id;
    message.receipt_id := r.id;
    message.partnership_id := r.partnership_id;
    perform app.queue_to_coordinator(message);
end $$;
revoke execute on function app.tell_unreached from public;
comment on function app.tell_unreached is 'Tells the coordinator of a member whose addresses have all failed.';

create function app.queue_to_coordinator(message delivery) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    p sharing_protocol;
begin
    select * into p from sharing_protocol where partnership_id = message.partnership_id;
    if p.coordinator_email is not null then
        message.authority_id := null;
        message.to_name := p.coordinator_name;
        message.to_email := p.coordinator_email;
        perform app.queue_delivery(message);
    end if;
end $$;
revoke execute on function app.queue_to_coordinator from public;
comment on function app.queue_to_coordinator is 'Queues a message to the coordinator, where an address of the coordinator is known.';

create function app.address_failed() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform app.tell_unreached(new.receipt_id);
    return null;
end $$;
create trigger address_failed after update of state on delivery
    for each row when (new.state in ('BOUNCED', 'FAILED') and new.state <> old.state and new.kind = 'NOTICE' and new.receipt_id is not null)
    execute function app.address_failed();

-- Whoever is there first among the roles of a member; CIRCULATED: everybody to whom notices go. Nobody: the coordinator.

create function app.queue_to_member(message delivery, member uuid, variadic roles text[]) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    wanted text;
    c      notice_contact;
begin
    foreach wanted in array roles loop
        for c in
            select * from notice_contact k
            where k.partnership_id = message.partnership_id and k.authority_id = member
              and (k.role = wanted or wanted = 'CIRCULATED' and k.is_circulated)
            order by k.email
        loop
            message.authority_id := member;
            message.to_name := c.name;
            message.to_email := c.email;
            perform app.queue_delivery(message);
        end loop;
        if message.authority_id is not null then
            return;
        end if;
    end loop;
    perform app.queue_to_coordinator(message);
end $$;
revoke execute on function app.queue_to_member from public;
comment on function app.queue_to_member is 'Queues a message to the contacts of a member that hold the first of these roles that anybody holds.';

-- The working-day clock. Only the latest version of a notice is chased: whoever acknowledges it has read the others.

create function app.chase() returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    day     date := app.today();
    late    receipt;
    due     notice;
    message delivery;
    topic   uuid;
begin
    if not app.has_role('POSTMAN') then
        raise exception 'only the postman chases' using errcode = 'insufficient_privilege';
    elsif app.working_day_after(day - 1, 1) <> day then
        return;
    end if;

    for late in
        select r.* from receipt r join notice n on n.latest_version_id = r.notice_version_id
        where r.acknowledged_at is null and r.authority_id in (select app.member_ids(r.partnership_id, day))
        order by r.circulated_at, r.id
    loop
        perform app.tell_unreached(late.id);
        message := null;
        message.partnership_id := late.partnership_id;
        message.topic_id := late.id;
        message.issuer_id := late.issuer_id;
        message.notice_id := late.notice_id;
        message.notice_version_id := late.notice_version_id;
        message.receipt_id := late.id;
        if late.deputy_on <= day and not exists (select from delivery d where d.kind = 'DEPUTY' and d.topic_id = late.id) then
            message.kind := 'DEPUTY';
            perform app.queue_to_member(message, late.authority_id, 'DEPUTY', 'HEAD_OF_SERVICE');
        end if;
        if late.acknowledge_by < day and not exists (select from delivery d where d.kind = 'HEAD_OF_SERVICE' and d.topic_id = late.id) then
            message.kind := 'HEAD_OF_SERVICE';
            perform app.queue_to_member(message, late.authority_id, 'HEAD_OF_SERVICE');
        end if;
    end loop;

    for due in
        select * from notice n where n.state = 'CIRCULATED' and n.review_on < day order by n.review_on, n.id
    loop
        topic := app.named_id('review', due.id::text, due.review_on::text);
        if not exists (select from delivery d where d.kind = 'REVIEW_DUE' and d.topic_id = topic) then
            message := null;
            message.kind := 'REVIEW_DUE';
            message.partnership_id := due.partnership_id;
            message.topic_id := topic;
            message.issuer_id := due.authority_id;
            message.notice_id := due.id;
            message.notice_version_id := due.latest_version_id;
            perform app.queue_to_member(message, due.authority_id, 'CIRCULATED');
        end if;
    end loop;
end $$;
revoke execute on function app.chase from public;
grant execute on function app.chase to interborough_app;
comment on function app.chase is
    'Tells deputies and heads of service what nobody acknowledged, issuers whose review has passed, coordinators who cannot be reached: each once, on working days.';

create function app.remind(unread uuid) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    r       receipt;
    message delivery;
begin
    select * into r from receipt where id = unread;
    if r.id is null or r.acknowledged_at is not null
       or not (r.issuer_id = app.authority_id() and app.writes_notices()
               or coalesce(r.partnership_id = any (app.coordinated_ids()), false)) then
        return false;
    end if;
    message.kind := 'REMINDER';
    message.topic_id := app.named_id('reminder', r.id::text, app.today()::text);
    message.partnership_id := r.partnership_id;
    message.issuer_id := r.issuer_id;
    message.notice_id := r.notice_id;
    message.notice_version_id := r.notice_version_id;
    message.receipt_id := r.id;
    perform app.queue_to_member(message, r.authority_id, 'CIRCULATED', 'DEPUTY', 'HEAD_OF_SERVICE');
    return true;
end $$;
revoke execute on function app.remind from public;
grant execute on function app.remind to interborough_app;
comment on function app.remind is
    'Reminds a member of what it has not acknowledged, at most once a day: asked by the issuer or the coordinator. False: there is nothing to remind of, or not for you.';

-- Where there is no mail server, the demonstration puts its messages here, to be looked at.

create table outbox_message (
    id             uuid primary key default app.uuid_v7(),
    delivery_id    uuid not null references delivery,
    partnership_id uuid not null references partnership,
    authority_id   uuid references authority,
    message_id     text not null,
    to_email       text not null,
    subject        text not null,
    body           text not null,
    sent_at        timestamptz not null default now()
);
create index on outbox_message (delivery_id);
create index on outbox_message (partnership_id, sent_at);
create index on outbox_message (authority_id, sent_at);
call app.protect('public', 'outbox_message');
call app.allow('select', 'outbox_message', 'authority_id = (select app.authority_id()) and (select app.reads_notices())');
call app.allow('select', 'outbox_message', 'partnership_id = any ((select app.coordinated_ids())::uuid[])');
call app.allow('insert', 'outbox_message', '(select app.has_role(''POSTMAN''))');
call app.describe('outbox_message', $$
A message that the demonstration would have sent. Empty where there are real data.
id | Identifier.
delivery_id | The delivery.
partnership_id | Under whose protocol.
authority_id | The authority to which the address belongs. Null: none.
message_id | Its Message-ID.
to_email | Address.
subject | Subject.
body | Text.
sent_at | When it would have been sent.
$$);
