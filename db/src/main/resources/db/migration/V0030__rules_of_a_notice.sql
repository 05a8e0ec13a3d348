-- What is wrong with a version that is not circulated yet: every fault at once, with its field and clause. Read by its issuer, and
-- by app.circulate, which refuses while there is one.

call app.figure_view('notice_fault', $figure$
select app.named_id('notice_fault', v.id::text, f.field, f.code, f.message) as id,
       v.id as notice_version_id, v.notice_id, v.partnership_id, v.authority_id,
       f.field, f.code, f.message, f.clause
from known.notice_version v
join known.notice n on n.id = v.notice_id
join known.sharing_protocol p on p.partnership_id = v.partnership_id
left join known.notice_content c on c.notice_version_id = v.id
left join known.notice_term nature on nature.id = v.nature_id
left join known.notice_term placement on placement.id = v.placement_action_id
left join known.notice_term silence on silence.id = v.not_informed_id
left join known.service s on s.id = v.service_id
cross join lateral (
    select count(*) as reasons, count(*) filter (where r.is_purchasing) as ticks from known.stated_reason r where r.notice_version_id = v.id
) stated
cross join lateral (
    values
    (n.provider_id is null and v.provider_name is null, 'provider', 'INCOMPLETE', 'Say which provider the notice is about', 'P Appendix 1'),
    (v.officer_name is null, 'officerName', 'INCOMPLETE', 'Enter the name of the officer who issues the notice', 'P Appendix 1'),
    (v.officer_job_title is null, 'officerJobTitle', 'INCOMPLETE', 'Enter the officer''s job title', 'P Appendix 1'),
    (v.officer_telephone is null, 'officerTelephone', 'INCOMPLETE', 'Enter the officer''s telephone number', 'P Appendix 1'),
    (v.event_on is null, 'eventOn', 'INCOMPLETE', 'Enter the day of the event', 'P Appendix 1'),
    (v.event_on > coalesce(v.notified_on, app.today()), 'eventOn', 'OUT_OF_RANGE',
        format('The event (%s) is after the notification (%s): the day of the event is that day or earlier',
               to_char(v.event_on, 'FMDD FMMonth YYYY'), to_char(coalesce(v.notified_on, app.today()), 'FMDD FMMonth YYYY')), 'P Appendix 1'),
    (v.notified_on > app.today(), 'notifiedOn', 'OUT_OF_RANGE', 'The day of notification is today or earlier', 'P Appendix 1'),
    (stated.reasons = 0, 'reasons', 'INCOMPLETE', 'Choose at least one reason, or one of the purchasing categories', 'P Appendix 1'),
    (stated.ticks > 1, 'reasons', 'DUPLICATE', 'Choose at most one of the purchasing categories', 'P Appendix 1'),
    (p.form = 'APPENDIX_1' and v.nature_id is null, 'nature', 'INCOMPLETE', 'Choose the nature of the service', 'P Appendix 1'),
    (nature.needs_words and v.nature_other is null, 'natureOther', 'INCOMPLETE', 'Say in words what "other" services are', 'P Appendix 1'),
    (v.host_authority_id = v.authority_id, 'hostAuthority', 'BAD_USER_INPUT', 'Name a host authority only where it is another than yours', 'P Appendix 1'),
    (p.form = 'SECTIONS_A_AND_B' and v.scope is null, 'scope', 'INCOMPLETE', 'Say whether it is about the whole organisation or one service', 'N Process summary'),
    (v.scope = 'SERVICE' and v.service_id is null and v.service_name is null, 'service', 'INCOMPLETE', 'Say which service it is about', 'N Process summary'),
    (v.scope = 'SERVICE' and s.provider_id <> n.provider_id, 'service', 'BAD_USER_INPUT', 'This service is delivered by another provider', 'P Appendix 1'),
    (p.form = 'SECTIONS_A_AND_B' and v.kind <> 'RESCISSION' and v.placement_action_id is null, 'placementAction', 'INCOMPLETE', 'Say what you are doing about placements', 'N Process summary'),
    (placement.needs_words and v.placement_other is null, 'placementOther', 'INCOMPLETE', 'Say in words what the "other" action is', 'N Process summary'),
    (p.needs_review_date and v.kind <> 'RESCISSION' and v.review_on is null, 'reviewOn', 'INCOMPLETE', 'Enter the day of the review', 'N Roles and responsibilities'),
    (v.kind <> 'RESCISSION' and v.review_on <= app.today(), 'reviewOn', 'OUT_OF_RANGE', 'The review is after today', 'N Roles and responsibilities'),
    (v.kind <> 'RESCISSION' and v.review_on > (app.today() + make_interval(months => p.review_months_at_most))::date, 'reviewOn', 'OUT_OF_RANGE',
        format('The review is within %s months', p.review_months_at_most), 'N Roles and responsibilities'),
    (v.informed_on is null and v.not_informed_id is null, 'informedOn', 'INCOMPLETE', 'Say when the provider was told, or why not', 'P 7.1(b)'),
    (v.informed_on is not null and v.not_informed_id is not null, 'notInformed', 'BAD_USER_INPUT', 'Say either when the provider was told, or why not', 'P 7.1(b)'),
    (v.informed_on > app.today(), 'informedOn', 'OUT_OF_RANGE', 'The day on which the provider was told is today or earlier', 'P 7.1(b)'),
    (silence.needs_words and v.not_informed_other is null, 'notInformedOther', 'INCOMPLETE', 'Say in words why the provider was not told', 'P 7.1(b)'),
    (v.contact_name is null, 'contactName', 'INCOMPLETE', 'Say whom to ask for further information', 'P Appendix 1'),
    (v.contact_telephone is null, 'contactTelephone', 'INCOMPLETE', 'Enter the telephone number of whom to ask', 'P Appendix 1'),
    (c.what_happened is null and stated.reasons > stated.ticks, 'whatHappened', 'INCOMPLETE', 'Say what happened', 'P 8.1'),
    (v.kind = 'PROVIDER_COMMENTS' and c.provider_comments is null, 'providerComments', 'INCOMPLETE', 'Enter the provider''s comments', 'N Process summary'),
    (v.kind = 'PROVIDER_COMMENTS' and c.commented_on is null, 'commentedOn', 'INCOMPLETE', 'Enter the day the comments came', 'N Process summary'),
    (c.commented_on > app.today(), 'commentedOn', 'OUT_OF_RANGE', 'The day the comments came is today or earlier', 'N Process summary'),
    (v.kind = 'CORRECTION' and c.what_changed is null, 'whatChanged', 'INCOMPLETE', 'Say what this version corrects', 'P 7.1(c)'),
    (v.kind = 'RESCISSION' and c.what_changed is null, 'whatChanged', 'INCOMPLETE', 'Say why the notice is rescinded', 'N Process summary')
) f (holds, field, code, message, clause)
where v.circulated_at is null and f.holds
union all
select app.named_id('notice_fault', v.id::text, r.id::text, f.code), v.id, v.notice_id, v.partnership_id, v.authority_id,
       'reasons', f.code, f.message, q.clause
from known.notice_version v
join known.stated_reason r on r.notice_version_id = v.id
join known.notice_reason q on q.id = r.reason_id
cross join lateral (
    values
    (q.needs_words and r.words is null, 'INCOMPLETE', format('Say in words what "%s" is', q.name)),
    (q.stated_as <> 'EITHER' and q.stated_as <> r.certainty, 'BAD_USER_INPUT', format('"%s" is shared as %s', q.name, lower(q.stated_as))),
    (q.partnership_id is distinct from v.partnership_id, 'NOT_IN_LIST', format('"%s" is not on your partnership''s form', q.name))
) f (holds, code, message)
where v.circulated_at is null and f.holds
$figure$);
call app.describe('known.notice_fault', $$
What is to be put right before a version can be circulated.
id | Identifier.
notice_version_id | The version.
notice_id | The notice.
partnership_id | The partnership.
authority_id | The issuing authority.
field | The field, as the contract names it.
code | One of the documented codes.
message | What is wrong, and what is expected.
clause | Source and clause of the rule.
$$);
call app.describe('known_then.notice_fault', $$
What was to be put right before a version could be circulated.
$$);
call app.describe_like('known_then.notice_fault', 'known.notice_fault');
