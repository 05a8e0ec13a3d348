-- Only what was circulated is shared, disclosed or challenged; what was recorded stays, and goes on in few columns. Sending onward runs
-- as the owner, since messages are queued for addresses that the issuer does not see; each function asks first who calls.

create function app.is_about_what_was_circulated() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    wanted uuid := (to_jsonb(new) ->> 'notice_version_id')::uuid;
begin
    if not exists (select from notice n where n.id = new.notice_id and n.circulated_at is not null)
       or wanted is not null and not exists (select from notice_version v where v.id = wanted and v.circulated_at is not null) then
        raise exception 'there is no such circulated notice' using errcode = 'check_violation', constraint = 'is_about_what_was_circulated';
    end if;
    return new;
end $$;
create trigger is_about_what_was_circulated before insert or update on onward_share
    for each row execute function app.is_about_what_was_circulated();
create trigger is_about_what_was_circulated before insert on notice_disclosure
    for each row execute function app.is_about_what_was_circulated();
create trigger is_about_what_was_circulated before insert on notice_challenge
    for each row execute function app.is_about_what_was_circulated();

create function app.members_have_it_already() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if new.to_authority_id in (select app.member_ids(new.partnership_id, app.today())) then
        raise exception 'members are circulated to' using errcode = 'check_violation', constraint = 'members_have_it_already';
    end if;
    return new;
end $$;
create trigger members_have_it_already before insert on onward_share for each row execute function app.members_have_it_already();

-- A step back is none: what was decided, passed on or given up stays so. A message to an address that failed may be sent again.

create function app.goes_onward() returns trigger language plpgsql as $$
declare
    goes_on constant text[] := array['state', 'version', 'notice_version_id', 'decided_at', 'decided_by', 'decision_words',
                                     'provider_told', 'not_before', 'passed_on_at', 'sent_at'];
begin
    if tg_op = 'DELETE' or to_jsonb(new) - goes_on is distinct from to_jsonb(old) - goes_on
       or old.decided_at is not null and (new.decided_at, new.decided_by, new.decision_words, new.notice_version_id)
          is distinct from (old.decided_at, old.decided_by, old.decision_words, old.notice_version_id)
       or not (old.state = new.state
               or old.state = 'REQUESTED' and new.state in ('REFUSED', 'APPROVED')
               or old.state = 'APPROVED' and new.state in ('STOPPED', 'PASSED_ON')
               or old.passed_on_at is not null and new.passed_on_at = old.passed_on_at) then
        raise exception 'what was shared onward is neither changed nor deleted'
            using errcode = 'restrict_violation', constraint = 'goes_onward';
    end if;
    return new;
end $$;
create trigger goes_onward before update or delete on onward_share for each row execute function app.goes_onward();
create trigger is_only_added_to before update or delete on notice_disclosure for each row execute function app.is_only_added_to();

create function app.goes_on_to_its_outcome() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    goes_on constant text[] := array['outcome', 'outcome_on', 'corrected_version_id', 'version'];
begin
    if tg_op = 'DELETE' or to_jsonb(new) - goes_on is distinct from to_jsonb(old) - goes_on
       or old.outcome is not null and (new.outcome, new.outcome_on) is distinct from (old.outcome, old.outcome_on)
       or old.corrected_version_id is not null and new.corrected_version_id is distinct from old.corrected_version_id then
        raise exception 'a challenge and its outcome are neither changed nor deleted'
            using errcode = 'restrict_violation', constraint = 'goes_on_to_its_outcome';
    elsif new.corrected_version_id is not null and not exists (
            select from notice_version v
            where v.id = new.corrected_version_id and v.circulated_at is not null and v.kind in ('CORRECTION', 'RESCISSION')) then
        raise exception 'a challenge is put right by a circulated correction' using errcode = 'check_violation', constraint = 'put_right_by_a_correction';
    end if;
    return new;
end $$;
create trigger goes_on_to_its_outcome before update or delete on notice_challenge
    for each row execute function app.goes_on_to_its_outcome();

create trigger stays_whole before truncate on onward_share for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_disclosure for each statement execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_challenge for each statement execute function app.is_only_added_to();

-- No message goes onward but of what its issuer decided, and none while somebody has still to be told before. For everybody, the owner too.

create function app.is_decided_by_its_issuer() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if not exists (select from onward_share s
                   where s.id = new.topic_id and s.state not in ('REQUESTED', 'REFUSED', 'STOPPED') and s.to_email = new.to_email
                     and s.issuer_id = new.issuer_id and s.notice_version_id = new.notice_version_id)
       or exists (select from delivery d where d.kind = 'TOLD_BEFORE' and d.topic_id = new.topic_id and d.state = 'QUEUED') then
        raise exception 'a notice goes onward as its issuer decided' using errcode = 'check_violation', constraint = 'is_decided_by_its_issuer';
    end if;
    return new;
end $$;
create index on delivery (topic_id);
create trigger is_decided_by_its_issuer before insert on delivery
    for each row when (new.kind = 'ONWARD') execute function app.is_decided_by_its_issuer();

create function app.onward_message(s onward_share) returns delivery immutable
    return (null, s.partnership_id, null, s.id, s.issuer_id, s.notice_id, s.notice_version_id, null, null, null, null, s.to_name, s.to_email,
            null, null, null, null, null, null, null, null, null)::delivery;
comment on function app.onward_message is 'What every message about sharing onward has.';

-- Tells the coordinator, and the provider unless the notice says why it was not informed.

create function app.tell_before(share uuid) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    s       onward_share;
    message delivery;
    told    record;
begin
    select * into s from onward_share where id = share;
    select t.id, t.name, coalesce(
               (select k.email from provider_contact k where k.provider_id = t.id and k.kind = 'NAMED' and k.email is not null order by k.id limit 1),
               t.email) as email, v.not_informed_id is not null as is_silent
      into told
    from notice n
    join notice_version v on v.id = s.notice_version_id
    join provider t on t.id = n.provider_id
    where n.id = s.notice_id;
    update onward_share
    set provider_told = case when told.is_silent then 'NOT_INFORMED' when told.email is null then 'NO_ADDRESS' else 'TOLD' end
    where id = share;
    message := app.onward_message(s);
    message.kind := 'TOLD_BEFORE';
    perform app.queue_to_coordinator(message);
    if not told.is_silent and told.email is not null then
        message.provider_id := told.id;
        message.to_name := told.name;
        message.to_email := told.email;
        perform app.queue_delivery(message);
    end if;
end $$;
revoke execute on function app.tell_before from public;
comment on function app.tell_before is 'Queues what the provider and the coordinator are told before a notice goes onward.';

-- Everybody told by message: it goes at once. Somebody could not be: an hour after the decision, so that the issuer can tell them. While
-- a message to them is still tried, it waits. The lock makes two messages that arrive at the same time see each other.

create function app.pass_on(share uuid) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    s       onward_share;
    message delivery;
    told    record;
begin
    select * into s from onward_share where id = share for update;
    if s.id is null or s.state <> 'APPROVED' then
        return false;
    end if;
    if not exists (select from notice n where n.id = s.notice_id and n.state = 'CIRCULATED') then
        update onward_share set state = 'STOPPED', version = version + 1 where id = share;
        return false;
    end if;
    select coalesce(bool_or(d.state = 'QUEUED'), false) as is_under_way, coalesce(bool_and(d.state = 'SENT'), false) as is_done into told
    from delivery d where d.kind = 'TOLD_BEFORE' and d.topic_id = share;
    if told.is_under_way or not (told.is_done and s.provider_told <> 'NO_ADDRESS') and now() < s.not_before then
        return false;
    end if;
    message := app.onward_message(s);
    message.kind := 'ONWARD';
    perform app.queue_delivery(message);
    update onward_share set state = 'PASSED_ON', passed_on_at = now(), version = version + 1 where id = share;
    return true;
end $$;
revoke execute on function app.pass_on from public;
comment on function app.pass_on is 'Sends a notice onward where its issuer decided so and those to be told before were told, or an hour has passed.';

create function app.pass_on_due() returns int language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    due  uuid;
    sent int := 0;
begin
    if not app.has_role('POSTMAN') then
        raise exception 'only the postman passes on' using errcode = 'insufficient_privilege';
    end if;
    for due in select id from onward_share where state = 'APPROVED' order by not_before, id loop
        sent := sent + app.pass_on(due)::int;
    end loop;
    return sent;
end $$;
revoke execute on function app.pass_on_due from public;
grant execute on function app.pass_on_due to interborough_app;
comment on function app.pass_on_due is 'Sends onward all that waits no longer. How many.';

create function app.onward_message_moved() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if new.kind = 'TOLD_BEFORE' then
        perform app.pass_on(new.topic_id);
    else
        update onward_share
        set state = case new.state when 'SENT' then 'SENT' when 'QUEUED' then 'PASSED_ON' else 'UNREACHED' end,
            sent_at = coalesce(new.sent_at, sent_at), version = version + 1
        where id = new.topic_id;
    end if;
    return null;
end $$;
create trigger onward_message_moved after update of state on delivery
    for each row when (new.kind in ('TOLD_BEFORE', 'ONWARD') and new.state <> old.state) execute function app.onward_message_moved();

create function app.decide_onward(share uuid, edit int, approved boolean, words text) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    s onward_share;
    n notice;
begin
    select * into s from onward_share where id = share for update;
    if s.id is null or s.issuer_id is distinct from app.authority_id() or not app.writes_notices()
       or s.state <> 'REQUESTED' or s.version <> edit then
        return false;
    end if;
    select * into n from notice where id = s.notice_id for share;
    if approved and n.state <> 'CIRCULATED' then
        raise exception 'the notice is closed' using errcode = 'check_violation', constraint = 'open_notices_go_onward';
    end if;
    update onward_share
    set state = case when approved then 'APPROVED' else 'REFUSED' end, version = edit + 1, decided_at = now(), decided_by = app.account_id(),
        decision_words = nullif(trim(words), ''),
        notice_version_id = case when approved then n.latest_version_id end,
        not_before = case when approved then now() + interval '1 hour' end
    where id = share;
    if approved then
        perform app.tell_before(share);
    end if;
    return true;
end $$;
revoke execute on function app.decide_onward from public;
grant execute on function app.decide_onward to interborough_app;
comment on function app.decide_onward is
    'Approves or refuses that a notice goes onward, by its issuer. False: there is nothing to decide, somebody did meanwhile, or it is not for you.';

create function app.share_onward(shared uuid, authority uuid, name text, email text, because text) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    n     notice;
    share uuid := app.uuid_v7();
begin
    select * into n from notice where id = shared for share;
    if n.id is null or n.authority_id is distinct from app.authority_id() or not app.writes_notices()
       or not n.partnership_id = any (app.partnership_ids()) then
        raise exception 'there is no such notice, or not for you' using errcode = 'no_data_found';
    elsif n.state <> 'CIRCULATED' then
        raise exception 'the notice is not open' using errcode = 'check_violation', constraint = 'open_notices_go_onward';
    end if;
    insert into onward_share (id, partnership_id, issuer_id, notice_id, notice_version_id, to_authority_id, to_name, to_email, because, state,
                              decided_at, decided_by, not_before)
    values (share, n.partnership_id, n.authority_id, n.id, n.latest_version_id, authority, name, email, because, 'APPROVED',
            now(), app.account_id(), now() + interval '1 hour');
    perform app.tell_before(share);
    return share;
end $$;
revoke execute on function app.share_onward from public;
grant execute on function app.share_onward to interborough_app;
comment on function app.share_onward is 'Sends a notice onward of the issuer''s own decision, when those to be told before were told. The row of it.';
