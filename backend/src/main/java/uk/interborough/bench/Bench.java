package uk.interborough.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Asks each question for some seconds over HTTP, then runs its statement alone for as long, and prints both. */
final class Bench {

    private static final String BOOKING = "joint: booking under a quota";

    private final ServletWebServerApplicationContext context;
    private final Recorder source;
    private final Environment environment;
    private final Settings settings;
    private final PrintStream out = System.out;
    private final Map<Question, Double> ours = new HashMap<>();

    Bench(ServletWebServerApplicationContext context, Recorder source, Environment environment, Settings settings) {
        this.context = context;
        this.source = source;
        this.environment = environment;
        this.settings = settings;
    }

    void run() throws Exception {
        DriverManagerDataSource owner = new DriverManagerDataSource(
                property("spring.flyway.url"), property("spring.flyway.user"), property("spring.flyway.password"));
        new LargeDataSet(owner, out, settings.services()).load();
        JdbcClient reader = JdbcClient.create(owner);
        out.printf(
                "%s services, %s returns; %d threads ask for %d s after %d s of warming up; %d processors, PostgreSQL %s.%n",
                one(reader, "select count(*) from service"),
                one(reader, "select count(*) from performance_return"),
                Asker.THREADS,
                settings.seconds(),
                settings.seconds(),
                Runtime.getRuntime().availableProcessors(),
                one(reader, "show server_version"));
        Bookings bookings = new Bookings(reader);
        URI here = URI.create("http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort() + "/graphql");
        List<Question> questions = Question.all(known(reader, here, bookings)).stream()
                .filter(question -> question.name().contains(settings.only()))
                .toList();
        try (Asker asker = new Asker(here.toString())) {
            Map<String, Recorder.Noted> identities = measure(questions, asker);
            if (BOOKING.contains(settings.only())) {
                book(bookings, asker);
            }
            if (settings.peer() != null) {
                for (Map.Entry<String, Recorder.Noted> identity : identities.entrySet()) {
                    List<Question> both = questions.stream()
                            .filter(question -> question.token().equals(identity.getKey()) && question.peer() != null)
                            .toList();
                    if (!both.isEmpty()) {
                        compare(both, Path.of(settings.peer()), identity.getValue());
                    }
                }
            }
        }
        SpringApplication.exit(context);
    }

    private String property(String name) {
        return Objects.requireNonNull(environment.getProperty(name), name);
    }

    private static String one(JdbcClient reader, String sql) {
        return reader.sql(sql).query(String.class).single();
    }

    private static Question.Known known(JdbcClient reader, URI here, Bookings bookings) {
        String deep = RestClient.create()
                .post()
                .uri(here)
                .header("Authorization", "Bearer " + Question.MEMBER)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("query", "{ providers(first: 4900) { pageInfo { endCursor } } }"))
                .retrieve()
                .body(JsonNode.class)
                .at("/data/providers/pageInfo/endCursor")
                .asString();
        return new Question.Known(
                one(reader, "select id from service where authority_id = app.named_id('large authority', '1') limit 1"),
                "client-group-" + one(reader, "select id from client_group where code = '7'"),
                Long.parseLong(one(reader, "select count(*) from authority where name < 'Large 001'")),
                deep,
                bookings);
    }

    /** Prints a line for each question; returns the statement that sets the identity of each who asks. */
    private Map<String, Recorder.Noted> measure(List<Question> questions, Asker asker) throws Exception {
        out.printf(
                "%-38s %9s %9s %9s %9s %8s | %9s %9s | %9s %9s | %6s%n",
                "processor milliseconds a request",
                "req/s",
                "median ms",
                "p99 ms",
                "bytes",
                "heap MB",
                "server",
                "database",
                "bare java",
                "bare db",
                "ratio");
        questions.forEach(question -> asker.ask(question.query(), question.token(), settings.seconds()));
        Map<String, Recorder.Noted> identities = new LinkedHashMap<>();
        for (Question question : questions) {
            List<Recorder.Noted> noted = new ArrayList<>();
            asker.ask(question.query(), question.token(), settings.seconds());
            noted.addAll(source.during(() -> asker.ask(question.query(), question.token(), 0)));
            if (!question.isChange()) {
                identities.put(question.token(), noted.getFirst());
            }
            resetHeap();
            Processors processors = new Processors(source);
            Processors.Reading before = processors.now();
            Asker.Asked asked = asker.ask(question.query(), question.token(), settings.seconds());
            Processors.Reading used = processors.now().since(before);
            long heap = peakHeap();
            double total = (used.own() + used.database()) / asked.requests();
            ours.put(question, total);
            print(question.name(), asked, heap, used, question.isChange() ? "" : alone(noted, total));
        }
        resetHeap();
        out.printf("Heap in use after collection: %d MB.%n", peakHeap() / 1_000_000);
        return identities;
    }

    private void print(String name, Asker.Asked asked, long heap, Processors.Reading used, String alone) {
        out.printf(
                Locale.ROOT,
                "%-38s %9.1f %9.2f %9.2f %9d %8d | %9.2f %9.2f | %s%n",
                name,
                asked.requests() / asked.seconds(),
                asked.median(),
                asked.p99(),
                asked.bytes(),
                heap / 1_000_000,
                1000 * used.own() / asked.requests(),
                1000 * used.database() / asked.requests(),
                alone);
    }

    /** What the statements cost without anything around them, beside the total in seconds of a request. */
    private String alone(List<Recorder.Noted> noted, double total) throws Exception {
        Bare bare = new Bare(source, noted);
        bare.run(settings.seconds());
        Processors processors = new Processors(source);
        Processors.Reading before = processors.now();
        long runs = bare.run(settings.seconds());
        Processors.Reading alone = processors.now().since(before);
        return String.format(
                Locale.ROOT,
                "%9.2f %9.2f | %6.2f",
                1000 * alone.own() / runs,
                1000 * alone.database() / runs,
                total / ((alone.own() + alone.database()) / runs));
    }

    /** Each booking once, by one who books one after the other. */
    private void book(Bookings bookings, Asker asker) throws Exception {
        bookings.putBack();
        List<String> measured = bookings.mutations(false);
        asker.askEach(bookings.mutations(true), Question.LEAD);
        long before = bookings.booked();
        resetHeap();
        Processors processors = new Processors(source);
        Processors.Reading began = processors.now();
        Asker.Asked asked = asker.askEach(measured, Question.LEAD);
        Processors.Reading used = processors.now().since(began);
        print(BOOKING, asked, peakHeap(), used, "");
        long booked = bookings.booked() - before;
        bookings.putBack();
        if (booked != measured.size()) {
            throw new IllegalStateException("of %d only %d were booked".formatted(measured.size(), booked));
        }
    }

    /** The same questions to PostGraphile, where it has something like them. */
    private void compare(List<Question> both, Path directory, Recorder.Noted identity) throws Exception {
        out.printf(
                "%n%-38s %9s %9s %9s %9s | %9s %9s | %s%n",
                "PostGraphile, two workers",
                "req/s",
                "median ms",
                "p99 ms",
                "bytes",
                "server",
                "database",
                "theirs / ours");
        try (Peer peer = new Peer(
                        directory,
                        property("spring.datasource.url"),
                        property("spring.datasource.username"),
                        property("spring.datasource.password"),
                        identity);
                Asker asker = new Asker(peer.address())) {
            both.forEach(question ->
                    asker.ask(Objects.requireNonNull(question.peer()), question.token(), settings.seconds()));
            for (Question question : both) {
                String query = Objects.requireNonNull(question.peer());
                asker.ask(query, question.token(), settings.seconds());
                Processors processors = new Processors(source);
                Processors.Reading before = processors.now();
                double began = peer.seconds();
                Asker.Asked asked = asker.ask(query, question.token(), settings.seconds());
                double own = peer.seconds() - began;
                double database = processors.now().since(before).database();
                out.printf(
                        Locale.ROOT,
                        "%-38s %9.1f %9.2f %9.2f %9d | %9.2f %9.2f | %6.2f%n",
                        question.name(),
                        asked.requests() / asked.seconds(),
                        asked.median(),
                        asked.p99(),
                        asked.bytes(),
                        1000 * own / asked.requests(),
                        1000 * database / asked.requests(),
                        (own + database) / asked.requests() / Objects.requireNonNull(ours.get(question)));
            }
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void resetHeap() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakHeap() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
