package uk.interborough.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * From when one statement looks. Root fields share a transaction: each sets its moment and takes it back.
 *
 * @param knownAt what had been recorded by then; null for what is recorded now
 * @param validOn the day that counts as today; null for today
 * @param path of the argument
 */
record Moment(@Nullable OffsetDateTime knownAt, @Nullable LocalDate validOn, String path) {

    /** What is recorded now, today: nothing is set, which costs nothing. */
    static final Moment NOW = new Moment(null, null, "");

    /** The clock that stamps what is recorded says what is in the future. Without a row nothing is set. */
    private static final String SET = """
            select was.today, set_config('app.known_at', ?, true), set_config('app.today', coalesce(?, was.today), true)
            from (select current_setting('app.today', true) as today offset 0) was
            where coalesce(?::timestamptz, '-infinity') <= clock_timestamp()
            """;

    private static final String RESTORE =
            "select set_config('app.known_at', '', true), set_config('app.today', coalesce(?, ''), true)";

    /** What was set, until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    boolean isNow() {
        return knownAt == null && validOn == null;
    }

    /** Sets it in this transaction. Throws {@link BadInput} for what is in the future. */
    Held on(Connection connection) throws SQLException {
        if (isNow()) {
            return () -> {};
        }
        String known = knownAt == null ? null : knownAt.toInstant().toString();
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, known == null ? "" : known);
            set.setString(2, validOn == null ? null : validOn.toString());
            set.setString(3, known);
            try (ResultSet row = set.executeQuery()) {
                if (!row.next()) {
                    throw new BadInput(
                            path + ".knownAt", known + " is in the future: expected a moment that has passed");
                }
                String before = row.getString(1);
                return () -> restore(connection, before);
            }
        }
    }

    private static void restore(Connection connection, @Nullable String today) throws SQLException {
        try (PreparedStatement restore = connection.prepareStatement(RESTORE)) {
            restore.setString(1, today);
            restore.execute();
        }
    }
}
