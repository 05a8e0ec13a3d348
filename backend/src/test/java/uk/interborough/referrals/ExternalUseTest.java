package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Beyond a quota an authority pays by letter for what it used, and the participants' fees are abated by it (JPA 11.1 to 11.3). */
class ExternalUseTest extends SchemesWork {
    private static final String SECOND = "{financialYear:2026,quarter:2}";

    private String charge = "";

    @BeforeEach
    void harrowIsChargedForSeventyOneNightsBeyondItsQuota() {
        quota("WEST_LONDON", 1, "null", "2025-04-01");
        assertThat(codes(accepts(made(HARROW, "", "2026-06-20"), 20, "2026-07-01", "2026-10-01")))
                .isEmpty();
        String second = made(HARROW, "", "2026-07-05");
        assertThat(codes(accepts(second, 19, "2026-07-10", "2026-09-19")))
                .containsExactly("startsOn QUOTA_FULL JPA 7.2");
        charge = does(
                        EALING,
                        "recordExternalCharge(scheme:\"%s\",authority:\"%s\",unitWeekPrice:180.50,letterOn:\"2026-07-06\",letterReference:\"L/7\",because:\"No participant had one\")"
                                .formatted(scheme, authority("harrow")),
                        "externalCharge{id}")
                .at("/externalCharge/id")
                .asString();
        assertThat(codes(accepts(second, 19, "2026-07-10", "2026-09-19", charge)))
                .isEmpty();
    }

    @Test
    void itsNightsAreInvoicedAtThePriceOfTheLetter() {
        JsonNode issued = issues(EALING, SECOND);

        assertThat(Reply.valuesOf(issued.get("invoice")))
                .containsExactly(
                        id(issued),
                        "INVOICE",
                        "harrow",
                        "1830.79",
                        "EXTERNAL_USE",
                        "2026-07-10",
                        "2026-09-18",
                        "1",
                        "10.1429",
                        "1830.79",
                        "Use by the letter L/7");
        for (Viewer viewer : List.of(EALING, BRENT, HARROW)) {
            assertThat(viewer.asks("{invoice(id:\"" + id(issued) + "\"){total state lines{nodes{amount}}}}")
                            .values())
                    .containsExactly("1830.79", "ISSUED", "1830.79");
            assertThat(viewer.asks("{invoiceDocument(invoice:\"" + id(issued) + "\"){mediaType}}")
                            .values())
                    .containsExactly("application/pdf");
        }
        assertThat(EALING.asks(
                                "{invoice(id:\"" + id(issued)
                                        + "\"){lines{nodes{referral{startsOn charge{id}} abatementShare{id} creditedLine{id}}}}}")
                        .values())
                .containsExactly("2026-07-10", charge, "null", "null");
        assertThat(WIGAN.asks("{invoice(id:\"" + id(issued) + "\"){total} invoiceDocument(invoice:\"" + id(issued)
                                + "\"){name}}")
                        .values())
                .containsExactly("null", "null");
        assertThat(HARROW.asks("{financeLines(where:{invoice:{id:{eq:\"" + id(issued)
                                + "\"}}}){nodes{debtor netAmount purchaseOrder}}}")
                        .values())
                .containsExactly("HRW", "1830.79", "null");
    }

    @Test
    void itIsInvoicedOnceByTheLeadWhenTheQuarterHasEnded() {
        assertThat(codes(issues(EALING, "{financialYear:2026,quarter:3}")))
                .containsExactly("quarter QUARTER_NOT_ENDED JPA 11.2");
        assertThat(codes(issues(EALING, "{financialYear:2026,quarter:1}")))
                .containsExactly("quarter IMPOSSIBLE JPA 10.1");
        for (Viewer other : List.of(BRENT, HARROW)) {
            assertThat(codes(issues(other, SECOND))).containsExactly("charge FORBIDDEN JPA 10.1");
        }
        assertThat(codes(issues(WIGAN, SECOND))).containsExactly("charge NOT_FOUND -");

        String first = id(issues(EALING, SECOND));
        assertThat(codes(issues(EALING, SECOND))).containsExactly("quarter DUPLICATE JPA 10.1");
        JsonNode credited = does(
                EALING,
                "creditInvoice(id:\"" + first + "\",because:\"Another price was meant\")",
                "invoice{lines{nodes{creditedLine{amount words} referral{id}}}}");
        assertThat(codes(credited)).isEmpty();
        assertThat(Reply.valuesOf(credited.get("invoice"))).containsExactly("1830.79", "Use by the letter L/7", "null");
        assertThat(issues(EALING, SECOND).at("/invoice/total").toString()).isEqualTo("1830.79");
    }

    @Test
    void theParticipantsFeesAreAbatedByTheirUnits() {
        issues(EALING, SECOND);
        JsonNode abated = does(
                EALING,
                "recordAbatement(scheme:\"" + scheme
                        + "\",fromDay:\"2026-07-01\",toDay:\"2026-09-30\",income:1830.79,isApplied:true)",
                "abatement{shares(orderBy:{units:DESC}){nodes{authority{slug} units amount}}}");
        assertThat(Reply.valuesOf(abated.at("/abatement")))
                .containsExactly("ealing", "9", "823.85", "brent", "6", "549.24", "hounslow", "5", "457.70");

        assertThat(givenBack(BRENT, "brent")).containsExactly("6", "-549.24", "549.24");
        assertThat(givenBack(HOUNSLOW, "hounslow")).containsExactly("5", "-457.70", "457.70");
    }

    private List<String> givenBack(Viewer partner, String slug) {
        String agreement = owner.value(
                "select 'joint-agreement-' || id from joint_agreement where 'joint-scheme-' || scheme_id = '" + scheme
                        + "' and partner_id = " + sql(slug));
        assertThat(codes(signs(EALING, agreement, 1))).isEmpty();
        assertThat(codes(signs(partner, agreement, 2))).isEmpty();
        JsonNode issued = does(
                EALING,
                "issueInvoice(agreement:\"" + agreement + "\",quarter:{financialYear:2026,quarter:4})",
                "invoice{total lines(where:{kind:{eq:ABATEMENT}}){nodes{units amount abatementShare{amount}}}}");
        return Reply.valuesOf(issued.at("/invoice/lines"));
    }

    private static JsonNode signs(Viewer viewer, String agreement, int version) {
        return does(
                viewer,
                "signJointAgreement(id:\"" + agreement + "\",version:" + version
                        + ",signedOn:\"2025-03-01\",signatory:\"Head of service\")",
                "jointAgreement{id}");
    }

    private JsonNode issues(Viewer viewer, String quarter) {
        return does(
                viewer,
                "issueExternalInvoice(charge:\"" + charge + "\",quarter:" + quarter + ")",
                "invoice{id kind partner{slug} total lines{nodes{kind fromDay toDay units unitWeeks amount words}}}");
    }

    private static String id(JsonNode issued) {
        return issued.at("/invoice/id").asString();
    }
}
