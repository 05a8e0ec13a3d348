package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scheme that Ealing leads, with Brent, which uses more than its share, and Hounslow, which contests an invoice. */
public final class InventedJoint {

    private static final int BRENT = 0;
    private static final int EALING = 1;
    private static final int HOUNSLOW = 5;

    private InventedJoint() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("JointSchemes", v -> schemes(true));
        answers.put("SchemeYear", v -> year());
        answers.put(
                "AgencyUses",
                v -> map(
                        "agencyUses",
                        page(List.of(agencyUse("Brent housing options", true), agencyUse("St Mungo’s", false)))));
        answers.put("PooledFund", v -> map("pooledFunds", page(List.of(fund()))));
        answers.put("QuotaYears", v -> map("quotaYears", page(List.of(quota("NEARING")))));
        answers.put("JointInvoices", v -> map("invoices", page(List.of(invoice()))));
        answers.put("JointStatement", v -> map("statementEntries", page(List.of(entry()))));
        answers.put("JointInvoice", v -> map("invoice", invoice()));
        answers.put("SchemeReferrals", v -> map("referrals", page(List.of(stay(), waiting()))));
        answers.put("SchemeReferral", v -> map("referral", stay()));
        answers.put("SchemeAgreement", v -> agreement(null));
        answers.put("JointDue", v -> due());
        answers.put("UseForecasts", v -> InventedForecasts.ofShares());
        InventedDesk.all(answers);
        InventedFund.all(answers);
        InventedTerms.all(answers);
    }

    /** One scheme, its terms open to the viewer or not. */
    public static Map<String, Object> schemes(boolean open) {
        return map(
                "jointSchemes",
                page(List.of(map(
                        "id", Invented.id("joint_scheme", 1),
                        "name", "Single homeless people, West London",
                        "startsOn", "2025-04-01",
                        "endedOn", null,
                        "endedBecause", null,
                        "lead", Invented.authority(EALING),
                        "clientGroup", Invented.clientGroups().getFirst(),
                        "partnership", map("id", Invented.id("partnership", 1), "name", "West London"),
                        "schedules", page(open ? List.of(map("units", 20)) : List.of())))));
    }

    private static Map<String, Object> year() {
        return map(
                "schemeUses", page(List.of(use(EALING, 819, 798), use(BRENT, 546, 588))),
                "schemeUsesStats", page(List.of(total(EALING, 819, 798), total(BRENT, 546, 588))),
                "schemeQuarters",
                        page(List.of(map(
                                "quarter",
                                map("financialYear", 2026, "number", 1),
                                "toDay",
                                "2026-06-30",
                                "unitsNights",
                                1820,
                                "usedNights",
                                1786,
                                "voidNights",
                                34,
                                "voidCost",
                                771.07,
                                "utilisation",
                                rate(1786, 1820)))),
                "schemeQuartersStats",
                        page(List.of(map(
                                "unitsNights", map("sum", 1820),
                                "usedNights", map("sum", 1786),
                                "voidNights", map("sum", 34),
                                "voidCost", map("sum", 771.07),
                                "utilisation", rate(1786, 1820)))));
    }

    private static Map<String, Object> rate(int numerator, int denominator) {
        return map(
                "value",
                Math.round(10000.0 * numerator / denominator) / 100.0,
                "numerator",
                numerator,
                "denominator",
                denominator,
                "applies",
                true);
    }

    private static Map<String, Object> use(int authority, int entitled, int used) {
        return map(
                "quarter",
                map("financialYear", 2026, "number", 1),
                "toDay",
                "2026-06-30",
                "authority",
                Invented.authority(authority),
                "entitledNights",
                entitled,
                "usedNights",
                used,
                "unitWeeksEntitled",
                Math.round(entitled * 10 / 7.0) / 10.0,
                "unitWeeksUsed",
                Math.round(used * 10 / 7.0) / 10.0,
                "shareUsed",
                rate(used, entitled),
                "voidCost",
                346.98,
                "referralsMade",
                4,
                "referralsAccepted",
                3,
                "referralsRefused",
                1);
    }

    private static Map<String, Object> total(int authority, int entitled, int used) {
        return map(
                "key", map("authority", Invented.authority(authority)),
                "entitledNights", map("sum", entitled),
                "usedNights", map("sum", used),
                "shareUsed", rate(used, entitled),
                "voidCost", map("sum", 346.98),
                "referralsMade", map("sum", 4),
                "referralsAccepted", map("sum", 3),
                "referralsRefused", map("sum", 1));
    }

    private static Map<String, Object> agencyUse(String agency, boolean designated) {
        return map(
                "quarter",
                map("financialYear", 2026, "number", 1),
                "authority",
                Invented.authority(BRENT),
                "agency",
                agency,
                "isDesignated",
                designated,
                "usedNights",
                294,
                "unitWeeksUsed",
                42.0,
                "referralsMade",
                3,
                "referralsAccepted",
                2,
                "referralsRefused",
                1);
    }

    private static Map<String, Object> fund() {
        return map(
                "cost",
                326752.4,
                "charged",
                180123.4,
                "leadShare",
                146629,
                "abated",
                0,
                "received",
                155000,
                "externalReceived",
                0,
                "providerPaid",
                326752.4,
                "balance",
                -25123.4);
    }

    private static Map<String, Object> quota(String state) {
        return map(
                "id", Invented.id("quota_year", 1),
                "year", 2026,
                "state", state,
                "units", 2,
                "unitsInUse", 1,
                "capUnitWeeks", 60,
                "usedUnitWeeks", 40,
                "bookedUnitWeeks", 9.1,
                "leftUnitWeeks", 10.9,
                "capNights", 420,
                "usedNights", 280,
                "bookedNights", 64,
                "leftNights", 76,
                "projectedNights", 433,
                "exhaustedOn", "2027-03-19",
                "lead", Invented.authority(EALING),
                "scheme", scheme(),
                "quota",
                        map(
                                "id", Invented.id("quota", 1),
                                "scope", "WEST_LONDON",
                                "neighbours", page(List.of())));
    }

    private static Map<String, Object> scheme() {
        return map("id", Invented.id("joint_scheme", 1), "name", "Single homeless people, West London");
    }

    /** An invoice that its partner contests. */
    public static Map<String, Object> invoice() {
        return map(
                "id",
                Invented.id("invoice", 1),
                "reference",
                "EAL-JP-000012",
                "kind",
                "INVOICE",
                "state",
                "OVERDUE",
                "quarter",
                map("financialYear", 2026, "number", 2),
                "lead",
                Invented.authority(EALING),
                "partner",
                Invented.authority(HOUNSLOW),
                "scheme",
                scheme(),
                "issuedOn",
                "2026-07-01",
                "dueOn",
                "2026-07-31",
                "total",
                10347.03,
                "paid",
                0,
                "open",
                10347.03,
                "daysOverdue",
                114,
                "purchaseOrder",
                "PO417711",
                "costCode",
                null,
                "because",
                null,
                "credits",
                null,
                "creditedBy",
                null,
                "lines",
                page(List.of(line(1, "QUARTER", null, 10347.03), line(2, "VARIATION", 77, -1746.24))),
                "payments",
                page(List.of()),
                "disputes",
                page(List.of(map(
                        "id",
                        Invented.id("invoice_dispute", 1),
                        "version",
                        1,
                        "raisedOn",
                        "2026-07-12",
                        "because",
                        "Two days too many.",
                        "settledOn",
                        null,
                        "settlement",
                        null,
                        "line",
                        map("position", 2, "words", "Change of units")))));
    }

    private static Map<String, Object> line(int position, String kind, @Nullable Integer days, double amount) {
        return map(
                "id",
                Invented.id("invoice_line", position),
                "position",
                position,
                "kind",
                kind,
                "fromDay",
                "2026-07-01",
                "toDay",
                "2026-09-30",
                "units",
                days == null ? 5 : -1,
                "annualPrice",
                8277.62,
                "annual",
                days == null ? 41388.10 : null,
                "days",
                days,
                "daysInYear",
                days == null ? null : 365,
                "unitWeeks",
                null,
                "amount",
                amount,
                "referral",
                days == null ? null : map("id", Invented.id("referral", 1)),
                "words",
                days == null ? "July to September" : "Change of units");
    }

    private static Map<String, Object> entry() {
        return map(
                "id",
                Invented.id("statement_entry", 1),
                "kind",
                "INVOICE",
                "enteredOn",
                "2026-07-01",
                "reference",
                "EAL-JP-000012",
                "amount",
                10347.03,
                "balance",
                10347.03,
                "partner",
                Invented.authority(HOUNSLOW),
                "invoice",
                map("id", Invented.id("invoice", 1), "reference", "EAL-JP-000012"));
    }

    /** A referral that waits, of an authority that takes no part. */
    public static Map<String, Object> waitingOfOthers() {
        Map<String, Object> waiting = referral(2, "MADE");
        waiting.put("tier", "WEST_LONDON");
        return map("referral", waiting);
    }

    /** Three nights in the first quarter of 2026, then on until July. */
    private static Map<String, Object> stay() {
        Map<String, Object> stay = referral(1, "ENDED");
        stay.putAll(map(
                "decidedOn",
                "2026-06-20",
                "unitNumber",
                3,
                "startsOn",
                "2026-06-28",
                "expectedEndOn",
                "2026-07-05",
                "endedOn",
                "2026-07-05",
                "nightsBooked",
                7,
                "nightsUsed",
                7,
                "unitWeeksUsed",
                1));
        return stay;
    }

    private static Map<String, Object> waiting() {
        Map<String, Object> waiting = referral(2, "MADE");
        waiting.put("isUndesignated", true);
        return waiting;
    }

    private static Map<String, Object> referral(int number, String state) {
        return map(
                "id",
                Invented.id("referral", number),
                "version",
                1,
                "state",
                state,
                "tier",
                "PARTICIPANT",
                "agency",
                "Brent Housing Options",
                "isUndesignated",
                false,
                "madeOn",
                "2026-06-14",
                "decidedOn",
                null,
                "refusedBecause",
                null,
                "unitNumber",
                null,
                "startsOn",
                null,
                "expectedEndOn",
                null,
                "endedOn",
                null,
                "nightsBooked",
                null,
                "nightsUsed",
                0,
                "unitWeeksUsed",
                0,
                "nightsOverrun",
                null,
                "authority",
                Invented.authority(EALING),
                "source",
                Invented.authority(BRENT),
                "service",
                map("id", Invented.id("service", 1), "name", "Park View"),
                "scheme",
                scheme(),
                "quota",
                null,
                "charge",
                null);
    }

    /** The agreement of the scheme; the service null: not open to the viewer. */
    public static Map<String, Object> agreement(@Nullable Map<String, Object> service) {
        return map(
                "schemeSchedules",
                page(List.of(map(
                        "id",
                        Invented.id("scheme_schedule", 2),
                        "number",
                        2,
                        "kind",
                        "REAPPORTIONMENT",
                        "effectiveOn",
                        "2026-07-16",
                        "units",
                        20,
                        "annualPrice",
                        null,
                        "rpiMonth",
                        9,
                        "rpiMethod",
                        "ROUNDED_RATE",
                        "rpiFloor",
                        "NO_DECREASE",
                        "because",
                        "Annual review",
                        "recordedAt",
                        "2026-07-01T10:30:00Z",
                        "services",
                        page(List.of(map("units", 20, "service", service))),
                        "allocations",
                        page(List.of(map(
                                "units",
                                9,
                                "sharePercent",
                                45,
                                "isInForce",
                                true,
                                "authority",
                                Invented.authority(EALING))))))),
                "jointAgreements",
                page(List.of(map(
                        "id",
                        Invented.id("joint_agreement", 1),
                        "partner",
                        Invented.authority(BRENT),
                        "state",
                        "ENDING",
                        "startsOn",
                        "2025-04-01",
                        "endsOn",
                        "2027-03-31",
                        "lastDay",
                        "2027-03-31",
                        "daysLeft",
                        129,
                        "leadSignedOn",
                        "2025-03-18",
                        "leadSignatory",
                        "Head of Housing Commissioning",
                        "partnerSignedOn",
                        null,
                        "partnerSignatory",
                        null,
                        "ending",
                        null,
                        "units",
                        7,
                        "annualCost",
                        57943.34,
                        "purchaseOrder",
                        "PO417711",
                        "costCode",
                        "HS2210"))),
                "jointScheme",
                map("version", 3, "unitPrices", page(List.of(price())), "agencies", page(List.of())));
    }

    private static Map<String, Object> price() {
        return map(
                "fromDay", "2026-04-01",
                "toDay", "2027-03-31",
                "annualPrice", 8277.62,
                "origin", "UPLIFTED",
                "rpiMonth", "2025-09-01",
                "rpiMethod", "ROUNDED_RATE",
                "rpiFloor", "NO_DECREASE",
                "indexThen", 398.1,
                "indexBefore", 387.7,
                "changePercent", 2.7,
                "isInForce", true);
    }

    private static Map<String, Object> due() {
        return map(
                "schemeEndsDue",
                        page(List.of(map(
                                "id",
                                Invented.id("scheme_end_due", 1),
                                "ceasedOn",
                                "2026-11-19",
                                "units",
                                8,
                                "unitsOfAll",
                                20,
                                "lead",
                                Invented.authority(EALING),
                                "scheme",
                                map(
                                        "id",
                                        Invented.id("joint_scheme", 1),
                                        "name",
                                        "Single homeless people, West London"),
                                "provider",
                                map("name", "Harbour Homes"),
                                "notice",
                                map("id", Invented.id("notice", 7), "reference", "WL-2026-007")))),
                "invoices", page(List.of()),
                "jointAgreements", page(List.of()),
                "quotaYears", page(List.of()));
    }
}
