package uk.interborough.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;

/**
 * Two years of one scheme: Ealing leads, Brent and Hounslow are its partners. The index of December 2024 was 392.1, a year before 379.0:
 * 3.5 per cent.
 */
@OnJointWork
class SchemeLifeTest {

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    @AfterEach
    void itIsTheOldDayAgain() {
        time.isNow(Time.TODAY);
    }

    @Test
    void twoYearsOfTwentyUnits() {
        JointWork work = new JointWork(database);

        // February 2024. Three authorities agree on twenty units at £8,060 a year, for two years.
        on("2024-02-20");
        String service = work.unusedService();
        String scheme = JointWork.done(
                        "ealing",
                        work.begun(
                                service,
                                "Single homeless people, West London",
                                "2024-04-01",
                                20,
                                "ealing 9, brent 6, hounslow 5",
                                "8060.00",
                                JointWork.BY_RATE,
                                ""))
                .at("/jointScheme/id")
                .asString();
        assertThat(states(scheme)).containsExactly("brent", "UNSIGNED", "hounslow", "UNSIGNED");
        work.signed(scheme);
        assertThat(states(scheme)).containsExactly("brent", "SIGNED", "hounslow", "SIGNED");
        String brent = work.agreement(scheme, "brent");
        String hounslow = work.agreement(scheme, "hounslow");
        JointWork.done("brent", """
                updateJointAgreement(id: "%s", version: 3, purchaseOrder: "PO-77", costCode: "H410") {jointAgreement {id}%s}
                """.formatted(brent, JointWork.FAULTS));

        // March. The first quarter is invoiced in advance.
        on("2024-03-05");
        assertThat(due(scheme))
                .containsExactly(
                        "brent", "2024-04-01", "12090.00", "false", "hounslow", "2024-04-01", "10075.00", "false");
        assertThat(JointWork.issuedToAll(scheme, 2024, 1)).containsExactly("brent", "12090.00", "hounslow", "10075.00");
        assertThat(due(scheme)).isEmpty();

        // Brent pays in time. Hounslow does not, contests, and pays when that is settled.
        on("2024-03-28");
        pay(invoice(brent, "2024-04-01"), "2024-03-28", "12090.00");
        assertThat(standing(brent, "2024-04-01")).containsExactly("PAID", "0.00", "null", "PO-77");
        on("2024-04-20");
        assertThat(states(scheme)).containsExactly("brent", "IN_FORCE", "hounslow", "IN_FORCE");
        assertThat(standing(hounslow, "2024-04-01")).containsExactly("OVERDUE", "10075.00", "16", "null");
        String dispute = JointWork.done("hounslow", """
                disputeInvoice(invoice: "%s", because: "Five units were agreed, four were ready") {invoiceDispute {id}%s}
                """.formatted(invoice(hounslow, "2024-04-01"), JointWork.FAULTS))
                .at("/invoiceDispute/id")
                .asString();
        assertThat(standing(hounslow, "2024-04-01").getFirst()).isEqualTo("DISPUTED");
        JointWork.done("ealing", """
                settleInvoiceDispute(id: "%s", version: 1, settlement: "Due whatever the availability") {invoiceDispute {id}%s}
                """.formatted(dispute, JointWork.FAULTS));
        pay(invoice(hounslow, "2024-04-01"), "2024-04-20", "10075.00");
        assertThat(standing(hounslow, "2024-04-01").getFirst()).isEqualTo("PAID");

        // The year goes on: four invoices each, exact over the year.
        for (int quarter = 2; quarter <= 4; quarter++) {
            on(LocalDate.of(2024, 4, 1).plusMonths(3L * quarter - 4).toString());
            assertThat(JointWork.issuedToAll(scheme, 2024, quarter))
                    .containsExactly("brent", "12090.00", "hounslow", "10075.00");
        }

        // March 2025. From 1 April a unit costs 3.5 per cent more: £8,342.10.
        on("2025-03-05");
        assertThat(JointWork.issuedToAll(scheme, 2025, 1)).containsExactly("brent", "12513.15", "hounslow", "10427.63");

        // May. At the annual review Hounslow gives up two units; Brent and Ealing take one each, from 1 June.
        on("2025-05-20");
        JointWork.done(
                "ealing",
                JointWork.append(
                        scheme,
                        "REAPPORTIONMENT",
                        "2025-06-01",
                        "after: 1, allocations: " + work.shares("ealing 10, brent 7, hounslow 3")));
        on("2025-06-05");
        assertThat(lines(scheme, 2025, 2, "brent"))
                .containsExactly("QUARTER", "7", "14598.68", "VARIATION", "1", "685.65");
        assertThat(lines(scheme, 2025, 2, "hounslow"))
                .containsExactly("QUARTER", "3", "6256.58", "VARIATION", "-2", "-1371.30");
        on("2025-09-05");
        assertThat(JointWork.issuedToAll(scheme, 2025, 3)).containsExactly("brent", "14598.68", "hounslow", "6256.58");
        anotherAuthorityUsesUnitsAndPaysBeyondItsQuota(work, scheme, service);
        on("2025-12-05");
        assertThat(JointWork.issuedToAll(scheme, 2025, 4)).containsExactly("brent", "13986.17", "hounslow", "5994.06");
        assertThat(states(scheme)).containsExactly("brent", "ENDING", "hounslow", "ENDING");

        // January 2026. They go on for two more years, at £8,500.
        on("2026-01-15");
        JsonNode renewal = JointWork.done("ealing", """
                renewJointScheme(scheme: "%s", annualPrice: 8500.00, because: "Contract extended") {schemeSchedule {kind effectiveOn units}%s}
                """.formatted(scheme, JointWork.FAULTS));
        assertThat(renewal.get("schemeSchedule").toString())
                .isEqualTo("{\"kind\":\"RENEWAL\",\"effectiveOn\":\"2026-04-01\",\"units\":20}");
        work.signed(scheme);
        assertThat(states(scheme))
                .containsExactly("brent", "IN_FORCE", "hounslow", "IN_FORCE", "brent", "SIGNED", "hounslow", "SIGNED");
        JointWork.done("ealing", """
                recordProviderPayment(scheme: "%s", provider: "%s", quarter: {financialYear: 2025, quarter: 4}, paidOn: "2026-01-15",
                  amount: 328042.00, reference: "Two years") {providerPayment {id}%s}
                """.formatted(
                        scheme,
                        work.owner()
                                .value("select 'provider-' || provider_id from service where 'service-' || id = '"
                                        + service + "'"),
                        JointWork.FAULTS));
        on("2026-03-05");
        assertThat(JointWork.issuedToAll(scheme, 2026, 1)).containsExactly("brent", "14875.00", "hounslow", "6375.00");

        // The books of the two years: what the units cost is what the partners are charged and the lead bears.
        assertThat(JointWork.officer("hounslow")
                        .asks(
                                "{pooledFunds(where: {scheme: {id: {eq: \"" + scheme
                                        + "\"}}}) {nodes {cost charged leadShare abated received externalReceived providerPaid balance}}}")
                        .values())
                .containsExactly(
                        "328042.00",
                        "173480.88",
                        "154561.12",
                        "875.00",
                        "22165.00",
                        "1750.00",
                        "328042.00",
                        "-149565.88");
        assertThat(work.owner().values("""
                select number - min(number) over () from invoice where 'joint-scheme-' || scheme_id = '%s' order by number
                """.formatted(scheme))).hasSize(19).endsWith("18");
    }

    /**
     * June to October 2025. Harrow, which takes no part, may use one unit. A second person of it comes when no participant has anybody:
     * accepted by letter at £175 a unit-week for ten weeks, invoiced, paid, and given back to the participants by their units.
     */
    private void anotherAuthorityUsesUnitsAndPaysBeyondItsQuota(JointWork work, String scheme, String service) {
        on("2025-06-06");
        JointWork.done("ealing", """
                setQuota(scheme: "%s", scope: WEST_LONDON, units: 1, fromDay: "2025-06-06", neighbours: []) {quota {id}%s}
                """.formatted(scheme, JointWork.FAULTS));
        assertThat(accepted(referred(service, "2025-06-06"), 1, "2025-07-01", "2025-10-01", ""))
                .isEmpty();
        on("2025-07-10");
        assertThat(quota(scheme)).containsExactly("1", "1", "9", "83", "AT_LIMIT");
        String second = referred(service, "2025-07-10");
        assertThat(accepted(second, 2, "2025-07-14", "2025-09-22", ""))
                .containsExactly("The quota is 1 unit at one time, and 1 in use on 14 July 2025: 0 left that night");
        String charge = JointWork.done("ealing", """
                recordExternalCharge(scheme: "%s", authority: "%s", unitWeekPrice: 175.00, letterOn: "2025-07-10", letterReference: "L/25",
                  because: "No participant had a suitable referral") {externalCharge {id}%s}
                """.formatted(scheme, work.authority("harrow"), JointWork.FAULTS))
                .at("/externalCharge/id")
                .asString();
        assertThat(accepted(second, 2, "2025-07-14", "2025-09-22", charge)).isEmpty();
        on("2025-08-01");
        assertThat(quota(scheme)).containsExactly("1", "1", "31", "61", "AT_LIMIT");

        on("2025-10-06");
        JsonNode issued = JointWork.done("ealing", """
                issueExternalInvoice(charge: "%s", quarter: {financialYear: 2025, quarter: 2}) {invoice {id total partner {slug}}%s}
                """.formatted(charge, JointWork.FAULTS))
                .get("invoice");
        assertThat(Reply.valuesOf(issued).subList(1, 3)).containsExactly("1750.00", "harrow");
        pay(issued.get("id").asString(), "2025-10-06", "1750.00");
        assertThat(Reply.valuesOf(JointWork.done("ealing", """
                recordAbatement(scheme: "%s", fromDay: "2025-07-01", toDay: "2025-09-30", income: 1750.00, isApplied: true)
                  {abatement {shares(orderBy: {units: DESC}) {nodes {authority {slug} units amount}}}%s}
                """.formatted(scheme, JointWork.FAULTS))
                        .get("abatement")))
                .containsExactly("ealing", "10", "875.00", "brent", "7", "612.50", "hounslow", "3", "262.50");
    }

    /** A person whom Harrow refers. */
    private static String referred(String service, String madeOn) {
        return JointWork.done("harrow", """
                makeReferral(service: "%s", agency: "Housing options", madeOn: "%s") {referral {id}%s}
                """.formatted(service, madeOn, JointWork.FAULTS))
                .at("/referral/id")
                .asString();
    }

    /** What keeps a referral from being accepted. */
    private static List<String> accepted(String referral, int unit, String from, String to, String charge) {
        return JointWork.faults(
                JointWork.does("ealing", """
                        acceptReferral(id: "%s", version: 1, unit: %d, startsOn: "%s", expectedEndOn: "%s", charge: %s) {referral {id}%s}
                        """.formatted(
                        referral, unit, from, to, charge.isEmpty() ? "null" : "\"" + charge + "\"", JointWork.FAULTS)),
                "message");
    }

    private static List<String> quota(String scheme) {
        return JointWork.officer("ealing")
                .asks("{quotaYears(where: {scheme: {id: {eq: \"" + scheme
                        + "\"}}, year: {eq: 2025}}) {nodes {units unitsInUse usedNights bookedNights state}}}")
                .values();
    }

    private void on(String day) {
        time.isNow(LocalDate.parse(day));
    }

    private static List<String> states(String scheme) {
        return JointWork.officer("hounslow")
                .asks("{jointScheme(id: \"" + scheme
                        + "\") {agreements(orderBy: [{startsOn: ASC}, {partner: {name: ASC}}])"
                        + " {nodes {partner {slug} state}}}}")
                .values();
    }

    private static List<String> due(String scheme) {
        return JointWork.officer("ealing")
                .asks(
                        "{invoicesDue(where: {scheme: {id: {eq: \"" + scheme
                                + "\"}}}, orderBy: {partner: {name: ASC}}) {nodes {partner {slug} quarter {firstDay} total isLate}}}")
                .values();
    }

    private static String invoice(String agreement, String quarter) {
        return JointWork.officer("ealing")
                .asks(asked(agreement, quarter) + " {nodes {id}}}")
                .values()
                .getFirst();
    }

    private static List<String> standing(String agreement, String quarter) {
        return JointWork.officer("ealing")
                .asks(asked(agreement, quarter) + " {nodes {state open daysOverdue purchaseOrder}}}")
                .values();
    }

    private static String asked(String agreement, String quarter) {
        LocalDate first = LocalDate.parse(quarter);
        return "{invoices(where: {agreement: {id: {eq: \"%s\"}}, quarter: {eq: {financialYear: %d, quarter: %d}}})"
                .formatted(agreement, first.getYear(), (first.getMonthValue() - 1) / 3);
    }

    private List<String> lines(String scheme, int year, int quarter, String slug) {
        return Reply.valuesOf(JointWork.done(
                        "ealing",
                        JointWork.issue(new JointWork(database).agreement(scheme, slug), year, quarter)
                                .replace(
                                        "lines(orderBy: {position: ASC}) {nodes {kind units annualPrice days daysInYear amount fromDay toDay}}",
                                        "lines(orderBy: {position: ASC}) {nodes {kind units amount}}")
                                .replace("{id reference total", "{"))
                .get("invoice"));
    }

    private static void pay(String invoice, String paidOn, String amount) {
        JointWork.done("ealing", """
                recordInvoicePayment(invoice: "%s", paidOn: "%s", amount: %s, reference: "BACS") {invoicePayment {id}%s}
                """.formatted(invoice, paidOn, amount, JointWork.FAULTS));
    }
}
