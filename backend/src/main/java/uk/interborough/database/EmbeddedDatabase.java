package uk.interborough.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own for a laptop or a trial: durable, on a loopback port, behind passwords, one per home
 * directory. A crash of this process leaves it running; the next start stops it and begins again on the same data.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String PATIENCE_SECONDS = "120";
    private static final Duration FOR_CHILDREN_TO_END = Duration.ofSeconds(60);

    private final Path home;
    private final HomeLock lock;
    private final PostgresPrograms programs;
    private final DataDirectory data;
    private final Passwords passwords;
    private int port;
    private boolean running;

    private EmbeddedDatabase(Path home, HomeLock lock) throws IOException {
        this.home = home;
        this.lock = lock;
        PostgresPrograms.removeUnfinished(home);
        this.programs = PostgresPrograms.unpackedIn(home);
        this.data = new DataDirectory(home, programs);
        Path passwordFile = home.resolve("passwords");
        if (data.exists() && !Files.exists(passwordFile)) {
            throw new CannotStart(
                    "The data in %s is there, its password file %s is not.".formatted(data.path(), passwordFile),
                    "Put the file back from a backup; it belongs to the data beside it.");
        }
        this.passwords = Passwords.keptIn(passwordFile);
    }

    /**
     * Starts the server, on the first call with a new data directory.
     *
     * @param home where everything is kept; created if need be
     * @param announcedUrl where users find this Interborough; told to whoever tries to start a second one
     * @param port of the server on loopback, 0 for any free one
     */
    public static EmbeddedDatabase start(Path home, String announcedUrl, int port) {
        try {
            requireWritable(home);
            Path real = home.toRealPath();
            HomeLock lock = HomeLock.take(real, announcedUrl);
            try {
                EmbeddedDatabase database = new EmbeddedDatabase(real, lock);
                database.start(port);
                return database;
            } catch (IOException | SQLException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException | SQLException failure) {
            throw new CannotStart(
                    "The embedded PostgreSQL in %s does not start: %s".formatted(home, failure.getMessage()),
                    "See " + home.resolve("postgresql.log") + ". The data has not been touched.",
                    failure);
        }
    }

    String jdbcUrl(String databaseName) {
        return jdbcUrl(port, databaseName);
    }

    static String jdbcUrl(int port, String databaseName) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + databaseName;
    }

    int port() {
        return port;
    }

    Passwords passwords() {
        return passwords;
    }

    Path dataDirectory() {
        return data.path();
    }

    /** Tells a second start where this one is found. */
    void announce(String url) throws IOException {
        lock.publish(url);
    }

    /** Makes the database of a mode unless it is there. Safe to repeat. */
    void provide(Mode mode) throws SQLException {
        String name = mode.databaseName();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + name + " owner interborough_owner");
                }
            }
            statement.execute("alter database " + name + " owner to interborough_owner");
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to interborough_app");
        }
    }

    /** Stops the server in order and lets the next one in. Safe to repeat. */
    @Override
    public synchronized void close() {
        try {
            if (running) {
                stopServer();
                running = false;
            }
            lock.close();
        } catch (IOException failure) {
            log.warn("The embedded PostgreSQL did not stop in order: {}", failure.getMessage());
        }
    }

    private synchronized void start(int wantedPort) throws IOException, SQLException {
        data.removeUnfinished();
        if (data.orphan().isPresent()) {
            log.warn("The last Interborough did not stop in order; stopping the PostgreSQL it left.");
            stopServer();
        }
        data.disownLeftPid();
        if (!data.exists()) {
            log.info("Making a database in {} (only this first time).", home);
            data.initialise(passwords.superuser());
        }
        startServer(wantedPort);
        running = true;
        try {
            makeRoles();
        } catch (IOException | SQLException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void startServer(int wantedPort) throws IOException {
        int portsLeft = wantedPort == 0 ? 3 : 1; // somebody may take the free port between finding and using it
        Instant patience = Instant.now().plus(FOR_CHILDREN_TO_END);
        while (true) {
            port = wantedPort == 0 ? freePort() : wantedPort;
            Path serverLog = freshLog();
            var started = programs.run(
                    Duration.ofSeconds(150),
                    "pg_ctl",
                    "--pgdata=" + data.path(),
                    "--log=" + serverLog,
                    "--options=" + options(),
                    "--wait",
                    "--timeout=" + PATIENCE_SECONDS,
                    "start");
            if (started.exit() == 0) {
                return;
            }
            String said = Files.exists(serverLog) ? Files.readString(serverLog) : "";
            if (said.contains("could not bind") && --portsLeft > 0) {
                continue;
            }
            // a killed server's children end when they notice, and nothing may be started before
            if (said.contains("pre-existing shared memory block")
                    && Instant.now().isBefore(patience)) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                continue;
            }
            throw new IOException(said.lines()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                    .reduce(started.output().strip(), (before, line) -> line));
        }
    }

    private String options() {
        return String.join(
                " ",
                List.of(
                        "-c listen_addresses=127.0.0.1",
                        "-c port=" + port,
                        "-c unix_socket_directories=",
                        "-c fsync=on",
                        "-c synchronous_commit=on",
                        "-c full_page_writes=on",
                        "-c password_encryption=scram-sha-256",
                        "-c max_connections=60",
                        "-c shared_buffers=128MB",
                        "-c random_page_cost=1.1",
                        "-c jit=off",
                        // what people enter stays out of its log; failed statements are in the application's, by their
                        // code
                        // code
                        "-c log_min_messages=log",
                        "-c log_min_error_statement=panic",
                        "-c log_error_verbosity=terse",
                        "-c timezone=UTC",
                        "-c log_timezone=UTC"));
    }

    private void stopServer() throws IOException {
        var stopped = stop("fast");
        if (stopped.exit() != 0 && data.orphan().isPresent()) {
            // safe: the write-ahead log brings everything committed back
            stop("immediate").orThrow("stop");
        }
    }

    private PostgresPrograms.Result stop(String manner) throws IOException {
        return programs.run(
                Duration.ofSeconds(150),
                "pg_ctl",
                "--pgdata=" + data.path(),
                "--mode=" + manner,
                "--wait",
                "--timeout=" + PATIENCE_SECONDS,
                "stop");
    }

    private void makeRoles() throws IOException, SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(rolesScript());
            statement.execute("alter role interborough_owner password '" + passwords.owner() + "'");
            statement.execute("alter role interborough_app password '" + passwords.app() + "'");
            statement.execute("revoke connect on database postgres from public");
        }
    }

    private static String rolesScript() throws IOException {
        try (InputStream script = EmbeddedDatabase.class.getResourceAsStream("/db/roles.sql")) {
            if (script == null) {
                throw new IOException("db/roles.sql is not in the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", passwords.superuser());
    }

    private Path freshLog() throws IOException {
        Path file = home.resolve("postgresql.log");
        if (Files.exists(file)) {
            Files.move(file, home.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void requireWritable(Path home) {
        try {
            createHome(home);
            if (Files.isWritable(home)) {
                return;
            }
            throw new AccessDeniedException(home.toString());
        } catch (IOException failure) {
            throw new CannotStart(
                    "The data directory %s cannot be made or written to by the user %s (%s)."
                            .formatted(
                                    home,
                                    System.getProperty("user.name"),
                                    failure.getClass().getSimpleName()),
                    "Give that user the directory, or name another one: INTERBOROUGH_HOME.",
                    failure);
        }
    }

    private static void createHome(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        Path absolute = home.toAbsolutePath();
        Files.createDirectories(absolute.getParent()); // the root itself is a directory already
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(absolute);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
