-- Who sees and who writes what V0054 holds: participants all of their scheme, others their own quota, charge and referrals.

do $$
declare
    participates constant text := 'scheme_id = any ((select app.joint_scheme_ids())::uuid[])';
    leads        constant text := 'authority_id = (select app.authority_id()) and (select app.writes_joint())
        and partnership_id = any ((select app.partnership_ids())::uuid[])';
    name         text;
begin
    foreach name in array array['referral_agency', 'quota', 'quota_neighbour', 'external_charge', 'referral', 'abatement', 'abatement_share'] loop
        call app.keep(name);
        call app.allow('select', name, participates);
    end loop;
    call app.allow('select', 'referral_agency', 'authority_id = (select app.authority_id())');
    call app.allow('insert', 'referral_agency', 'authority_id = (select app.authority_id()) and (select app.writes_joint()) and ' || participates);
    call app.allow('update', 'referral_agency', 'authority_id = (select app.authority_id()) and (select app.writes_joint())');

    call app.allow('select', 'quota', 'scope = ''WEST_LONDON'' and partnership_id = any ((select app.partnership_ids())::uuid[])');
    call app.allow('select', 'quota', 'id in (select n.quota_id from public.quota_neighbour n where n.authority_id = (select app.authority_id()))');
    call app.allow('select', 'quota_neighbour', 'authority_id = (select app.authority_id())');
    call app.allow('insert', 'quota', leads);
    call app.allow('update', 'quota', leads);
    call app.allow('insert', 'quota_neighbour', 'lead_id = (select app.authority_id()) and (select app.writes_joint())');

    call app.allow('select', 'external_charge', 'charged_id = (select app.authority_id())');
    call app.allow('insert', 'external_charge', leads);
    call app.allow('insert', 'abatement', leads);

    call app.allow('select', 'referral', 'authority_id = (select app.authority_id())');
    call app.allow('select', 'referral', 'source_id = (select app.authority_id())');
    call app.allow('insert', 'referral', leads);
    call app.allow('insert', 'referral', 'source_id = (select app.authority_id()) and (select app.writes_joint()) and state = ''MADE''
        and partnership_id = any ((select app.partnership_ids())::uuid[])');
    call app.allow('update', 'referral', leads);
    call app.allow('update', 'referral', 'source_id = (select app.authority_id()) and (select app.writes_joint()) and state in (''MADE'', ''WITHDRAWN'')');
    foreach name in array array['external_charge', 'abatement', 'abatement_share'] loop
        execute format('create trigger is_only_added_to before update or delete on %I for each row execute function app.is_only_added_to()', name);
    end loop;
end $$;

-- A referral is always the same one: who referred to what does not change, and what ended stays ended.

create function app.referrals_go_on() returns trigger language plpgsql as $$
begin
    if (new.service_id, new.source_id, new.made_on, new.tier) is distinct from (old.service_id, old.source_id, old.made_on, old.tier)
       or new.scheme_id is distinct from old.scheme_id
       or old.state in ('REFUSED', 'WITHDRAWN', 'ENDED') then
        raise exception 'a referral goes on and does not become another' using errcode = 'restrict_violation', constraint = 'referrals_go_on';
    end if;
    return new;
end $$;
create trigger referrals_go_on before update on referral for each row execute function app.referrals_go_on();

call app.describe('listed_neighbour', $$
Neighbours of a partnership that come before other authorities where services are not jointly bought (J Schedule 5).
id | Identifier.
partnership_id | The partnership.
authority_id | The neighbour.
$$);
call app.describe('referral_agency', $$
An agency, or the central point, that a participant designates to refer to a scheme (JPA 6.2).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The participant that designates it.
scheme_id | The scheme.
name | Name of the agency.
is_central_point | It is the participant's central point of referral.
from_day | First day on which it may refer.
to_day | Last day. Null: until it is withdrawn.
version | Counts changes; edits name the version they start from.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('quota', $$
How much of a scheme others may use free of charge (JPA 7.2, 7.3): units at one time, and unit-weeks in a financial year.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
scope | WEST_LONDON: members that do not take part, together; NEIGHBOURS: the authorities named, together.
units | Most units in use on one night. Unit: household units.
unit_weeks | Most unit-weeks in a financial year. Null: the units on every night of it.
from_day | First day.
to_day | Last day. Null: until replaced.
version | Counts changes; edits name the version they start from.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('quota_neighbour', $$
A neighbour named in a quota (JPA 7.2).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The neighbour.
scheme_id | The scheme.
quota_id | The quota.
$$);
call app.describe('external_charge', $$
What an authority outside an agreement is charged for using a scheme, agreed by letter (JPA 11.1, 11.2). Rows are only added.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority, which charges.
scheme_id | The scheme.
charged_id | The authority that is charged.
unit_week_price_pence | Price of a unit-week. Unit: pence.
letter_on | Date of the letter.
letter_reference | Reference of the letter.
because | Why no participant had a suitable referral.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('referral', $$
A referral to a service, and the nights it occupies there. Arrival counts as a night, departure does not. No person is named.
id | Identifier.
partnership_id | The partnership.
authority_id | The authority that holds the service: the lead of a scheme.
service_id | The service.
scheme_id | The scheme. Null: the service is not jointly bought.
source_id | The authority the referral comes from.
agency_id | The designated agency. Null: it is not designated, which is flagged (J Schedule 4 §2.1), or the source takes no part.
agency | Name of the agency, as written.
tier | Where the source stands on the day it was made: PARTICIPANT in the scheme, HOST of the service, WEST_LONDON member, listed NEIGHBOUR or OTHER.
state | MADE, ACCEPTED (booked), REFUSED, WITHDRAWN, STARTED or ENDED.
made_on | Day it was made.
decided_on | Day it was accepted, refused or withdrawn.
refused_because | Why it was refused.
unit_number | Number of the unit in the service, from 1.
starts_on | First night.
expected_end_on | Day of departure as expected.
ended_on | Day of departure.
quota_id | The quota it counts against. Null: a participant's, or not jointly bought.
charge_id | The charge it was accepted under. Null: free of charge.
version | Counts changes; edits name the version they start from.
recorded_at | When it was recorded.
recorded_by | By whom.
nights | The nights booked or stayed: from the first until before the departure.
$$);
call app.describe('abatement', $$
Net income from outside a scheme in a time, and whether the participants' fees are abated by it (JPA 11.3). Rows are only added.
id | Identifier.
partnership_id | The partnership.
authority_id | The lead authority.
scheme_id | The scheme.
from_day | First day of the time it was earned in.
to_day | Last day.
income_pence | Net income. Unit: pence.
is_applied | The fees are abated. False: they are not, and because says why.
because | Why, above all why not.
recorded_at | When it was recorded.
recorded_by | By whom.
$$);
call app.describe('abatement_share', $$
A participant's share of an abatement: income times its units by all units on the first day, half up; the remainder is the lead's (JPA 11.3).
id | Identifier.
partnership_id | The partnership.
lead_id | The lead authority.
authority_id | The participant.
scheme_id | The scheme.
abatement_id | The abatement.
units | Its units. Unit: household units.
amount_pence | Its share. Unit: pence.
$$);
