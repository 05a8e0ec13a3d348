package uk.interborough.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Whatever way a question comes in and goes out, it may be of another moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfEverywhereTest extends Answers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String QUERY = "query($id:ID!,$a:AsOf){service(id:$id,asOf:$a){name contracts{nodes{units}}}}";

    private Change change;

    @BeforeAll
    void somethingChanges() {
        change = Change.planned(PlainSql.over(database.owner())).made();
    }

    @AfterAll
    void andIsAsItWas() {
        change.undone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void aFileHoldsWhatWasKnownThen(String type) {
        String query = "{services(where:{id:{eq:\"" + change.service() + "\"}} %s){nodes{name units}}}";
        assertThat(file(type, query.formatted("")).text()).contains(Change.NAME, Change.UNITS);
        HttpResponse<byte[]> then =
                EALING.downloads(type, query.formatted("asOf:{knownAt:\"" + change.before() + "\"}"), Map.of());
        assertThat(new String(then.body(), UTF_8))
                .contains(change.nameBefore(), change.unitsBefore())
                .doesNotContain(Change.NAME);
        Reply both = file(
                type.equals("text/csv") ? "application/zip" : type,
                query.formatted("asOf:{validOn:\"1990-01-01\"}")
                        .replace("}}}", "}} b:services(first:1){nodes{units}}}"));
        assertThat(both.status()).isEqualTo(200);
    }

    @Test
    void aFileOfTheFutureIsRefusedBeforeItBegins() {
        Reply reply = file("text/csv", "{services(asOf:{knownAt:\"2999-01-01T00:00:00Z\"}){nodes{name}}}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void eachMomentHasATagOfItsOwn() {
        Reply now = gets(Map.of(), "");
        Reply then = gets(Map.of("knownAt", change.before()), "");
        assertThat(then.at("/service/name").asString()).isEqualTo(change.nameBefore());
        assertThat(tag(then)).isNotEqualTo(tag(now));
        assertThat(gets(Map.of("knownAt", change.before()), tag(then)).status()).isEqualTo(304);
        assertThat(gets(Map.of("knownAt", change.before()), tag(now)).status()).isEqualTo(200);
    }

    @Test
    void aDocumentKeptByItsHashMayBeAskedOfAnyMoment() throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(QUERY.getBytes(UTF_8)));
        Map<String, Object> extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
        Map<String, Object> variables = Map.of("id", change.service(), "a", Map.of("knownAt", change.before()));
        EALING.posts(JSON.writeValueAsString(
                Map.of("query", QUERY, "variables", Map.of("id", change.service()), "extensions", extensions)));
        assertThat(EALING.posts(JSON.writeValueAsString(Map.of("variables", variables, "extensions", extensions)))
                        .at("/service/name")
                        .asString())
                .isEqualTo(change.nameBefore());
    }

    @Test
    void itIsPricedAndExplainedAsNowIs() {
        String query = "{services(first:100 %s){nodes{name contracts(first:2){nodes{units}}}}}";
        String then = query.formatted("asOf:{knownAt:\"" + change.before() + "\"}");
        assertThat(asked("X-Dry-Run", then).at("/extensions/cost/estimated"))
                .isEqualTo(asked("X-Dry-Run", query.formatted("")).at("/extensions/cost/estimated"));
        JsonNode explained = asked("X-Explain", then).at("/extensions/explain/0");
        assertThat(explained.get("sql").asString()).contains("known_then.");
        assertThat(explained
                        .get("fields")
                        .valueStream()
                        .map(field -> field.get("path").asString()))
                .contains("services", "services.contracts");
    }

    @Test
    void aCursorBelongsToItsMoment() {
        String query = "query($a:AsOf,$c:String){services(first:2,after:$c,asOf:$a){pageInfo{endCursor} nodes{id}}}";
        Map<String, String> then = Map.of("knownAt", change.before());
        String cursor = EALING.asks(query, Map.of("a", then))
                .at("/services/pageInfo/endCursor")
                .asString();
        assertThat(EALING.asks(query, Map.of("a", then, "c", cursor)).values()).hasSize(3);
        assertThat(EALING.asks("{services(first:2,after:\"" + cursor + "\",asOf:{knownAt:\""
                                + change.before().replace("Z", "+00:00") + "\"}){nodes{id}}}")
                        .values())
                .hasSize(2);
        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("c", cursor),
                Map.of("c", cursor, "a", Map.of("knownAt", change.after())),
                Map.of("c", cursor, "a", Map.of("knownAt", change.before(), "validOn", "2026-11-22")),
                Map.of("c", cursor, "a", Map.of("validOn", "2026-11-22")))) {
            assertThat(EALING.asks(query, other).codes()).containsExactly("CURSOR_MISMATCH");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{providers(first:1 where:{name:{eq:\"Foxglove Recovery\"}} %s){nodes{services(first:1 $){pageInfo{endCursor}}}}}|/providers/nodes/0/services/pageInfo/endCursor",
                "{servicesStats(groupBy:[{by:PROVIDER}] first:1 $ %s){pageInfo{endCursor}}}|/servicesStats/pageInfo/endCursor",
                "{authorityQuarters(first:1 $ %s){pageInfo{endCursor}}}|/authorityQuarters/pageInfo/endCursor",
            })
    void cursorsOfListsInsideAndOfStatisticsToo(String query, String path) {
        String then = query.formatted("asOf:{knownAt:\"" + change.before() + "\"}");
        String cursor = EALING.asks(then.replace("$", "")).at(path).asString();
        String after = "after:\"" + cursor + "\"";
        assertThat(EALING.asks(then.replace("$", after)).values()).hasSize(1);
        assertThat(EALING.asks(query.formatted("").replace("$", after)).codes()).containsExactly("CURSOR_MISMATCH");
        assertThat(EALING.asks(query.formatted("asOf:{knownAt:\"" + change.after() + "\"}")
                                .replace("$", after))
                        .codes())
                .containsExactly("CURSOR_MISMATCH");
    }

    private static Reply file(String type, String query) {
        HttpResponse<byte[]> response = EALING.downloads(type, query, Map.of());
        return new Reply(response.statusCode(), response.headers(), new String(response.body(), UTF_8));
    }

    private Reply gets(Map<String, String> asOf, String tag) {
        Map<String, Object> variables =
                asOf.isEmpty() ? Map.of("id", change.service()) : Map.of("id", change.service(), "a", asOf);
        return EALING.sends(EALING.request("/graphql?query=" + URLEncoder.encode(QUERY, UTF_8) + "&variables="
                        + URLEncoder.encode(JSON.writeValueAsString(variables), UTF_8))
                .header("If-None-Match", tag.isEmpty() ? "\"none\"" : tag));
    }

    private static String tag(Reply reply) {
        return reply.headers().firstValue("ETag").orElseThrow();
    }

    private static JsonNode asked(String header, String query) {
        Viewer analyst = Viewer.as("analyst.ealing");
        return analyst.sends(analyst.request("/graphql")
                        .header("Content-Type", "application/json")
                        .header(header, "true")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("query", query)))))
                .json();
    }
}
