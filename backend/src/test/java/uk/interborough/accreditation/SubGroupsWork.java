package uk.interborough.accreditation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** The accreditation sub-group at work on a database of these tests' own. Each test makes its own provider. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "interborough.test=accreditation")
@OnDemonstration
abstract class SubGroupsWork {
    static final Viewer EALING = Viewer.as("commissioner.ealing");
    static final Viewer BRENT = Viewer.as("commissioner.brent");
    static final Viewer SUB_GROUP = Viewer.as("lead.harrow");
    static final Viewer COORDINATOR = Viewer.as("coordinator");
    static final Viewer ANALYST = Viewer.as("analyst.ealing");
    static final Viewer WIGAN = Viewer.as("commissioner.wigan");
    static final String TODAY = Time.TODAY.toString();
    static final String FAULTS = "errors { field code message clause }";

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    PlainSql owner;
    String west;

    @BeforeEach
    void beside() {
        owner = PlainSql.over(database.owner());
        west = owner.value("select 'partnership-' || id from partnership where code = 'WEST_LONDON'");
    }

    String provider(String name) {
        UUID id = UUID.randomUUID();
        owner.does("insert into provider (id, name) values ('" + id + "', '" + name + "')");
        return "provider-" + id;
    }

    static String uuid(String id) {
        return id.substring(id.length() - 36);
    }

    JsonNode apply(Viewer viewer, String provider, String day) {
        return viewer.asks("""
                        mutation ($partnership: ID!, $provider: ID!, $day: Date!) {
                          applyForAccreditation(partnership: $partnership, provider: $provider, appliedOn: $day) {
                            accreditation { id state leadAuthority { slug } } %s } }
                        """.formatted(FAULTS), Map.of("partnership", west, "provider", provider, "day", day))
                .at("/applyForAccreditation");
    }

    /** Applied for by Ealing, which then leads on the provider. */
    String applied(String name) {
        String provider = provider(name);
        apply(EALING, provider, "2026-01-10");
        return provider;
    }

    /** The open item of a kind: identifier and version. */
    List<String> item(String provider, String kind) {
        return SUB_GROUP
                .asks("{accreditationItems(where:{provider:{id:{eq:\"" + provider + "\"}} kind:{eq:" + kind
                        + "} state:{eq:OPEN}}){nodes{id version}}}")
                .values();
    }

    JsonNode decide(Viewer viewer, List<String> item, String outcome, Map<String, ?> more) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "id",
                item.get(0),
                "version",
                Integer.valueOf(item.get(1)),
                "outcome",
                outcome,
                "day",
                TODAY,
                "reasons",
                "We looked at it."));
        request.putAll(more);
        return viewer.asks("""
                        mutation ($id: ID!, $version: Int!, $outcome: AccreditationOutcome!, $day: Date!, $meeting: ID, $reasons: String!,
                                  $expires: Date, $conditions: [ConditionInput!]! = []) {
                          decideAccreditationItem(id: $id, version: $version, outcome: $outcome, decidedOn: $day, meeting: $meeting,
                                                  reasons: $reasons, expiresOn: $expires, conditions: $conditions) {
                            accreditationItem { id state outcome stateBefore stateAfter decidedBy { name } version } %s } }
                        """.formatted(FAULTS), request).at("/decideAccreditationItem");
    }

    List<String> decided(String provider, String kind, String outcome, Map<String, ?> more) {
        return codes(decide(SUB_GROUP, item(provider, kind), outcome, more));
    }

    /** Applied for and accredited until the day. */
    String accredited(String name, String until) {
        String provider = applied(name);
        decided(provider, "APPLICATION", "ACCREDITED", Map.of("day", "2026-02-10", "expires", until));
        return provider;
    }

    String concern(Viewer viewer, String provider) {
        return viewer.asks(
                        "mutation($partnership:ID!,$provider:ID!){raiseAccreditationConcern(partnership:$partnership,provider:$provider,"
                                + "concernClause:\"P 6.2(9)\",words:\"Doubtful\"){accreditationItem{id} errors{code}}}",
                        Map.of("partnership", west, "provider", provider))
                .at("/raiseAccreditationConcern/accreditationItem/id")
                .asString();
    }

    List<String> stateOf(Viewer viewer, String provider) {
        return viewer.asks(
                        "{provider(id:\"" + provider
                                + "\"){accreditations(where:{isLatest:{eq:true}}){nodes{state leadAuthority{slug} expiresOn}}}}")
                .values();
    }

    static List<String> codes(JsonNode payload) {
        return payload.get("errors")
                .valueStream()
                .flatMap(fault -> Stream.of(
                        fault.get("field").asString() + " " + fault.get("code").asString()))
                .toList();
    }

    static String words(JsonNode payload) {
        return String.join("; ", Reply.valuesOf(payload.get("errors")));
    }
}
