-- Accounts of the demonstration, one a role and authority. Password: demonstration. Access token: demo-<user name>.

update partnership set returns_expected_from = '2003-04-01';
delete from history.partnership where recorded_until is not null;

insert into account (id, username, name, authority_id, created_at)
select app.named_id('demo', 'account', v.username), v.username, v.name, v.authority_id,
       (select min(first_day) from demo_quarter) - 120
from (
    select r.role || '.' || d.slug as username, r.title || ', ' || d.name as name, d.authority_id
    from demo_authority d
    join (values ('commissioner', 'Commissioner'), ('lead', 'Lead officer'), ('analyst', 'Analyst')) r(role, title)
        on r.role = 'commissioner' or d.partnership = 'WEST_LONDON'
    union all
    select 'dpo', 'Data protection officer, ' || d.name, d.authority_id
    from demo_authority d
    where d.slug = 'kensington-chelsea'
    union all
    values ('coordinator', 'Coordinator of both partnerships', null::uuid), ('admin', 'Administrator', null)
) v
order by v.username;

insert into credential (account_id, password_hash)
select id, '{bcrypt}$2a$10$Interborough.Demonstr.nPR3k5/vGwb33SpNkP2y9JYDqlfe1IW' from account;

insert into account_role (account_id, role, partnership_id, granted_at)
select a.id, v.role, p.id, a.created_at
from account a
join (values
    ('commissioner', 'COMMISSIONER'), ('lead', 'LEAD_OFFICER'), ('analyst', 'ANALYST'), ('dpo', 'DATA_PROTECTION_OFFICER'),
    ('coordinator', 'COORDINATOR'), ('admin', 'ADMINISTRATOR')
) v(word, role) on v.word = split_part(a.username, '.', 1)
left join partnership p on v.role = 'COORDINATOR';

insert into access_token (id, account_id, name, token_hash, scope, created_at, expires_at)
select app.named_id('demo', 'access_token', a.username), a.id, 'Demonstration', sha256(convert_to('demo-' || a.username, 'UTF8')),
       case when a.username = 'dpo' or a.username like 'analyst.%' then 'READ' else 'READ_AND_WRITE' end,
       a.created_at, '2099-12-31'
from account a;

update account_change c set changed_at = a.created_at from account a where a.id = c.account_id;
