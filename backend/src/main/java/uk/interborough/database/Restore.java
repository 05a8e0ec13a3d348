package uk.interborough.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Puts a backup into a database that holds nothing yet: the migrations first, up to the backup's, then every row in one
 * transaction. Whatever fails leaves a database that still holds nothing of anybody's.
 */
final class Restore {
    /** What would act on rows that are copied, or stand in the way of copying them; and how it is put back. */
    private static final String SET_ASIDE_AND_PUT_BACK = """
            with own as (select oid, relforcerowsecurity from pg_class
                         where relkind in ('r', 'p') and relowner = current_user::regrole)
            select format('alter table %s disable trigger %I', o.oid::regclass, t.tgname),
                   format('alter table %s enable trigger %I', o.oid::regclass, t.tgname)
            from own o join pg_trigger t on t.tgrelid = o.oid
            where not t.tgisinternal and t.tgenabled = 'O'
            union all
            select format('alter table %s no force row level security', oid::regclass),
                   format('alter table %s force row level security', oid::regclass)
            from own where relforcerowsecurity
            union all
            select format('alter table %s alter constraint %I deferrable initially deferred', o.oid::regclass, c.conname),
                   format('alter table %s alter constraint %I %s', o.oid::regclass, c.conname,
                          case when c.condeferrable then 'deferrable initially immediate' else 'not deferrable' end)
            from own o join pg_constraint c on c.conrelid = o.oid
            where c.contype = 'f' and c.conparentid = 0 and not c.condeferred
            """;

    private Restore() {}

    static void into(DataSource owner, BackupFile.Reader backup) throws SQLException, IOException {
        RoleCheck.requireOrdinaryOwner(owner);
        try (Connection connection = owner.getConnection()) {
            requireNothingThere(connection);
        }
        migrate(owner, backup.manifest());
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            StoredTable.agreeOnTexts(statement);
            Installation.lock(statement);
            requireNothingThere(connection);
            fill(connection, statement, backup);
            connection.commit();
            connection.setAutoCommit(true);
            Installation.analyse(statement);
        }
    }

    private static void requireNothingThere(Connection connection) throws SQLException {
        String remedy = "Restore into an empty database (SPRING_DATASOURCE_URL and SPRING_FLYWAY_URL, or another"
                + " INTERBOROUGH_HOME); nothing is ever overwritten.";
        String others = Installation.tablesOfOthers(connection);
        if (!others.isEmpty()) {
            throw new CannotStart("The database to restore into is not empty; it holds " + others + ".", remedy);
        }
        Installation.mode(connection).ifPresent(mode -> {
            throw new CannotStart(
                    "The database to restore into is not empty; it holds a " + mode.word() + " installation.", remedy);
        });
    }

    private static void migrate(DataSource owner, BackupManifest manifest) {
        MigrationVersion target = MigrationVersion.fromVersion(manifest.schemaVersion());
        Flyway flyway = Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration") // reference data is in the backup, as it was
                .target(target)
                .load();
        if (Arrays.stream(flyway.info().all()).noneMatch(known -> target.equals(known.getVersion()))) {
            throw new CannotStart(
                    "The backup's tables are of version %s, which this release does not know."
                            .formatted(manifest.schemaVersion()),
                    "Restore it with the release of Interborough that made it, or a newer one.");
        }
        flyway.migrate();
    }

    private static void fill(Connection connection, Statement statement, BackupFile.Reader backup)
            throws SQLException, IOException {
        BackupManifest manifest = backup.manifest();
        List<StoredTable> tables = inTheOrderOf(manifest, StoredTable.all(connection));
        List<String> migrations = migrations(statement);
        List<String> putBack = new ArrayList<>();
        List<String> setAside = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(SET_ASIDE_AND_PUT_BACK)) {
            while (row.next()) {
                setAside.add(row.getString(1));
                putBack.add(row.getString(2));
            }
        }
        run(statement, setAside);
        // what the migrations brought is in the backup too, as it was
        statement.execute("truncate " + StoredTable.names(tables));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (int i = 0; i < tables.size(); i++) {
            try (InputStream rows = backup.open(manifest.tables().get(i))) {
                copies.copyIn(tables.get(i).copyIn(), rows);
            }
        }
        setSequences(connection, manifest);
        statement.execute("set constraints all immediate");
        run(statement, putBack);
        requireTheSame(statement, manifest, tables);
        if (!migrations(statement).equals(migrations)) {
            throw new CannotStart(
                    "The backup was made with other migrations than those of this release.",
                    "Restore it with the release of Interborough that made it.");
        }
    }

    /** The tables of the catalogue, which have to be those of the backup, column by column. */
    private static List<StoredTable> inTheOrderOf(BackupManifest manifest, List<StoredTable> found) {
        Map<String, StoredTable> byName =
                found.stream().collect(Collectors.toMap(StoredTable::name, Function.identity()));
        List<String> different = Stream.concat(
                        manifest.tables().stream()
                                .filter(table -> !byName.containsKey(table.name())
                                        || !byName.get(table.name()).columns().equals(table.columns()))
                                .map(BackupManifest.Table::name),
                        found.stream()
                                .map(StoredTable::name)
                                .filter(name -> manifest.tables().stream()
                                        .noneMatch(table -> table.name().equals(name))))
                .toList();
        if (!different.isEmpty()) {
            throw new CannotStart(
                    "The backup and this release differ in these tables: " + String.join(", ", different) + ".",
                    "Restore it with the release of Interborough that made it.");
        }
        return manifest.tables().stream().map(table -> byName.get(table.name())).toList();
    }

    private static void setSequences(Connection connection, BackupManifest manifest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            for (BackupManifest.Sequence sequence : manifest.sequences()) {
                statement.setString(1, sequence.name());
                statement.setLong(2, sequence.lastValue());
                statement.setBoolean(3, sequence.handedOut());
                statement.execute();
            }
        }
    }

    private static void requireTheSame(Statement statement, BackupManifest manifest, List<StoredTable> tables)
            throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            BackupManifest.Table wanted = manifest.tables().get(i);
            var found = tables.get(i).content(statement);
            if (found.rows() != wanted.rows() || !found.sum().equals(wanted.content())) {
                throw new CannotStart(
                        "%s has %d rows now, the backup %d, or their contents differ; nothing was restored."
                                .formatted(wanted.name(), found.rows(), wanted.rows()),
                        "Use another backup.");
            }
        }
    }

    private static List<String> migrations(Statement statement) throws SQLException {
        List<String> migrations = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select version || ' ' || coalesce(checksum, 0) from public.flyway_schema_history
                where success and version is not null
                order by 1
                """)) {
            while (row.next()) {
                migrations.add(row.getString(1));
            }
        }
        return migrations;
    }

    private static void run(Statement statement, List<String> changes) throws SQLException {
        for (String change : changes) {
            statement.execute(change);
        }
    }
}
