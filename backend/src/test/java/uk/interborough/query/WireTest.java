package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.security.Identities;

/** One format for each value, wherever it is read. */
class WireTest extends Answers {
    private static final String FIGURES =
            "{contracts(first:500){nodes{annualPrice otherFunding staffHoursPerWeek startsOn}} performanceReturns(first:500){nodes{receivedAt amendedAt userWeeks indicator{staffing{value numerator denominator}}}}}";

    /** The demonstration begins without a row of these. */
    private static final Set<String> NONE_YET = Set.of(
            "OutboxMessage",
            "NoticeImport",
            "NoticeRegister",
            "WorkbookImport",
            "Schedule2Import",
            "QuotaOverrun",
            "SchemeEndDue");

    /** Nothing leads to them but their own lists. */
    private static final Set<String> ALONE = Set.of(
            "Abatement",
            "AgencyReview",
            "ApportionmentProposal",
            "FairAccess",
            "FinanceLine",
            "FlowBalance",
            "FlowYear",
            "InvoiceDue",
            "NightsComparison",
            "PooledFund",
            "ReferralFlow",
            "RetailPrice",
            "SchemeReview",
            "StatementEntry",
            "TierShare",
            "UseForecast");

    private static final Pattern MARK = Pattern.compile("\"mark\"\\s*:\\s*\\[?\\s*\\{");

    @Autowired
    GraphQlSource source;

    @Autowired
    GraphQlClient page;

    @Autowired
    Identities identities;

    @AfterEach
    void nobodyIsLeft() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyFieldOfEveryTypeLooksTheSameAtTheRootAndNested() {
        Set<String> compared = new LinkedHashSet<>();
        for (GraphQLFieldDefinition list : schema().getQueryType().getFieldDefinitions()) {
            if (isConnection(list)) {
                compare(list.getName() + "(first:200){nodes{%s}}", nodeOf(list), compared);
            }
        }
        compare(
                "performanceReturns(first:200){nodes{departureLines(first:5){nodes{%s}}}}",
                (GraphQLObjectType) schema().getType("PerformanceReturnDeparture"), compared);
        compare(
                "apportionmentProposals(first:200){nodes{quotas(first:2){nodes{%s}}}}",
                (GraphQLObjectType) schema().getType("ProposedQuota"), compared);
        assertThat(compared)
                .containsAll(schema().getAllTypesAsList().stream()
                        .filter(type -> type instanceof GraphQLObjectType object && isNode(object))
                        .map(GraphQLNamedOutputType.class::cast)
                        .map(GraphQLNamedOutputType::getName)
                        .filter(name -> !name.equals("AccessToken")
                                && !NONE_YET.contains(name)
                                && !ALONE.contains(name)
                                && !name.equals("ProtocolClause")) // no list has them; none yet; nothing leads to them
                        .toList());
    }

    /** Compares each object and list of a parent with the same rows at the root. */
    private void compare(String place, GraphQLType parent, Set<String> compared) {
        for (GraphQLFieldDefinition field : ((GraphQLObjectType) parent).getFieldDefinitions()) {
            if (nodeOf(field) instanceof GraphQLObjectType child && isNode(child) && isSame(place, field, child)) {
                compared.add(child.getName());
            }
        }
    }

    /** False where no row is found to compare. */
    private boolean isSame(String place, GraphQLFieldDefinition field, GraphQLObjectType child) {
        String fields = fieldsOf(child);
        String nested = isConnection(field)
                ? field.getName() + "(first:1){mark:nodes{" + fields + "}}"
                : "mark:" + field.getName() + "{" + fields + "}";
        String text = EALING.asks("{" + place.formatted(nested) + "}").text();
        MARK.matcher(text).results().limit(5).forEach(found -> {
            String row = objectAt(text, found.end() - 1);
            String id = JsonMapper.shared().readTree(row).get("id").asString();
            String root = EALING.asks("{mark:node(id:\"" + id + "\"){... on " + child.getName() + "{" + fields + "}}}")
                    .text();
            assertThat(objectAt(root, root.indexOf("\"mark\":") + 7))
                    .as(place + " " + field.getName())
                    .isEqualTo(row);
        });
        return MARK.matcher(text).find();
    }

    @Test
    void aSingularFieldIsTheSameAsTheNode() {
        for (GraphQLFieldDefinition one : schema().getQueryType().getFieldDefinitions()) {
            if (one.getArgument("id") != null
                    && GraphQLTypeUtil.unwrapAll(one.getType()) instanceof GraphQLObjectType type
                    && !NONE_YET.contains(type.getName())) {
                String fields = fieldsOf(type);
                String plural = plural(one.getName());
                String row = EALING.asks("{" + plural + "(first:1){nodes{id}}}")
                        .values()
                        .getFirst();
                String answer = EALING.asks("{a:" + one.getName() + "(id:\"" + row + "\"){" + fields + "} b:node(id:\""
                                + row + "\"){... on " + type.getName() + "{" + fields + "}} c:" + plural
                                + "(first:1){nodes{" + fields + "}}}")
                        .text();
                assertThat(objectAt(answer, answer.indexOf("\"a\":") + 4))
                        .isEqualTo(objectAt(answer, answer.indexOf("\"b\":") + 4))
                        .isEqualTo(objectAt(answer, answer.indexOf("\"nodes\":") + 9));
            }
        }
    }

    private static String plural(String one) {
        return switch (one) {
            case "invoiceDue" -> "invoicesDue";
            case "fairAccess" -> "fairAccesses";
            default -> one.endsWith("Criterion") ? one.replaceFirst("on$", "a") : one.replaceFirst("y$", "ie") + "s";
        };
    }

    @Test
    void whatIsExpectedLooksTheSameUnderItsService() {
        String fields = fieldsOf((GraphQLObjectType) schema().getType("ExpectedReturn"));
        String answer = EALING.asks("{services(where:{stage:{eq:EXISTING}},first:1){nodes{id}}}")
                .values()
                .getFirst();
        String both = EALING.asks("{a:expectedReturns(where:{service:{id:{eq:\"" + answer + "\"}}},first:1){nodes{"
                        + fields + "}} service(id:\"" + answer + "\"){b:expectedReturns(first:1){nodes{" + fields
                        + "}}}}")
                .text();
        int first = both.indexOf("\"nodes\":");
        assertThat(objectAt(both, first + 9))
                .isEqualTo(objectAt(both, both.indexOf('{', both.indexOf("\"nodes\"", first + 9))));
    }

    @Test
    void aTextOfAnyCharactersLooksTheSameAtTheRootAndNested() {
        String id = owner.value("select app.named_id('odd', '8')");
        owner.does(
                "update provider set description = (select string_agg(chr(i), '') from generate_series(1, 160) i) || E'\\u2028\\u00e9\\U0001F3E0</script>' where id = '"
                        + id + "'",
                "insert into provider_event (id, provider_id, kind, happened_on) values (app.named_id('odd', 'event'), '"
                        + id + "', 'CHANGE_OF_NAME', '2020-01-01') on conflict do nothing");
        String answer = EALING.asks("{a:provider(id:\"provider-" + id + "\"){description} b:provider(id:\"provider-"
                        + id + "\"){events(last:1){nodes{provider{description}}}}}")
                .text();
        assertThat(objectAt(answer, answer.lastIndexOf('{', answer.lastIndexOf("description"))))
                .isEqualTo(objectAt(answer, answer.indexOf("\"a\":") + 4));
    }

    @Test
    void moneyHasTwoDecimalsAndMomentsEndInZ() {
        String text = EALING.asks(FIGURES).text();
        assertThat(matches(text, "\"annualPrice\":[^,}]*"))
                .isNotEmpty()
                .allMatch(each -> each.matches(".*:\\s*\\d+\\.\\d\\d"));
        assertThat(matches(text, "\"otherFunding\":[^,}]*"))
                .isNotEmpty()
                .allMatch(each -> each.matches(".*:\\s*(null|\\d+\\.\\d\\d)"));
        assertThat(matches(text, "\"(receivedAt|amendedAt)\":[^,}]*"))
                .isNotEmpty()
                .allMatch(
                        each -> each.matches(".*:\\s*(null|\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\")"));
        assertThat(matches(text, "\"startsOn\":[^,}]*"))
                .isNotEmpty()
                .allMatch(each -> each.matches(".*:\\s*\"\\d{4}-\\d\\d-\\d\\d\""));
        assertThat(matches(text, "\"(value|numerator|denominator|userWeeks|staffHoursPerWeek)\":[^,}]*"))
                .isNotEmpty()
                .allMatch(each -> each.matches(".*:\\s*(null|\\d+(\\.\\d+)?)"));
    }

    @Test
    void whoAsksInThisProcessGetsTheSameWithExactNumbers() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        identities.byToken("demo-commissioner.ealing").orElseThrow(), null, Set.of()));
        Map<String, Object> here = page.document(FIGURES).executeSync().getData();
        JsonNode there = EALING.asks(FIGURES).data();
        assertThat((Object) here)
                .isEqualTo(JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build()
                        .convertValue(there, Map.class));
        assertThat(here.toString()).doesNotContain("E+");
        assertThat(((Map<?, ?>) ((java.util.List<?>) ((Map<?, ?>) here.get("contracts")).get("nodes")).getFirst())
                        .get("annualPrice"))
                .isInstanceOf(BigDecimal.class);
    }

    private GraphQLSchema schema() {
        return source.schema();
    }

    private static boolean isNode(GraphQLObjectType type) {
        return type.getInterfaces().stream().anyMatch(face -> face.getName().equals("Node"));
    }

    private static boolean isConnection(GraphQLFieldDefinition field) {
        return ((GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.getType()))
                .getName()
                .endsWith("Connection");
    }

    /** The type of the rows of a connection, or of the one object; null for anything else. */
    private static GraphQLType nodeOf(GraphQLFieldDefinition field) {
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        return isConnection(field)
                ? GraphQLTypeUtil.unwrapAll(
                        ((GraphQLObjectType) type).getField("nodes").getType())
                : type;
    }

    /** All that can be read of a type without going further than to an identifier. */
    private static String fieldsOf(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .filter(field -> !isConnection(field))
                .flatMap(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType inner
                        ? Stream.of(field.getName() + (isNode(inner) ? "{id}" : "{" + fieldsOf(inner) + "}"))
                        : Stream.of(field.getName()))
                .collect(Collectors.joining(" "));
    }

    private static Set<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    /** The object that begins here, byte for byte but for space between its parts. */
    private static String objectAt(String text, int start) {
        StringBuilder object = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                object.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (quoted || !Character.isWhitespace(c)) {
                object.append(c);
            }
            if (depth == 0 && !quoted && object.length() > 1) {
                return object.toString();
            }
        }
        return object.toString();
    }
}
