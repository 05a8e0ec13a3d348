package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** What a document may be; each limit is met exactly, and passed by one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class LimitsTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @Test
    void aQueryMayBeFifteenFieldsDeep() {
        assertThat(EALING.asks(deep(15)).codes()).isEmpty();
        assertRefused(EALING.asks(deep(16)), "depth", 15, 16);
    }

    @Test
    void depthIsCountedThroughFragments() {
        assertRefused(
                EALING.asks("{services{nodes{...A}}} fragment A on Service{" + "provider{services{nodes{".repeat(5)
                        + "id" + "}}}".repeat(5) + "}"),
                "depth",
                15,
                18);
    }

    @Test
    void aQueryMayHaveAHundredAliases() {
        assertThat(EALING.asks(aliases(100)).codes()).isEmpty();
        assertRefused(EALING.asks(aliases(101)), "aliases", 100, 101);
    }

    @Test
    void aQueryMayHaveFiftyDirectives() {
        assertThat(EALING.asks("{viewer{" + "name @include(if:true) ".repeat(50) + "}}")
                        .codes())
                .isEmpty();
        assertRefused(EALING.asks("{viewer{" + "name @include(if:true) ".repeat(51) + "}}"), "directives", 50, 51);
    }

    @Test
    void aQueryMayHaveFiveThousandTokens() {
        assertThat(EALING.asks("{viewer{" + "name ".repeat(4_995) + "}}").codes())
                .isEmpty();
        assertRefused(EALING.asks("{viewer{" + "name ".repeat(4_996) + "}}"), "tokens", 5_000, 5_001);
        assertThat(EALING.asks("{viewer{name}} # " + "name ".repeat(5_000)).codes())
                .isEmpty();
    }

    @Test
    void aQueryMayHaveFiveThousandFieldsWhereverTheirFragmentsAreUsed() {
        assertRefused(
                EALING.asks("{viewer{" + "...A ".repeat(10) + "}}" + doubled("A", "B") + doubled("B", "C")
                        + doubled("C", "D") + " fragment D on Viewer{name}"),
                "fields",
                5_000,
                10_001);
    }

    @Test
    void aQueryMayHaveSixtyFourBracketsInsideEachOther() {
        String inside = "{services(where:" + "{not:".repeat(62) + "{}" + "}".repeat(62) + "){nodes{id}}}";
        assertRefused(EALING.asks(inside), "nesting", 64, 65);
        assertRefused(
                EALING.asks(
                        "query($where:ServiceFilter){services(where:$where){nodes{id}}}",
                        Map.of("where", not(63, Map.of()))),
                "nesting",
                64,
                65);
    }

    @Test
    void allLimitsThatAreExceededAreToldAtOnce() {
        Reply reply = EALING.asks("{viewer{" + "a:name @include(if:true)".repeat(700) + "}}");
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/extensions/field").asString()))
                .containsExactly("tokens", "aliases", "directives");
        assertThat(reply.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/extensions/figure").asInt()))
                .containsExactly(7_005, 700, 700);
    }

    @Test
    void aQueryMayHaveFiftyThousandCharacters() {
        assertThat(EALING.asks("{viewer{name}}" + " ".repeat(49_986)).codes()).isEmpty();
        assertRefused(EALING.asks("{viewer{name}}" + " ".repeat(49_987)), "characters", 50_000, 50_001);
    }

    @Test
    void theContractMayBeReadHoweverDeep() {
        assertThat(EALING.asks("{__schema{types{name fields{type{" + "ofType{".repeat(13) + "name" + "}".repeat(13)
                                + "}}}}}")
                        .at("/__schema/types"))
                .isNotEmpty();
    }

    private static void assertRefused(Reply reply, String limit, int most, int found) {
        JsonNode extensions = reply.json().at("/errors/0/extensions");
        assertThat(reply.json().has("data")).isFalse();
        assertThat(extensions.get("code").asString()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(extensions.get("field").asString()).isEqualTo(limit);
        assertThat(extensions.get("limit").asInt()).isEqualTo(most);
        assertThat(extensions.get("figure").asInt()).isEqualTo(found);
        assertThat(reply.json().at("/errors/0/message").asString()).contains(" " + most, " " + found + " ");
    }

    /** A query of this many fields inside fields, ending in the id of a service or of its authority. */
    private static String deep(int fields) {
        List<String> path = IntStream.range(0, fields - 1)
                .mapToObj(i -> i == fields - 2 && i % 3 == 0
                        ? "viewer"
                        : List.of("services(first:1)", "nodes", "provider").get(i % 3))
                .collect(Collectors.toList());
        path.add("id");
        return "{" + String.join("{", path) + "}".repeat(fields);
    }

    private static String doubled(String name, String inner) {
        return " fragment " + name + " on Viewer{" + ("..." + inner + " ").repeat(10) + "}";
    }

    private static Object not(int times, Object condition) {
        return times == 0 ? condition : Map.of("not", not(times - 1, condition));
    }

    private static String aliases(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + ":username")
                .collect(Collectors.joining(" ", "{viewer{", "}}"));
    }
}
