package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Statements;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Sixty points a minute: one a second. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "interborough.limits.points-per-minute=60")
@OnDemonstration
class BudgetTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer BRENT = Viewer.as("analyst.brent");
    private static final String TEN =
            "{" + "a%d:viewer{username} ".repeat(10).formatted(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) + "}";

    @Autowired
    Statements statements;

    @Autowired
    Time time;

    @BeforeEach
    void aFullBudget() {
        time.passes(Duration.ofMinutes(3));
    }

    @Test
    void isSpentByWhatRunsAndTheAnswerSaysWhatIsLeft() {
        JsonNode cost = EALING.asks(TEN).json().at("/extensions/cost");
        assertThat(cost.get("estimated").asLong()).isEqualTo(10);
        assertThat(cost.get("actual").asLong()).isEqualTo(10);
        assertThat(cost.get("limit").asLong()).isEqualTo(60);
        assertThat(cost.get("remaining").asLong()).isEqualTo(50);
        assertThat(Instant.parse(cost.get("resetsAt").asString())).isEqualTo("2026-11-22T12:00:10Z");
    }

    @Test
    void isNotSpentByWhatIsOnlyPriced() {
        EALING.sends(EALING.request("/graphql")
                .header("Content-Type", "application/json")
                .header("X-Dry-Run", "true")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"query\":\"" + TEN + "\"}")));
        assertThat(remainingAfter("{viewer{username}}")).isEqualTo(59);
    }

    @Test
    void getsBackWhatRowsThatDidNotComeWouldHaveCost() {
        assertThat(remainingAfter(
                        "{services(first:500,where:{name:{eq:\"none\"}}){nodes{contracts(first:9){nodes{id}}}}}"))
                .isEqualTo(59);
    }

    @Test
    void thatIsSpentMakesTheViewerWaitAndNobodyElse() {
        for (int i = 0; i < 6; i++) {
            EALING.asks(TEN).data();
        }
        statements.taken();
        Reply refused = EALING.asks(TEN);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.codes()).containsExactly("RATE_LIMITED");
        assertThat(refused.json().has("data")).isFalse();
        assertThat(refused.json().at("/errors/0/extensions/figure").asLong()).isEqualTo(10);
        assertThat(refused.json().at("/extensions/cost/remaining").asLong()).isZero();
        assertThat(statements.taken()).isEmpty();
        assertThat(BRENT.asks(TEN).status()).isEqualTo(200);

        time.passes(Duration.ofSeconds(9));
        assertThat(EALING.asks(TEN).status()).isEqualTo(429);
        time.passes(Duration.ofSeconds(1));
        assertThat(EALING.asks(TEN).status()).isEqualTo(200);
    }

    @Test
    void isNeverEnoughForWhatCostsMoreThanAMinutesWorth() {
        Reply refused = EALING.asks("{services(first:500){nodes{contracts(first:20){nodes{id}}}}}");
        assertThat(refused.codes()).containsExactly("LIMIT_EXCEEDED");
        assertThat(refused.json().at("/errors/0/extensions/field").asString()).isEqualTo("pointsPerMinute");
        assertThat(refused.json().at("/errors/0/extensions/figure").asLong()).isEqualTo(106);
    }

    private static long remainingAfter(String query) {
        return EALING.asks(query).json().at("/extensions/cost/remaining").asLong();
    }
}
