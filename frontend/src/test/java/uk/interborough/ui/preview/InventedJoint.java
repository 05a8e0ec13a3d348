package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A scheme that Ealing leads, with Brent, which uses more than its share, and Hounslow, which contests an invoice. */
public final class InventedJoint {

    static final int BRENT = 0;
    static final int EALING = 1;
    static final int HOUNSLOW = 5;

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
        answers.put("JointInvoices", v -> map("invoices", page(List.of(InventedInvoices.invoice()))));
        answers.put("JointStatement", v -> map("statementEntries", page(List.of(InventedInvoices.entry()))));
        answers.put("JointInvoice", v -> map("invoice", InventedInvoices.invoice()));
        answers.put(
                "SchemeReferrals",
                v -> map("referrals", page(List.of(InventedReferrals.stay(), InventedReferrals.waiting()))));
        answers.put("SchemeReferral", v -> map("referral", InventedReferrals.stay()));
        answers.put("SchemeAgreement", v -> InventedAgreement.agreement(null));
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

    static Map<String, Object> scheme() {
        return map("id", Invented.id("joint_scheme", 1), "name", "Single homeless people, West London");
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
