package uk.interborough.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
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

    void load() throws SQLException, IOException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet services = statement.executeQuery("select count(*) from service")) {
                services.next();
                if (services.getLong(1) > 0) {
                    return;
                }
            }
            long begin = System.nanoTime();
            connection.setAutoCommit(false);
            statement.execute("set local large.services = " + services);
            Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/large/*.sql");
            Arrays.sort(scripts, Comparator.comparing(Resource::getFilename));
            for (Resource script : scripts) {
                statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
            }
            connection.commit();
            connection.setAutoCommit(true);
            out.printf("The large data set was generated in %d s.%n", (System.nanoTime() - begin) / 1_000_000_000);
            statement.execute("vacuum analyze");
        }
    }
}
