package uk.interborough.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Shares are changed by all participants together, and all units stay bought. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "interborough.test=apportionment")
@OnDemonstration
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProposalTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer BRENT = Viewer.as("commissioner.brent");
    private static final Viewer HOUNSLOW = Viewer.as("commissioner.hounslow");
    private static final String ANSWER =
            "{proposal{id state version schedule{number kind units allocations{nodes{authority{name} units}}}"
                    + " shares{nodes{authority{name} units unitsBefore change annualChange answer}}} errors{field code message clause}}";

    @Autowired
    TestDatabase database;

    private PlainSql owner;
    private String scheme = "";

    @BeforeAll
    void theDemonstrationsScheme() {
        owner = PlainSql.over(database.owner());
        scheme = owner.value("select 'joint-scheme-' || id from joint_scheme where name like 'Homeless young people%'");
        owner.does("update apportionment_proposal set state = 'WITHDRAWN', decided_at = now() where state = 'OPEN'");
    }

    @Test
    @Order(1)
    void everyFaultIsSaidAtOnceWithItsClause() {
        JsonNode refused = propose(EALING, "2020-01-01", share("ealing", 9) + share("brent", 6), " ");

        assertThat(refused.get("proposal").isNull()).isTrue();
        assertThat(refused.get("errors").findValuesAsString("field")).contains("because", "effectiveOn");

        JsonNode short1 = propose(EALING, "2027-01-01", share("ealing", 9) + share("brent", 7), "Review.");
        assertThat(short1.at("/errors").findValuesAsString("message"))
                .containsExactlyInAnyOrder(
                        "Hounslow has 4 units and is not named: name every participant, with 0 where it gives its units up",
                        "The shares are 16 units, 4 fewer than the scheme's 20 from 2027-01-01 on. All units stay bought");
        assertThat(short1.at("/errors").findValuesAsString("clause")).containsOnly("JPA 8.2");
    }

    @Test
    @Order(2)
    void onlyTheLeadProposesAndWhoTakesNoPartSeesNothingOfIt() {
        String shares = share("ealing", 9) + share("brent", 6) + share("hounslow", 5);
        assertThat(propose(BRENT, "2027-01-01", shares, "Review.")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(propose(Viewer.as("commissioner.wigan"), "2027-01-01", shares, "Review.")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");

        String made = propose(EALING, "2027-01-01", shares, "Review.")
                .at("/proposal/id")
                .asString();
        Viewer outside = Viewer.as("commissioner.harrow");
        assertThat(outside.asks("{apportionmentProposal(id:\"" + made
                                + "\"){id} apportionmentProposals{totalCount{value}}}")
                        .values())
                .isEqualTo(List.of("null", "0"));
        assertThat(answer(outside, made, "AGREED", "").at("/errors/0/code").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(propose(EALING, "2027-01-01", shares, "Again.")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("PROPOSAL_EXISTS");

        assertThat(answer(HOUNSLOW, made, "OBJECTED", "").at("/errors/0/field").asString())
                .isEqualTo("words");
        assertThat(answer(HOUNSLOW, made, "OBJECTED", "We need four.")
                        .at("/proposal/state")
                        .asString())
                .isEqualTo("OBJECTED");
        assertThat(answer(BRENT, made, "AGREED", "").at("/errors/0/code").asString())
                .isEqualTo("ANSWERED");
    }

    @Test
    @Order(3)
    void whatSharesWouldChangeIsToldBeforeTheyAreProposedAndIsWhatInvoicesThenChangeBy() throws SQLException {
        String shares = share("ealing", 9) + share("brent", 6) + share("hounslow", 5);
        JsonNode weighed = weigh(EALING, "2027-01-01", shares);
        assertThat(weighed.findValuesAsString("unitsBefore")).containsExactlyInAnyOrder("9", "7", "4");
        assertThat(weighed.findValuesAsString("change")).containsExactlyInAnyOrder("0", "-1", "1");
        JsonNode hounslow = of(weighed, "Hounslow");
        assertThat(Stream.of("annualBefore", "annual", "annualChange")
                        .map(field -> hounslow.get(field).decimalValue().toPlainString()))
                .containsExactly("33690.80", "42113.50", "8422.70");
        assertThat(of(weighed, "Ealing").get("quarterChange").isNull())
                .as("the lead is not invoiced")
                .isTrue();
        assertThat(weigh(BRENT, "2027-01-01", shares)).as("partners reckon too").isEqualTo(weighed);
        assertThat(weigh(Viewer.as("commissioner.harrow"), "2027-01-01", shares))
                .isEmpty();
        assertThat(EALING.asks("{shareChanges(scheme:\"" + scheme + "\"){nodes{change}}}")
                        .at("/shareChanges/nodes")
                        .findValuesAsString("change"))
                .as("nothing is named")
                .containsExactly("0", "0", "0");

        assertThat(quarterChange("Hounslow", "2027-01-01", shares))
                .as("the last quarter of the year, not invoiced yet")
                .isEqualTo(whatInvoicesChangeBy("hounslow", "QUARTER", "2027-01-01"));
        assertThat(quarterChange("Hounslow", "2026-12-10", shares))
                .as("22 days of a quarter that is invoiced")
                .isEqualTo(whatInvoicesChangeBy("hounslow", "VARIATION", "2026-12-10"));
    }

    @Test
    @Order(3)
    void theLastQuarterTakesWhatRoundingLeftInTheEarlierOnes() throws SQLException {
        String shares = share("ealing", 10) + share("brent", 6) + share("hounslow", 4);
        assertThat(owner.value("""
                select count(*) from invoice i join authority a on a.id = i.partner_id
                where a.slug = 'brent' and i.scheme_id = '%s' and i.quarter between '2026-04-01' and '2026-10-01' and i.credits_id is null
                """.formatted(scheme.substring("joint-scheme-".length()))))
                .as("the earlier quarters are invoiced")
                .isEqualTo("3");
        long change = quarterChange("Brent", "2027-01-01", shares);
        assertThat(change)
                .as(
                        "seven units a year are £58,958.90: three quarters of £14,739.73 leave £14,739.71, and with six in the last £12,634.04")
                .isEqualTo(-210_567)
                .isEqualTo(whatInvoicesChangeBy("brent", "QUARTER", "2027-01-01"))
                .as("and not a quarter of each year, half up")
                .isNotEqualTo(1_263_405 - 1_473_973);
    }

    private long quarterChange(String authority, String day, String shares) {
        return of(weigh(EALING, day, shares), authority)
                .get("quarterChange")
                .decimalValue()
                .movePointRight(2)
                .longValueExact();
    }

    /**
     * Appends a schedule in which Hounslow has a unit more, or Ealing where Brent is asked about, and Brent one less; looks at the
     * partner's invoice of January, and takes the schedule back.
     */
    private long whatInvoicesChangeBy(String partner, String kind, String day) throws SQLException {
        String due = """
                select coalesce(sum(l.amount_pence), 0) from known.invoice_lines_due(
                    (select g.id from joint_agreement g join authority a on a.id = g.partner_id join joint_scheme s on s.id = g.scheme_id
                     where a.slug = '%s' and s.name like 'Homeless young people%%'), '2027-01-01') l where l.kind = '%s'""".formatted(partner, kind);
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long before = Long.parseLong(PlainSql.values(connection, due).getFirst());
            statement.execute("""
                    with plan as (select p.* from scheme_schedule p where p.id = app.schedule_on('%1$s', '%2$s')),
                    made as (insert into scheme_schedule (partnership_id, authority_id, scheme_id, number, kind, effective_on, units, rpi_month, rpi_method,
                                                          rpi_floor, because, recorded_by)
                             select partnership_id, authority_id, scheme_id, number + 100, 'REAPPORTIONMENT', '%2$s', units, rpi_month, rpi_method, rpi_floor, 'x',
                                    recorded_by from plan returning *)
                    insert into allocation (partnership_id, authority_id, lead_id, scheme_id, schedule_id, units)
                    select a.partnership_id, a.authority_id, a.lead_id, a.scheme_id, m.id,
                           a.units + case x.slug when '%3$s' then 1 when 'brent' then -1 else 0 end
                    from plan p join allocation a on a.schedule_id = p.id join authority x on x.id = a.authority_id cross join made m
                    """.formatted(
                    scheme.substring("joint-scheme-".length()), day, partner.equals("brent") ? "ealing" : "hounslow"));
            long after = Long.parseLong(PlainSql.values(connection, due).getFirst());
            connection.rollback();
            return after - before;
        }
    }

    @Test
    @Order(4)
    void whenAllAgreeTheScheduleIsAppendedAndInvoicesFollow() {
        JsonNode proposed = propose(
                EALING,
                "2027-01-01",
                share("ealing", 8) + share("brent", 7) + share("hounslow", 5),
                "Annual review of 2026.");
        String made = proposed.at("/proposal/id").asString();
        assertThat(proposed.at("/proposal/shares/nodes").findValuesAsString("change"))
                .containsExactlyInAnyOrder("-1", "0", "1");
        assertThat(proposed.at("/proposal/shares/nodes").findValues("annualChange").stream()
                        .map(each -> each.decimalValue().movePointRight(2).intValueExact()))
                .containsExactlyInAnyOrder(-842270, 0, 842270);

        assertThat(answer(BRENT, made, "AGREED", "").at("/proposal/state").asString())
                .isEqualTo("OPEN");
        JsonNode agreed = answer(HOUNSLOW, made, "AGREED", "Gladly.").at("/proposal");

        assertThat(agreed.get("state").asString()).isEqualTo("AGREED");
        assertThat(agreed.at("/schedule/kind").asString()).isEqualTo("REAPPORTIONMENT");
        assertThat(agreed.at("/schedule/allocations/nodes").findValuesAsString("units"))
                .containsExactly("8", "7", "5");
        assertThat(owner.value("""
                        select string_agg(l.units || ' ' || l.amount_pence, ', ') from known.invoice_lines_due(
                            (select g.id from joint_agreement g join authority a on a.id = g.partner_id join joint_scheme s on s.id = g.scheme_id
                             where a.slug = 'hounslow' and s.name like 'Homeless young people%'), '2027-01-01') l
                        where l.kind = 'QUARTER'
                        """))
                .as("the last quarter of the year takes the remainder")
                .isEqualTo("5 1052837");
    }

    private JsonNode weigh(Viewer viewer, String effectiveOn, String shares) {
        return viewer.asks(
                        "{shareChanges(scheme:\"" + scheme + "\",effectiveOn:\"" + effectiveOn + "\",shares:[" + shares
                                + "]){nodes{authority{name} units unitsBefore change annualBefore annual annualChange quarterChange}}}")
                .at("/shareChanges/nodes");
    }

    private static JsonNode of(JsonNode rows, String authority) {
        return rows.valueStream()
                .filter(row -> row.at("/authority/name").asString().equals(authority))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode propose(Viewer viewer, String effectiveOn, String shares, String because) {
        return viewer.asks("mutation{proposeApportionment(scheme:\"" + scheme + "\",effectiveOn:\"" + effectiveOn
                        + "\",shares:[" + shares + "],because:\"" + because + "\")" + ANSWER + "}")
                .at("/proposeApportionment");
    }

    private static JsonNode answer(Viewer viewer, String proposal, String answer, String words) {
        return viewer.asks("mutation{answerApportionmentProposal(id:\"" + proposal + "\",answer:" + answer + ",words:\""
                        + words + "\")" + ANSWER + "}")
                .at("/answerApportionmentProposal");
    }

    private String share(String authority, int units) {
        return "{authority:\""
                + owner.value("select 'authority-' || id from authority where slug = '" + authority + "'") + "\",units:"
                + units + "}";
    }
}
