package uk.interborough.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * A PostgreSQL that somebody else runs: real data, unless a demonstration is asked for and it is empty.
 *
 * @param patience how long to wait for a server that does not answer yet
 */
record ExternalDatabase(String url, String user, String password, Duration patience) {
    private static final Logger log = LoggerFactory.getLogger(ExternalDatabase.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final String NOT_ALLOWED = "42501";
    private static final String NO_CONNECTION = "08";
    private static final String STARTING = "57P03";

    /** The connection of the application, not the owner's. */
    static ExternalDatabase of(Environment environment) {
        return new ExternalDatabase(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""),
                DurationStyle.detectAndParse(environment.getProperty("interborough.database-wait", "60s")));
    }

    @Override
    public String toString() {
        return url;
    }

    Mode mode(Optional<Mode> wanted) {
        try (Connection connection = connection()) {
            Optional<Mode> founded = Installation.mode(connection);
            wanted.ifPresent(mode -> Installation.refuseContradiction(founded, mode));
            Mode mode = founded.or(() -> wanted).orElse(Mode.REAL);
            if (founded.isEmpty() && mode == Mode.DEMONSTRATION) {
                requireEmpty(connection);
            }
            return mode;
        } catch (SQLException failure) {
            if (NOT_ALLOWED.equals(failure.getSQLState())) {
                throw new CannotStart(
                        "The role %s lacks rights on %s: %s".formatted(user, url, failure.getMessage()),
                        "Run as interborough_owner: grant select on public.installation to interborough_app;",
                        failure);
            }
            throw new CannotStart(
                    "The database %s does not answer as %s: %s".formatted(url, user, failure.getMessage()),
                    "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD;"
                            + " the roles come from db/roles.sql, their passwords from its administrator.",
                    failure);
        }
    }

    /** After a power cut, or when containers start together, the database may be the later one. */
    private Connection connection() throws SQLException {
        Instant end = Instant.now().plus(patience);
        for (boolean told = false; ; told = true) {
            try {
                return DriverManager.getConnection(url, user, password);
            } catch (SQLException failure) {
                String state = String.valueOf(failure.getSQLState());
                if (!state.startsWith(NO_CONNECTION) && !state.equals(STARTING)
                        || Instant.now().isAfter(end)) {
                    throw failure;
                }
                if (!told) {
                    log.info("Waiting up to {} s for {}: {}", patience.toSeconds(), url, failure.getMessage());
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private void requireEmpty(Connection connection) throws SQLException {
        String found = Installation.tablesOfOthers(connection);
        if (!found.isEmpty()) {
            throw new CannotStart(
                    "A demonstration needs an empty database; %s holds %s.".formatted(url, found),
                    "Name an empty one, or leave out --demonstration.");
        }
    }
}
