-- Who: the state is shown to the whole partnership; what the sub-group has before it, to those who read notices; documents as the
-- provider permits. The sub-group and its coordinator write, the lead authority of a provider writes about that provider.

do $$
declare
    shared   constant text := 'partnership_id = any ((select app.partnership_ids())::uuid[])';
    sits     constant text := 'partnership_id = any ((select app.sub_group_ids())::uuid[])';
    former   constant text := ' or authority_id = (select app.authority_id()) and ';
    reader   constant text := '(' || shared || ' and (select app.reads_notices()) or partnership_id = any ((select app.coordinated_ids())::uuid[]))';
    leads    constant text := 'app.leads_accreditation(partnership_id, provider_id)';
    part     text;
begin
    foreach part in array array['accreditation_criterion', 'accreditation_lead', 'accreditation', 'accreditation_document',
                                'accreditation_item', 'accreditation_condition', 'sub_group_member', 'sub_group_meeting'] loop
        call app.keep(part);
    end loop;
    call app.allow('select', 'accreditation_criterion', shared);
    call app.allow('select', 'accreditation_lead', shared || former || 'app.was_member(partnership_id, leads_from)');
    call app.allow('select', 'accreditation', shared || former || 'app.was_member(partnership_id, state_since)');
    call app.allow('select', 'sub_group_member', shared || former || 'app.was_member(partnership_id, joined_on)');
    call app.allow('select', 'sub_group_meeting', reader);
    call app.allow('select', 'accreditation_item', reader || former || '(select app.reads_notices()) and app.was_member(partnership_id, coalesce(decided_on, opened_on))');
    call app.allow('select', 'accreditation_condition', reader);
    call app.allow('select', 'accreditation_document', 'authority_id = (select app.authority_id()) and (select app.reads_notices()) and app.was_member(partnership_id, dated_on)');
    call app.allow('select', 'accreditation_document', shared || ' and (select app.reads_notices()) and (is_permitted
        or (select app.has_role(''SUB_GROUP_MEMBER'')) or ' || leads || ' or app.hosts(provider_id))');

    call app.allow('insert', 'accreditation_lead', sits || ' or ' || shared || ' and (select app.writes_notices())
        and (authority_id = (select app.authority_id()) or app.hands_over(partnership_id, provider_id, leads_from))');
    call app.allow('insert', 'accreditation_criterion', sits);
    call app.allow('insert', 'accreditation', '(' || sits || ' or ' || leads || ')');
    call app.allow('insert', 'accreditation_document', shared || ' and authority_id = (select app.authority_id())
        and (' || leads || ' or (select app.has_role(''SUB_GROUP_MEMBER'')))');
    call app.allow('insert', 'accreditation_item', 'kind = ''CONCERN'' and notice_id is null and outcome is null and accreditation_id is null
        and meeting_id is null and authority_id is not distinct from (select app.authority_id())
        and (' || sits || ' or ' || shared || ' and (select app.writes_notices()))');
    call app.allow('insert', 'sub_group_member', sits);
    call app.allow('insert', 'sub_group_meeting', sits);

    execute format('create policy ends on accreditation_lead for update to interborough_app using (%1$s or %2$s) with check (%3$s)', sits, leads, shared);
    grant update (leads_until) on accreditation_lead to interborough_app;
    execute format('create policy agenda on accreditation_item for update to interborough_app using (%1$s and outcome is null) with check (%1$s)', sits);
    grant update (meeting_id) on accreditation_item to interborough_app;
    execute format('create policy settles on accreditation_condition for update to interborough_app using (%1$s or %2$s) with check (%1$s or %2$s)', sits, leads);
    grant update (settlement, settled_on, settled_by, version) on accreditation_condition to interborough_app;
    execute format('create policy leaves on sub_group_member for update to interborough_app using (%1$s) with check (%1$s)', sits);
    grant update (left_on, version) on sub_group_member to interborough_app;
    execute format('create policy moves on sub_group_meeting for update to interborough_app using (%1$s) with check (%1$s)', sits);
    grant update (version) on sub_group_meeting to interborough_app;
end $$;

-- How an accreditation goes on (P 6.1, P 6.2): an application, concerns, reviews and conditions come before the sub-group as items;
-- the decision of an item, and nothing else, drives the state. Expiry is by the day: what is stored is not what is shown.

create function app.accreditation_state(state text, expires_on date) returns text stable parallel safe
    return case when state in ('ACCREDITED', 'CONDITIONAL', 'UNDER_REVIEW') and expires_on < app.today() then 'EXPIRED' else state end;
comment on function app.accreditation_state is 'Where an accreditation stands today: its last day of validity may have passed.';

create function app.in_words(code text) returns text immutable parallel safe
    return lower(replace(code, '_', ' '));

create function app.accreditation_goes(before text, after text) returns boolean immutable parallel safe
    return (before, after) in (('APPLIED', 'ACCREDITED'), ('APPLIED', 'CONDITIONAL'), ('APPLIED', 'REFUSED'),
        ('ACCREDITED', 'UNDER_REVIEW'), ('ACCREDITED', 'CONDITIONAL'),
        ('CONDITIONAL', 'ACCREDITED'), ('CONDITIONAL', 'CONDITIONAL'), ('CONDITIONAL', 'UNDER_REVIEW'),
        ('UNDER_REVIEW', 'ACCREDITED'), ('UNDER_REVIEW', 'CONDITIONAL'), ('UNDER_REVIEW', 'WITHDRAWN'));
comment on function app.accreditation_goes is 'Whether a decision leads from one state to another. It is withdrawn only after a review.';

create function app.accreditation_begins() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if tg_when = 'AFTER' then
        insert into accreditation_item (partnership_id, provider_id, kind, accreditation_id, authority_id, opened_on)
        values (new.partnership_id, new.provider_id, 'APPLICATION', new.id, new.authority_id, new.applied_on);
        return null;
    elsif new.state <> 'APPLIED' then
        raise exception 'an accreditation begins with an application' using errcode = 'check_violation', constraint = 'accreditation_goes_on';
    elsif not exists (select from accreditation_lead l
                      where l.partnership_id = new.partnership_id and l.provider_id = new.provider_id and l.authority_id = new.authority_id
                        and l.leads_from <= app.today() and (l.leads_until is null or l.leads_until > app.today())) then
        raise exception 'the lead authority receives the application' using errcode = 'check_violation', constraint = 'led_by_one_authority';
    end if;
    update accreditation a
    set state = 'EXPIRED', state_since = a.expires_on + 1, version = a.version + 1
    where a.partnership_id = new.partnership_id and a.provider_id = new.provider_id
      and a.state <> 'EXPIRED' and app.accreditation_state(a.state, a.expires_on) = 'EXPIRED';
    update accreditation_item i
    set outcome = 'NO_CHANGE', decided_on = greatest(i.opened_on, new.applied_on), decided_at = now(), decided_by = app.account_id(),
        reasons = 'The accreditation expired before this was decided.', version = i.version + 1
    from accreditation a
    where a.id = i.accreditation_id and a.partnership_id = new.partnership_id and a.provider_id = new.provider_id
      and a.state = 'EXPIRED' and i.outcome is null;
    return new;
end $$;
create trigger begins before insert on accreditation for each row execute function app.accreditation_begins();
create trigger comes_before_the_sub_group after insert on accreditation for each row execute function app.accreditation_begins();

create function app.accreditation_goes_on() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'DELETE' or (new.partnership_id, new.provider_id, new.applied_on) is distinct from (old.partnership_id, old.provider_id, old.applied_on) then
        raise exception 'an accreditation stays on record' using errcode = 'restrict_violation', constraint = 'accreditation_stays';
    elsif not (new.state = old.state and new.state <> 'CONDITIONAL' and (new.expires_on, new.state_since) is not distinct from (old.expires_on, old.state_since)
               or new.state = 'EXPIRED' and app.accreditation_state(old.state, old.expires_on) = 'EXPIRED'
               or app.accreditation_goes(app.accreditation_state(old.state, old.expires_on), new.state)) then
        raise exception 'an accreditation does not go from % to %', app.accreditation_state(old.state, old.expires_on), new.state
            using errcode = 'check_violation', constraint = 'accreditation_goes_on';
    elsif new.state = 'ACCREDITED' and exists (
        select from accreditation_condition c where c.accreditation_id = new.id and c.settlement is null) then
        raise exception 'a condition is neither met nor lifted' using errcode = 'check_violation', constraint = 'conditions_are_settled_first';
    end if;
    return new;
end $$;
create trigger goes_on before update or delete on accreditation for each row execute function app.accreditation_goes_on();

create function app.stays_decided() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.outcome is not null then
        raise exception 'what was before the sub-group stays as it was decided' using errcode = 'restrict_violation', constraint = 'stays_decided';
    end if;
    return new;
end $$;
create trigger stays_decided before update or delete on accreditation_item for each row execute function app.stays_decided();

-- A concern of P 6.2 that circulates comes before the sub-group: once for each notice and concern, whatever versions follow.

create function app.open_accreditation_items(told uuid) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    insert into accreditation_item (partnership_id, provider_id, kind, concern_clause, notice_id, authority_id, opened_on)
    select distinct n.partnership_id, n.provider_id, 'CONCERN', q.concern_clause, n.id, n.authority_id,
           (v.circulated_at at time zone 'Europe/London')::date
    from notice n
    join notice_version v on v.id = n.latest_version_id and v.kind <> 'RESCISSION'
    join stated_reason r on r.notice_version_id = v.id
    join notice_reason q on q.id = r.reason_id and q.concern_clause is not null
    where n.id = told and not n.is_imported and n.provider_id is not null
    on conflict on constraint one_item_of_a_concern do nothing;
end $$;
revoke execute on function app.open_accreditation_items from public;
comment on function app.open_accreditation_items is 'Opens an item for each concern of P 6.2 in the version of a notice that was circulated last.';

create function app.concern_circulates() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
begin
    perform app.open_accreditation_items(new.id);
    return null;
end $$;
-- On the notice, which app.circulate writes last: only then a provider that was not known before has its row.
create trigger concern_circulates after update of latest_version_id on notice for each row
    when (new.latest_version_id is distinct from old.latest_version_id) execute function app.concern_circulates();

-- Decides an item. Answers every fault, and does nothing while there is one. One decision at a time for a provider; the state it
-- brings makes the other open items of the provider ones that have changed, so that whoever was deciding those looks again.

create function app.decide_accreditation_item(
    item uuid, seen int, decision text, day date, meeting uuid, why text, expiry date, condition_words text[], condition_days date[])
    returns table (field text, code text, message text, clause text) language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    i     accreditation_item;
    a     accreditation;
    m     sub_group_meeting;
    stood text;
    goes  text := case decision when 'ACCREDITED' then 'ACCREDITED' when 'CONDITIONS' then 'CONDITIONAL' when 'REVIEW' then 'UNDER_REVIEW'
                               when 'REFUSED' then 'REFUSED' when 'WITHDRAWN' then 'WITHDRAWN' end;
    left_open int;
begin
    select * into i from accreditation_item where id = item;
    if i.id is null or not (coalesce(i.partnership_id = any (app.sub_group_ids()), false)
                            or app.reads_notices() and coalesce(i.partnership_id = any (app.partnership_ids()), false)) then
        return query values ('id', 'NOT_FOUND', 'There is no such item', null);
        return;
    elsif not coalesce(i.partnership_id = any (app.sub_group_ids()), false) then
        return query values ('id', 'FORBIDDEN', 'Items are decided by members of the accreditation sub-group, and recorded by them or the coordinator', 'P 6.2');
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('accreditation ' || i.partnership_id || i.provider_id, 0));
    select * into i from accreditation_item where id = item for update;
    if i.version <> seen or i.outcome is not null then
        return query values ('version', 'CONFLICT', case when i.outcome is null
            then 'This item, or where the provider stands, changed meanwhile. Look at it as it is now and decide again'
            else 'Somebody else decided this item meanwhile. What was decided stays' end, null);
        return;
    end if;
    select * into a from accreditation c
    where c.partnership_id = i.partnership_id and c.provider_id = i.provider_id and (i.accreditation_id is null or c.id = i.accreditation_id)
    order by c.applied_on desc, c.id desc limit 1 for update;
    select * into m from sub_group_meeting g where g.id = meeting and g.partnership_id = i.partnership_id;
    stood := app.accreditation_state(a.state, a.expires_on);
    select count(*) into left_open from accreditation_condition c where c.accreditation_id = a.id and c.settlement is null;

    return query
    select f.* from (values
        ('outcome', 'BAD_USER_INPUT', 'An application is accredited, with conditions or without, or refused', 'P 6.1',
            i.kind = 'APPLICATION' and decision not in ('ACCREDITED', 'CONDITIONS', 'REFUSED')),
        ('outcome', 'BAD_USER_INPUT', 'A concern is answered by no change, a review, conditions or, after a review, withdrawal', 'P 6.2',
            i.kind = 'CONCERN' and decision in ('ACCREDITED', 'REFUSED')),
        ('outcome', 'BAD_USER_INPUT', 'This item asks for a decision: "no change" answers concerns only', 'P 6.2',
            i.kind in ('REVIEW', 'CONDITIONS') and decision = 'NO_CHANGE'),
        ('outcome', 'IMPOSSIBLE', 'The provider never applied for accreditation: only "no change" can be decided', 'P 6.1',
            a.id is null and goes is not null),
        ('outcome', 'IMPOSSIBLE', format('An accreditation that is %s cannot become %s. From there it can become %s',
                app.in_words(stood), app.in_words(goes), coalesce((select string_agg(app.in_words(s), ', ' order by s) from unnest(array['ACCREDITED',
                    'CONDITIONAL', 'UNDER_REVIEW', 'REFUSED', 'WITHDRAWN']) s where app.accreditation_goes(stood, s)), 'nothing: a new application is needed')),
            'P 6.1', i.kind <> 'APPLICATION' and a.id is not null and goes is not null and not (i.kind = 'CONCERN' and goes in ('ACCREDITED', 'REFUSED')) and not app.accreditation_goes(stood, goes)),
        ('outcome', 'INCOMPLETE', format('%s of its conditions %s neither met nor lifted: settle %s first', left_open,
                case left_open when 1 then 'is' else 'are' end, case left_open when 1 then 'it' else 'them' end), null,
            goes = 'ACCREDITED' and left_open > 0),
        ('decidedOn', 'OUT_OF_RANGE', 'The day of the decision is today or earlier', null, day > app.today()),
        ('decidedOn', 'OUT_OF_RANGE', format('The item was opened on %s: the day of the decision is that day or later',
                to_char(i.opened_on, 'FMDD FMMonth YYYY')), null, day < i.opened_on),
        ('decidedOn', 'OUT_OF_RANGE', format('The accreditation has been %s since %s: the day of the decision is that day or later', app.in_words(stood),
                to_char(a.state_since, 'FMDD FMMonth YYYY')), null, goes is not null and day < a.state_since),
        ('meeting', 'NOT_FOUND', 'There is no such meeting', null, meeting is not null and m.id is null),
        ('meeting', 'BAD_USER_INPUT', format('That meeting was on %s: what was decided there has its day', to_char(m.meets_on, 'FMDD FMMonth YYYY')),
            null, m.meets_on <> day),
        ('reasons', 'INCOMPLETE', 'Give the reasons for the decision: the provider may challenge it', 'P 7.1(c)', coalesce(trim(why), '') = ''),
        ('expiresOn', 'INCOMPLETE', 'Enter the last day of the accreditation', 'P 6.1',
            goes in ('ACCREDITED', 'CONDITIONAL') and expiry is null and a.expires_on is null),
        ('expiresOn', 'OUT_OF_RANGE', 'The last day of the accreditation is after the day of the decision', null,
            goes in ('ACCREDITED', 'CONDITIONAL') and coalesce(expiry, a.expires_on) <= day),
        ('expiresOn', 'BAD_USER_INPUT', 'Leave the last day out: it is set when a provider is accredited', null,
            expiry is not null and coalesce(goes, '') not in ('ACCREDITED', 'CONDITIONAL')),
        ('conditions', 'INCOMPLETE', 'Say which conditions the provider is to meet, and by when', null, goes = 'CONDITIONAL' and cardinality(condition_words) = 0),
        ('conditions', 'BAD_USER_INPUT', 'Leave the conditions out: they go with the outcome CONDITIONS only', null,
            decision <> 'CONDITIONS' and cardinality(condition_words) > 0),
        ('conditions', 'INCOMPLETE', 'Say in words what each condition is', null, exists (select from unnest(condition_words) w where trim(w) = '')),
        ('conditions', 'OUT_OF_RANGE', 'A condition is to be met after the day of the decision', null, exists (select from unnest(condition_days) d where d <= day))
    ) v (field, code, message, clause, holds)
    cross join lateral (select v.field, v.code, v.message, v.clause) f
    where v.holds;
    if found then
        return;
    end if;

    if goes is not null then
        update accreditation c
        set state = goes, state_since = day, expires_on = coalesce(expiry, c.expires_on), version = c.version + 1,
            accredited_on = case when goes <> 'REFUSED' then coalesce(c.accredited_on, day) end
        where c.id = a.id;
    end if;
    update accreditation_item c
    set outcome = decision, decided_on = day, decided_at = now(), decided_by = app.account_id(), meeting_id = meeting, reasons = trim(why),
        accreditation_id = a.id, state_before = stood, state_after = coalesce(goes, stood), expires_on = expiry, version = c.version + 1
    where c.id = item;
    if goes is null then
        return;
    end if;
    insert into accreditation_condition (partnership_id, provider_id, accreditation_id, item_id, words, due_on)
    select i.partnership_id, i.provider_id, a.id, item, trim(w.words), w.day from unnest(condition_words, condition_days) w(words, day);
    update accreditation_item c
    set outcome = decision, decided_on = day, decided_at = now(), decided_by = app.account_id(), decided_with_id = item, reasons = trim(why),
        state_before = stood, state_after = goes, version = c.version + 1
    where c.accreditation_id = a.id and c.kind <> 'CONCERN' and c.outcome is null and c.opened_on <= day;
    update accreditation_item c set version = c.version + 1
    where c.partnership_id = i.partnership_id and c.provider_id = i.provider_id and c.outcome is null;
    if goes in ('UNDER_REVIEW', 'CONDITIONAL') then
        insert into accreditation_item (partnership_id, provider_id, kind, accreditation_id, authority_id, opened_on)
        values (i.partnership_id, i.provider_id, case goes when 'UNDER_REVIEW' then 'REVIEW' else 'CONDITIONS' end, a.id, i.authority_id, day);
    end if;
end $$;
revoke execute on function app.decide_accreditation_item from public;
grant execute on function app.decide_accreditation_item to interborough_app;
comment on function app.decide_accreditation_item is 'Decides what is before the sub-group (P 6.2), and brings about the state that was decided. All faults; none: it is done.';

call app.figure_view('provider_accreditation', $figure$
select a.id, a.partnership_id, a.provider_id, a.authority_id,
       app.accreditation_state(a.state, a.expires_on) as state,
       a.applied_on,
       case when app.accreditation_state(a.state, a.expires_on) = a.state then a.state_since else a.expires_on + 1 end as state_since,
       a.accredited_on, a.expires_on, a.version, a.recorded_at, a.recorded_by,
       coalesce(l.authority_id, a.authority_id) as lead_authority_id,
       a.id = first_value(a.id) over (partition by a.partnership_id, a.provider_id order by a.applied_on desc, a.id desc) as is_latest,
       a.state in ('ACCREDITED', 'CONDITIONAL', 'UNDER_REVIEW') and a.expires_on >= app.today() as is_in_force,
       a.state in ('ACCREDITED', 'CONDITIONAL', 'UNDER_REVIEW') and a.expires_on between app.today() and app.today() + 90 as is_lapsing,
       case when a.state in ('ACCREDITED', 'CONDITIONAL', 'UNDER_REVIEW') and a.expires_on >= app.today() then a.expires_on - app.today() end as days_to_expiry
from known.accreditation a
left join known.accreditation_lead l on l.partnership_id = a.partnership_id and l.provider_id = a.provider_id
     and l.leads_from <= app.today() and (l.leads_until is null or l.leads_until > app.today())
$figure$);

call app.figure_view('sub_group_item', $figure$
select i.id, i.partnership_id, i.provider_id, i.kind, i.concern_clause, i.notice_id, i.authority_id,
       coalesce(i.accreditation_id, (
           select a.id from known.accreditation a where a.partnership_id = i.partnership_id and a.provider_id = i.provider_id
           order by a.applied_on desc, a.id desc limit 1)) as accreditation_id,
       i.words, i.opened_on, i.opened_by, i.meeting_id, i.outcome, i.decided_on, i.decided_at, i.decided_by, i.decided_with_id, i.reasons,
       i.state_before, i.state_after, i.expires_on, i.version,
       case when i.outcome is null then 'OPEN' else 'DECIDED' end as state,
       coalesce(i.decided_on, app.today()) - i.opened_on as days_open
from known.accreditation_item i
$figure$);
call app.describe_like('known.provider_accreditation', 'accreditation');
call app.describe('known.provider_accreditation', $$
Accreditations with where they stand today.
state | As last decided; EXPIRED once its last day has passed.
state_since | First day of that state.
lead_authority_id | The authority that leads on the provider today; where there is none, that received the application.
is_latest | No later application of the provider is known.
is_in_force | Accredited today: with conditions or under review too.
is_lapsing | In force, for 90 more days at most.
days_to_expiry | Until its last day. Null: not in force. Unit: days.
$$);
call app.describe_like('known.sub_group_item', 'accreditation_item');
call app.describe('known.sub_group_item', $$
What is before the accreditation sub-group, with where it stands.
accreditation_id | The accreditation it is about; of an open concern, the provider's latest. Null: none.
state | OPEN or DECIDED.
days_open | Until the decision, or today. Unit: days.
$$);
