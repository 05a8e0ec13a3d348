package uk.interborough.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import uk.interborough.database.Installation;
import uk.interborough.database.Mode;

/**
 * A database of its own for a test, with all migrations and reference data: a clone of a template that is made once a
 * JVM. Roles are the server's, so they are made outside the template. Its day is that of {@link Time}.
 */
public final class TestDatabase {
    private static final String OWNER = "interborough_owner";
    private static final String APP = "interborough_app";
    private static final String PASSWORD = "interborough-test";
    private static final List<String> made = new CopyOnWriteArrayList<>();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Migrations and reference data; neither demonstration nor real yet. */
    public static TestDatabase fresh() {
        return new TestDatabase(create(Migrated.TEMPLATE));
    }

    /** The same with the demonstration loaded. */
    public static TestDatabase demonstration() {
        return new TestDatabase(create(Demonstration.TEMPLATE));
    }

    /** Roles only, for what happens before the first migration. */
    public static TestDatabase empty() {
        return new TestDatabase(create("template0"));
    }

    public String url() {
        return TestServer.shared().urlOf(name);
    }

    /** The role that owns the tables; policies let it see everything. */
    public DataSource owner() {
        return TestServer.shared().database(name, OWNER, PASSWORD);
    }

    /** The role of the application; without an identity it sees nothing. */
    public DataSource app() {
        return TestServer.shared().database(name, APP, PASSWORD);
    }

    /** For tests about roles only. */
    public DataSource superuser() {
        return TestServer.shared().database(name);
    }

    /** What the application is started with. */
    public Map<String, Object> springProperties() {
        return Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", APP,
                "spring.datasource.password", PASSWORD,
                "spring.flyway.url", url(),
                "spring.flyway.user", OWNER,
                "spring.flyway.password", PASSWORD);
    }

    private static final String SETTINGS_ARE_NOT_CLONED = """
            do $$
            declare setting text;
            begin
                for setting in
                    select unnest(s.setconfig) from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
                    where d.datname = '%s' and s.setrole = 0
                loop
                    execute format('alter database %%I set %%s = %%L', '%s', split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1));
                end loop;
            end $$""";

    private static String create(String template) {
        Roles.ensure();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        made.add(name);
        execute(
                TestServer.shared().database("postgres"),
                "create database " + name + " template " + template + " owner " + OWNER,
                SETTINGS_ARE_NOT_CLONED.formatted(template, name),
                "alter database " + name + " set app.today = '" + Time.TODAY + "'",
                "revoke all on database " + name + " from public",
                "grant connect on database " + name + " to " + APP);
        return name;
    }

    private static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Roles {
        static {
            try (InputStream script = TestDatabase.class.getResourceAsStream("/db/roles.sql")) {
                execute(
                        TestServer.shared().database("postgres"),
                        "select pg_advisory_lock(hashtext('interborough test roles'))", // until this connection closes
                        new String(script.readAllBytes(), StandardCharsets.UTF_8),
                        "alter role " + OWNER + " password '" + PASSWORD + "'",
                        "alter role " + APP + " password '" + PASSWORD + "'");
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            if (TestServer.shared().kind().equals("url")) {
                Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropAll));
            }
        }

        static void ensure() {
            // the static block above is what matters
        }
    }

    /** Only a server that outlives this JVM has to be tidied. */
    private static void dropAll() {
        DataSource server = TestServer.shared().database("postgres");
        made.reversed().forEach(name -> execute(server, "drop database if exists " + name + " with (force)"));
    }

    private static final class Migrated {
        static final String TEMPLATE = migrate();

        private static String migrate() {
            TestDatabase template = empty();
            Flyway.configure()
                    .dataSource(template.owner())
                    .locations("classpath:db/migration", "classpath:db/reference")
                    .load()
                    .migrate();
            return template.name;
        }
    }

    private static final class Demonstration {
        static final String TEMPLATE = load();

        private static String load() {
            TestDatabase template = fresh();
            try {
                Installation.found(template.owner(), Mode.DEMONSTRATION);
            } catch (SQLException | IOException failure) {
                throw new IllegalStateException(failure);
            }
            return template.name;
        }
    }
}
