package uk.interborough.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Asks each question for some seconds over HTTP, then runs its statement alone for as long, and prints both. */
final class Bench {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final int THREADS = 2;

    private final ServletWebServerApplicationContext context;
    private final Recorder source;
    private final Environment environment;
    private final PrintStream out = System.out;

    Bench(ServletWebServerApplicationContext context, Recorder source, Environment environment) {
        this.context = context;
        this.source = source;
        this.environment = environment;
    }

    private record Asked(long requests, double seconds, double median, double p99, long bytes) {}

    void run() throws Exception {
        DriverManagerDataSource owner = new DriverManagerDataSource(
                Objects.requireNonNull(environment.getProperty("spring.flyway.url")),
                Objects.requireNonNull(environment.getProperty("spring.flyway.user")),
                Objects.requireNonNull(environment.getProperty("spring.flyway.password")));
        new LargeDataSet(owner, out).load();
        JdbcClient reader = JdbcClient.create(owner);
        out.printf(
                "%d services, %d returns; %d threads ask for %d s after %d s of warming up; %d processors, %s.%n",
                reader.sql("select count(*) from service").query(Long.class).single(),
                reader.sql("select count(*) from performance_return")
                        .query(Long.class)
                        .single(),
                THREADS,
                SECONDS,
                SECONDS,
                Runtime.getRuntime().availableProcessors(),
                reader.sql("show server_version").query(String.class).single());
        String service = "service-"
                + reader.sql("select id from service where authority_id = app.named_id('large authority', '1') limit 1")
                        .query(String.class)
                        .single();
        String group = "client-group-"
                + reader.sql("select id from client_group where code = '7'")
                        .query(String.class)
                        .single();
        out.printf(
                "%-38s %9s %9s %9s %9s | %9s %9s | %9s %9s | %6s%n",
                "", "req/s", "median ms", "p99 ms", "bytes", "server ms", "db ms", "bare java", "bare db", "ratio");
        try (Asker asker = new Asker()) {
            for (Question question : Question.all(service, group)) {
                measure(question, asker);
            }
        }
        out.printf("Heap in use after collection: %d MB.%n", heapAfterCollection() / 1_000_000);
        SpringApplication.exit(context);
    }

    private void measure(Question question, Asker asker) throws Exception {
        asker.ask(question, SECONDS);
        List<Recorder.Noted> noted = source.during(() -> asker.ask(question, 0));
        Processors processors = new Processors(source);
        Processors.Reading before = processors.now();
        Asked asked = asker.ask(question, SECONDS);
        Processors.Reading used = processors.now().since(before);
        bare(noted, SECONDS);
        before = processors.now();
        long runs = bare(noted, SECONDS);
        Processors.Reading alone = processors.now().since(before);
        double ours = (used.own() + used.database()) / asked.requests();
        double theirs = (alone.own() + alone.database()) / runs;
        out.printf(
                Locale.ROOT,
                "%-38s %9.1f %9.2f %9.2f %9d | %9.2f %9.2f | %9.2f %9.2f | %6.2f%n",
                question.name(),
                asked.requests() / asked.seconds(),
                asked.median(),
                asked.p99(),
                asked.bytes(),
                1000 * used.own() / asked.requests(),
                1000 * used.database() / asked.requests(),
                1000 * alone.own() / runs,
                1000 * alone.database() / runs,
                ours / theirs);
    }

    /** The same statements in the same kind of transaction, every column read as text, nothing else. */
    private long bare(List<Recorder.Noted> noted, int seconds) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long runs = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Long>> all = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> bareUntil(end, noted)))
                    .toList();
            for (Future<Long> one : all) {
                runs += one.get();
            }
        }
        return runs;
    }

    private long bareUntil(long end, List<Recorder.Noted> noted) throws SQLException, ReflectiveOperationException {
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

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The process that asks. */
    private final class Asker implements AutoCloseable {

        private final Process process;
        private final Writer in;
        private final BufferedReader answers;

        Asker() throws IOException {
            String jar =
                    Path.of(ManagementFactory.getRuntimeMXBean().getClassPath()).toString();
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-Dloader.main=" + Load.class.getName(),
                            "-cp",
                            jar,
                            "org.springframework.boot.loader.launch.PropertiesLauncher",
                            "http://localhost:"
                                    + Objects.requireNonNull(context.getWebServer())
                                            .getPort() + "/graphql",
                            "large-1")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            in = process.outputWriter(StandardCharsets.UTF_8);
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** For some seconds; 0: by one thread, once or a few times. */
        Asked ask(Question question, int seconds) {
            byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("query", question.query()));
            try {
                in.write("%d %d %s%n"
                        .formatted(
                                Math.max(seconds, 0),
                                seconds == 0 ? 1 : THREADS,
                                Base64.getEncoder().encodeToString(body)));
                in.flush();
                String line = answers.readLine();
                if (line == null) {
                    throw new IllegalStateException("the asking process ended");
                }
                String[] words = line.split(" ");
                return new Asked(
                        Long.parseLong(words[0]),
                        Double.parseDouble(words[1]),
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3]),
                        Long.parseLong(words[4]));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
            process.destroy();
        }
    }
}
