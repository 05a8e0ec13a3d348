package uk.interborough.journey;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import uk.interborough.testing.OnDemonstration;

/** A browser for the tests of a class, on the server that all journeys share. */
@Tag("journey") // not repeated on other servers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=journeys")
@OnDemonstration
abstract class InChromium {
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Somebody who has not been here before. */
    Visitor newVisitor() {
        return chromium.visitor("http://localhost:" + port);
    }
}
