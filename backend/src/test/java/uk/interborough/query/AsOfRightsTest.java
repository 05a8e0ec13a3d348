package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Looking from another moment shows nobody more than they may see, and nothing that changed is lost or made up. */
class AsOfRightsTest extends Answers {

    @Autowired
    GraphQlSource source;

    @Autowired
    Time time;

    @ParameterizedTest
    @ValueSource(strings = {"commissioner.ealing", "commissioner.wigan", "lead.brent", "dpo", "admin", "coordinator"})
    void whatIsKnownNowIsTheSameFromTheTablesAndFromHistory(String username) {
        Viewer viewer = Viewer.as(username);
        String now = Change.moment(owner);
        int compared = 0;
        for (GraphQLFieldDefinition root : source.schema().getQueryType().getFieldDefinitions()) {
            if (root.getArgument("asOf") == null
                    || root.getArgument("first") == null
                    || isSummedUpFor(username, root)) {
                continue;
            }
            String query = "{a:" + root.getName() + "(first:20 %s){totalCount{value} nodes{"
                    + (root.getName().endsWith("Stats") ? "count" : fields(rowOf(root), true)) + "}}}";
            List<String> plain = viewer.asks(query.formatted("")).values();
            assertThat(viewer.asks(query.formatted("asOf:{knownAt:\"" + now + "\"}"))
                            .values())
                    .as(root.getName())
                    .isEqualTo(plain);
            compared += plain.size();
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Sums are kept for whom the returns are not shown; of the past there are only returns. */
    private static boolean isSummedUpFor(String username, GraphQLFieldDefinition root) {
        return username.equals("coordinator")
                && List.of("authorityQuarters", "serviceQuarterIndicatorsStats").contains(root.getName());
    }

    @Test
    void aStrangerSeesNothingOfThePastEither() {
        Change change = Change.planned(owner).made();
        try {
            for (String asOf : List.of(
                    "knownAt:\"" + change.before() + "\"",
                    "knownAt:\"" + change.after() + "\"",
                    "validOn:\"2026-01-01\"",
                    "validOn:\"2026-01-01\",knownAt:\"" + change.before() + "\"")) {
                String query = """
                        {a:service(id:"%1$s",asOf:{%2$s}){name} b:node(id:"%1$s",asOf:{%2$s}){id}
                         services(where:{id:{eq:"%1$s"}},asOf:{%2$s}){nodes{id} totalCount{value}}
                         contracts(where:{service:{id:{eq:"%1$s"}}},asOf:{%2$s}){totalCount{value}}
                         c:performanceReturn(id:"%3$s",asOf:{%2$s}){id}
                         contractsStats(where:{service:{id:{eq:"%1$s"}}},asOf:{%2$s}){nodes{count units{sum}}}}
                        """.formatted(change.service(), asOf, change.performanceReturn());
                for (String stranger : List.of("commissioner.wigan", "admin")) {
                    assertThat(Viewer.as(stranger).asks(query).values())
                            .as(stranger + " " + asOf)
                            .containsExactly("null", "null", "0", "0", "null", "0", "null");
                }
                assertThat(EALING.asks(query).values()).doesNotContain("null", "0");
                assertThat(Viewer.nobody().asks(query).status()).isEqualTo(401);
            }
        } finally {
            change.undone();
        }
    }

    @Test
    void aFormerMemberSeesOnlyItsOwnOnAnyDay() {
        String council = "(select id from authority where slug = 'stockport')";
        String member = Change.moment(owner);
        owner.does("update membership set left_on = '2026-10-01' where authority_id = " + council);
        time.passes(Duration.ofSeconds(6));
        try {
            for (String asOf : List.of("knownAt:\"" + member + "\"", "validOn:\"2026-09-01\"")) {
                Reply seen = Viewer.as("commissioner.stockport")
                        .asks("{services(first:500,asOf:{" + asOf + "}){nodes{authority{slug}}}}");
                assertThat(seen.values()).isNotEmpty().containsOnly("stockport");
            }
        } finally {
            owner.does("update membership set left_on = null where authority_id = " + council);
            time.passes(Duration.ofSeconds(6));
        }
    }

    @Test
    void whoMaySeeWhatDependsOnNoMoment() {
        assertThat(owner.values(
                        "select tablename from pg_policies where qual ~ 'today|known_at' and cmd in ('SELECT', 'ALL')"))
                .isEmpty();
    }

    /** Its own fields, identifiers of what it points to, and the beginnings of its lists. */
    private static String fields(GraphQLObjectType type, boolean lists) {
        return type.getFieldDefinitions().stream()
                .filter(field -> field.getArgument("first") == null || lists && isKept(rowOf(field)))
                .map(field -> {
                    if (field.getArgument("first") != null) {
                        return field.getName() + "(first:2){totalCount{value} nodes{" + fields(rowOf(field), false)
                                + "}}";
                    }
                    return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType inner
                            ? field.getName() + "{" + (inner.getField("id") == null ? fields(inner, false) : "id") + "}"
                            : field.getName();
                })
                .collect(Collectors.joining(" "));
    }

    private static boolean isKept(GraphQLObjectType type) {
        return !type.hasAppliedDirective("notKept") && !type.hasAppliedDirective("unchanging");
    }

    private static GraphQLObjectType rowOf(GraphQLFieldDefinition list) {
        GraphQLType type = GraphQLTypeUtil.unwrapAll(list.getType());
        assertThat(((GraphQLNamedType) type).getName()).endsWith("Connection");
        return (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(
                ((GraphQLObjectType) type).getField("nodes").getType());
    }
}
