-- The clauses that figures, fields and comments rest on, so that each citation can be followed and none is invented.

create table protocol_clause (
    id       uuid primary key default app.uuid_v7(),
    source   text not null check (source in ('P', 'N', 'J', 'K', 'L')),
    document text collate "und-x-icu" not null,
    ref      text collate "und-x-icu" not null,
    heading  text collate "und-x-icu" not null,
    words    text not null,
    position int  not null,
    unique (source, ref)
);
call app.keep_for_all('protocol_clause');
call app.describe('protocol_clause', $$
A clause of a protocol that is cited somewhere: in the contract, in a comment, in a fault.
id | Identifier.
source | The document: P, N, J, K or L.
document | What the document calls itself, or is called.
ref | The clause as it is cited, e.g. Schedule 4 §1.1.
heading | Its heading, or that of the section it stands in.
words | How it begins, word for word. Cut where it goes on.
position | Order in lists: by document, then as it stands there.
$$);

-- Headings and words are the documents' own, with their spelling. Whatever cites another clause brings it in its own migration.

insert into protocol_clause (id, source, document, ref, heading, words, position)
select app.named_id('protocol_clause', c.source || ' ' || c.ref), c.source, d.name, c.ref, c.heading, c.words, c.position
from (values
    ('P', 101, '3.1', 'Scope', 'This protocol is an agreement between the following Supporting People Administering Authorities:'),
    ('P', 102, '4.2', 'Purpose', 'The protocol aims to offer a straightforward and consistent approach to information sharing. The approach is intended to be open and understandable. Service providers will be aware of the protocol.'),
    ('P', 103, '6.2(2)', 'Accreditation', 'Provider merges with another organisation'),
    ('P', 104, '8.1', 'Using the Protocol to manage Risk', 'Under this protocol members agree to share the following information'),
    ('P', 105, '8.1(1)', 'Using the Protocol to manage Risk', 'Change of ownership (including merger).'),
    ('N', 201, 'Member authorities', 'Member authorities', 'Member authorities include those named on the North West regional contracts, primarily the 24 North West local authorities with responsibility for children services as listed below.'),
    ('J', 301, '3.5.1', 'Common pricing framework', 'A common pricing framework has been developed by the Authorities to provide a guide to prices and the level of support staff input to different types of services.'),
    ('J', 302, '3.8', 'Re-distribution of SP funding', 'In the event that Supporting People grant is redistributed between the authorities, and the viability of a Service subject to this agreement is threatened'),
    ('J', 303, '6', 'Move-on', 'The Authorities recognise that suitable move on accommodation is essential to make the most efficient use of short terms services'),
    ('J', 304, '7', 'Parties to the Agreement', 'The parties to the Agreement as shown in Schedule 1 may be varied'),
    ('J', 305, '7.2', 'Parties to the Agreement', 'Where an authority no longer wishes to participate in this agreement it should give the other authorities three months notice of withdrawal from the agreement.'),
    ('J', 306, '10', 'Variations to the schedule of services', 'The schedule of services should be updated in light of service reviews and the implementation of the Agreement.'),
    ('J', 307, 'Schedule 1', 'Parties to the Agreement', 'The following authorities are parties to the West London Joint Commissioning Protocol:'),
    ('J', 308, 'Schedule 2', 'Schedule of Services', 'Existing Services'),
    ('J', 309, 'Schedule 4 §1.1', 'Performance monitoring', 'The authorities shall collect performance information from the services using the ODPM performance workbook.'),
    ('J', 310, 'Schedule 4 §2.1', 'Monitoring referral sources', 'Referral sources will need to be more closely monitored to ensure that referrals are made from those agencies designated as referral agencies in the service specification'),
    ('J', 311, 'Schedule 5', 'Cross Authority Protocol', 'This protocol set out a cross authority approach for services for single homeless people'),
    ('J', 312, 'Schedule 6', 'Move on', 'The purpose of increasing move on options is to improve outcomes for single homeless people who move on from SP services.')
) c (source, position, ref, heading, words)
join (values
    ('P', 'West London Supporting People Information Sharing Protocol'),
    ('N', 'Placements North West information sharing protocol'),
    ('J', 'West London Joint Commissioning Protocol')
) d (source, name) using (source);

-- Asked at the start, when nobody is signed in yet.

create function app.clauses_held() returns setof text
    stable security definer set search_path = public, pg_temp
begin atomic
    select source || ' ' || ref from protocol_clause;
end;
comment on function app.clauses_held is 'Every clause that is held, as source and ref: what citations are checked against.';

revoke execute on function app.clauses_held from public;
grant execute on function app.clauses_held to interborough_app;
