-- A draft that was submitted stays as the coordinator got it, until it is returned. What was circulated gets no more parts either,
-- and the bytes of a file stay what they were as long as a version attaches it.

do $$
declare
    part text;
begin
    foreach part in array array['notice', 'notice_version', 'notice_content', 'stated_reason', 'notice_attachment'] loop
        execute format('create policy stays_as_submitted on %I as restrictive for update to interborough_app
            using (submitted_at is null or circulated_at is not null) with check (true)', part);
        execute format('create policy stays_when_submitted on %I as restrictive for delete to interborough_app
            using (submitted_at is null)', part);
    end loop;
end $$;

create function app.return_notice(returned uuid, because text) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    v notice_version;
begin
    perform from notice where id = returned for update;
    select * into v from notice_version
    where notice_id = returned and submitted_at is not null and circulated_at is null and partnership_id = any (app.coordinated_ids())
    for update;
    if v.id is null or trim(because) = '' then
        return false;
    end if;
    update notice_content set submitted_at = null where notice_version_id = v.id;
    update stated_reason set submitted_at = null where notice_version_id = v.id;
    update notice_attachment set submitted_at = null where notice_version_id = v.id;
    update notice_version set submitted_at = null, submitted_by = null, returned_because = trim(because) where id = v.id;
    update notice set submitted_at = null, state = 'DRAFT' where id = returned and circulated_at is null;
    return true;
end $$;
revoke execute on function app.return_notice from public;
grant execute on function app.return_notice to interborough_app;
comment on function app.return_notice is
    'Returns what was submitted to its issuer, with the reason. By its coordinator; false where there is nothing to return.';

-- Parts are written in the transaction that writes their version, or while it is a draft.

create function app.comes_before_circulation() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if exists (select from notice_version v where v.id = new.notice_version_id and v.circulated_at is not null)
       and not exists (select from history.notice_version h
                       where h.id = new.notice_version_id and h.recorded_until is null and h.recorded_in = pg_current_xact_id()) then
        raise exception 'what was circulated gets no more parts'
            using errcode = 'restrict_violation', constraint = 'comes_before_circulation';
    end if;
    return new;
end $$;
create trigger comes_before_circulation before insert on notice_content for each row execute function app.comes_before_circulation();
create trigger comes_before_circulation before insert on stated_reason for each row execute function app.comes_before_circulation();
create trigger comes_before_circulation before insert on notice_attachment for each row execute function app.comes_before_circulation();

create trigger is_only_added_to before update on notice_file for each row execute function app.is_only_added_to();
create trigger stays_whole before truncate on notice_file for each statement execute function app.is_only_added_to();

create function app.forget_file() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    delete from notice_file f
    where f.id = old.file_id and not exists (select from notice_attachment a where a.file_id = old.file_id);
    return null;
end $$;
comment on function app.forget_file is 'A file that no version attaches any more is gone.';
create trigger forget_file after delete on notice_attachment for each row execute function app.forget_file();
