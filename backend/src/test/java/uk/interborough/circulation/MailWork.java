package uk.interborough.circulation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;

/** A mail server that takes everything until a test wants otherwise, and contacts of everybody. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "interborough.mail.from=interborough@partnership.example",
            "interborough.public-url=https://interborough.example/",
            "interborough.mail.first-pause=50ms",
            "interborough.mail.longest-pause=200ms",
            "interborough.mail.attempts=6",
            "interborough.jobs.poll=100ms"
        })
@OnDemonstration
public abstract class MailWork {
    protected static final PostOffice POST_OFFICE = new PostOffice();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", POST_OFFICE::port);
    }

    @Autowired
    private TestDatabase database;

    protected NoticeWorld world;

    @BeforeEach
    void everybodyIsThere() {
        world = new NoticeWorld(database).withContacts();
        POST_OFFICE.refusesNobody();
        POST_OFFICE.start();
    }

    @AfterEach
    void closed() {
        POST_OFFICE.stop();
    }
}
