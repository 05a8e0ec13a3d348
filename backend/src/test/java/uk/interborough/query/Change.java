package uk.interborough.query;

import java.util.List;
import uk.interborough.testing.PlainSql;

/** A service of Ealing that gets another name, other units and other figures, with the moments before and after. */
record Change(PlainSql owner, List<String> ids, List<String> were, String before, String after) {

    static final String NAME = "Another name since";
    static final String UNITS = "5005";

    private static final String MOMENT =
            "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    static Change planned(PlainSql owner) {
        List<String> ids = owner.values("""
                select s.id, c.id, r.id
                from service s
                join authority a on a.id = s.authority_id and a.slug = 'ealing'
                join contract c on c.service_id = s.id and c.starts_on <= '2026-11-22' and (c.ends_on is null or c.ends_on >= '2026-11-22')
                join performance_return r on r.service_id = s.id and r.quarter = '2026-04-01' and r.version = 1
                where not exists (select from contract o where o.service_id = s.id and o.id <> c.id)
                order by s.id limit 1
                """);
        List<String> were = owner.values("""
                select s.name, c.units, r.clients_at_end from service s, contract c, performance_return r
                where s.id = '%s' and c.id = '%s' and r.id = '%s'
                """.formatted(ids.toArray()));
        return new Change(owner, ids, were, "", "");
    }

    Change made() {
        String before = moment(owner);
        set(NAME, UNITS, "5050", "2");
        return new Change(owner, ids, were, before, moment(owner));
    }

    /** Now, by the clock that stamps what is recorded. */
    static String moment(PlainSql owner) {
        return owner.value(MOMENT);
    }

    String service() {
        return "service-" + ids.get(0);
    }

    String performanceReturn() {
        return "performance-return-" + ids.get(2);
    }

    String nameBefore() {
        return were.get(0);
    }

    String unitsBefore() {
        return were.get(1);
    }

    /** As it was. */
    void undone() {
        set(nameBefore(), unitsBefore(), were.get(2), "1");
    }

    private void set(String name, String units, String clients, String version) {
        owner.does(
                "update service set name = '" + name.replace("'", "''") + "' where id = '" + ids.get(0) + "'",
                "update contract set units = " + units + " where id = '" + ids.get(1) + "'",
                "update performance_return set clients_at_end = " + clients + ", version = " + version + " where id = '"
                        + ids.get(2) + "'");
    }
}
