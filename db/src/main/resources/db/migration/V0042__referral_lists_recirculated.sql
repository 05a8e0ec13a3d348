-- A referral list follows its authority's own decisions at once, and is sent round in that authority when it changes (N).

create function app.recirculate_referral_list(cause uuid, partnership uuid, authority uuid) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    message delivery;
begin
    message.kind := 'REFERRAL_LIST';
    message.topic_id := cause;
    message.partnership_id := partnership;
    message.issuer_id := authority;
    perform app.queue_to_member(message, authority, 'CIRCULATED');
end $$;
revoke execute on function app.recirculate_referral_list from public;
comment on function app.recirculate_referral_list is 'Queues word of a changed referral list to the contacts of its authority, once for each cause.';

create function app.recirculate_after_notice() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if exists (select from stated_reason r join notice_reason q on q.id = r.reason_id
               where r.notice_version_id = new.latest_version_id and r.is_purchasing and q.kind <> 'DOCUMENT') then
        perform app.recirculate_referral_list(new.latest_version_id, new.partnership_id, new.authority_id);
    end if;
    return null;
end $$;
create trigger recirculate_referral_list after update of latest_version_id on notice
    for each row when (new.latest_version_id is distinct from old.latest_version_id) execute function app.recirculate_after_notice();

create function app.recirculate_after_sanction() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform app.recirculate_referral_list(app.named_id('referral_list', new.id::text, new.version::text), new.partnership_id, new.authority_id);
    return null;
end $$;
create trigger recirculate_referral_list after insert or update on sanction
    for each row when (new.kind <> 'NOTICE_TO_IMPROVE' and new.recorded_by = app.account_id()) execute function app.recirculate_after_sanction();
