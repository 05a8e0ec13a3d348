package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Who sees a scheme, and who writes which part of it. */
@OnJointWork
class JointRightsTest {

    @Autowired
    TestDatabase database;

    private JointWork work;
    private String scheme = "";

    @BeforeEach
    void aSchemeWithAnInvoice() {
        work = new JointWork(database);
        scheme = work.scheme(
                "Seen", "2026-04-01", 20, "ealing 9, brent 6, hounslow 5", "8060.00", JointWork.BY_RATE, "");
        JointWork.issuedToAll(scheme, 2026, 1);
    }

    @Test
    void aPartnerSeesAllOfItsSchemeAMemberThatItExistsAnotherPartnershipNothing() {
        assertThat(seen("ealing")).containsExactly("Seen", "1", "3", "2", "2", "1");
        assertThat(seen("brent")).containsExactly("Seen", "1", "3", "2", "2", "1");
        assertThat(seen("harrow")).containsExactly("Seen", "0", "0", "0", "0", "0");
        assertThat(seen("wigan")).containsExactly("null");
        assertThat(due("hounslow")).isEqualTo(due("ealing")).isNotEqualTo("0");
        assertThat(due("harrow")).isEqualTo("0");
    }

    private List<String> seen(String slug) {
        return JointWork.officer(slug).asks("""
                {jointScheme(id: "%s") {name schedules {totalCount {value}} allocations {totalCount {value}}
                  agreements {totalCount {value}} invoices {totalCount {value}}
                  unitPrices(where: {toDay: {lt: "2027-04-01"}}) {totalCount {value}}}}
                """.formatted(scheme)).values();
    }

    private String due(String slug) {
        return JointWork.officer(slug)
                .asks("{invoicesDue(where: {scheme: {id: {eq: \"" + scheme + "\"}}}) {totalCount {value}}}")
                .values()
                .getFirst();
    }

    @Test
    void theLeadWritesTheSchemeAndOthersAreToldWhatTheyMaySee() {
        String change = JointWork.append(
                scheme,
                "REAPPORTIONMENT",
                "2026-07-01",
                "allocations: " + work.shares("ealing 8, brent 7, hounslow 5"));
        assertThat(JointWork.faults(JointWork.does("brent", change), "code")).containsExactly("FORBIDDEN");
        assertThat(JointWork.faults(JointWork.does("harrow", change), "code")).containsExactly("FORBIDDEN");
        assertThat(JointWork.faults(JointWork.does("wigan", change), "code")).contains("NOT_FOUND");
        String brent = work.agreement(scheme, "brent");
        assertThat(JointWork.faults(JointWork.does("brent", JointWork.issue(brent, 2026, 2)), "code"))
                .containsExactly("FORBIDDEN");
        assertThat(JointWork.faults(JointWork.does("harrow", JointWork.issue(brent, 2026, 2)), "code"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void aPartnerWritesItsOrderNumberAndNobodyElseDoes() {
        String brent = work.agreement(scheme, "brent");
        assertThat(JointWork.faults(JointWork.does("ealing", refer(brent, 3)), "code"))
                .containsExactly("FORBIDDEN");
        assertThat(JointWork.faults(JointWork.does("hounslow", refer(brent, 3)), "code"))
                .containsExactly("FORBIDDEN");
        assertThat(JointWork.done("brent", refer(brent, 3))
                        .at("/jointAgreement/version")
                        .asInt())
                .isEqualTo(4);
        assertThat(JointWork.faults(JointWork.does("brent", refer(brent, 3)), "code"))
                .containsExactly("CONFLICT");
        assertThat(JointWork.done(
                                "ealing",
                                JointWork.issue(brent, 2026, 2)
                                        .replace("{id reference", "{purchaseOrder costCode reference"))
                        .at("/invoice/purchaseOrder")
                        .asString())
                .isEqualTo("PO-77");
    }

    private static String refer(String agreement, int version) {
        return """
                updateJointAgreement(id: "%s", version: %d, purchaseOrder: "PO-77", costCode: "H410") {jointAgreement {version}%s}
                """.formatted(agreement, version, JointWork.FAULTS);
    }

    @Test
    void aSignatureStays() {
        String brent = work.agreement(scheme, "brent");
        assertThat(JointWork.faults(JointWork.does("brent", """
                                signJointAgreement(id: "%s", version: 3, signedOn: "2026-03-02", signatory: "Director") {jointAgreement {id}%s}
                                """.formatted(brent, JointWork.FAULTS)), "message"))
                .containsExactly("It was signed for your authority on 1 March 2018: a signature stays");
    }

    /** Asked of the database itself, past the rules that explain it. */
    @Test
    void theDatabaseItselfAsksForBothSignaturesAndOneQuarterAhead() {
        JointWork.done("ealing", """
                addJointAgreement(scheme: "%s", partner: "%s", startsOn: "2026-04-01") {jointAgreement {id}%s}
                """.formatted(scheme, work.authority("harrow"), JointWork.FAULTS));
        assertThatThrownBy(() -> issues("harrow", "2026-07-01")).hasStackTraceContaining("not signed by both");
        assertThatThrownBy(() -> issues("brent", "2099-04-01")).hasStackTraceContaining("not a quarter up to the next");
        assertThatThrownBy(() -> issues("brent", "2026-07-02")).hasStackTraceContaining("not a quarter up to the next");
        issues("brent", "2026-07-01");
        assertThat(work.owner()
                        .value("select count(*) from invoice where 'joint-scheme-' || scheme_id = '" + scheme + "'"))
                .isEqualTo("3");
    }

    private void issues(String partner, String quarter) {
        PlainSql.over(database.app())
                .does(
                        """
                select set_config('app.account', (i).account_id::text, true), set_config('app.authority', (i).authority_id::text, true),
                       set_config('app.partnerships', (i).partnership_ids::text, true), set_config('app.roles', (i).roles::text, true)
                from (select app.identity_of('%s') as i) x
                """.formatted(work.owner()
                                .value("select id from account where username = 'commissioner.ealing'")),
                        """
                select app.issue_invoice('%s', '%s', '2099-01-01')
                """.formatted(work.agreement(scheme, partner).substring("joint-agreement-".length()), quarter));
    }
}
