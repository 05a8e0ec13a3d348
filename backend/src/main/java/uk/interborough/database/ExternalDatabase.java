package uk.interborough.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** A PostgreSQL that somebody else runs: real data, unless a demonstration is asked for and it is empty. */
record ExternalDatabase(String url, String user, String password) {
    private static final String NOT_ALLOWED = "42501";

    /** The connection of the application, not the owner's. */
    static ExternalDatabase of(Environment environment) {
        return new ExternalDatabase(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    @Override
    public String toString() {
        return url;
    }

    Mode mode(Optional<Mode> wanted) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
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

    private void requireEmpty(Connection connection) throws SQLException {
        String found = Installation.tablesOfOthers(connection);
        if (!found.isEmpty()) {
            throw new CannotStart(
                    "A demonstration needs an empty database; %s holds %s.".formatted(url, found),
                    "Name an empty one, or leave out --demonstration.");
        }
    }
}
