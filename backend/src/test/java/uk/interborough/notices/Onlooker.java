package uk.interborough.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Viewer;

/** Somebody who has one role. */
record Onlooker(String username, String authority, String partnership, String role) {
    private static final List<String> ROLES = List.of(
            "COMMISSIONER",
            "CONTRACT_OFFICER",
            "HEAD_OF_SERVICE",
            "ASSISTANT_DIRECTOR",
            "SUB_GROUP_MEMBER",
            "LEAD_OFFICER",
            "ANALYST",
            "NOTICE_READER",
            "DATA_PROTECTION_OFFICER");
    private static final Set<String> WITHOUT_NOTICES = Set.of("ANALYST", "ADMINISTRATOR");

    Viewer viewer() {
        return Viewer.as(username);
    }

    /** Of its own authority, drafts too. */
    boolean readsNotices() {
        return !WITHOUT_NOTICES.contains(role) && !role.equals("COORDINATOR");
    }

    /** Whether a word may be told to this one. */
    boolean isTold(NoticesPlanted.Word word) {
        boolean submitted = word.state().equals("submitted");
        boolean reads = readsNotices();
        if (authority.equals(submitted ? "wigan" : "ealing") && reads) {
            return true;
        }
        boolean coordinates =
                role.equals("COORDINATOR") && partnership.equals(submitted ? "NORTH_WEST" : "WEST_LONDON");
        boolean circulated = word.state().equals("circulated") || word.state().equals("closed");
        boolean opened = username.equals("m.commissioner.brent") && word.state().equals("circulated");
        return submitted && coordinates
                || circulated && word.isForm() && (coordinates || reads && partnership.equals("WEST_LONDON"))
                || opened;
    }

    /** Those that were made. */
    static List<Onlooker> made(PlainSql owner) {
        List<String> found = owner.values("""
                select a.username, coalesce(t.slug, ''), coalesce(p.code, (select q.code from membership m join partnership q on q.id = m.partnership_id
                       where m.authority_id = a.authority_id order by 1 limit 1), ''), r.role
                from account a join account_role r on r.account_id = a.id
                left join authority t on t.id = a.authority_id left join partnership p on p.id = r.partnership_id
                where a.username like 'm.%' order by 1
                """);
        List<Onlooker> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i += 4) {
            all.add(new Onlooker(found.get(i), found.get(i + 1), found.get(i + 2), found.get(i + 3)));
        }
        return all;
    }

    /** Seven authorities and every role, and who stands beside them. */
    static void make(PlainSql owner) {
        String roles = ROLES.stream()
                .map(role -> "('" + role + "')")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        owner.does(
                """
                create temporary table onlooker on commit drop as
                select 'm.' || lower(replace(r.role, '_', '-')) || '.' || a.slug as username, r.role, a.id as authority_id, null::uuid as partnership_id
                from membership m join partnership p on p.id = m.partnership_id join authority a on a.id = m.authority_id
                cross join (values %s) r (role)
                where p.code = 'WEST_LONDON' or a.slug in ('wigan', 'bolton') and r.role in ('COMMISSIONER', 'ANALYST')
                union all select 'm.coordinator.' || lower(replace(code, '_', '-')), 'COORDINATOR', null, id from partnership
                union all select 'm.admin', 'ADMINISTRATOR', null, null
                """.formatted(roles),
                "insert into account (username, name, authority_id) select username, username, authority_id from onlooker",
                "insert into account_role (account_id, role, partnership_id) select a.id, o.role, o.partnership_id from onlooker o join account a using (username)",
                "insert into access_token (account_id, name, token_hash, scope, expires_at) select a.id, 'Matrix',"
                        + " sha256(convert_to('demo-' || a.username, 'UTF8')), 'READ_AND_WRITE', '2099-12-31' from onlooker o join account a using (username)");
    }
}
