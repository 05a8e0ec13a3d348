package uk.interborough.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the database says it is ({@code public.installation}): said once, and kept. */
public final class Installation {
    private static final Logger log = LoggerFactory.getLogger(Installation.class);
    private static final long FOUNDING_LOCK = 0x1B0B0L;

    /** Without it the first pages would be planned for empty tables. */
    private static final String ANALYSE_OWN_TABLES = """
            do $$
            declare
                own regclass;
            begin
                for own in
                    select oid from pg_class where relkind in ('r', 'p') and relowner = current_user::regrole
                loop
                    execute format('analyze %s', own);
                end loop;
            end
            $$
            """;

    private Installation() {}

    /** Empty as long as nothing was founded: no table yet, or no row in it. */
    static Optional<Mode> mode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (var table = statement.executeQuery("select to_regclass('public.installation') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (var row = statement.executeQuery("select mode from public.installation")) {
                return row.next() ? Optional.of(Mode.of(row.getString(1))) : Optional.empty();
            }
        }
    }

    /**
     * Writes the mode of a new database; a demonstration gets its data in the same transaction, so that an interrupted
     * load is repeated from the beginning. Several nodes may start at once: one founds, the others see it.
     */
    public static void found(DataSource owner, Mode mode) throws SQLException, IOException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock(statement);
            Optional<Mode> founded = mode(connection);
            refuseContradiction(founded, mode);
            if (founded.isEmpty()) {
                statement.execute("insert into public.installation (mode) values ('" + mode.word() + "')");
            }
            boolean loadedNow = mode == Mode.DEMONSTRATION && !loaded(statement) && loadDemonstration(statement);
            connection.commit();
            if (founded.isEmpty() || loadedNow) {
                connection.setAutoCommit(true);
                analyse(statement);
            }
        }
    }

    /** Nobody else founds or fills this database before the end of the transaction. */
    static void lock(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_xact_lock(" + FOUNDING_LOCK + ")");
    }

    static void analyse(Statement statement) throws SQLException {
        statement.execute(ANALYSE_OWN_TABLES);
    }

    /** The first names of what is in a database that is not an Interborough; empty if there is nothing. */
    static String tablesOfOthers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var others = statement.executeQuery("""
                        select coalesce(string_agg(c.relname, ', ' order by c.relname), '')
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p', 'v', 'm')
                          and n.nspname !~ '^pg_'
                          and n.nspname <> 'information_schema'
                          and to_regclass('public.installation') is null
                          and c.relname <> 'flyway_schema_history'
                        """)) {
            others.next();
            String found = others.getString(1);
            return found.length() > 200 ? found.substring(0, 200) + " …" : found;
        }
    }

    static void refuseContradiction(Optional<Mode> founded, Mode wanted) {
        if (founded.isPresent() && wanted != founded.get()) {
            throw new CannotStart(
                    "This database is a %s installation and stays one; the start asks for %s."
                            .formatted(founded.get().word(), wanted.word()),
                    founded.get() == Mode.REAL
                            ? "Leave out --demonstration, or name another, empty database."
                            : "Leave out --empty, or name another, empty database for real data.");
        }
    }

    private static boolean loadDemonstration(Statement statement) throws SQLException, IOException {
        List<Resource> scripts = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:db/demo/*.sql"))
                .sorted(Comparator.comparing(script -> String.valueOf(script.getFilename())))
                .toList();
        if (scripts.isEmpty()) {
            return false;
        }
        log.info("Loading the demonstration (only this first time).");
        statement.execute("set local app.system = 'demonstration'");
        for (Resource script : scripts) {
            try {
                statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
            } catch (SQLException failure) {
                throw new SQLException(
                        script.getFilename() + ": " + failure.getMessage(), failure.getSQLState(), failure);
            }
        }
        statement.execute("update public.installation set loaded = true");
        return true;
    }

    private static boolean loaded(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select loaded from public.installation")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
