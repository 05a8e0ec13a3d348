package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final String URL = "http://localhost:8080";

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    @BeforeAll
    static void unpackOnce() throws IOException {
        PostgresPrograms.unpackedIn(programs);
    }

    @BeforeEach
    void shareThePrograms() throws IOException {
        try (var unpacked = Files.newDirectoryStream(programs)) {
            for (Path directory : unpacked) {
                Files.createSymbolicLink(home.resolve(directory.getFileName()), directory);
            }
        }
    }

    @AfterEach
    void unshareThePrograms() throws IOException {
        try (var links = Files.newDirectoryStream(home, Files::isSymbolicLink)) {
            for (Path link : links) {
                Files.delete(link);
            }
        }
    }

    @Test
    void dataIsKeptOverAStop() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            asOwner(database, "create table kept (word text)", "insert into kept values ('here')");
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database, "select word from kept")).isEqualTo("here");
        }
    }

    @Test
    void whatIsCommittedIsOnDisk() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(Files.readString(database.dataDirectory().resolve("pg_hba.conf")))
                    .contains("scram-sha-256")
                    .doesNotContain("trust");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("postgres"), "postgres", "postgres"))
                    .hasMessageContaining("password authentication failed");
            assertThat(ask(database, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("passwords"))))
                .isEqualTo("rw-------");
    }

    @Test
    void itsLogDoesNotQuoteStatements() throws Exception {
        try (EmbeddedDatabase database = start()) {
            asOwner(database, "create table kept (word text unique check (word <> 'Quoted literal'))");
            asOwner(database, "insert into kept values ('Quoted key')");
            for (String faulty : List.of(
                    "insert into kept values ('Quoted literal')",
                    "insert into kept values ('Quoted key')",
                    "select 'Quoted value'::int",
                    "do $$ begin raise exception 'Quoted exception'; end $$",
                    "do $$ begin raise warning 'Quoted warning'; end $$; select * from \"Quoted table\"")) {
                assertThatThrownBy(() -> asOwner(database, faulty)).isInstanceOf(SQLException.class);
            }
        }
        assertThat(Files.readString(home.resolve("postgresql.log")))
                .contains("database system is ready")
                .doesNotContain("Quoted");
    }

    @Test
    void aSecondStartIsToldWhereTheFirstOneIs() throws SQLException {
        try (EmbeddedDatabase first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Interborough is already running: %s (process %d), with the data in %s.",
                            URL, ProcessHandle.current().pid(), home);
            assertThat(ask(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void theServerThatACrashLeftIsStopped() throws Exception {
        Process crashing = program(Crashing.class, Map.of());
        int portOfTheLeftOne;
        try (BufferedReader said = crashing.inputReader()) {
            assertThat(said.lines().filter("started"::equals).findFirst()).isPresent();
            portOfTheLeftOne = port();
        } finally {
            crashing.destroyForcibly().waitFor();
        }
        assertThatCode(() -> new Socket("127.0.0.1", portOfTheLeftOne).close()).doesNotThrowAnyException();
        try (EmbeddedDatabase database = start()) {
            assertThatThrownBy(() -> new Socket("127.0.0.1", portOfTheLeftOne)).isInstanceOf(ConnectException.class);
            assertThat(ask(database, "select word from kept")).isEqualTo("here");
        }
    }

    @Test
    void aStrangerWithTheNumberOfTheCrashedServerIsNoObstacle() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("cat").start();
        try {
            Files.writeString(
                    dataDirectory().resolve("postmaster.pid"),
                    stranger.pid() + "\n" + dataDirectory() + "\n1\n5432\n\n127.0.0.1\n");
            start().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void ofTwoStartsAtOnceOneWinsAndTheOtherSaysWhere() throws Exception {
        List<Process> both = List.of(program(WritingClient.class, Map.of()), program(WritingClient.class, Map.of()));
        try {
            // the one that loses ends; the one that wins would go on
            CompletableFuture.anyOf(both.getFirst().onExit(), both.getLast().onExit())
                    .get(60, TimeUnit.SECONDS);
            Process loser = both.getFirst().isAlive() ? both.getLast() : both.getFirst();
            Process winner = loser == both.getFirst() ? both.getLast() : both.getFirst();
            assertThat(new String(loser.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "Interborough is already running (process " + winner.pid() + "), with the data in " + home);
            assertThat(winner.inputReader().lines().anyMatch(line -> line.startsWith("acknowledged")))
                    .isTrue();
        } finally {
            for (Process process : both) {
                process.destroyForcibly().waitFor();
            }
        }
        start().close(); // and with it the server that the winner left
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("home"), URL, 0))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The data directory " + file.resolve("home") + " cannot be made or written to")
                .extracting(stopped -> ((CannotStart) stopped).remedy())
                .asString()
                .contains("INTERBOROUGH_HOME");
    }

    @Test
    void rootWithoutUserNamespacesIsToldWhatToDo() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path programs = Files.createDirectory(home.resolve("bin"));
        Path unshare =
                Files.writeString(programs.resolve("unshare"), "#!/bin/sh\necho Operation not permitted\nexit 1\n");
        assertThat(unshare.toFile().setExecutable(true)).isTrue();
        Process client = program(WritingClient.class, Map.of("PATH", programs + ":" + System.getenv("PATH")));
        assertThat(new String(client.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("root cannot step down here: `unshare -U` fails (Operation not permitted)");
        assertThat(client.waitFor()).isEqualTo(1);
    }

    @Test
    void onlyAHalfMadeDataDirectoryIsRemoved() throws Exception {
        Path halfMade = Files.createDirectory(home.resolve("postgresql-18.unfinished-4711"));
        Files.createFile(halfMade.resolve("PG_VERSION"));
        start().close();
        assertThat(halfMade).doesNotExist();

        Path precious = Files.createFile(dataDirectory().resolve("precious"));
        Files.delete(dataDirectory().resolve("global").resolve("pg_control"));
        assertThatThrownBy(this::start).isInstanceOf(CannotStart.class).hasMessageContaining("does not start");
        assertThat(precious).exists();
    }

    @Test
    void dataOfAnEarlierVersionIsNotHiddenByAnEmptyDatabase() throws IOException {
        Files.createDirectory(home.resolve("postgresql-17"));
        assertThatThrownBy(this::start).isInstanceOf(CannotStart.class).hasMessageContaining("postgresql-17");
    }

    @Test
    void aLostPasswordFileIsNamed() throws IOException {
        start().close();
        Files.delete(home.resolve("passwords"));
        assertThatThrownBy(this::start).isInstanceOf(CannotStart.class).hasMessageContaining("password file");
    }

    private EmbeddedDatabase start() {
        EmbeddedDatabase database = EmbeddedDatabase.start(home, URL, 0);
        try {
            database.provide(Mode.REAL);
        } catch (SQLException failure) {
            database.close();
            throw new IllegalStateException(failure);
        }
        return database;
    }

    /** Another JVM that runs this over the same data directory. */
    private Process program(Class<?> main, Map<String, String> environment) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder program =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), main.getName(), home.toString());
        program.environment().putAll(environment);
        return program.start();
    }

    /** The fourth line of the server's own file. */
    private int port() throws IOException {
        return Integer.parseInt(Files.readAllLines(dataDirectory().resolve("postmaster.pid"))
                .get(3)
                .strip());
    }

    private Path dataDirectory() {
        File[] found = home.toFile().listFiles((directory, name) -> name.matches("postgresql-\\d+"));
        return found[0].toPath();
    }

    private static void asOwner(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = owner(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = owner(database);
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection owner(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl("interborough"),
                "interborough_owner",
                database.passwords().owner());
    }

    /** Starts a server, stores a row, and waits to be killed. */
    static final class Crashing {
        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), URL, 0);
            database.provide(Mode.REAL);
            asOwner(database, "create table kept (word text)", "insert into kept values ('here')");
            System.out.println("started");
            System.in.read();
        }
    }
}
