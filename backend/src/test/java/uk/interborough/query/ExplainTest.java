package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** How an answer was found, as analysts are told it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class ExplainTest {
    private static final Viewer ANALYST = Viewer.as("analyst.ealing");
    private static final String NESTED =
            "{s:services(first:20,where:{provider:{name:{startsWith:\"A\"}},units:{gt:1}}){totalCount{value} nodes{name provider{name} contracts(first:3){nodes{units}}}} viewer{username}}";

    @Autowired
    TestDatabase database;

    @Test
    void comesWithTheAnswerAndNamesTheCostOfEachField() {
        Reply reply = explained(ANALYST, NESTED);
        assertThat(reply.data()).isEqualTo(ANALYST.asks(NESTED).data());
        JsonNode explained = reply.json().at("/extensions/explain");
        assertThat(explained.valueStream().map(each -> each.get("field").asString()))
                .containsExactly("s", "viewer");
        JsonNode services = explained.get(0);
        assertThat(services.get("sql").asString()).startsWith("select").contains("?");
        assertThat(services.at("/plan/totalCost").decimalValue()).isPositive();
        assertThat(services.at("/plan/plans").size()).isPositive();
        List<String> paths = services.get("fields")
                .valueStream()
                .map(field -> field.get("path").asString())
                .toList();
        assertThat(paths).contains("s", "s.provider", "s.contracts");
        assertThat(services.get("fields")
                        .valueStream()
                        .mapToDouble(field -> field.get("share").asDouble()))
                .allMatch(share -> share >= 0)
                .satisfies(shares -> assertThat(
                                shares.stream().mapToDouble(Double::doubleValue).sum())
                        .isBetween(99.9, 100.1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{node(id:\"service-00000000-0000-7000-8000-000000000000\"){id}}",
                "{authorityQuarters(first:3,since:{financialYear:2025,quarter:1}){nodes{utilisation{value}}}}",
                "{services(where:{name:{in:[\"a\",\"b\"]},authority:{slug:{eq:\"ealing\"}}},orderBy:[{provider:{name:ASC}}],last:3){edges{cursor node{id}}}}",
                "{servicesStats(groupBy:[{by:AUTHORITY}]){nodes{key{authority{name}} count}}}",
                "{contracts(where:{startsOn:{between:{from:\"2020-01-01\",to:\"2026-01-01\"}}}){nodes{annualPrice service{name}}}}"
            })
    void isThereForEveryKindOfQuestion(String query) {
        Reply reply = explained(ANALYST, query);
        assertThat(reply.codes()).isEmpty();
        assertThat(reply.json().at("/extensions/explain/0/plan/node").asString())
                .isNotBlank();
    }

    @Test
    void isForAnalystsOnly() {
        Reply reply = explained(Viewer.as("commissioner.ealing"), NESTED);
        assertThat(reply.codes()).containsExactly("FORBIDDEN");
        assertThat(reply.json().at("/extensions/explain").isMissingNode()).isTrue();
    }

    @Test
    void isTheSameWhetherSomethingHiddenIsThereOrNot() {
        String hidden = PlainSql.over(database.owner())
                .value(
                        "select name from service where partnership_id = (select id from partnership where code = 'NORTH_WEST') order by id limit 1");
        String query = "{services(where:{name:{eq:\"%s\"}}){nodes{id}}}";
        assertThat(explained(ANALYST, query.formatted(hidden)).json().at("/extensions/explain"))
                .isEqualTo(explained(ANALYST, query.formatted("nothing is called that"))
                        .json()
                        .at("/extensions/explain"));
    }

    @Test
    void showsNoValueNoPolicyAndNoRowsOfAnybody() {
        String text = explained(ANALYST, NESTED)
                .json()
                .at("/extensions/explain/0/plan")
                .toString();
        assertThat(text)
                .doesNotContainIgnoringCase("filter", "cond", "removed", "actual", "output", "setting", "policy");
        assertThat(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-").matcher(text).find())
                .isFalse();
    }

    private static Reply explained(Viewer viewer, String query) {
        return viewer.sends(viewer.request("/graphql")
                .header("Content-Type", "application/json")
                .header("X-Explain", "true")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", query)))));
    }
}
