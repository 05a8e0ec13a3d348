-- What happens to notices, told when it is committed: what, which notice, and the row that whoever is told must be able to see.

create function app.announce_notice() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    now_is jsonb := to_jsonb(new);
begin
    perform pg_notify('interborough_notices', concat_ws(' ', tg_argv[0],
        case tg_table_name when 'notice' then now_is ->> 'id' else now_is ->> 'notice_id' end, tg_table_name, now_is ->> 'id'));
    return null;
end $$;
comment on function app.announce_notice is 'Announces to all servers what happened to which notice.';

create trigger announce_drafted after insert on notice_version
    for each row when (new.circulated_at is null) execute function app.announce_notice('DRAFTED');
create trigger announce_changed after update of edit on notice_version
    for each row when (new.circulated_at is null and new.edit <> old.edit) execute function app.announce_notice('DRAFT_CHANGED');
create trigger announce_submitted after update of submitted_at on notice_version
    for each row when (new.submitted_at is not null and old.submitted_at is null) execute function app.announce_notice('SUBMITTED');
create trigger announce_returned after update of submitted_at on notice_version
    for each row when (new.submitted_at is null and old.submitted_at is not null) execute function app.announce_notice('RETURNED');
create trigger announce_circulated after update of circulated_at on notice_version
    for each row when (new.circulated_at is not null and old.circulated_at is null) execute function app.announce_notice('CIRCULATED');
create trigger announce_closed after update of state on notice
    for each row when (new.state = 'CLOSED' and old.state <> 'CLOSED') execute function app.announce_notice('CLOSED');
create trigger announce_acknowledged after update of acknowledged_at on receipt
    for each row when (new.acknowledged_at is not null and old.acknowledged_at is null) execute function app.announce_notice('ACKNOWLEDGED');
create trigger announce_outcome after insert on notice_outcome
    for each row execute function app.announce_notice('OUTCOME_RECORDED');
