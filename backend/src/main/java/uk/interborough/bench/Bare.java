package uk.interborough.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The statements of a question alone: the same kind of transaction, every column read as text, nothing else. */
final class Bare {

    private final DataSource source;
    private final List<Recorder.Noted> noted;

    Bare(DataSource source, List<Recorder.Noted> noted) {
        this.source = source;
        this.noted = noted;
    }

    /** How many times they ran in so many seconds. */
    long run(int seconds) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long runs = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(Asker.THREADS)) {
            List<Future<Long>> all = IntStream.range(0, Asker.THREADS)
                    .mapToObj(i -> threads.submit(() -> until(end)))
                    .toList();
            for (Future<Long> one : all) {
                runs += one.get();
            }
        }
        return runs;
    }

    private long until(long end) throws SQLException, ReflectiveOperationException {
        long runs = 0;
        for (; System.nanoTime() < end; runs++) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                for (Recorder.Noted each : noted) {
                    try (PreparedStatement statement = connection.prepareStatement(each.sql())) {
                        each.fill(statement);
                        boolean rows = statement.execute();
                        while (rows || statement.getUpdateCount() >= 0) {
                            if (rows) {
                                read(statement.getResultSet());
                            }
                            rows = statement.getMoreResults();
                        }
                    }
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
        return runs;
    }

    private static void read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                rows.getString(i);
            }
        }
    }
}
