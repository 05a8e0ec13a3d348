package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.interborough.Interborough;
import uk.interborough.testing.TestDatabase;

@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class TakenPortTest {

    @Test
    void aTakenPortIsOneSentenceAndNoStackTrace(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Stream<String> database = TestDatabase.fresh().springProperties().entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
            String[] settings = Stream.concat(database, Stream.of("--server.port=" + taken.getLocalPort()))
                    .toArray(String[]::new);
            assertThatThrownBy(() -> SpringApplication.run(Interborough.class, settings))
                    .isInstanceOf(CannotStart.class);
            assertThat(output.getAll())
                    .contains("Port " + taken.getLocalPort() + " of 127.0.0.1 cannot be used: Address already in use")
                    .contains("SERVER_PORT=")
                    .doesNotContain("\tat ");
        }
    }
}
