-- The clauses that notices and accreditation rest on. Words are the documents' own, with their spelling; see V0023.

insert into protocol_clause (id, source, document, ref, heading, words, position)
select app.named_id('protocol_clause', c.source || ' ' || c.ref), c.source, d.name, c.ref, c.heading, c.words, c.position
from (values
    ('P', 110, '4.4', 'Purpose', 'The sharing of information is intended for the following purposes:'),
    ('P', 112, '6.2', 'Accreditation', 'Accreditation of services is managed through the accreditation sub group, which also oversees any concerns in relation to the Accreditation status of a provider. Each West London Authority is responsible for reporting to the sub-group any concerns in relation to the Accreditation status of a provider and specifically those that fall into the following categories:'),
    ('P', 113, '6.2(1)', 'Accreditation', 'Provider becomes subject to Housing Corporation reservations'),
    ('P', 115, '6.2(3)', 'Accreditation', 'Provider loses an SP contract with the authority'),
    ('P', 116, '6.2(4)', 'Accreditation', 'Provider experiences a substantial internal restructuring'),
    ('P', 117, '6.2(5)', 'Accreditation', 'Provider is subject to police investigation or allegations of fraud'),
    ('P', 118, '6.2(6)', 'Accreditation', 'Provider is presenting with increasing problems in dealing with SP admin'),
    ('P', 119, '6.2(7)', 'Accreditation', 'Any major concern regarding health & safety'),
    ('P', 120, '6.2(8)', 'Accreditation', 'Failure to demonstrate improved performance in relation to the QAF over a pro-longed period – say 2 years running.'),
    ('P', 121, '6.2(9)', 'Accreditation', 'Any other concerns that may affect a providers ability to demonstrate that they continue to meet the Accreditation criteria'),
    ('P', 122, '7.1(a)', 'Setting up the protocol.', 'Certain information will be required to be shared under the protocol. There is no discretion for member authorities – if certain events occur and circumstances apply they must be communicated under the protocol. This is essential if effectiveness and consistency are to be achieved. These events are set out in the notification form attached as appendix 1.'),
    ('P', 123, '7.1(b)', 'Setting up the protocol.', 'If it is not possible or appropriate to notify the provider, the fact that the service provider has not been informed should be recorded on the notification form. Examples may include:'),
    ('P', 124, '7.1(c)', 'Setting up the protocol.', 'Any Service Provider that is unhappy about any action taken under this protocol has two sources of direct redress without resorting to legal action. The first is the procedure for dispute in the contract. The second is the Local Authority’s Complaints procedure if they wish to challenge any decision or action taken under this protocol.'),
    ('P', 125, '7.1(d)', 'Setting up the protocol.', 'Each member is independently responsible for what, if any, actions or decisions it makes as a result of the information received.'),
    ('P', 126, '7.1(e)', 'Setting up the protocol.', 'The exchange of information obtained as a result of the protocol will take place only between those bodies set out in section 3.1. If a receiving authority has concerns that another Authority should receive information, they must refer the matter back to the original notifying Authority.'),
    ('P', 130, '8.1(2)', 'Using the Protocol to manage Risk', 'Closure of a business.'),
    ('P', 131, '8.1(3)', 'Using the Protocol to manage Risk', 'Voluntary withdrawal by Provider from contract.'),
    ('P', 132, '8.1(4)', 'Using the Protocol to manage Risk', 'Successful prosecution under any Health and Safety Legislation, including Environmental Health and Food Hygiene (post hearing).'),
    ('P', 133, '8.1(5)', 'Using the Protocol to manage Risk', 'Adverse findings in any formal investigation by the Commission for Racial Equality or any finding of unlawful racial discrimination by any court or industrial tribunal.'),
    ('P', 134, '8.1(6)', 'Using the Protocol to manage Risk', 'Proceedings for bankruptcy or similar proceedings currently pending.'),
    ('P', 135, '8.1(7)', 'Using the Protocol to manage Risk', 'Outstanding obligations in relation to payment of social security contributions or taxes.'),
    ('P', 136, '8.1(8)', 'Using the Protocol to manage Risk', 'Outstanding claims or litigation against the Provider.'),
    ('P', 137, '8.1(9)', 'Using the Protocol to manage Risk', 'Successful prosecution of Directors, Trustees, Committee Members or management under the Children’s Act 1989, Disqualification from Caring for Children (England) Regulations 2002, Protection of Children Act 1999, Schedule 1 of the Children and Young Persons Act 1933'),
    ('P', 138, '8.1(10)', 'Using the Protocol to manage Risk', 'Successful prosecution of Directors, Trustees, Committee Members or management under the Crime and Disorder Act 1998, Care Standards Act 2000, or Education Acts of 1944,1981 and 1993.'),
    ('P', 139, '8.1(11)', 'Using the Protocol to manage Risk', 'Successful prosecution of Directors, Trustees, Committee Members or management for Housing Benefit Fraud.'),
    ('P', 140, '8.1(12)', 'Using the Protocol to manage Risk', 'Successful prosecution in relation to any offences under the Food Safety Act (1990) or Food Hygiene (General Regulations 1970)'),
    ('P', 141, '8.1(13)', 'Using the Protocol to manage Risk', 'An incident resulting in an upheld referral of an individual for inclusion on the POVA list.'),
    ('P', 142, '8.1(14)', 'Using the Protocol to manage Risk', 'Temporary suspension of contractual arrangements'),
    ('P', 143, '8.1(15)', 'Using the Protocol to manage Risk', 'Permanent end of contractual arrangements'),
    ('P', 145, '11.1', 'Monitoring and Evaluation', 'A Lead Authority will be established for monitoring the operation of the protocol.'),
    ('P', 146, '11.2', 'Monitoring and Evaluation', 'Initially it is suggested that the West London SP Group reviews the protocol annually and that the following information informs the review:'),
    ('P', 147, '11.2(a)', 'Monitoring and Evaluation', 'number and category of all notifications sent out;'),
    ('P', 148, '11.2(b)', 'Monitoring and Evaluation', 'outcome of each notification received. This would include the type of action taken.'),
    ('P', 149, 'Appendix 1', 'NOTIFICATION UNDER the PROTOCOL for SHARING INFORMATION about SERVICE PROVIDERS between LOCAL AUTHORITIES', 'This notice has been issued by'),
    ('N', 202, 'Limitations of the protocol', 'Limitations of the protocol', 'This notification is provided for information only. It is the responsibility of each authority receiving this information to decide how to use it.'),
    ('N', 203, 'Process summary', 'Process summary', 'The ISP process is administered by Placements North West.'),
    ('N', 204, 'Roles and responsibilities', 'Roles and responsibilities', 'Placement North West will act as the lead to co-ordinate the operation of the ISP.'),
    ('N', 205, 'Operating guidelines', 'Operating guidelines', 'If there are safeguarding, quality, criminal and or financial concerns, these will be required to be shared under the Protocol. There is no discretion for member authorities'),
    ('N', 206, 'Information sharing', 'Information sharing', 'In no circumstances should any authority receiving information pass this information to other authorities or agencies who are not named below.'),
    ('N', 208, 'Review and updates', 'Review and updates', 'The protocol will be reviewed annually by the regional Commissioning Managers group to reflect any statutory or regulation changes that would affect the operation of the protocol.'),
    ('L', 501, '7.3', 'Breach of Contract', 'Breach of Contract'),
    ('L', 502, '7.3.2', 'Notification of Statutory Enforcement Actions', 'Notification of Statutory Enforcement Actions')
) c (source, position, ref, heading, words)
join (values
    ('P', 'West London Supporting People Information Sharing Protocol'),
    ('N', 'Placements North West information sharing protocol'),
    ('L', 'Lincolnshire contract procedure')
) d (source, name) using (source);

-- What V0023 brought in keeps its place among them.

update protocol_clause c set position = p.position
from (values ('6.2(2)', 114), ('8.1', 128), ('8.1(1)', 129)) p (ref, position)
where c.source = 'P' and c.ref = p.ref;
