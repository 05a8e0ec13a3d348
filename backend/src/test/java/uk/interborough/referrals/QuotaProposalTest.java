package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** Quotas are proposed as shares are, with them or alone, and are set when all have agreed. */
class QuotaProposalTest extends SchemesWork {
    private static final String PROPOSAL =
            "proposal{id state version schedule{number} shares{nodes{authority{slug} units unitsBefore change answer}}"
                    + " quotas(orderBy:{scope:DESC}){nodes{id scope units unitWeeks unitsBefore unitWeeksBefore before{units toDay}"
                    + " quota{units fromDay toDay} neighbours{nodes{authority{slug}}}}}}";

    private JsonNode proposes(Viewer viewer, String shares, String quotas) {
        return proposes(viewer, shares, quotas, "2027-01-01", "Annual review.");
    }

    private JsonNode proposes(Viewer viewer, String shares, String quotas, String from, String because) {
        return does(
                viewer,
                "proposeApportionment(scheme:\"%s\",effectiveOn:\"%s\",because:\"%s\"%s%s)"
                        .formatted(
                                scheme,
                                from,
                                because,
                                shares.isEmpty() ? "" : ",shares:[" + shares + "]",
                                quotas.isEmpty() ? "" : ",quotas:[" + quotas + "]"),
                PROPOSAL);
    }

    private static JsonNode answers(Viewer viewer, String proposal, String answer) {
        return does(viewer, "answerApportionmentProposal(id:\"" + proposal + "\",answer:" + answer + ")", PROPOSAL);
    }

    private String shares(int ealing, int brent, int hounslow) {
        return Stream.of("ealing:" + ealing, "brent:" + brent, "hounslow:" + hounslow)
                .map(each -> each.split(":"))
                .map(each -> "{authority:\"" + authority(each[0]) + "\",units:" + each[1] + "}")
                .reduce("", String::concat);
    }

    private static String members(int units, String unitWeeks) {
        return "{scope:WEST_LONDON,units:" + units + ",unitWeeks:" + unitWeeks + "}";
    }

    private String neighbours(int units, String slug) {
        return "{scope:NEIGHBOURS,units:" + units + ",neighbours:[\"" + authority(slug) + "\"]}";
    }

    private String inForce(String day) {
        return String.join(
                ", ",
                owner.values(
                        "select scope || ' ' || units || ' from ' || from_day || coalesce(' to ' || to_day, '') from quota where scheme_id = '"
                                + uuid(scheme) + "' and '" + day
                                + "' between from_day and coalesce(to_day, 'infinity') order by scope desc"));
    }

    @Test
    void everyFaultIsSaidAtOnceWithItsClause() {
        quota("WEST_LONDON", 2, "60.0", "2025-04-01");
        assertThat(codes(proposes(EALING, "", ""))).as("nothing at all").containsExactly("shares INCOMPLETE JPA 8.2");
        assertThat(codes(proposes(EALING, shares(9, 6, 5), "")))
                .as("shares as they are")
                .containsExactly("shares INCOMPLETE JPA 8.2");
        JsonNode refused = proposes(
                EALING,
                shares(9, 6, 4),
                members(-1, "60.0") + members(21, "1098.1") + "{scope:NEIGHBOURS,units:1}"
                        + "{scope:WEST_LONDON,units:1,neighbours:[\"" + authority("camden") + "\"]}",
                "2025-03-31",
                " ");
        assertThat(codes(refused))
                .containsExactlyInAnyOrder(
                        "because INCOMPLETE -",
                        "effectiveOn OUT_OF_RANGE -",
                        "effectiveOn OUT_OF_RANGE JPA 7.2",
                        "effectiveOn OUT_OF_RANGE JPA 7.2",
                        "quotas.0.units OUT_OF_RANGE JPA 7.2",
                        "quotas.1 DUPLICATE JPA 7.2",
                        "quotas.1.unitWeeks IMPOSSIBLE JPA 7.2",
                        "quotas.2.neighbours INCOMPLETE JPA 7.2",
                        "quotas.3 DUPLICATE JPA 7.2",
                        "quotas.3.neighbours BAD_USER_INPUT JPA 7.2");
        assertThat(messages(proposes(
                        EALING,
                        shares(9, 6, 4),
                        members(21, "null") + neighbours(1, "brent") + neighbours(1, "harrow"))))
                .contains(
                        "The shares are 19 units, 1 fewer than the scheme's 20 from 2027-01-01 on. All units stay bought",
                        "The scheme has 20 units on 1 January 2027: others cannot use more",
                        "Brent takes part in the scheme: it refers under its own units",
                        "Harrow belongs to the partnership: the quota of the scope WEST_LONDON is for it");
        assertThat(codes(proposes(EALING, "", members(2, "60.0"))))
                .as("it stands like that")
                .containsExactly("quotas.0 IMPOSSIBLE JPA 7.2");

        assertThat(codes(proposes(EALING, "", members(3, "60.0")))).isEmpty();
        assertThat(codes(proposes(EALING, "", members(0, "60.0"))))
                .containsExactly("scheme PROPOSAL_EXISTS -", "quotas.0.units OUT_OF_RANGE JPA 7.2");
    }

    @Test
    void quotasAloneAreSetWhenAllAgreeAndNoScheduleIsAppended() {
        quota("WEST_LONDON", 2, "60.0", "2025-04-01");
        JsonNode made = proposes(EALING, "", members(3, "null") + neighbours(1, "camden"))
                .at("/proposal");
        String id = made.get("id").asString();
        assertThat(made.at("/quotas/nodes/0").toString())
                .contains(
                        "\"units\":3,\"unitWeeks\":null,\"unitsBefore\":2,\"unitWeeksBefore\":60",
                        "\"before\":{\"units\":2,\"toDay\":null},\"quota\":null");
        assertThat(made.at("/quotas/nodes/1").toString()).contains("\"unitsBefore\":null", "\"before\":null", "camden");
        assertThat(made.at("/shares/nodes").findValuesAsString("change")).containsOnly("0");
        assertThat(made.at("/shares/nodes").findValuesAsString("units")).containsExactlyInAnyOrder("9", "6", "5");

        assertThat(answers(BRENT, id, "AGREED").at("/proposal/state").asString())
                .isEqualTo("OPEN");
        assertThat(inForce("2027-01-01")).isEqualTo("WEST_LONDON 2 from 2025-04-01");
        JsonNode agreed = answers(HOUNSLOW, id, "AGREED").at("/proposal");
        assertThat(agreed.get("state").asString()).isEqualTo("AGREED");
        assertThat(agreed.get("schedule").isNull()).isTrue();
        assertThat(agreed.at("/quotas/nodes/0").toString())
                .as("what stood before is told when it is applied, too")
                .contains(
                        "\"unitsBefore\":2,\"unitWeeksBefore\":60",
                        "\"before\":{\"units\":2,\"toDay\":\"2026-12-31\"}",
                        "\"quota\":{\"units\":3,\"fromDay\":\"2027-01-01\",\"toDay\":null}");
        assertThat(inForce("2026-12-31")).isEqualTo("WEST_LONDON 2 from 2025-04-01 to 2026-12-31");
        assertThat(inForce("2027-01-01")).isEqualTo("WEST_LONDON 3 from 2027-01-01, NEIGHBOURS 1 from 2027-01-01");
        assertThat(owner.value(
                        "select a.username from quota q join account a on a.id = q.recorded_by where q.scheme_id = '"
                                + uuid(scheme) + "' and q.scope = 'NEIGHBOURS'"))
                .as("by whom it was proposed")
                .isEqualTo("commissioner.ealing");
        assertThat(owner.value("select count(*) from scheme_schedule where scheme_id = '" + uuid(scheme) + "'"))
                .isEqualTo("1");
    }

    @Test
    void sharesAndQuotasAreAppliedTogether() {
        String id = proposes(EALING, shares(8, 7, 5), members(1, "40.5"))
                .at("/proposal/id")
                .asString();
        answers(BRENT, id, "AGREED");
        JsonNode agreed = answers(HOUNSLOW, id, "AGREED").at("/proposal");
        assertThat(agreed.at("/schedule/number").asInt()).isEqualTo(2);
        assertThat(inForce("2027-01-01")).isEqualTo("WEST_LONDON 1 from 2027-01-01");
        assertThat(agreed.at("/shares/nodes").findValuesAsString("change")).containsExactlyInAnyOrder("-1", "1", "0");
    }

    @Test
    void aProposalOfQuotasFollowsSharesThatChangeMeanwhile() {
        String id = proposes(EALING, "", members(1, "null")).at("/proposal/id").asString();
        owner.does("""
                with made as (
                    insert into scheme_schedule (partnership_id, authority_id, scheme_id, number, kind, effective_on, units, rpi_month, rpi_method, rpi_floor,
                                                 because, recorded_by)
                    select partnership_id, authority_id, scheme_id, 2, 'REAPPORTIONMENT', '2026-12-01', units, rpi_month, rpi_method, rpi_floor, 'Meanwhile',
                           recorded_by from scheme_schedule where scheme_id = '%1$s' returning *),
                bought as (
                    insert into scheduled_service (partnership_id, authority_id, scheme_id, schedule_id, service_id, units)
                    select v.partnership_id, v.authority_id, v.scheme_id, m.id, v.service_id, v.units
                    from scheduled_service v cross join made m where v.scheme_id = '%1$s')
                insert into allocation (partnership_id, authority_id, lead_id, scheme_id, schedule_id, units)
                select a.partnership_id, a.authority_id, a.lead_id, a.scheme_id, m.id,
                       a.units + case x.slug when 'hounslow' then -1 when 'brent' then 1 else 0 end
                from allocation a join authority x on x.id = a.authority_id cross join made m where a.scheme_id = '%1$s'
                """.formatted(uuid(scheme)));
        answers(BRENT, id, "AGREED");
        JsonNode agreed = answers(HOUNSLOW, id, "AGREED").at("/proposal");
        assertThat(agreed.at("/shares/nodes").findValuesAsString("units")).containsExactlyInAnyOrder("9", "7", "4");
        assertThat(owner.value("select max(number) from scheme_schedule where scheme_id = '" + uuid(scheme) + "'"))
                .isEqualTo("2");
    }

    @Test
    void aQuotaThatWasSetMeanwhileStandsInTheWayAndWhoObjectsEndsIt() {
        quota("WEST_LONDON", 2, "null", "2025-04-01");
        String id = proposes(EALING, "", members(1, "null")).at("/proposal/id").asString();
        quota("WEST_LONDON", 4, "null", "2027-01-01");
        answers(BRENT, id, "AGREED");
        assertThat(codes(answers(HOUNSLOW, id, "AGREED"))).containsExactly("id CONFLICT JPA 7.2");
        assertThat(inForce("2027-01-01")).isEqualTo("WEST_LONDON 4 from 2027-01-01");
        does(
                HOUNSLOW,
                "answerApportionmentProposal(id:\"" + id + "\",answer:OBJECTED,words:\"Another stands\")",
                "proposal{state}");
        assertThat(inForce("2027-01-01")).isEqualTo("WEST_LONDON 4 from 2027-01-01");
    }

    @Test
    void whoTakesNoPartIsToldWhatIsToldOfNothing() {
        String id = proposes(EALING, "", members(1, "null") + neighbours(1, "camden"))
                .at("/proposal/id")
                .asString();
        String quota = BRENT.asks("{apportionmentProposal(id:\"" + id + "\"){quotas{nodes{id}}}}")
                .at("/apportionmentProposal/quotas/nodes/0/id")
                .asString();
        assertThat(BRENT.asks("{node(id:\"" + quota + "\"){id}}").values()).containsExactly(quota);
        String none = quota.substring(0, quota.length() - 12) + "0123456789ab";
        for (Viewer outside : List.of(HARROW, WIGAN)) {
            assertThat(outside.asks("{node(id:\"" + quota + "\"){id}}").values())
                    .isEqualTo(outside.asks("{node(id:\"" + none + "\"){id}}").values())
                    .containsExactly("null");
            assertThat(codes(answers(outside, id, "AGREED"))).containsExactly("id NOT_FOUND -");
        }
        assertThat(codes(proposes(BRENT, "", members(2, "null"))))
                .as("the lead proposes")
                .contains("scheme PROPOSAL_EXISTS -");
        assertThat(BRENT.asks("{apportionmentProposals(where:{scheme:{id:{eq:\"" + scheme
                                + "\"}}},asOf:{knownAt:\"2026-01-01T00:00:00Z\"}){nodes{id quotas{nodes{id}}}}}")
                        .values())
                .as("nothing of it was known then")
                .isEmpty();
    }

    @Test
    void thePaperForTheJointBoardSaysWhatWouldChangeAndWhoAgrees() throws IOException {
        quota("WEST_LONDON", 2, "60.0", "2025-04-01");
        books(1, "2026-10-10", "2026-10-20");
        String id = proposes(EALING, shares(8, 7, 5), members(1, "1.0") + neighbours(1, "camden"))
                .at("/proposal/id")
                .asString();
        JsonNode file = paper(BRENT, id);
        assertThat(file.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(file.get("name").asString()).endsWith("from 1 January 2027.pdf");
        assertThat(words(file))
                .contains(
                        "Why Annual review.",
                        "State Answers are awaited",
                        "Change of invoices for 2026 to 2027 Q4",
                        "Quota of members that take no part",
                        "Before 2 units at one time, 60.0 unit-weeks in a financial year",
                        "Then 1 unit at one time, 1.0 unit-weeks in a financial year",
                        "What it would have changed in 2026 to 2027, on real stays",
                        "Harrow 1 10 10 0 −10 −1.4 1",
                        "Quota of the neighbours named: Camden",
                        "Before No quota",
                        "Then 1 unit at one time, on every night of the year",
                        "Nobody whom it is for stayed in 2025 to 2026 or in 2026 to 2027.",
                        "Brent Awaited – –")
                .containsPattern("Proposed by London Borough of Ealing on \\d+ \\w+ \\d{4}\\.")
                .containsPattern("Ealing Agrees \\d+ \\w+ \\d{4} –")
                .containsPattern("Brent 6 7 \\(\\+1\\) £[0-9,.]+ £[0-9,.]+ £[0-9,.]+ £");
        for (Viewer outside : List.of(HARROW, WIGAN)) {
            assertThat(paper(outside, id).isNull()).isTrue();
        }
        assertThat(paper(EALING, "nothing").isNull()).isTrue();

        does(
                HOUNSLOW,
                "answerApportionmentProposal(id:\"" + id + "\",answer:OBJECTED,words:\"We need five.\")",
                "proposal{state}");
        assertThat(words(paper(HOUNSLOW, id))).contains("State Objected to on ", " We need five.", "Brent None");
    }

    private static JsonNode paper(Viewer viewer, String proposal) {
        return viewer.asks("{proposalDocument(proposal:\"" + proposal + "\"){name mediaType content}}")
                .at("/proposalDocument");
    }

    /** In reading order, one blank between words. */
    private static String words(JsonNode file) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(Base64.getDecoder().decode(file.get("content").asString()))) {
            return new PDFTextStripper().getText(document).replaceAll("[ \\n\\r]+", " ");
        }
    }
}
