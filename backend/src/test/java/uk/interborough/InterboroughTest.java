package uk.interborough;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import uk.interborough.database.EmbeddedDatabase;
import uk.interborough.testing.OnTestDatabase;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnTestDatabase
@DirtiesContext // a start of its own, whose output is read
@ExtendWith(OutputCaptureExtension.class)
class InterboroughTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void itSaysWhereItIsAndThatItIsReady(CapturedOutput output) throws Exception {
        assertThat(output.getAll().lines()).contains("Interborough is ready: http://localhost:" + port);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var readiness = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();
            var answer = client.send(readiness, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void aNamedDatabaseLeavesTheEmbeddedOneAlone() {
        assertThat(context.getBeanNamesForType(EmbeddedDatabase.class)).isEmpty();
    }
}
