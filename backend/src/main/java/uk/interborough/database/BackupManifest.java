package uk.interborough.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup says about itself.
 *
 * @param format of the file, raised when an older program could not read it
 * @param schemaVersion the last migration, for example {@code 0012}
 * @param mode {@code demonstration} or {@code real}
 * @param postgresql version of the server it was taken from
 */
record BackupManifest(
        int format,
        String schemaVersion,
        String mode,
        Instant createdAt,
        String postgresql,
        List<Table> tables,
        List<Sequence> sequences) {
    static final int FORMAT = 1;

    /**
     * One table.
     *
     * @param name with its schema, quoted for SQL; compared with the catalogue's and never executed
     * @param content see {@link StoredTable.Content}
     * @param sha256 of its entry in the file
     */
    record Table(String name, List<String> columns, long rows, String content, String sha256) {

        String entry() {
            return "tables/" + name + ".csv";
        }
    }

    /** The next number is {@code lastValue}, or the one after it if that was handed out. */
    record Sequence(String name, long lastValue, boolean handedOut) {

        static List<Sequence> all(Connection connection) throws SQLException {
            List<String> names = new ArrayList<>();
            List<Sequence> sequences = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("""
                        select format('%I.%I', schemaname, sequencename) from pg_sequences
                        where schemaname !~ '^pg_' order by 1
                        """)) {
                    while (row.next()) {
                        names.add(row.getString(1));
                    }
                }
                for (String name : names) {
                    try (ResultSet row = statement.executeQuery("select last_value, is_called from " + name)) {
                        row.next();
                        sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2)));
                    }
                }
            }
            return sequences;
        }
    }
}
