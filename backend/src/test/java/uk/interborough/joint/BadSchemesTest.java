package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;

/** What is refused, with the rule and its clause. */
@OnJointWork
class BadSchemesTest {
    private static final String SHARES = "ealing 9, brent 6, hounslow 5";

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private JointWork work;

    @AfterEach
    void itIsTheOldDayAgain() {
        time.isNow(Time.TODAY);
    }

    @BeforeEach
    void work() {
        work = new JointWork(database);
    }

    @Test
    void everyFaultOfASchemeIsToldAtOnceAndNothingIsSaved() {
        String before = work.owner().value("select count(*) from joint_scheme");
        JsonNode refused = JointWork.does(
                "ealing",
                work.begun(
                        " ",
                        "2026-04-01",
                        20,
                        "ealing 9, brent 6, brent 3, wigan 1",
                        "0.00",
                        "{rpiMonth: 13, rpiMethod: INDEX_RATIO, rpiFloor: NONE}",
                        ", termEndsOn: \"2026-04-01\""));
        assertThat(JointWork.faults(refused, "message"))
                .containsExactly(
                        "Enter the name of the scheme",
                        "The last day of the term is after its first",
                        "Name each authority once: Brent stands there twice",
                        "Wigan is no member of the partnership on 1 April 2026",
                        "The allocations are 19 units, 1 fewer than the 20 units of the services, from 1 April 2026 on",
                        "The price of a unit a year is above £0.00 and at most £1,000,000.00",
                        "The month of the index is 1 for January to 12 for December");
        assertThat(JointWork.faults(refused, "clause")).contains("JPA 8.2", "JPA 10.1", "JPA 12", "JPA 14");
        assertThat(work.owner().value("select count(*) from joint_scheme")).isEqualTo(before);
    }

    @Test
    void theAllocationsOfAScheduleThatMissTheTotalAreRefusedForTheDaysTheyWouldHold() {
        String scheme = work.scheme("Missed", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        JointWork.done(
                "ealing",
                JointWork.append(
                        scheme,
                        "VARIATION",
                        "2026-10-01",
                        "services: " + work.bought(21) + ", allocations: "
                                + work.shares("ealing 10, brent 6, hounslow 5")));
        assertThat(JointWork.faults(
                        JointWork.does(
                                "ealing",
                                JointWork.append(
                                        scheme,
                                        "REAPPORTIONMENT",
                                        "2026-07-01",
                                        "allocations: " + work.shares("ealing 9, brent 6, hounslow 7"))),
                        "message"))
                .containsExactly("The allocations are 22 units, 2 more than the 20 units of the services,"
                        + " from 1 July 2026 to 30 September 2026");
        assertThat(JointWork.faults(
                        JointWork.does(
                                "ealing",
                                JointWork.append(
                                        scheme,
                                        "REAPPORTIONMENT",
                                        "2026-07-01",
                                        "annualPrice: 1.00, allocations: "
                                                + work.shares("ealing 9, brent 6, harrow 5"))),
                        "message"))
                .containsExactly(
                        "A re-apportionment keeps units, price and terms: append a variation to change them",
                        "Harrow has no agreement in force on 1 July 2026: make one first");
    }

    @Test
    void termsOfOnePartnerDoNotOverlap() {
        String scheme = work.scheme("Overlap", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        JsonNode refused = JointWork.does("ealing", """
                addJointAgreement(scheme: "%s", partner: "%s", startsOn: "2028-03-31") {jointAgreement {id}%s}
                """.formatted(scheme, work.authority("brent"), JointWork.FAULTS));
        assertThat(JointWork.faults(refused, "message"))
                .containsExactly(
                        "Terms of one partner do not overlap: it has an agreement from 1 April 2026 to 31 March"
                                + " 2028");
        assertThat(JointWork.faults(refused, "clause")).containsExactly("JPA 14");
    }

    @Test
    void anInvoiceThatWaitsForAnIndexSaysForWhichMonth() {
        String scheme = work.scheme(
                "Unpublished",
                "2026-04-01",
                20,
                SHARES,
                "8060.00",
                "{rpiMonth: 7, rpiMethod: ROUNDED_RATE, rpiFloor: NONE}",
                "");
        String nextYear = JointWork.issue(work.agreement(scheme, "brent"), 2027, 1);
        assertThat(JointWork.faults(JointWork.does("ealing", nextYear), "message"))
                .containsExactly(
                        "Invoices are quarterly in advance: the quarter is the next after today's, or an earlier one"
                                + " from April 2003");
        time.isNow(LocalDate.of(2027, 2, 1));
        JsonNode refused = JointWork.does("ealing", nextYear);
        assertThat(JointWork.faults(refused, "message"))
                .containsExactly(
                        "The price from 1 April 2027 depends on the retail prices index of July 2026, which is not on"
                                + " record: import it first");
        assertThat(JointWork.faults(refused, "clause")).containsExactly("JPA 12");
    }

    @Test
    void anUnsignedAgreementIsNotInvoicedAndNoQuarterTwice() {
        String scheme = JointWork.done(
                        "ealing", work.begun("Unsigned", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, ""))
                .at("/jointScheme/id")
                .asString();
        String brent = work.agreement(scheme, "brent");
        assertThat(JointWork.faults(JointWork.does("ealing", JointWork.issue(brent, 2026, 1)), "message"))
                .containsExactly("The agreement with Brent is not signed by both");
        work.signed(scheme);
        String reference = JointWork.done("ealing", JointWork.issue(brent, 2026, 1))
                .at("/invoice/reference")
                .asString();
        assertThat(JointWork.faults(JointWork.does("ealing", JointWork.issue(brent, 2026, 1)), "message"))
                .containsExactly(
                        reference + " is issued to Brent for this quarter. Take it back by a credit note first");
        assertThat(JointWork.faults(JointWork.does("ealing", JointWork.issue(brent, 2025, 4)), "message"))
                .containsExactly("Nothing is due from Brent with this quarter");
    }

    @Test
    void aPartnerCannotSimplyLeave() {
        String scheme = work.scheme("Left", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        String hounslow = work.agreement(scheme, "hounslow");
        assertThat(JointWork.faults(ended("hounslow", hounslow), "code")).containsExactly("FORBIDDEN");
        assertThat(JointWork.faults(ended("ealing", hounslow), "message"))
                .containsExactly(
                        "Hounslow has 5 units from 1 January 2027 on: append a schedule in which the others take"
                                + " them up");
        JointWork.done(
                "ealing",
                JointWork.append(
                        scheme, "REAPPORTIONMENT", "2027-01-01", "allocations: " + work.shares("ealing 12, brent 8")));
        assertThat(JointWork.faults(ended("ealing", hounslow), "message")).isEmpty();
        assertThat(JointWork.faults(ended("ealing", hounslow), "code")).containsExactly("CONFLICT");
    }

    @Test
    void norWhileALaterScheduleGivesItUnits() {
        String scheme = work.scheme("Back", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        for (String from :
                new String[] {"2027-01-01: ealing 12, brent 8", "2027-07-01: ealing 9, brent 6, hounslow 5"}) {
            JointWork.done(
                    "ealing",
                    JointWork.append(
                            scheme,
                            "REAPPORTIONMENT",
                            from.substring(0, 10),
                            "allocations: " + work.shares(from.substring(12))));
        }
        assertThat(JointWork.faults(ended("ealing", work.agreement(scheme, "hounslow")), "message"))
                .containsExactly("Hounslow has 5 units from 1 July 2027 on: append a schedule in which the others take"
                        + " them up");
    }

    private static JsonNode ended(String slug, String agreement) {
        return JointWork.does(slug, """
                endJointAgreement(id: "%s", version: 3, endedOn: "2026-12-31", ending: UNITS_TAKEN_UP) {jointAgreement {version}%s}
                """.formatted(agreement, JointWork.FAULTS));
    }

    @Test
    void anIssuedInvoiceDoesNotChangeEvenForTheOwnerOfTheTables() {
        String scheme = work.scheme("Whole", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        JointWork.issued(work.agreement(scheme, "brent"), 2026, 1);
        for (String table : new String[] {"invoice", "invoice_line"}) {
            assertThatThrownBy(() -> work.owner().does("update " + table + " set scheme_id = scheme_id"))
                    .hasStackTraceContaining("rows are only added");
            assertThatThrownBy(() -> work.owner().does("delete from " + table))
                    .hasStackTraceContaining("rows are only added");
        }
    }

    @Test
    void paidIsNoMoreThanTheTotalAndAMistakeIsTakenBack() {
        String scheme = work.scheme("Paid", "2026-04-01", 20, SHARES, "8060.00", JointWork.BY_RATE, "");
        JsonNode invoice = JointWork.done("ealing", JointWork.issue(work.agreement(scheme, "brent"), 2026, 1))
                .get("invoice");
        String id = invoice.get("id").asString();
        assertThat(JointWork.faults(JointWork.does("ealing", paid(id, "12090.01")), "message"))
                .containsExactly(invoice.get("reference").asString()
                        + " comes to £12,090.00, of which £0.00 is paid and £12,090.00 is open");
        assertThat(JointWork.faults(JointWork.does("brent", paid(id, "1.00")), "code"))
                .containsExactly("FORBIDDEN");
        JointWork.done("ealing", paid(id, "12090.00"));
        JointWork.done("ealing", paid(id, "-12090.00"));
        assertThat(JointWork.faults(JointWork.does("ealing", paid(id, "-0.01")), "code"))
                .containsExactly("IMPOSSIBLE");
    }

    private static String paid(String invoice, String amount) {
        return """
                recordInvoicePayment(invoice: "%s", paidOn: "2026-11-20", amount: %s, reference: "BACS") {invoicePayment {id}%s}
                """.formatted(invoice, amount, JointWork.FAULTS);
    }
}
