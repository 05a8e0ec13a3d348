package uk.interborough.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Every table as it was at one moment, in one file. Whoever works on the database meanwhile is not disturbed. */
final class Backup {
    private Backup() {}

    /**
     * Policies let the owner see every row.
     *
     * @throws CannotStart if the file exists, or the database is not an Interborough
     */
    static BackupManifest write(DataSource owner, Path file) throws SQLException, IOException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                BackupFile.Writer writer = new BackupFile.Writer(file)) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            StoredTable.agreeOnTexts(statement);
            Mode mode = Installation.mode(connection)
                    .orElseThrow(() -> new CannotStart(
                            "There is nothing to back up: this database holds no Interborough.",
                            "Check SPRING_FLYWAY_URL, or start Interborough on it first."));
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            List<BackupManifest.Table> tables = new ArrayList<>();
            for (StoredTable table : StoredTable.all(connection)) {
                var content = table.content(statement);
                var copied = new BackupManifest.Table(table.name(), table.columns(), content.rows(), content.sum(), "");
                String sha256 = writer.add(copied.entry(), stream -> copies.copyOut(table.copyOut(), stream));
                tables.add(
                        new BackupManifest.Table(table.name(), table.columns(), content.rows(), content.sum(), sha256));
            }
            BackupManifest manifest = new BackupManifest(
                    BackupManifest.FORMAT,
                    text(
                            statement,
                            "select version from public.flyway_schema_history"
                                    + " where success and version is not null order by installed_rank desc limit 1"),
                    mode.word(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    text(statement, "select current_setting('server_version')"),
                    tables,
                    BackupManifest.Sequence.all(connection));
            writer.finish(manifest);
            connection.rollback();
            return manifest;
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
