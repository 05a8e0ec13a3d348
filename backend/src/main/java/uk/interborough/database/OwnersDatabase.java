package uk.interborough.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * A database as its owner: the external one that the environment names, or the embedded one, which is started for this
 * unless it is running.
 */
record OwnersDatabase(DataSource owner, String url, Optional<EmbeddedDatabase> startedForThis)
        implements AutoCloseable {
    private static final String NO_SUCH_DATABASE = "3D000";

    /** The one that holds something; of an embedded server's two databases the real one, unless the other is wanted. */
    static OwnersDatabase toRead(Environment environment, Optional<Mode> wanted) throws IOException, SQLException {
        if (isExternal(environment)) {
            return external(environment);
        }
        Path home = home(environment);
        if (!DataDirectory.isIn(home)) {
            throw new CannotStart(
                    "There is nothing to back up in " + home + ".",
                    "Name the data directory (INTERBOROUGH_HOME) or the external database (SPRING_DATASOURCE_URL).");
        }
        Optional<EmbeddedDatabase> started = HomeLock.isHeld(home) ? Optional.empty() : Optional.of(start(home));
        int port = started.isPresent() ? started.get().port() : DataDirectory.portOfRunning(home);
        String password = Passwords.keptIn(home.resolve("passwords")).owner();
        try {
            for (Mode mode : wanted.map(List::of).orElse(List.of(Mode.REAL, Mode.DEMONSTRATION))) {
                OwnersDatabase candidate = of(
                        EmbeddedDatabase.jdbcUrl(port, mode.databaseName()), "interborough_owner", password, started);
                if (candidate.holdsSomething()) {
                    return candidate;
                }
            }
            throw new CannotStart(
                    "There is nothing to back up in " + home + ".", "Start Interborough on it at least once.");
        } catch (SQLException | RuntimeException failure) {
            started.ifPresent(EmbeddedDatabase::close);
            throw failure;
        }
    }

    /** Where a backup of this mode belongs; a running embedded server is refused. */
    static OwnersDatabase toFill(Environment environment, Mode mode) throws SQLException {
        if (isExternal(environment)) {
            return external(environment);
        }
        EmbeddedDatabase started = start(home(environment));
        try {
            started.provide(mode);
        } catch (SQLException failure) {
            started.close();
            throw failure;
        }
        return of(
                started.jdbcUrl(mode.databaseName()),
                "interborough_owner",
                started.passwords().owner(),
                Optional.of(started));
    }

    @Override
    public void close() {
        startedForThis.ifPresent(EmbeddedDatabase::close);
    }

    private boolean holdsSomething() throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return Installation.mode(connection).isPresent();
        } catch (SQLException failure) {
            if (NO_SUCH_DATABASE.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    private static boolean isExternal(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"))
                || StringUtils.hasText(environment.getProperty("spring.flyway.url"));
    }

    private static OwnersDatabase external(Environment environment) {
        String url = environment.getProperty("spring.flyway.url", "");
        return of(
                url.isBlank() ? environment.getProperty("spring.datasource.url", "") : url,
                environment.getProperty("spring.flyway.user", "interborough_owner"),
                environment.getProperty("spring.flyway.password", ""),
                Optional.empty());
    }

    private static Path home(Environment environment) throws CannotStart {
        Path home = Path.of(environment.getProperty("interborough.home", ".interborough"));
        try {
            return Files.exists(home) ? home.toRealPath() : home.toAbsolutePath();
        } catch (IOException failure) {
            throw new CannotStart(home + " cannot be read: " + failure.getMessage(), "Check its permissions.", failure);
        }
    }

    private static EmbeddedDatabase start(Path home) {
        EmbeddedDatabase database = EmbeddedDatabase.start(home, "", 0);
        SpringApplication.getShutdownHandlers().add(database::close); // an interrupted command stops it too
        return database;
    }

    private static OwnersDatabase of(String url, String user, String password, Optional<EmbeddedDatabase> started) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return new OwnersDatabase(source, url, started);
    }
}
