package uk.interborough.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** The matrix of who sees what, for what there is. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class VisibilityTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer WIGAN = Viewer.as("commissioner.wigan");
    private static final Viewer COORDINATOR = Viewer.as("coordinator");
    private static final Viewer ADMIN = Viewer.as("admin");
    private static final String COUNTS = """
            { services { totalCount { value } } contracts { totalCount { value } } performanceReturns { totalCount { value } }
              serviceQuarterIndicators { totalCount { value } } expectedReturns { totalCount { value } }
              providers { totalCount { value } } authorities { totalCount { value } } clientGroups { totalCount { value } } }
            """;

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private PlainSql owner;

    @BeforeEach
    void beside() {
        owner = PlainSql.over(database.owner());
    }

    @AfterEach
    void everybodyIsLookedUpAgain() {
        time.passes(Duration.ofSeconds(6));
    }

    @Test
    void aMemberSeesItsPartnershipWholeAndNothingOfAnother() {
        assertThat(EALING.asks(COUNTS).values()).isEqualTo(countsOf("WEST_LONDON"));
        assertThat(WIGAN.asks(COUNTS).values()).isEqualTo(countsOf("NORTH_WEST"));
        assertThat(EALING.asks("{services(where:{partnership:{code:{eq:\"NORTH_WEST\"}}}){nodes{id}}}")
                        .values())
                .isEmpty();
    }

    @Test
    void aMemberSeesTheReturnsOfTheOtherBoroughs() {
        assertThat(EALING.asks("{performanceReturns(where:{authority:{slug:{eq:\"harrow\"}}}){totalCount{value}}}")
                        .values())
                .isEqualTo(
                        owner.values(
                                "select count(*) from performance_return r join authority a on a.id = r.authority_id where a.slug = 'harrow'"));
    }

    @Test
    void whatOneRoleOfAMemberReadsTheOthersReadToo() {
        List<String> seen = EALING.asks(COUNTS).values();
        for (String colleague : List.of("lead.brent", "analyst.harrow", "dpo")) {
            assertThat(Viewer.as(colleague).asks(COUNTS).values()).isEqualTo(seen);
        }
    }

    @Test
    void aCoordinatorSeesCountsButNoReturnsAndNoRates() {
        assertThat(COORDINATOR
                        .asks(
                                "{performanceReturns{nodes{id}} serviceQuarterIndicators{nodes{id}} expectedReturns{nodes{id}}}")
                        .values())
                .isEmpty();
        Reply counts = COORDINATOR.asks("""
                {authorityQuarters(where:{authority:{slug:{eq:"ealing"}}} first:12){nodes{expected received
                  independentLiving{value numerator} utilisation{value numerator denominator} staffing{value numerator} throughput{value}}}}
                """);
        assertThat(counts.at("/authorityQuarters/nodes")).hasSize(12).allSatisfy(quarter -> {
            assertThat(quarter.get("expected").asInt()).isPositive();
            assertThat(quarter.get("received").asInt()).isPositive();
            assertThat(Reply.valuesOf(quarter).stream().skip(2)).containsOnly("null");
        });
    }

    @Test
    void aCoordinatorLearnsNoRateThroughAFilterForProviders() {
        String provider = owner.value("select 'provider-' || provider_id from service order by id limit 1");
        assertThat(COORDINATOR
                        .asks("{authorityQuarters(providers:[\"" + provider
                                + "\"]){nodes{expected utilisation{value}}}}")
                        .values())
                .isEmpty();
    }

    @Test
    void anAdministratorSeesProvidersButNoServices() {
        List<String> seen = ADMIN.asks(COUNTS).values();
        assertThat(seen.subList(0, 5)).containsOnly("0");
        assertThat(Integer.parseInt(seen.get(5))).isPositive();
        assertThat(ADMIN.asks("{authorityQuarters{nodes{expected}}}").values()).isEmpty();
    }

    @Test
    void aFormerMemberSeesOnlyItsOwn() {
        String council = "(select id from authority where slug = 'manchester')";
        owner.does("update membership set left_on = '2026-10-01' where authority_id = " + council);
        try {
            assertThat(Viewer.as("commissioner.manchester")
                            .asks("{services(first:500){nodes{authority{slug}}}}")
                            .values())
                    .hasSize(Integer.parseInt(
                            owner.value("select count(*) from service where authority_id = " + council)))
                    .containsOnly("manchester");
            assertThat(Viewer.as("commissioner.manchester")
                            .asks("{performanceReturns(first:500){nodes{authority{slug}}}}")
                            .values())
                    .isNotEmpty()
                    .containsOnly("manchester");
        } finally {
            owner.does("update membership set left_on = null where authority_id = " + council);
        }
    }

    @Test
    void aTokenThatReadsCannotChangeAnything() {
        Reply reply = Viewer.as("analyst.ealing")
                .asks("mutation{createAccessToken(name:\"Mine\",expiresOn:\"2027-11-01\"){secret errors{message}}}");
        assertThat(reply.codes()).containsExactly("FORBIDDEN");
        assertThat(reply.json().get("data").isNull()).isTrue();
        assertThat(
                        owner.value(
                                "select count(*) from access_token t join account a on a.id = t.account_id where a.username = 'analyst.ealing'"))
                .isEqualTo("1");
    }

    @Test
    void aTokenThatReadsCannotSendAWorkbookEither() {
        Reply reply = Viewer.as("analyst.ealing")
                .sends(Viewer.as("analyst.ealing")
                        .request("/imports/performance-workbook")
                        .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[] {1})));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.codes()).containsExactly("FORBIDDEN");
    }

    @Test
    void aWorkbookIsGivenToWhoMaySeeItsServiceAndToNobodyElse() {
        String service = owner.value(
                "select 'service-' || s.id from service s join authority a on a.id = s.authority_id"
                        + " join contracted_quarter q on q.service_id = s.id and q.quarter = '2026-04-01' where a.slug = 'ealing' limit 1");
        String query = "{performanceWorkbook(service:\"" + service + "\",financialYear:2026){size}}";
        assertThat(EALING.asks(query).at("/performanceWorkbook/size").asInt()).isGreaterThan(1000);
        assertThat(WIGAN.asks(query).at("/performanceWorkbook").isNull()).isTrue();
        assertThat(ADMIN.asks(query).at("/performanceWorkbook").isNull()).isTrue();
    }

    @Test
    void aRevokedTokenStopsWithinFiveSeconds() {
        Viewer harrow = Viewer.as("commissioner.harrow");
        assertThat(harrow.asks("{viewer{username}}").values()).containsExactly("commissioner.harrow");
        owner.does(token("commissioner.harrow", "revoked_at = now()"));
        try {
            time.passes(Duration.ofSeconds(5));
            assertThat(harrow.asks("{viewer{username}}").status()).isEqualTo(401);
        } finally {
            owner.does(token("commissioner.harrow", "revoked_at = null"));
        }
    }

    @Test
    void aTokenRevokedByItsOwnerStopsAtOnce() {
        Reply made = Viewer.as("commissioner.brent")
                .asks(
                        "mutation{createAccessToken(name:\"For a report\",expiresOn:\"2027-11-01\"){secret accessToken{id name scope} errors{message}}}");
        Viewer report = Viewer.holding(made.at("/createAccessToken/secret").asString());
        assertThat(report.asks("{viewer{username}}").values()).containsExactly("commissioner.brent");
        assertThat(Viewer.as("commissioner.brent")
                        .asks("mutation{revokeAccessToken(id:\""
                                + made.at("/createAccessToken/accessToken/id").asString()
                                + "\"){accessToken{name} errors{code}}}")
                        .values())
                .containsExactly("For a report");
        assertThat(report.asks("{viewer{username}}").status()).isEqualTo(401);
    }

    @Test
    void aRoleThatWasTakenAwayIsGoneWithinFiveSeconds() {
        String account = "(select id from account where username = 'coordinator')";
        assertThat(COORDINATOR.asks("{viewer{roles}}").values()).containsExactly("COORDINATOR");
        owner.does(
                "create table kept_roles as select * from account_role where account_id = " + account,
                "delete from account_role where account_id = " + account);
        try {
            time.passes(Duration.ofSeconds(5));
            assertThat(COORDINATOR
                            .asks("{viewer{roles} authorityQuarters{nodes{expected}} services{nodes{id}}}")
                            .values())
                    .isEmpty();
        } finally {
            owner.does("insert into account_role select * from kept_roles", "drop table kept_roles");
        }
    }

    @Test
    void aDisabledAccountIsNobody() {
        Viewer lead = Viewer.as("lead.harrow");
        owner.does("update account set disabled_at = now() where username = 'lead.harrow'");
        try {
            assertThat(lead.asks("{viewer{username}}").status()).isEqualTo(401);
        } finally {
            owner.does("update account set disabled_at = null where username = 'lead.harrow'");
        }
    }

    @Test
    void whatIsNotAllowedLooksLikeWhatDoesNotExist() {
        String theirs = owner.value(
                "select s.id from service s join authority a on a.id = s.authority_id where a.slug = 'wigan' order by 1 limit 1");
        String nothing = "00000000-0000-7000-8000-000000000000";
        for (String query : List.of(
                "{service(id:\"service-%s\"){id name}}",
                "{node(id:\"service-%s\"){id __typename}}",
                "{services(where:{id:{eq:\"service-%s\"}}){nodes{id} totalCount{value}}}",
                "{contracts(where:{service:{id:{eq:\"service-%s\"}}}){nodes{id} totalCount{value} pageInfo{hasNextPage}}}",
                "{performanceReturns(where:{service:{id:{in:[\"service-%s\"]}}}){nodes{id}}}")) {
            assertThat(told(EALING.asks(query.formatted(theirs))))
                    .isEqualTo(told(EALING.asks(query.formatted(nothing))));
        }
    }

    @Test
    void anAccountOfAnotherPartnershipIsNotSeenNorAnybodysToken() {
        String stranger = owner.value("select 'officer-' || id from account where username = 'commissioner.wigan'");
        assertThat(EALING.asks("{node(id:\"" + stranger + "\"){id}}").values()).containsExactly("null");
        assertThat(EALING.asks("{accessTokens{nodes{name}}}").values())
                .contains("Demonstration")
                .hasSameElementsAs(
                        owner.values(
                                "select name from access_token where account_id = (select id from account where username = 'commissioner.ealing')"));
    }

    private List<String> countsOf(String partnership) {
        String mine = " where partnership_id = (select id from partnership where code = '" + partnership + "')";
        return owner.values("select (select count(*) from service" + mine + "), (select count(*) from contract" + mine
                + "), (select count(*) from performance_return" + mine + "), (select count(*) from performance_return"
                + mine
                + "), (select count(*) from contracted_quarter" + mine
                + " and quarter < '2026-10-01'), (select count(*) from provider),"
                + " (select count(*) from authority), (select count(*) from client_group)");
    }

    private static String token(String username, String change) {
        return "update access_token set " + change + " where account_id = (select id from account where username = '"
                + username + "')";
    }

    /** But for what is left to spend, which is less with each question. */
    private static String told(Reply reply) {
        return reply.text().replaceAll("\"remaining\":\\d+", "");
    }
}
