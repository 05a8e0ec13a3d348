package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Statements;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** One statement for each root field, whatever is asked. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class StatementCountTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @Autowired
    Statements statements;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|{viewer{username authority{name} partnerships{name}}}",
                "1|{services{nodes{id}}}",
                "1|{services{totalCount{value}}}",
                "1|{services(first:2){totalCount{value} pageInfo{endCursor hasNextPage} edges{cursor node{name}} nodes{id}}}",
                "1|{providers(first:3){nodes{name services(first:2){totalCount{value} nodes{contracts{nodes{units}} indicators(first:4){nodes{quarter{label} utilisation{value}}}}}}}}",
                "1|{services(first:1){nodes{provider{services(first:1){nodes{provider{services(first:1){nodes{authority{memberships{nodes{partnership{name}}}}}}}}}}}}}",
                "1|{performanceReturns(first:2){nodes{checks{nodes{code flagged}} departureLines{nodes{people departureReason{name}}} referrals{nodes{agency}} versions{nodes{version receivedBy{name}}}}}}",
                "1|{authorityQuarters(first:3){totalCount{value} nodes{authority{name} utilisation{value} partnership{name}}}}",
                "1|{expectedReturns(where:{service:{provider:{name:{startsWith:\"a\"}}}}, orderBy:[{service:{name:ASC}}]){nodes{state service{name provider{name}}}}}",
                "1|{services(where:{or:[{provider:{name:{contains:\"a\"}}},{not:{authority:{slug:{eq:\"ealing\"}}}}]},orderBy:[{provider:{name:DESC}},{units:ASC_NULLS_FIRST}]){nodes{id}}}",
                "1|{services(asOf:{knownAt:\"2026-06-03T00:00:00Z\"}){nodes{name contracts{nodes{units}}} totalCount{value}}}",
                "3|{services(asOf:{validOn:\"2026-06-03\"}){nodes{name}} servicesStats(asOf:{knownAt:\"2026-06-03T00:00:00Z\"}){nodes{count}} clientGroups{nodes{code}}}",
                "3|{a:services(first:1){nodes{id}} b:services(first:2){nodes{name}} providers{totalCount{value}}}",
                "2|{...A ...B} fragment A on Query{services{nodes{id}}} fragment B on Query{services{nodes{name}} clientGroups{nodes{code}}}",
                "1|{services{nodes{id}} providers @skip(if:true){nodes{id}}}",
                "0|{__typename}",
                "0|{__schema{types{name}}}",
                "0|{__type(name:\"Service\"){fields{name}}}",
                "1|{__schema{queryType{name}} viewer{username}}",
                "0|{services{nodes{nothingLikeIt}}}"
            })
    void isTheNumberOfRootFields(int expected, String query) {
        EALING.asks("{__typename}");
        statements.taken();
        EALING.asks(query);
        assertThat(statements.taken()).hasSize(expected);
    }

    @Test
    void isOneForANodeOfAnyKind() {
        String service =
                PlainSql.over(database.owner()).value("select 'service-' || id from service order by id limit 1");
        statements.taken();
        EALING.asks("{node(id:\"" + service
                + "\"){id ... on Service{name provider{name} contracts{nodes{units}}} ... on Provider{name}}}");
        EALING.asks("{service(id:\"" + service + "\"){name authority{name}}}");
        assertThat(statements.taken()).hasSize(2);
    }

    @Test
    void isTheSameForAThousandRowsAsForOne() {
        statements.taken();
        EALING.asks("{services(first:500){nodes{contracts(first:90){nodes{service{name}}}}}}")
                .data();
        assertThat(statements.taken()).hasSize(1);
    }
}
