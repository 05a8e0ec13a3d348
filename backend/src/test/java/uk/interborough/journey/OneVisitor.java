package uk.interborough.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import uk.interborough.testing.Obstacles;
import uk.interborough.testing.OnDemonstration;

/** A journey of a visitor who has not been here before, on the server all journeys share; obstacles are cleared after each. */
@Tag("journey") // not repeated on other servers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=journeys")
@OnDemonstration
abstract class OneVisitor {
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Obstacles obstacles;

    Visitor visitor;

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

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor("http://localhost:" + port);
    }

    @AfterEach
    void leaveWithoutComplaint() {
        obstacles.clear();
        visitor.close();
        assertThat(visitor.complaints()).isEmpty();
    }
}
