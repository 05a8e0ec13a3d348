package uk.interborough.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Loads the large data set into an empty database, once. */
final class LargeDataSet {

    private final DataSource owner;
    private final PrintStream out;
    private final int services;

    LargeDataSet(DataSource owner, PrintStream out, int services) {
        this.owner = owner;
        this.out = out;
        this.services = services;
    }

    /** @throws IllegalStateException where the database holds a data set that other scripts made, or of another size */
    void load() throws SQLException, IOException {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/large/*.sql");
        Arrays.sort(scripts, Comparator.comparing(Resource::getFilename));
        List<String> texts = new ArrayList<>();
        for (Resource script : scripts) {
            texts.add(script.getContentAsString(StandardCharsets.UTF_8));
        }
        String made = "Large data set %d-%08x".formatted(services, texts.hashCode());
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            if (isLoaded(statement, made)) {
                return;
            }
            long begin = System.nanoTime();
            connection.setAutoCommit(false);
            statement.execute("set local large.services = " + services);
            for (String text : texts) {
                statement.execute(text);
            }
            statement.execute("do $$ begin execute format('comment on database %I is %L', current_database(), '" + made
                    + "'); end $$");
            connection.commit();
            connection.setAutoCommit(true);
            out.printf("The large data set was generated in %d s.%n", (System.nanoTime() - begin) / 1_000_000_000);
            statement.execute("vacuum analyze");
        }
    }

    private static boolean isLoaded(Statement statement, String made) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select exists (select from service), shobj_description(d.oid, 'pg_database')
                from pg_database d where d.datname = current_database()
                """)) {
            row.next();
            if (row.getBoolean(1) && !made.equals(row.getString(2))) {
                throw new IllegalStateException(
                        "The data in the bench's database are not those that are generated now: found "
                                + row.getString(2) + ", expected " + made
                                + ". Remove the bench's data directory, .interborough/bench unless told otherwise, and run it again");
            }
            return row.getBoolean(1);
        }
    }
}
