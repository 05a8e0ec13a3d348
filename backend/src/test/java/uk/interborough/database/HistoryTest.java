package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** What was known when: nothing that was recorded is lost, and it is read as it was. */
@Tag("database")
class HistoryTest {
    private static TestDatabase database;
    private static PlainSql owner;
    private static String moment;

    @BeforeAll
    static void theDemonstrationAsItIsNow() {
        database = TestDatabase.demonstration();
        owner = PlainSql.over(database.owner());
        moment = owner.value("select clock_timestamp()");
    }

    @Test
    void anUpdateKeepsTheOldVersion() {
        String service = service(0);
        String before = owner.value("select name from service where id = '" + service + "'");
        owner.does("update service set name = 'New name' where id = '" + service + "'");
        assertThat(owner.values("select name, recorded_until is null from history.service where id = '" + service
                        + "' order by recorded_from desc limit 2"))
                .containsExactly("New name", "true", before, "false");
    }

    @Test
    void whatWasKnownIsReadAsItWas() throws SQLException {
        String service = service(1);
        String before = owner.value("select name from service where id = '" + service + "'");
        owner.does("update service set name = 'Another name' where id = '" + service + "'");
        String name = "select name from %s.service where id = '" + service + "'";
        assertThat(asEaling(moment, name.formatted("known_then"))).containsExactly(before);
        assertThat(asEaling(moment, name.formatted("known"))).containsExactly("Another name");
        assertThat(asEaling("", name.formatted("known_then"))).isEmpty();
        assertThat(asEaling("1999-01-01", name.formatted("known_then"))).isEmpty();
    }

    @Test
    void figuresAreThoseOfThatTime() throws SQLException {
        String row = owner.value("""
                select r.id from performance_return r join service s on s.id = r.service_id join service_type t on t.id = s.service_type_id
                join authority a on a.id = r.authority_id
                where t.accommodation_based and a.slug = 'ealing' and r.unit_days_occupied > 100 order by r.id limit 1
                """);
        String figure = "select utilisation_numerator, utilisation_value from %s.service_quarter_indicator where id = '"
                + row + "'";
        List<String> before = asEaling("", figure.formatted("known"));
        owner.does(
                "update performance_return set unit_days_occupied = unit_days_occupied - 50, version = version + 1, amended_at = now() where id = '"
                        + row + "'");
        assertThat(asEaling(moment, figure.formatted("known_then"))).isEqualTo(before);
        assertThat(asEaling("", figure.formatted("known")).getFirst())
                .isEqualTo(String.valueOf(Integer.parseInt(before.getFirst()) - 50));
    }

    @Test
    void twoUpdatesInOneTransactionAreOneVersion() {
        String service = service(2);
        int before = versions(service);
        owner.does(
                "update service set name = 'First thought' where id = '" + service + "'",
                "update service set name = 'Second thought' where id = '" + service + "'");
        assertThat(versions(service)).isEqualTo(before + 1);
        assertThat(owner.values("select name from history.service where id = '" + service + "' order by recorded_from"))
                .doesNotContain("First thought")
                .endsWith("Second thought");
    }

    @Test
    void anUpdateThatChangesNothingIsNoVersion() {
        String service = service(3);
        int before = versions(service);
        owner.does("update service set name = name where id = '" + service + "'");
        assertThat(versions(service)).isEqualTo(before);
    }

    @Test
    void aDeletionClosesTheLastVersion() {
        owner.does("insert into provider (id, name) values ('00000000-0000-7000-8000-00000000000d', 'Short-lived')");
        owner.does("delete from provider where id = '00000000-0000-7000-8000-00000000000d'");
        assertThat(
                        owner.values(
                                "select name, recorded_until >= recorded_from from history.provider where id = '00000000-0000-7000-8000-00000000000d'"))
                .containsExactly("Short-lived", "true");
    }

    @Test
    void whatWasMadeAndUndoneInOneTransactionWasNever() {
        owner.does(
                "insert into provider (id, name) values ('00000000-0000-7000-8000-00000000000e', 'Never')",
                "delete from provider where id = '00000000-0000-7000-8000-00000000000e'");
        assertThat(owner.values("select name from history.provider where id = '00000000-0000-7000-8000-00000000000e'"))
                .isEmpty();
    }

    @Test
    void theVersionsOfARowFollowOneAnother() {
        assertThat(owner.values("""
                        select h.id from history.performance_return h join history.performance_return o on o.id = h.id
                        where o.recorded_from < h.recorded_from and coalesce(o.recorded_until, 'infinity') > h.recorded_from
                        """)).isEmpty();
    }

    @Test
    void aTwinHasTheColumnsOfItsTable() {
        assertThat(owner.values("""
                        with twin as (select relname from pg_class where relnamespace = 'history'::regnamespace and relkind = 'r'),
                        columns as (
                            select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attcollation
                            from twin join pg_class c using (relname) join pg_namespace n on n.oid = c.relnamespace
                            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                            where n.nspname in ('public', 'history') and a.attname not in ('recorded_from', 'recorded_until', 'recorded_in'))
                        select relname, attname, type from columns
                        group by relname, attname, type, attcollation having count(*) <> 2
                        """)).isEmpty();
    }

    @Test
    void aTwinIsReadByTheSameRules() {
        assertThat(owner.values("""
                        with rules as (
                            select schemaname, tablename, qual from pg_policies
                            where cmd = 'SELECT' and schemaname in ('public', 'history')
                              and tablename in (select relname from pg_class where relnamespace = 'history'::regnamespace))
                        select tablename, qual from rules group by tablename, qual having count(*) <> 2
                        """)).isEmpty();
        assertThat(
                        owner.values(
                                "select tablename from pg_policies where schemaname = 'history' and cmd not in ('SELECT', 'ALL')"))
                .isEmpty();
        assertThat(owner.values("""
                        select c.oid::regclass from pg_class c
                        where c.relnamespace = 'history'::regnamespace and c.relkind = 'r'
                          and has_table_privilege('interborough_app', c.oid, 'insert, update, delete, truncate')
                        """)).isEmpty();
    }

    private static String service(int place) {
        return owner.value(
                "select s.id from service s join authority a on a.id = s.authority_id where a.slug = 'ealing' order by s.id offset "
                        + place + " limit 1");
    }

    private static int versions(String service) {
        return Integer.parseInt(owner.value("select count(*) from history.service where id = '" + service + "'"));
    }

    /** As the application reads for an officer of Ealing; the time as it is set for a transaction. */
    private static List<String> asEaling(String knownAt, String sql) throws SQLException {
        List<String> identity = owner.values("""
                select a.id, a.authority_id, (app.identity_of(a.id)).partnership_ids from account a
                where a.username = 'commissioner.ealing'
                """);
        try (Connection connection = database.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('app.account', '%s', true), set_config('app.authority', '%s', true), set_config('app.partnerships', '%s', true), set_config('app.known_at', '%s', true)"
                            .formatted(identity.get(0), identity.get(1), identity.get(2), knownAt));
            return PlainSql.values(connection, sql);
        }
    }
}
