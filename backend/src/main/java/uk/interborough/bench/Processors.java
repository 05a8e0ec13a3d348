package uk.interborough.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Processor time of this process and of all processes of the database server beside it, as the system counts it. */
final class Processors {

    private final ProcessHandle server;

    Processors(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            server = ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow(() -> new IllegalStateException("the database is not on this machine"));
        }
    }

    record Reading(double own, double database) {
        Reading since(Reading before) {
            return new Reading(own - before.own, database - before.database);
        }
    }

    /** Seconds used so far. */
    Reading now() {
        double database = server.children().mapToDouble(Processors::seconds).sum();
        return new Reading(seconds(ProcessHandle.current()), database);
    }

    static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }
}
