package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class AnnouncementTest {

    @Test
    void theFirstAdministratorOfRealDataIsToldThePasswordOnce(CapturedOutput output) throws IOException {
        announce(Mode.REAL, password -> password.length() >= 32, "127.0.0.1");
        assertThat(output.getOut().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("Administrator: admin, one-time password: [\\w-]{32}"),
                        line -> assertThat(line).isEqualTo("Interborough is ready: http://localhost:8080"));
    }

    @Test
    void nothingIsToldWhenThereIsAnAdministrator(CapturedOutput output) throws IOException {
        announce(Mode.REAL, password -> false, "0.0.0.0");
        assertThat(output.getOut().lines()).containsExactly("Interborough is ready: http://localhost:8080");
    }

    @Test
    void theDemonstrationHasItsOwnAccounts(CapturedOutput output) throws IOException {
        announce(Mode.DEMONSTRATION, password -> true, "");
        assertThat(output.getOut()).doesNotContain("Administrator");
    }

    @Test
    void anotherAddressIsNamed(CapturedOutput output) throws IOException {
        announce(Mode.REAL, password -> false, "192.0.2.1");
        assertThat(output.getOut()).contains("Interborough is ready: http://192.0.2.1:8080");
    }

    private static void announce(Mode mode, FirstAdministrator administrator, String address) throws IOException {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test", Map.of("local.server.port", "8080", "server.address", address)));
            context.registerBean(FirstAdministrator.class, () -> administrator);
            context.refresh();
            new Announcement(
                            mode,
                            context.getBeanProvider(FirstAdministrator.class),
                            context.getBeanProvider(EmbeddedDatabase.class))
                    .ready(new ApplicationReadyEvent(
                            new SpringApplication(), new String[0], context, Duration.ofSeconds(1)));
        }
    }
}
