package uk.interborough.testing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** SQL by hand, beside the application: the state of the world before, and what a right answer is. */
public final class PlainSql {
    private final DataSource source;

    private PlainSql(DataSource source) {
        this.source = source;
    }

    /** As the role of this data source. */
    public static PlainSql over(DataSource source) {
        return new PlainSql(source);
    }

    /** All values of all rows, as the texts JSON would show; null as {@code null}. */
    public List<String> values(String sql) {
        try (Connection connection = source.getConnection()) {
            return values(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The only value. */
    public String value(String sql) {
        return values(sql).getFirst();
    }

    /** Changes something, in a transaction of its own. */
    public void does(String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join("; ", statements), failure);
        }
    }

    /** The same as {@link #values(String)} inside a transaction that is under way. */
    public static List<String> values(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(
                            switch (row.getObject(i)) {
                                case null -> "null";
                                case Boolean flag -> flag.toString();
                                case BigDecimal number -> number.toPlainString();
                                default -> row.getString(i);
                            });
                }
            }
        }
        return values;
    }
}
