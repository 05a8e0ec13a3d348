-- Reading circulated texts: a purpose is stated, a row is chained to the one before it, and from then on the texts can be read by
-- whoever stated it, until the time is up. Without the row the policies show nothing.

create table reading_chain (
    id             uuid primary key,
    partnership_id uuid references partnership,
    authority_id   uuid references authority,
    number         int    not null check (number >= 0),
    hash           bytea  not null check (length(hash) = 32),
    check (num_nonnulls(partnership_id, authority_id) = 1)
);
call app.protect('public', 'reading_chain');
call app.allow('select', 'reading_chain', 'authority_id = (select app.authority_id()) or partnership_id = any ((select app.coordinated_ids())::uuid[])');
call app.describe('reading_chain', $$
The last row of each reading authority's access log.
id | The authority's identifier, or the partnership's.
partnership_id | The partnership, for readings of its coordinators. Null: an authority's chain.
authority_id | The authority. Null: the chain of a partnership's coordinators.
number | Rows so far.
hash | Hash of the last of them.
$$);
call app.describe('notice_reading', $$
Somebody opened the texts of a circulated version, for a purpose. Rows are only added; each carries the hash of the one before.
id | Identifier.
partnership_id | The partnership.
issuer_id | The authority that issued the notice.
notice_id | The notice.
notice_version_id | The version.
authority_id | The reader's authority. Null for a coordinator, who works for none.
account_id | The reader.
purpose_id | The purpose (P4.4).
purpose_list | Always PURPOSE.
purpose_words | In words.
read_at | When it was opened.
open_until | Until when it could be read.
chain_id | The chain: the reading authority, or the partnership for its coordinators.
number | Place in the chain, from 1.
previous_hash | Hash of the row before; 32 zero bytes for the first.
hash | SHA-256 of the hash before and of this row.
$$);

create function app.reading_hash(r notice_reading) returns bytea immutable parallel safe
    return sha256(r.previous_hash || convert_to(jsonb_build_array(r.id, r.partnership_id, r.issuer_id, r.notice_id, r.notice_version_id,
        r.authority_id, r.account_id, r.purpose_id, r.purpose_words, extract(epoch from r.read_at), extract(epoch from r.open_until),
        r.chain_id, r.number)::text, 'UTF8'));
comment on function app.reading_hash is 'What the hash of a row of the access log is to be.';

-- Adds a row to its chain; nobody else does at the same time.

create function app.chain_reading(r notice_reading) returns void language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    head reading_chain;
begin
    r.purpose_list := 'PURPOSE';
    r.chain_id := coalesce(r.authority_id, r.partnership_id);
    insert into reading_chain (id, authority_id, partnership_id, number, hash)
    values (r.chain_id, r.authority_id, case when r.authority_id is null then r.partnership_id end, 0, decode(repeat('00', 32), 'hex'))
    on conflict (id) do nothing;
    select * into head from reading_chain where id = r.chain_id for update;
    r.number := head.number + 1;
    r.previous_hash := head.hash;
    r.hash := app.reading_hash(r);
    insert into notice_reading (id, partnership_id, issuer_id, notice_id, notice_version_id, authority_id, account_id, purpose_id,
                                purpose_words, read_at, open_until, chain_id, number, previous_hash, hash)
    values (r.id, r.partnership_id, r.issuer_id, r.notice_id, r.notice_version_id, r.authority_id, r.account_id, r.purpose_id,
            r.purpose_words, r.read_at, r.open_until, r.chain_id, r.number, r.previous_hash, r.hash);
    update reading_chain set number = r.number, hash = r.hash where id = r.chain_id;
end $$;
revoke execute on function app.chain_reading from public;
comment on function app.chain_reading is 'Adds a row to the access log, chained to the one before.';

create function app.open_notice(version uuid, purpose uuid, words text) returns uuid language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    v notice_version;
    r notice_reading;
begin
    select * into v from notice_version where id = version and circulated_at is not null;
    if v.id is null or not (app.reads_notices() and coalesce(v.partnership_id = any (app.partnership_ids()), false)
                            or coalesce(v.partnership_id = any (app.coordinated_ids()), false)) then
        raise exception 'there is no such notice, or not for you' using errcode = 'no_data_found';
    end if;
    r.id := app.uuid_v7();
    r.partnership_id := v.partnership_id;
    r.issuer_id := v.authority_id;
    r.notice_id := v.notice_id;
    r.notice_version_id := v.id;
    r.authority_id := app.authority_id();
    r.account_id := app.account_id();
    r.purpose_id := purpose;
    r.purpose_words := nullif(trim(words), '');
    r.read_at := now();
    r.open_until := now() + make_interval(mins => (select p.reading_minutes from sharing_protocol p where p.partnership_id = v.partnership_id));
    perform app.chain_reading(r);
    return r.id;
end $$;
revoke execute on function app.open_notice from public;
grant execute on function app.open_notice to interborough_app;
comment on function app.open_notice is 'Opens the texts of a circulated version to who asks, for a purpose, and logs it. The log row.';

-- Every row that is not what it was when it was written, and every gap: changed, taken away, put in, or cut off at the end.

create function app.reading_chain_faults() returns table (chain_id uuid, number int, reading_id uuid, fault text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    with rows as (
        select r.chain_id, r.number, r.id, r.hash = app.reading_hash(r) as is_whole, r.previous_hash,
               lag(r.number, 1, 0) over w as number_before,
               lag(r.hash, 1, decode(repeat('00', 32), 'hex')) over w as hash_before
        from notice_reading r window w as (partition by r.chain_id order by r.number))
    select w.chain_id, w.number, w.id,
           case when not w.is_whole then 'this row was changed'
                when w.number <> w.number_before + 1 then 'rows before this one are missing'
                else 'this row does not continue the one before it' end
    from rows w
    where not w.is_whole or w.number <> w.number_before + 1 or w.previous_hash <> w.hash_before
    union all
    select c.id, c.number, null, 'rows at the end are missing'
    from reading_chain c
    where c.number <> coalesce((select max(r.number) from notice_reading r where r.chain_id = c.id), 0)
       or c.number > 0 and c.hash is distinct from (select r.hash from notice_reading r where r.chain_id = c.id and r.number = c.number);
end $$;
revoke execute on function app.reading_chain_faults from public;
grant execute on function app.reading_chain_faults to interborough_app;
comment on function app.reading_chain_faults is 'Rows of the access log that were tampered with. None: it is whole.';
