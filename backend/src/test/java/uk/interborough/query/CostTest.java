package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.security.Identities;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Statements;
import uk.interborough.testing.Viewer;

/** What a query is said to cost, what it costs, and what is too much. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class CostTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @Autowired
    Statements statements;

    @Autowired
    GraphQlClient page;

    @Autowired
    Identities identities;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{__typename}|0|1",
                "{viewer{username}}|0|1",
                "{a:viewer{username} b:viewer{username}}|0|2",
                "{services{nodes{id}}}|50|2",
                "{services(first:100){nodes{id}}}|100|2",
                "{services(first:101){nodes{id}}}|101|3",
                "{services(last:7){edges{node{id}}}}|7|2",
                "{services(first:null){nodes{id}}}|50|2",
                "{services(first:0){nodes{id}}}|0|1",
                "{services{totalCount{value}}}|1|2",
                "{services(first:3){totalCount{value} nodes{id} edges{cursor} pageInfo{hasNextPage}}}|4|2",
                "{services(first:10){nodes{contracts(first:4){nodes{id}}}}}|50|2",
                "{services(first:10){nodes{contracts(first:4){nodes{id} totalCount{value}}}}}|60|2",
                "{services(first:10){nodes{provider{services(first:20){nodes{contracts{nodes{id}}}}}}}}|10210|104",
                "{services(first:10){nodes{id} edges{node{contracts(first:4){nodes{id}}}}}}|50|2",
                "{a:services(first:10){nodes{id}} b:services(first:20){nodes{id}}}|30|3",
                "{services(first:10){nodes{...A}}} fragment A on Service{contracts(first:2){nodes{id}}}|30|2",
                "{services(first:10){nodes{id contracts(first:2) @skip(if:true){nodes{id}}}}}|10|2",
                "{node(id:\"service-1\"){id ... on Service{contracts(first:3){nodes{id}}} ... on Provider{services(first:5){nodes{id}}}}}|8|2"
            })
    void isEstimatedFromThePagesAlone(String query, long nodes, long points) {
        JsonNode cost = dry(query, Map.of()).json().at("/extensions/cost");
        assertThat(cost.get("nodes").asLong()).isEqualTo(nodes);
        assertThat(cost.get("estimated").asLong()).isEqualTo(points);
    }

    @Test
    void isEstimatedFromTheVariablesOfEachRequest() {
        String query =
                "query($n:Int=5,$more:Boolean!){services(first:$n){nodes{id contracts(first:$n) @include(if:$more){nodes{id}}}}}";
        assertThat(nodes(query, Map.of("more", false))).isEqualTo(5);
        assertThat(nodes(query, Map.of("more", true))).isEqualTo(30);
        assertThat(nodes(query, Map.of("more", true, "n", 20))).isEqualTo(420);
    }

    @Test
    void isInTheEndThatOfTheRowsReturned() {
        Reply reply = EALING.asks(
                "{services(first:150){totalCount{value} nodes{id name contracts(first:90){nodes{units}} indicators(first:200){edges{node{quarter{label}}}}}}}");
        long rows = reply.at("/services/nodes").size();
        for (JsonNode service : reply.at("/services/nodes")) {
            rows += service.at("/contracts/nodes").size()
                    + service.at("/indicators/edges").size();
        }
        assertThat(rows).isGreaterThan(300);
        assertThat(reply.json().at("/extensions/cost/actual").asLong()).isEqualTo(1 + (rows + 99) / 100);
        assertThat(reply.json().at("/extensions/cost/estimated").asLong()).isEqualTo(1 + 437);
    }

    @Test
    void doesNotCountBracketsInsideTexts() {
        assertThat(NestedRows.in("{\"nodes\":[{\"a\":\"[{\\\"{\",\"b\":{\"c\":[1,2]}},{\"d\":[{\"e\":1}]}]}"
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(3);
        assertThat(NestedRows.in("[]".getBytes(StandardCharsets.UTF_8))).isZero();
        assertThat(NestedRows.in("12".getBytes(StandardCharsets.UTF_8))).isZero();
    }

    @Test
    void isRefusedBeyondFiftyThousandRowsAndToldWhereTheyComeFrom() {
        statements.taken();
        Reply reply = EALING.asks(
                "{providers(first:2){nodes{id}} services(first:500){nodes{contracts(first:100){nodes{id}}}}}");
        assertThat(statements.taken()).isEmpty();
        assertThat(reply.json().has("data")).isFalse();
        assertThat(reply.codes()).containsExactly("LIMIT_EXCEEDED");
        JsonNode extensions = reply.json().at("/errors/0/extensions");
        assertThat(extensions.get("field").asString()).isEqualTo("nodes");
        assertThat(extensions.get("limit").asLong()).isEqualTo(50_000);
        assertThat(extensions.get("figure").asLong()).isEqualTo(50_502);
        assertThat(extensions.get("hint").asString()).contains("services.contracts");
        assertThat(EALING.asks("{services(first:500){nodes{contracts(first:99){nodes{id}}}}}")
                        .codes())
                .isEmpty();
    }

    @Test
    void isNoSurpriseWhenPagesAreMultipliedBeyondAllNumbers() {
        String query = "services(first:500){nodes{provider{".repeat(4) + "id" + "}}}".repeat(4);
        assertThat(EALING.asks("{" + query + "}")
                        .json()
                        .at("/errors/0/extensions/figure")
                        .asLong())
                .isEqualTo(500L * 500 * 500 * 500 + 500L * 500 * 500 + 500L * 500 + 500);
    }

    @Test
    void isAskedForWithoutRunningAnything() {
        statements.taken();
        Reply reply = dry("{services{nodes{id}} viewer{username}}", Map.of());
        assertThat(statements.taken()).isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("data").isNull()).isTrue();
        assertThat(reply.json().has("errors")).isFalse();
        assertThat(reply.json().at("/extensions/dryRun").asBoolean()).isTrue();
        assertThat(reply.json().at("/extensions/cost/actual").asLong()).isZero();
    }

    @Test
    void isAskedForWithoutChangingAnything() {
        statements.taken();
        Reply reply = dry("mutation{createAccessToken(name:\"dry\",expiresOn:\"2027-11-01\"){secret}}", Map.of());
        assertThat(reply.json().get("data").isNull()).isTrue();
        assertThat(reply.json().at("/extensions/dryRun").asBoolean()).isTrue();
        assertThat(statements.taken()).isEmpty();
    }

    @Test
    void isNotToldOfWhatIsNotValid() {
        assertThat(dry("{viewer{shoeSize}}", Map.of()).codes()).containsExactly("VALIDATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "1"})
    void isWhatRunsUnlessTheHeaderSaysTrue(String header) {
        Reply reply = asking("{viewer{username}}", Map.of(), header);
        assertThat(reply.at("/viewer/username").asString()).isEqualTo("commissioner.ealing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{services(first:500){nodes{contracts(first:100){nodes{id}}}}}|nodes",
                "{services(first:501){nodes{id}}}|services.first",
                "{services(first:1){nodes{provider{services(first:1){nodes{provider{services(first:1){nodes{provider{services(first:1){nodes{provider{services(first:1){nodes{provider{id}}}}}}}}}}}}}}}}|depth"
            })
    void hasTheSameLimitsForThePage(String query, String limit) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        identities.byToken("demo-commissioner.ealing").orElseThrow(), null, Set.of()));
        assertThat(page.document(query).executeSync().getErrors())
                .extracting(
                        error -> error.getExtensions().get("code"),
                        error -> error.getExtensions().get("field"))
                .containsExactly(Tuple.tuple("LIMIT_EXCEEDED", limit));
    }

    @AfterEach
    void nobodyIsLeft() {
        SecurityContextHolder.clearContext();
    }

    private static long nodes(String query, Map<String, ?> variables) {
        return dry(query, variables).json().at("/extensions/cost/nodes").asLong();
    }

    private static Reply dry(String query, Map<String, ?> variables) {
        return asking(query, variables, "true");
    }

    private static Reply asking(String query, Map<String, ?> variables, String dryRun) {
        return EALING.sends(EALING.request("/graphql")
                .header("Content-Type", "application/json")
                .header("X-Dry-Run", dryRun)
                .POST(BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables)))));
    }
}
