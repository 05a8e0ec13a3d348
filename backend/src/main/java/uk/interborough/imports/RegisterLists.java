package uk.interborough.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the words of a register may mean in one partnership.
 *
 * @param members by their names in small letters
 * @param providers by their names in small letters; several may have one name
 * @param placements by their names in small letters
 */
record RegisterLists(
        Map<String, UUID> members,
        Map<String, List<UUID>> providers,
        Map<String, Reason> reasons,
        Map<String, UUID> placements) {

    /** @param certainty where the register does not say */
    record Reason(UUID id, boolean isPurchasing, String certainty) {}

    static RegisterLists of(JdbcClient database, UUID partnership) {
        Map<String, UUID> members = new HashMap<>();
        database.sql("""
                        select a.id, a.name, a.official_name from public.authority a
                        where a.id in (select app.member_ids(:partnership, app.today()))
                        """)
                .param("partnership", partnership)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    members.put(small(row.getString("name")), id);
                    members.put(small(row.getString("official_name")), id);
                    return id;
                })
                .list();
        Map<String, List<UUID>> providers = new HashMap<>();
        database.sql("select id, name from public.provider order by id")
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    providers
                            .computeIfAbsent(small(row.getString("name")), name -> new ArrayList<>())
                            .add(id);
                    return id;
                })
                .list();
        Map<String, Reason> reasons = new HashMap<>();
        database.sql("""
                        select id, code, name, clause, is_purchasing, case stated_as when 'ALLEGED' then 'ALLEGED' else 'CONFIRMED' end as certainty
                        from public.notice_reason where partnership_id = :partnership order by position desc
                        """)
                .param("partnership", partnership)
                .query((row, number) -> {
                    Reason reason = new Reason(
                            row.getObject("id", UUID.class),
                            row.getBoolean("is_purchasing"),
                            row.getString("certainty"));
                    String name = row.getString("name");
                    reasons.put(small(row.getString("code")), reason);
                    reasons.put(small(name), reason);
                    reasons.put(small(name + " (" + row.getString("clause") + ")"), reason);
                    return reason;
                })
                .list();
        Map<String, UUID> placements = new HashMap<>();
        database.sql("""
                        select id, code, name from public.notice_term
                        where list = 'PLACEMENT_ACTION' and (partnership_id is null or partnership_id = :partnership)
                        """)
                .param("partnership", partnership)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    placements.put(small(row.getString("code")), id);
                    placements.put(small(row.getString("name")), id);
                    return id;
                })
                .list();
        return new RegisterLists(members, providers, reasons, placements);
    }

    /** With or without what the register says of it after a comma, e.g. “, alleged”. */
    Optional<Reason> reason(String words) {
        String plain = small(words);
        Reason as = reasons.get(plain);
        for (String certainty : List.of("ALLEGED", "CONFIRMED")) {
            String suffix = ", " + certainty.toLowerCase(Locale.UK);
            if (as == null && plain.endsWith(suffix)) {
                Reason found = reasons.get(plain.substring(0, plain.length() - suffix.length()));
                as = found == null ? null : new Reason(found.id(), found.isPurchasing(), certainty);
            }
        }
        return Optional.ofNullable(as);
    }

    static String small(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
    }
}
