package uk.interborough.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.LongStream;

/**
 * A process of its own to be killed: starts the embedded database in the directory of its first argument, prints
 * {@code stored } and the number of every row it finds, then stores one row after another as the application would and
 * prints {@code acknowledged } and the number of each that was.
 */
final class WritingClient {
    private WritingClient() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), "", 0);
        database.provide(Mode.REAL);
        String url = database.jdbcUrl(Mode.REAL.databaseName());
        long next;
        try (Connection owner = DriverManager.getConnection(
                        url, "interborough_owner", database.passwords().owner());
                Statement statement = owner.createStatement()) {
            statement.execute("create table if not exists written (number bigint primary key)");
            statement.execute("grant select, insert on written to interborough_app");
            try (var row = statement.executeQuery(
                    "select coalesce(string_agg(number::text, ' ' order by number), ''), coalesce(max(number), 0) + 1"
                            + " from written")) {
                row.next();
                System.out.println("stored " + row.getString(1));
                next = row.getLong(2);
            }
        }
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername("interborough_app");
        settings.setPassword(database.passwords().app());
        settings.setConnectionTimeout(1_000);
        try (HikariDataSource application = new HikariDataSource(settings)) {
            LongStream.iterate(next, number -> number + 1).forEach(number -> store(application, number));
        } finally {
            database.close();
        }
    }

    private static void store(HikariDataSource application, long number) {
        try (Connection connection = application.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
            insert.setLong(1, number);
            insert.execute();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
        System.out.println("acknowledged " + number);
    }
}
