package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done about the scheme of {@link InventedJoint}: invoices to be issued, referrals to be made. */
public final class InventedDesk {

    private static final int BRENT = 0;
    private static final int EALING = 1;
    private static final int HARROW = 3;
    private static final int HOUNSLOW = 5;

    private InventedDesk() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("InvoicesDue", v -> map("invoicesDue", page(List.of(due(1, BRENT), due(2, HOUNSLOW)))));
        answers.put(
                "IssueInvoices",
                v -> change("issueInvoices", "invoices", List.of(issued(31, BRENT), issued(32, HOUNSLOW)), List.of()));
        answers.put("IssueInvoice", v -> change("issueInvoice", "invoice", issued(31, HOUNSLOW), List.of()));
        answers.put("CreditInvoice", v -> change("creditInvoice", "invoice", issued(33, HOUNSLOW), List.of()));
        answers.put("SchemeToRefer", v -> schemeToRefer(true));
        answers.put(
                "ServicesOfLead",
                v -> map("services", page(List.of(map("id", Invented.id("service", 4), "name", "Willow Court")))));
        answers.put(
                "MakeReferral",
                v -> change(
                        "makeReferral",
                        "referral",
                        map("id", Invented.id("referral", 2), "isUndesignated", false, "tier", "PARTICIPANT"),
                        List.of()));
        answers.put("ExternalCharges", v -> map("externalCharges", page(List.of(charge()))));
        answers.put("AcceptReferral", v -> map("acceptReferral", map("errors", List.of())));
    }

    /** What became of a change. */
    public static Map<String, Object> change(String mutation, String made, @Nullable Object thing, List<?> faults) {
        return map(mutation, map(made, thing, "errors", faults));
    }

    /** A fault with its clause. */
    public static Map<String, Object> fault(String field, String code, String message, String clause) {
        return map("field", field, "code", code, "message", message, "clause", clause);
    }

    /** What may be referred to, its terms open or not. */
    public static Map<String, Object> schemeToRefer(boolean open) {
        return map(
                "jointScheme",
                map(
                        "id", Invented.id("joint_scheme", 1),
                        "name", "Single homeless people, West London",
                        "lead", Invented.authority(EALING),
                        "schedules", page(open ? List.of(schedule()) : List.of()),
                        "agencies",
                                page(
                                        open
                                                ? List.of(
                                                        agency(1, "Ealing Housing Options", true),
                                                        agency(2, "Acton Outreach", false))
                                                : List.of())));
    }

    private static Map<String, Object> schedule() {
        return map(
                "effectiveOn",
                "2025-04-01",
                "allocations",
                page(List.of(
                        map("units", 12, "authority", Invented.authority(EALING)),
                        map("units", 8, "authority", Invented.authority(BRENT)))),
                "services",
                page(List.of(
                        map("units", 12, "service", map("id", Invented.id("service", 1), "name", "Park View")),
                        map("units", 8, "service", map("id", Invented.id("service", 2), "name", "Station House")))));
    }

    static Map<String, Object> agency(int number, String name, boolean isCentralPoint) {
        return map(
                "id",
                Invented.id("referral_agency", number),
                "version",
                1,
                "name",
                name,
                "isCentralPoint",
                isCentralPoint,
                "fromDay",
                "2025-04-01",
                "toDay",
                null,
                "authority",
                Invented.authority(EALING));
    }

    private static Map<String, Object> due(int number, int partner) {
        return map(
                "id",
                Invented.id("invoice_due", number),
                "isLate",
                number == 1,
                "total",
                14485.84,
                "lines",
                2,
                "quarter",
                map("financialYear", 2026, "number", 4),
                "partner",
                Invented.authority(partner),
                "agreement",
                map("id", Invented.id("joint_agreement", number)));
    }

    private static Map<String, Object> issued(int number, int partner) {
        return map(
                "id",
                Invented.id("invoice", number),
                "reference",
                "EAL-JP-%06d".formatted(number),
                "dueOn",
                "2026-12-22",
                "partner",
                Invented.authority(partner));
    }

    private static Map<String, Object> charge() {
        return map(
                "id",
                Invented.id("external_charge", 1),
                "charged",
                Invented.authority(HARROW),
                "unitWeekPrice",
                210.5,
                "letterOn",
                "2026-06-03",
                "letterReference",
                "HC/77",
                "because",
                "Nobody suited.",
                "referrals",
                page(List.of(map(
                        "id",
                        Invented.id("referral", 7),
                        "unitWeeksUsed",
                        3,
                        "startsOn",
                        "2026-06-17",
                        "endedOn",
                        "2026-07-08"))));
    }
}
