-- Who shares with whom. What differs between partnerships is data.

create table authority (
    id            uuid primary key default app.uuid_v7(),
    gss_code      text not null unique check (gss_code ~ '^[EWSN][0-9]{8}$'),
    name          text collate "und-x-icu" not null unique,
    official_name text collate "und-x-icu" not null,
    slug          text not null unique check (slug ~ '^[a-z]+(-[a-z]+)*$'),
    kind          text not null check (kind in ('LBO', 'UA', 'MD', 'CTY', 'NMD', 'CC')),
    register_code text not null unique check (register_code ~ '^[A-Z]{3}$'),
    old_ons_code  text unique,
    started_on    date,
    ended_on      date check (ended_on > started_on)
);
call app.keep_for_all('authority');
call app.describe('authority', $$
A local authority.
id | Identifier.
gss_code | Office for National Statistics code, e.g. E09000009.
name | Short name, e.g. Ealing.
official_name | Full name, e.g. London Borough of Ealing.
slug | The word for it in addresses, e.g. hammersmith-fulham.
kind | LBO London borough, UA unitary, MD metropolitan district, CTY county, NMD non-metropolitan district, CC City of London.
register_code | Three letters of the local authority register, e.g. EAL. Source: local-authority-eng.
old_ons_code | Code in use before 2011, e.g. 00AJ; SPLS extracts are named by it. Null where the authority never had one.
started_on | Day the authority came into being, where the register says.
ended_on | Day it ceased to exist. Null while it exists.
$$);

create table partnership (
    id          uuid primary key default app.uuid_v7(),
    code        text not null unique check (code ~ '^[A-Z_]+$'),
    name        text collate "und-x-icu" not null unique,
    description text not null,
    source      text not null,
    returns_expected_from date not null default date_trunc('quarter', now())::date check (extract(day from returns_expected_from) = 1)
);
call app.keep_for_all('partnership');
call app.describe('partnership', $$
Authorities that share under agreed documents.
id | Identifier.
code | WEST_LONDON, NORTH_WEST.
name | Name, e.g. West London.
description | What it shares and under which documents.
returns_expected_from | First quarter for which returns are expected here; earlier ones may be brought in, but are not late. A setting, by default the quarter of installation; after a change run app.rebuild_rollups().
source | The documents: P West London information sharing protocol, N Placements North West protocol, J Joint Commissioning Protocol.
$$);

create table membership (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    authority_id   uuid not null references authority,
    joined_on      date not null,
    notice_on      date,
    left_on        date check (left_on > joined_on),
    tile_row       int check (tile_row between 1 and 20),
    tile_column    int check (tile_column between 1 and 20),
    check ((tile_row is null) = (tile_column is null)),
    exclude using gist (partnership_id with =, authority_id with =, daterange(joined_on, left_on) with &&)
);
create index on membership (authority_id, partnership_id);
call app.keep_for_all('membership');
call app.describe('membership', $$
An authority's time in a partnership (P3.1; N member authorities; J Schedule 1).
id | Identifier.
partnership_id | The partnership.
authority_id | The member.
joined_on | First day of membership.
notice_on | Day notice of leaving was given; leaving takes effect three months later (J7.2).
left_on | First day no longer a member. Null while a member.
tile_row | Row on the partnership's tile map, from the top.
tile_column | Column on the partnership's tile map, from the left.
$$);

create table observer (
    id             uuid primary key default app.uuid_v7(),
    partnership_id uuid not null references partnership,
    name           text collate "und-x-icu" not null,
    joined_on      date not null,
    left_on        date check (left_on > joined_on),
    unique (partnership_id, name)
);
call app.keep_for_all('observer');
call app.describe('observer', $$
Takes part without being a member: receives circulations, decides nothing (N: additional participants).
id | Identifier.
partnership_id | The partnership.
name | Name, e.g. White Rose Framework.
joined_on | First day.
left_on | First day it no longer takes part. Null while it does.
$$);
