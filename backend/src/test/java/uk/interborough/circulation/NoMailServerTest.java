package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnTestDatabase;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Real data, and nobody has named a mail server. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.jobs.poll=100ms")
@OnTestDatabase
class NoMailServerTest {
    @Autowired
    TestDatabase database;

    @Test
    void messagesWaitAndSayWhy() {
        PlainSql owner = PlainSql.over(database.owner());
        owner.does("""
                insert into delivery (partnership_id, kind, topic_id, to_name, to_email, message_id)
                select id, 'REGISTER', app.uuid_v7(), 'Desk', 'desk@council.example', '<x@interborough.invalid>' from partnership limit 1""");
        await().until(
                        () -> owner.values("select state, problem, attempts, attempt_next_at > now() from delivery"),
                        java.util.List.of("QUEUED", "no mail server is configured", "0", "true")::equals);
        assertThat(owner.value("select count(*) from outbox_message")).isEqualTo("0");
    }
}
