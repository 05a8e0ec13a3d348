package uk.interborough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
@ExtendWith(OutputCaptureExtension.class)
class ReferenceTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":\"{viewer{shoeSize}}\"}",
                "{\"query\":\"{viewer\"}",
                "{\"query\":\"{services(after:\\\"!\\\"){nodes{id}}}\"}",
                "{\"query\":5}",
                "["
            })
    void everyErrorCarriesTheReferenceOfItsRequest(String body) {
        Reply reply = EALING.posts(body);
        assertThat(traceId(reply)).isEqualTo(header(reply)).matches("[0-9a-f]{16}");
        assertThat(header(EALING.posts(body))).isNotEqualTo(header(reply));
    }

    @Test
    void aRefusalCarriesItToo() {
        for (Reply reply : List.of(
                Viewer.nobody().posts("{}"),
                EALING.sends(EALING.request("/graphql").GET()))) {
            assertThat(traceId(reply)).isEqualTo(header(reply));
        }
    }

    @Test
    void theLogCallsAFailureByTheReferenceOfItsRequest(CapturedOutput output) {
        PlainSql owner = PlainSql.over(database.owner());
        owner.does("alter view known.observer rename to observer_away");
        try {
            Reply reply = EALING.asks("{partnerships{nodes{observers{nodes{name}}}}}");
            assertThat(reply.codes()).containsExactly("INTERNAL");
            assertThat(traceId(reply)).isEqualTo(header(reply));
            assertThat(output.getAll())
                    .containsPattern("ERROR " + header(reply) + " failure " + header(reply))
                    .contains("observer\" does not exist");
        } finally {
            owner.does("alter view known.observer_away rename to observer");
        }
    }

    private static String traceId(Reply reply) {
        return reply.json().at("/errors/0/extensions/traceId").asString();
    }

    private static String header(Reply reply) {
        return reply.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
