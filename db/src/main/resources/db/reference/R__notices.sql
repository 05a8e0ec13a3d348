-- What the two protocols say of notices: reasons, lists, settings. Source: the protocols; severity, decay, floors and deadlines are ours.

insert into notice_reason (id, partnership_id, code, name, kind, is_purchasing, stated_as, severity, half_life_days, ended_factor,
                           cutoff_days, floor_band, clause, is_compulsory, needs_words, concern_clause, note, position, valid_from)
values
    (app.named_id('notice_reason', 'ACC_APPROVED'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_APPROVED', 'Accreditation Approval', 'EVENT', false, 'CONFIRMED', 'NONE', null, null, null, null, 'P Appendix 1', false, false, null, 'good news: shared but carries no points', 1, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_HC_RESERVATIONS'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_HC_RESERVATIONS', 'Provider becomes subject to Housing Corporation reservations', 'STATE', false, 'CONFIRMED', 'HIGH', 365, 0.25, 1095, null, 'P 6.2(1)', true, false, 'P 6.2(1)', 'today: Regulator of Social Housing grade/notice', 2, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_MERGER'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_MERGER', 'Provider merges with another organisation', 'EVENT', false, 'CONFIRMED', 'LOW', 180, 0.25, 1095, null, 'P 8.1(1)', true, false, 'P 6.2(2)', 'change of ownership includes merger in 8.1(1)', 3, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_LOST_CONTRACT'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_LOST_CONTRACT', 'Provider loses an SP contract with the authority', 'EVENT', false, 'CONFIRMED', 'MEDIUM', 365, 0.25, 1095, null, 'P 6.2(3)', true, false, 'P 6.2(3)', null, 4, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_RESTRUCTURE'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_RESTRUCTURE', 'Substantial internal restructuring', 'EVENT', false, 'CONFIRMED', 'LOW', 180, 0.25, 1095, null, 'P 6.2(4)', true, false, 'P 6.2(4)', null, 5, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_POLICE_FRAUD'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_POLICE_FRAUD', 'Police investigation or allegations of fraud', 'STATE', false, 'ALLEGED', 'HIGH', 365, 0.25, 1095, null, 'P 6.2(5)', true, false, 'P 6.2(5)', 'alleged: show as alleged; end it when closed', 6, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_SP_ADMIN'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_SP_ADMIN', 'Increasing problems in dealing with SP admin', 'STATE', false, 'CONFIRMED', 'LOW', 180, 0.25, 1095, null, 'P 6.2(6)', true, false, 'P 6.2(6)', null, 7, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_HEALTH_SAFETY'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_HEALTH_SAFETY', 'Major H&S concern incl. successful prosecution (H&S/Env Health/Food)', 'EVENT', false, 'EITHER', 'HIGH', 730, 0.25, 1095, null, 'P 8.1(4)', true, false, 'P 6.2(7)', 'the form merges three list entries; keep a sub-code', 8, '2003-04-01'),
    (app.named_id('notice_reason', 'PROSECUTION_HEALTH_SAFETY'), app.named_id('partnership', 'WEST_LONDON'), 'PROSECUTION_HEALTH_SAFETY', 'Successful prosecution under health and safety legislation incl. environmental health (post hearing)', 'EVENT', false, 'CONFIRMED', 'HIGH', 1095, 0.25, 2190, null, 'P 8.1(4)', true, false, 'P 6.2(7)', 'sub-code of ACC_HEALTH_SAFETY on the form', 9, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_QAF_STAGNANT'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_QAF_STAGNANT', 'No improved QAF performance over a prolonged period (2 years)', 'STATE', false, 'CONFIRMED', 'MEDIUM', 365, 0.25, 1095, null, 'P 6.2(8)', true, false, 'P 6.2(8)', 'can be derived from QAF data: flag when it is true but no notice was raised', 10, '2003-04-01'),
    (app.named_id('notice_reason', 'ACC_OTHER'), app.named_id('partnership', 'WEST_LONDON'), 'ACC_OTHER', 'Other concern affecting accreditation criteria', 'EVENT', false, 'EITHER', 'LOW', 180, 0.25, 1095, null, 'P 6.2(9)', false, true, 'P 6.2(9)', 'not on the form', 11, '2003-04-01'),
    (app.named_id('notice_reason', 'OWN_CHANGE'), app.named_id('partnership', 'WEST_LONDON'), 'OWN_CHANGE', 'Change of ownership (including merger)', 'EVENT', false, 'CONFIRMED', 'LOW', 180, 0.25, 1095, null, 'P 8.1(1)', true, false, 'P 6.2(2)', null, 12, '2003-04-01'),
    (app.named_id('notice_reason', 'BUSINESS_CLOSED'), app.named_id('partnership', 'WEST_LONDON'), 'BUSINESS_CLOSED', 'Closure of a business', 'TERMINAL', false, 'CONFIRMED', 'CRITICAL', 730, 0.25, 1095, 5, 'P 8.1(2)', true, false, null, 'floor: likelihood 5 while any unit is contracted', 13, '2003-04-01'),
    (app.named_id('notice_reason', 'PROVIDER_WITHDREW'), app.named_id('partnership', 'WEST_LONDON'), 'PROVIDER_WITHDREW', 'Voluntary withdrawal by provider from contract', 'EVENT', false, 'CONFIRMED', 'MEDIUM', 365, 0.25, 1095, null, 'P 8.1(3)', true, false, null, null, 14, '2003-04-01'),
    (app.named_id('notice_reason', 'RACE_DISCRIMINATION'), app.named_id('partnership', 'WEST_LONDON'), 'RACE_DISCRIMINATION', 'CRE adverse finding or court/tribunal finding of unlawful racial discrimination', 'EVENT', false, 'CONFIRMED', 'HIGH', 730, 0.25, 1095, null, 'P 8.1(5)', true, false, null, null, 15, '2003-04-01'),
    (app.named_id('notice_reason', 'INSOLVENCY_PENDING'), app.named_id('partnership', 'WEST_LONDON'), 'INSOLVENCY_PENDING', 'Bankruptcy or similar proceedings pending', 'STATE', false, 'CONFIRMED', 'CRITICAL', 365, 0.25, 1095, 5, 'P 8.1(6)', true, false, null, 'floor: likelihood 5 while pending', 16, '2003-04-01'),
    (app.named_id('notice_reason', 'TAX_NI_ARREARS'), app.named_id('partnership', 'WEST_LONDON'), 'TAX_NI_ARREARS', 'Outstanding social security contributions or taxes', 'STATE', false, 'CONFIRMED', 'MEDIUM', 365, 0.25, 1095, null, 'P 8.1(7)', true, false, null, null, 17, '2003-04-01'),
    (app.named_id('notice_reason', 'CLAIMS_LITIGATION'), app.named_id('partnership', 'WEST_LONDON'), 'CLAIMS_LITIGATION', 'Outstanding claims or litigation against the provider', 'STATE', false, 'ALLEGED', 'MEDIUM', 365, 0.25, 1095, null, 'P 8.1(8)', true, false, null, null, 18, '2003-04-01'),
    (app.named_id('notice_reason', 'PROSECUTION_CHILD'), app.named_id('partnership', 'WEST_LONDON'), 'PROSECUTION_CHILD', 'Prosecution of directors etc. (Children Act 1989 / DCC Regs 2002 / POCA 1999 / Sch 1 CYPA 1933)', 'EVENT', false, 'CONFIRMED', 'CRITICAL', 1095, 0.25, 2190, null, 'P 8.1(9)', true, false, null, null, 19, '2003-04-01'),
    (app.named_id('notice_reason', 'PROSECUTION_CRIME_CARE'), app.named_id('partnership', 'WEST_LONDON'), 'PROSECUTION_CRIME_CARE', 'Prosecution of directors etc. (Crime & Disorder 1998 / Care Standards 2000 / Education Acts)', 'EVENT', false, 'CONFIRMED', 'HIGH', 1095, 0.25, 2190, null, 'P 8.1(10)', true, false, null, null, 20, '2003-04-01'),
    (app.named_id('notice_reason', 'PROSECUTION_HB_FRAUD'), app.named_id('partnership', 'WEST_LONDON'), 'PROSECUTION_HB_FRAUD', 'Prosecution for Housing Benefit fraud', 'EVENT', false, 'CONFIRMED', 'HIGH', 1095, 0.25, 2190, null, 'P 8.1(11)', true, false, null, null, 21, '2003-04-01'),
    (app.named_id('notice_reason', 'PROSECUTION_FOOD'), app.named_id('partnership', 'WEST_LONDON'), 'PROSECUTION_FOOD', 'Prosecution under Food Safety Act 1990 / Food Hygiene Regs', 'EVENT', false, 'CONFIRMED', 'MEDIUM', 1095, 0.25, 2190, null, 'P 8.1(12)', true, false, 'P 6.2(7)', 'merged into ACC_HEALTH_SAFETY on the form', 22, '2003-04-01'),
    (app.named_id('notice_reason', 'POVA_UPHELD'), app.named_id('partnership', 'WEST_LONDON'), 'POVA_UPHELD', 'Incident resulting in an upheld POVA-list referral', 'EVENT', false, 'CONFIRMED', 'HIGH', 730, 0.25, 1095, null, 'P 8.1(13)', true, false, null, 'in 8.1 but NOT on the form', 23, '2003-04-01'),
    (app.named_id('notice_reason', 'SUSPENSION_START'), app.named_id('partnership', 'WEST_LONDON'), 'SUSPENSION_START', 'Temporary suspension of contractual/purchasing arrangements', 'STATE', true, 'CONFIRMED', 'HIGH', 365, 0.25, 1095, 4, 'P 8.1(14)', true, false, null, 'exclusive group: one of the four purchasing ticks', 24, '2003-04-01'),
    (app.named_id('notice_reason', 'SUSPENSION_END'), app.named_id('partnership', 'WEST_LONDON'), 'SUSPENSION_END', 'Removal of temporary suspension of purchasing arrangements', 'CLOSING', true, 'CONFIRMED', 'NONE', null, null, null, null, 'P Appendix 1', true, false, null, 'on the form but NOT in 8.1; closes SUSPENSION_START', 25, '2003-04-01'),
    (app.named_id('notice_reason', 'PERMANENT_END'), app.named_id('partnership', 'WEST_LONDON'), 'PERMANENT_END', 'Permanent end of contractual/purchasing arrangements', 'TERMINAL', true, 'CONFIRMED', 'CRITICAL', 730, 0.25, 1095, 5, 'P 8.1(15)', true, false, null, 'exclusive group', 26, '2003-04-01'),
    (app.named_id('notice_reason', 'OTHER_REVIEW_REPORT'), app.named_id('partnership', 'WEST_LONDON'), 'OTHER_REVIEW_REPORT', 'Other (i.e. review reports)', 'DOCUMENT', true, 'CONFIRMED', 'NONE', null, null, null, null, 'P Appendix 1', false, false, null, 'needs the provider''s permission (section 9)', 27, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_LA_CONCERN'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_LA_CONCERN', 'Local authority concern', 'EVENT', false, 'ALLEGED', 'MEDIUM', 365, 0.25, 1095, null, 'N Operating guidelines', false, false, null, 'North West form category', 28, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_SAFEGUARDING'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_SAFEGUARDING', 'Safeguarding concern', 'STATE', false, 'ALLEGED', 'HIGH', 365, 0.25, 1095, null, 'N Operating guidelines', true, false, null, null, 29, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_QUALITY'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_QUALITY', 'Quality concern', 'STATE', false, 'ALLEGED', 'MEDIUM', 365, 0.25, 1095, null, 'N Operating guidelines', true, false, null, null, 30, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_CRIMINAL'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_CRIMINAL', 'Current criminal investigation', 'STATE', false, 'ALLEGED', 'HIGH', 365, 0.25, 1095, null, 'N Operating guidelines', true, false, null, null, 31, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_FINANCIAL'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_FINANCIAL', 'Financial concern', 'STATE', false, 'ALLEGED', 'HIGH', 365, 0.25, 1095, null, 'N Operating guidelines', true, false, null, null, 32, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_OFSTED_INADEQUATE'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_OFSTED_INADEQUATE', 'Inadequate key inspection judgement received', 'STATE', false, 'CONFIRMED', 'CRITICAL', 365, 0.25, 1095, 4, 'N Operating guidelines', true, false, null, 'host authority raises; residential homes are suspended from the contract', 33, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_OFSTED_INTERIM'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_OFSTED_INTERIM', 'Interim inspection judgement received', 'EVENT', false, 'CONFIRMED', 'LOW', 180, 0.25, 1095, null, 'N Operating guidelines', false, false, null, null, 34, '2003-04-01'),
    (app.named_id('notice_reason', 'PNW_OFSTED_WITHDRAWN'), app.named_id('partnership', 'NORTH_WEST'), 'PNW_OFSTED_WITHDRAWN', 'Ofsted registration withdrawn', 'TERMINAL', false, 'CONFIRMED', 'CRITICAL', 730, 0.25, 1095, 5, 'N Operating guidelines', true, false, null, null, 35, '2003-04-01'),
    (app.named_id('notice_reason', 'INM_IMPROVE'), null, 'INM_IMPROVE', 'Written notice to improve with agreed timescale', 'STATE', false, 'CONFIRMED', 'MEDIUM', 365, 0.25, 1095, null, 'L 7.3', false, false, null, 'becomes SUSPENSION if timescale missed', 36, '2003-04-01'),
    (app.named_id('notice_reason', 'INM_STAT_ENFORCEMENT'), null, 'INM_STAT_ENFORCEMENT', 'Statutory enforcement action by Ofsted (s30A Care Standards Act 2000)', 'STATE', false, 'CONFIRMED', 'HIGH', 365, 0.25, 1095, null, 'L 7.3.2', false, false, null, null, 37, '2003-04-01')
on conflict (id) do update set (name, kind, stated_as, severity, half_life_days, ended_factor, cutoff_days, floor_band, clause, is_compulsory,
                                needs_words, concern_clause, note, position)
    = (excluded.name, excluded.kind, excluded.stated_as, excluded.severity, excluded.half_life_days, excluded.ended_factor, excluded.cutoff_days,
       excluded.floor_band, excluded.clause, excluded.is_compulsory, excluded.needs_words, excluded.concern_clause, excluded.note, excluded.position);

update notice_reason r set part_of_id = w.id
from notice_reason w
where w.code = 'ACC_HEALTH_SAFETY' and r.code in ('PROSECUTION_HEALTH_SAFETY', 'PROSECUTION_FOOD') and r.part_of_id is distinct from w.id;
update notice_reason r set closes_id = s.id
from notice_reason s
where s.code = 'SUSPENSION_START' and r.code = 'SUSPENSION_END' and r.closes_id is distinct from s.id;

insert into notice_term (id, partnership_id, list, code, name, needs_words, clause, position, valid_from)
select app.named_id('notice_term', t.list, t.code), (select id from partnership where code = t.partnership),
       t.list, t.code, t.name, t.needs_words, t.clause, t.position, '2003-04-01'
from (values
    (null, 'SERVICE_NATURE', 'CARE_HOME', 'Care home', false, 'P Appendix 1', 1),
    (null, 'SERVICE_NATURE', 'CARE_HOME_NURSING', 'Care home with nursing', false, 'P Appendix 1', 2),
    (null, 'SERVICE_NATURE', 'DOMICILIARY_CARE', 'Domiciliary care', false, 'P Appendix 1', 3),
    (null, 'SERVICE_NATURE', 'SUPPORTED_LIVING', 'Supported living', false, 'P Appendix 1', 4),
    (null, 'SERVICE_NATURE', 'FLOATING_SUPPORT', 'Floating or visiting support', false, 'P Appendix 1', 5),
    (null, 'SERVICE_NATURE', 'OTHER', 'Other', true, 'P Appendix 1', 6),
    ('NORTH_WEST', 'PLACEMENT_ACTION', 'NO_ACTION', 'No action', false, 'N Limitations of the protocol', 1),
    ('NORTH_WEST', 'PLACEMENT_ACTION', 'MONITORING', 'Monitoring existing placements', false, 'N Limitations of the protocol', 2),
    ('NORTH_WEST', 'PLACEMENT_ACTION', 'NOT_PLACING', 'Making no new placements', false, 'N Limitations of the protocol', 3),
    ('NORTH_WEST', 'PLACEMENT_ACTION', 'ENDING_PLACEMENTS', 'Ending existing placements', false, 'N Limitations of the protocol', 4),
    ('NORTH_WEST', 'PLACEMENT_ACTION', 'OTHER', 'Other', true, 'N Limitations of the protocol', 5),
    (null, 'NOT_INFORMED', 'CLOSED_OWNER_GONE', 'The business has closed and its owner has disappeared', false, 'P 7.1(b)', 1),
    (null, 'NOT_INFORMED', 'WOULD_AGGRAVATE', 'The authority has initiated closure, and telling the provider would aggravate the situation', false, 'P 7.1(b)', 2),
    (null, 'NOT_INFORMED', 'OTHER', 'Other', true, 'P 7.1(b)', 3),
    (null, 'OUTCOME', 'NO_ACTION', 'No action', false, 'P 11.2', 1),
    (null, 'OUTCOME', 'CONTACTED_ISSUER', 'Contacted the issuing authority', false, 'P 11.2', 2),
    (null, 'OUTCOME', 'CONTACTED_PROVIDER', 'Contacted the provider', false, 'P 11.2', 3),
    (null, 'OUTCOME', 'SOUGHT_INFORMATION', 'Sought information independently', false, 'P 11.2', 4),
    (null, 'OUTCOME', 'LEGAL_ADVICE', 'Took legal advice', false, 'P 11.2', 5),
    (null, 'OUTCOME', 'SUSPENDED_PURCHASING', 'Suspended own purchasing', false, 'P 11.2', 6),
    (null, 'OUTCOME', 'ENDED_PURCHASING', 'Ended own purchasing', false, 'P 11.2', 7),
    (null, 'OUTCOME', 'REVIEWED_SERVICES', 'Reviewed own services', false, 'P 11.2', 8),
    (null, 'OUTCOME', 'OTHER', 'Other', true, 'P 11.2', 9),
    (null, 'PURPOSE', 'PLANNING', 'Local and regional planning', false, 'P 4.4', 1),
    (null, 'PURPOSE', 'PROVISION', 'Provision of appropriate housing-related support services', false, 'P 4.4', 2),
    (null, 'PURPOSE', 'OUTCOMES', 'Improving outcomes for service users', false, 'P 4.4', 3),
    (null, 'PURPOSE', 'PROTECTION', 'Protecting people and communities', false, 'P 4.4', 4),
    (null, 'PURPOSE', 'MANAGING_SERVICES', 'Managing and planning services', false, 'P 4.4', 5),
    (null, 'PURPOSE', 'ACCREDITATION', 'Accreditation', false, 'P 4.4', 6),
    (null, 'PURPOSE', 'COMMISSIONING', 'Commissioning and contracting services', false, 'P 4.4', 7),
    (null, 'PURPOSE', 'BENCHMARKS', 'Developing benchmarks', false, 'P 4.4', 8),
    (null, 'PURPOSE', 'PERFORMANCE', 'Performance management', false, 'P 4.4', 9),
    (null, 'PURPOSE', 'CRIME', 'Prevention and detection of crime', false, 'P 4.4', 10),
    (null, 'PURPOSE', 'RISK', 'Risk management', false, 'P 4.4', 11),
    (null, 'DISCLOSURE_BASIS', 'COURT_ORDER', 'Order of a court', true, 'N Operating guidelines', 1),
    (null, 'DISCLOSURE_BASIS', 'POLICE', 'Police: prevention or detection of crime', true, 'N Operating guidelines', 2),
    (null, 'DISCLOSURE_BASIS', 'REGULATOR', 'Regulator, under its powers', false, 'N Operating guidelines', 3),
    (null, 'DISCLOSURE_BASIS', 'OMBUDSMAN', 'Ombudsman', false, 'N Operating guidelines', 4),
    (null, 'DISCLOSURE_BASIS', 'PROTECTION', 'Protection of children or adults at risk', false, 'N Operating guidelines', 5),
    (null, 'DISCLOSURE_BASIS', 'OTHER', 'Other', true, 'N Operating guidelines', 6)
) t (partnership, list, code, name, needs_words, clause, position)
on conflict (id) do update set (name, needs_words, clause, position) = (excluded.name, excluded.needs_words, excluded.clause, excluded.position);

insert into sharing_protocol (id, partnership_id, name, reference_prefix, form, is_submitted, needs_review_date, coordinator_name, started_on)
select app.named_id('sharing_protocol', p.code), p.id, t.name, t.prefix, t.form, t.is_submitted, t.is_submitted, t.coordinator, t.started_on::date
from (values
    ('WEST_LONDON', 'West London Supporting People Information Sharing Protocol', 'WL', 'APPENDIX_1', false, 'West London Supporting People Group', '2005-10-26'),
    ('NORTH_WEST', 'Placements North West information sharing protocol', 'NW', 'SECTIONS_A_AND_B', true, 'Placements North West', '2023-04-01')
) t (code, name, prefix, form, is_submitted, coordinator, started_on)
join partnership p using (code)
on conflict (id) do nothing;
