package uk.interborough.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.interborough.Interborough;
import uk.interborough.testing.EventStream;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

@Tag("database")
class ShutdownTest {
    private final TestDatabase database = TestDatabase.demonstration();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext application;

    @BeforeEach
    void anApplication() {
        application = new SpringApplicationBuilder(Interborough.class)
                .properties(database.springProperties())
                .run("--server.port=0");
    }

    @AfterEach
    void stopped() {
        application.close();
        http.close();
    }

    /** A lock makes one request last over the stop. */
    @Test
    void aStopTakesNothingNewAndFinishesWhatItHasBegun() throws Exception {
        PlainSql owner = PlainSql.over(database.owner());
        assertThat(readiness().body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(asks("{viewer{username}}").body()).contains("commissioner.ealing"); // who it is is known from now on
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.owner().getConnection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table client_group in access exclusive mode");
            Future<HttpResponse<String>> begun = threads.submit(() -> asks("{clientGroups{nodes{code}}}"));
            until(() -> owner.value("select count(*) > 0 from pg_locks where not granted")
                    .equals("true"));

            Future<?> stopping = threads.submit(application::close);
            ApplicationAvailability availability = application.getBean(ApplicationAvailability.class);
            until(() -> availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC);
            until(this::isNotReady);
            assertThat(begun.isDone()).isFalse();
            holder.rollback();

            assertThat(begun.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(begun.get().body()).contains("\"code\":").doesNotContain("errors");
            stopping.get(20, TimeUnit.SECONDS);
        }
        assertThatThrownBy(this::readiness).isInstanceOf(ConnectException.class);
    }

    @Test
    void aStopEndsStreamsInsteadOfWaitingForThem() {
        HttpRequest.Builder subscription = to("/graphql")
                .header("Authorization", "Bearer demo-commissioner.ealing")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"subscription{importFinished{__typename}}\"}"));
        try (EventStream stream = EventStream.open(subscription)) {
            assertThat(stream.any().name()).isEqualTo(":");
            long since = System.nanoTime();
            application.close();
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
            assertThat(stream.next().data()).contains("UNAVAILABLE");
            assertThat(stream.next().name()).isEqualTo("complete");
        }
    }

    private boolean isNotReady() throws InterruptedException {
        try {
            return readiness().statusCode() == 503;
        } catch (IOException notAnswered) {
            return true;
        }
    }

    private HttpResponse<String> readiness() throws IOException, InterruptedException {
        return http.send(
                to("/actuator/health/readiness").timeout(Duration.ofMillis(300)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> asks(String query) throws IOException, InterruptedException {
        return http.send(
                to("/graphql")
                        .header("Authorization", "Bearer demo-commissioner.ealing")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        String port = application.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static void until(Callable<Boolean> happened) throws Exception {
        long patience =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500); // statements wait two seconds for locks
        while (!happened.call()) {
            assertThat(System.nanoTime()).isLessThan(patience);
            Thread.onSpinWait();
        }
    }
}
