package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

@Tag("database")
class BackupTest {
    @TempDir
    static Path shared;

    private static TestDatabase demonstration;
    private static Path backup;

    @TempDir
    Path directory;

    @BeforeAll
    static void aBackupOfTheDemonstration() throws Exception {
        demonstration = TestDatabase.demonstration();
        backup = shared.resolve("demonstration.zip");
        Backup.write(demonstration.owner(), backup);
    }

    @Test
    void everythingComesBackOnAnotherServer() throws Exception {
        TestDatabase target = TestDatabase.empty();
        restore(backup, target);
        assertThat(contents(target.owner())).isEqualTo(contents(demonstration.owner()));
        assertThat(guards(target)).isEqualTo(guards(demonstration));
    }

    @Test
    void everythingComesBackInAnEmbeddedDatabase() throws Exception {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("interborough.home", directory.resolve("home").toString());
        assertThat(BackupCommand.run(environment, "restore", backup.toString())).startsWith("Restored a demonstration");
        Path again = directory.resolve("again.zip");
        assertThat(BackupCommand.run(environment, "backup", again.toString())).startsWith("Backed up a demonstration");
        try (BackupFile.Reader before = new BackupFile.Reader(backup);
                BackupFile.Reader after = new BackupFile.Reader(again)) {
            assertThat(after.manifest().tables()).isEqualTo(before.manifest().tables());
        }
        assertThatThrownBy(() -> BackupCommand.run(environment, "restore", backup.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The database to restore into is not empty; it holds a demonstration installation.");
    }

    @Test
    void aRunningEmbeddedDatabaseIsBackedUpAndNotRestoredInto() throws Exception {
        Path home = directory.resolve("home");
        MockEnvironment environment = new MockEnvironment().withProperty("interborough.home", home.toString());
        BackupCommand.run(environment, "restore", backup.toString());
        try (EmbeddedDatabase running = EmbeddedDatabase.start(home, "http://localhost:8080", 0)) {
            Path file = directory.resolve("running.zip");
            assertThat(BackupCommand.run(environment, "backup", file.toString()))
                    .contains("rows of");
            assertThatThrownBy(() -> BackupCommand.run(environment, "restore", backup.toString()))
                    .hasMessageContaining("already running");
            assertThat(running.port()).isPositive();
        }
    }

    @Test
    void aRestoredTransactionNumberIsNeverThatOfALaterTransaction() throws Exception {
        TestDatabase target = TestDatabase.empty();
        restore(backup, target);
        assertThat(PlainSql.over(target.owner()).values("select distinct recorded_in from history.service"))
                .containsExactly("0");
    }

    @Test
    void aBackupOfAnEarlierReleaseIsRestoredAndThenMigrated() throws Exception {
        TestDatabase earlier = TestDatabase.empty();
        flyway(earlier)
                .locations("classpath:db/migration", "filesystem:" + referenceOfThen())
                .target("0011")
                .load()
                .migrate();
        Installation.found(earlier.owner(), Mode.REAL);
        Path file = directory.resolve("earlier.zip");
        Backup.write(earlier.owner(), file);
        TestDatabase target = TestDatabase.empty();
        restore(file, target);
        assertThat(contents(target.owner())).isEqualTo(contents(earlier.owner()));
        flyway(target).load().migrate();
        assertThat(PlainSql.over(target.owner()).value("select to_regclass('client_mutation') is not null"))
                .isEqualTo("true");
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatExistsIsNotOverwritten() {
        assertThatThrownBy(() -> Backup.write(demonstration.owner(), backup)).hasMessageContaining("exists already");
    }

    @Test
    void nothingIsRestoredOverData() throws Exception {
        TestDatabase founded = TestDatabase.fresh();
        Installation.found(founded.owner(), Mode.REAL);
        assertThatThrownBy(() -> restore(backup, founded)).hasMessageContaining("it holds a real installation");
        TestDatabase somebodyElses = TestDatabase.empty();
        PlainSql.over(somebodyElses.owner()).does("create table ledger (id int)");
        assertThatThrownBy(() -> restore(backup, somebodyElses)).hasMessageContaining("it holds ledger");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Path file = Files.copy(backup, directory.resolve("short.zip"));
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(content.length() * 2 / 3);
        }
        assertThatThrownBy(() -> new BackupFile.Reader(file)).hasMessageContaining("not a whole backup");
    }

    @Test
    void aChangedByteIsRefused() throws IOException {
        Path file = Files.copy(backup, directory.resolve("byte.zip"));
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(content.length() / 2);
            int before = content.read();
            content.seek(content.length() / 2);
            content.write(before ^ 1);
        }
        assertThatThrownBy(() -> new BackupFile.Reader(file)).isInstanceOf(CannotStart.class);
    }

    @Test
    void anExchangedRowIsRefused() throws IOException {
        Path file = Files.copy(backup, directory.resolve("row.zip"));
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path rows = zip.getPath("tables/public.authority.csv");
            Files.writeString(rows, Files.readString(rows).replace("Ealing", "Acton"));
        }
        assertThatThrownBy(() -> new BackupFile.Reader(file))
                .hasMessageContaining("the rows of public.authority are not those that were backed up");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("letter.zip"), "Dear Sir or Madam");
        assertThatThrownBy(() -> new BackupFile.Reader(file)).isInstanceOf(CannotStart.class);
    }

    @Test
    void aBackupTakenWhileRowsAreWrittenIsOfOneMoment() throws Exception {
        TestDatabase busy = TestDatabase.fresh();
        Installation.found(busy.owner(), Mode.REAL);
        // one is copied at the beginning, the other at the end
        PlainSql.over(busy.owner()).does("create table a_first (n int)", "create table z_last (n int)");
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch underWay = new CountDownLatch(20);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stopped.get(); i++) {
                PlainSql.over(busy.owner())
                        .does("insert into z_last values (" + i + ")", "insert into a_first values (" + i + ")");
                underWay.countDown();
            }
        });
        Path file = directory.resolve("busy.zip");
        try {
            underWay.await();
            Backup.write(busy.owner(), file);
        } finally {
            stopped.set(true);
            writer.join();
        }
        List<String> first = rows(file, "public.a_first");
        assertThat(first).hasSizeGreaterThanOrEqualTo(20).isEqualTo(rows(file, "public.z_last"));
        assertThat(PlainSql.over(busy.owner()).value("select count(*) from a_first"))
                .isNotEqualTo(String.valueOf(first.size()));
    }

    /** The reference data that release 11 had. */
    private Path referenceOfThen() throws IOException {
        Path then = Files.createDirectories(directory.resolve("reference"));
        for (String name : List.of("R__authorities_and_partnerships.sql", "R__calendar.sql", "R__code_lists.sql")) {
            try (InputStream now =
                    Objects.requireNonNull(BackupTest.class.getResourceAsStream("/db/reference/" + name))) {
                Files.copy(now, then.resolve(name));
            }
        }
        return then;
    }

    private static FluentConfiguration flyway(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.owner())
                .locations("classpath:db/migration", "classpath:db/reference");
    }

    private static void restore(Path file, TestDatabase target) throws SQLException, IOException {
        try (BackupFile.Reader opened = new BackupFile.Reader(file)) {
            Restore.into(target.owner(), opened);
        }
    }

    private static List<String> rows(Path file, String table) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            return Files.readAllLines(zip.getPath("tables/" + table + ".csv"), StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .toList();
        }
    }

    /** A hash of every table's rows in order, made without the code under test. */
    private static Map<String, String> contents(DataSource owner) {
        PlainSql sql = PlainSql.over(owner);
        Map<String, String> contents = new TreeMap<>();
        for (String table : sql.values("select oid::regclass from pg_class where relkind = 'r'"
                + " and relnamespace in ('public'::regnamespace, 'history'::regnamespace)")) {
            contents.put(
                    table,
                    sql.value("select count(*) || ' ' || coalesce(md5(string_agg(r, chr(10) order by r)), '')"
                            + " from (select (to_jsonb(t) - 'recorded_in')::text collate \"C\" as r from " + table
                            + " t) x"));
        }
        return contents;
    }

    /** Triggers, policies and keys that a restore sets aside for a while. */
    private static List<String> guards(TestDatabase database) {
        return PlainSql.over(database.owner()).values("""
                select tgrelid::regclass || tgname || tgenabled::text as guard from pg_trigger where not tgisinternal
                union all
                select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where contype = 'f'
                union all
                select oid::regclass || relforcerowsecurity::text from pg_class where relrowsecurity
                order by 1
                """);
    }
}
