-- A receipt stays what it was made for, and what was acknowledged stays acknowledged: for everybody, the owner of the tables too.

create function app.stays_acknowledged() returns trigger language plpgsql as $$
declare
    answer constant text[] := array['acknowledged_at', 'acknowledged_by'];
begin
    if tg_op = 'DELETE' or to_jsonb(new) - answer is distinct from to_jsonb(old) - answer
       or old.acknowledged_at is not null and to_jsonb(new) is distinct from to_jsonb(old) then
        raise exception 'what was circulated and acknowledged is neither changed nor deleted'
            using errcode = 'restrict_violation', constraint = 'stays_acknowledged';
    end if;
    return new;
end $$;
comment on function app.stays_acknowledged is 'Refuses any change of a receipt but its one acknowledgement.';

create trigger stays_acknowledged before update or delete on receipt for each row execute function app.stays_acknowledged();
create trigger stays_whole before truncate on receipt for each statement execute function app.is_only_added_to();
