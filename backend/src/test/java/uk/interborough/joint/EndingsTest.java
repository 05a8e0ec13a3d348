package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.circulation.NoticeWorld;
import uk.interborough.testing.TestDatabase;

/** How schemes end, and invoices are taken back. */
@OnJointWork
class EndingsTest {

    @Autowired
    TestDatabase database;

    private JointWork work;
    private String scheme = "";

    @BeforeEach
    void aScheme() {
        work = new JointWork(database);
        scheme = work.scheme(
                "Ended", "2025-04-01", 20, "ealing 9, brent 6, hounslow 5", "8060.00", JointWork.BY_RATE, "");
    }

    @Test
    void aSchemeEndsWithItsAgreementsAlsoThoseThatNeverBegan() {
        JointWork.done("ealing", """
                renewJointScheme(scheme: "%s", because: "Extended") {schemeSchedule {id}%s}
                """.formatted(scheme, JointWork.FAULTS));
        JointWork.done("ealing", ended());
        assertThat(work.owner().values("""
                select g.starts_on, g.last_day, g.ending from joint_agreement g
                where 'joint-scheme-' || g.scheme_id = '%s' order by 1, g.id
                """.formatted(scheme)))
                .containsExactly(
                        "2025-04-01",
                        "2026-12-31",
                        "PROVIDER_CEASED",
                        "2025-04-01",
                        "2026-12-31",
                        "PROVIDER_CEASED",
                        "2027-04-01",
                        "2027-03-31",
                        "PROVIDER_CEASED",
                        "2027-04-01",
                        "2027-03-31",
                        "PROVIDER_CEASED");
        assertThat(JointWork.faults(JointWork.does("ealing", ended()), "code")).containsExactly("CONFLICT");
        assertThat(JointWork.faults(
                        JointWork.does(
                                "ealing",
                                JointWork.append(
                                        scheme,
                                        "REAPPORTIONMENT",
                                        "2027-01-01",
                                        "allocations: " + work.shares("ealing 8, brent 7, hounslow 5"))),
                        "message"))
                .containsExactly("A schedule begins while the scheme goes on: from 1 April 2025 to 31 December 2026");
        String where = "(where: {scheme: {id: {eq: \"" + scheme + "\"}}})";
        assertThat(JointWork.officer("brent")
                        .asks("{schemeUses" + where + " {nodes {authority {slug}}} schemeQuarters" + where
                                + " {nodes {unitsNights}} nightsComparisons" + where + " {nodes {isFlagged}}}")
                        .values())
                .contains("brent", "hounslow");
    }

    private String ended() {
        return """
                endJointScheme(id: "%s", version: 1, endedOn: "2026-12-31", ending: PROVIDER_CEASED, because: "Closed")
                  {jointScheme {endedOn}%s}
                """.formatted(scheme, JointWork.FAULTS);
    }

    @Test
    void anInvoiceThatIsTakenBackIsIssuedAnewAndTakenBackOnce() {
        String brent = work.agreement(scheme, "brent");
        JsonNode first =
                JointWork.done("ealing", JointWork.issue(brent, 2025, 1)).get("invoice");
        String credit = """
                creditInvoice(id: "%s", because: "Wrong order number") {invoice {kind total}%s}
                """.formatted(first.get("id").asString(), JointWork.FAULTS);
        assertThat(JointWork.done("ealing", credit).get("invoice").toString())
                .isEqualTo("{\"kind\":\"CREDIT_NOTE\",\"total\":-12090.00}");
        assertThat(JointWork.faults(JointWork.does("ealing", credit), "code")).containsExactly("IMPOSSIBLE");
        assertThat(JointWork.issued(brent, 2025, 1)).isEqualTo("12090.00");
        assertThat(JointWork.officer("brent")
                        .asks("{statementEntries(where: {scheme: {id: {eq: \"" + scheme
                                + "\"}}}) {nodes {place kind amount balance}}}")
                        .values())
                .as("the last of one day first")
                .containsExactly(
                        "3",
                        "INVOICE",
                        "12090.00",
                        "12090.00",
                        "2",
                        "CREDIT_NOTE",
                        "-12090.00",
                        "0.00",
                        "1",
                        "INVOICE",
                        "12090.00",
                        "12090.00");
    }

    @Test
    void theSameKeyIssuesOnce() {
        String sent = """
                issueInvoices(scheme: "%s", quarter: {financialYear: 2025, quarter: 1}, clientMutationKey: "first %s") {invoices {reference}%s}
                """.formatted(scheme, scheme, JointWork.FAULTS);
        JsonNode first = JointWork.done("ealing", sent);
        assertThat(first.get("invoices")).hasSize(2);
        assertThat(JointWork.done("ealing", sent).toString()).isEqualTo(first.toString());
        assertThat(work.owner()
                        .value("select count(*) from invoice where 'joint-scheme-' || scheme_id = '" + scheme + "'"))
                .isEqualTo("2");
    }

    @Test
    void aNoticeOfAClosureProposesTheEndToThoseWhoTakePartUntilTheSchemeEnds() {
        NoticeWorld notices = new NoticeWorld(database).withContacts();
        String version = notices.draft("WEST_LONDON", "brent");
        String provider = work.owner()
                .value("select provider_id from service where 'service-' || id = '" + work.service(0) + "'");
        work.owner()
                .does(
                        "update notice set provider_id = '" + provider
                                + "' where id = (select notice_id from notice_version where id = '" + version + "')",
                        "delete from stated_reason where notice_version_id = '" + version + "'",
                        """
                        insert into stated_reason (notice_version_id, notice_id, partnership_id, authority_id, reason_id, is_purchasing, certainty)
                        select v.id, v.notice_id, v.partnership_id, v.authority_id, r.id, false, 'CONFIRMED'
                        from notice_version v join notice_reason r on r.partnership_id = v.partnership_id and r.code = 'BUSINESS_CLOSED'
                        where v.id = '%s'""".formatted(version));
        assertThat(endsDue("ealing")).as("a draft proposes nothing").isEmpty();

        String reference = notices.reference(notices.circulate(version));

        assertThat(endsDue("ealing")).containsExactly(reference, "2026-11-19", "20", "20");
        assertThat(endsDue("hounslow")).containsExactly(reference, "2026-11-19", "20", "20");
        assertThat(endsDue("harrow")).as("a member that takes no part").isEmpty();
        assertThat(endsDue("wigan")).as("another partnership").isEmpty();
        JointWork.done("ealing", ended());
        assertThat(endsDue("ealing")).isEmpty();
    }

    private List<String> endsDue(String slug) {
        return JointWork.officer(slug)
                .asks("{schemeEndsDue(where:{scheme:{id:{eq:\"" + scheme
                        + "\"}}}){nodes{notice{reference} ceasedOn units unitsOfAll}}}")
                .values();
    }
}
