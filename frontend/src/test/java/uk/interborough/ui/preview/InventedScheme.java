package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a new scheme is made of: services of Ealing and members of West London. */
public final class InventedScheme {

    private static final int BRENT = 0;
    private static final int EALING = 1;
    private static final int HARROW = 3;
    private static final int HOUNSLOW = 5;

    private InventedScheme() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("Participants", v -> map("partnership", map("memberships", page(members()))));
        answers.put(
                "ServicesToBuy",
                v -> map("services", page(List.of(service(1, "Park View", 12), service(2, "Station House", null)))));
        answers.put(
                "CreateScheme",
                v -> InventedDesk.change(
                        "createJointScheme", "jointScheme", map("id", Invented.id("joint_scheme", 1)), List.of()));
        answers.put("ExternalInvoices", v -> externalInvoices(false));
        answers.put("AddAgreement", v -> map("addJointAgreement", map("errors", List.of())));
        answers.put(
                "IssueExternalInvoice",
                v -> InventedDesk.change(
                        "issueExternalInvoice",
                        "invoice",
                        map(
                                "id",
                                Invented.id("invoice", 41),
                                "reference",
                                "EAL-JP-000041",
                                "dueOn",
                                "2026-12-22",
                                "total",
                                631.5,
                                "partner",
                                Invented.authority(HARROW)),
                        List.of()));
    }

    /** Harrow's second quarter is invoiced, taken back or not. */
    public static Map<String, Object> externalInvoices(boolean credited) {
        return map(
                "invoiceLines",
                page(List.of(map(
                        "referral",
                        map("charge", map("id", Invented.id("external_charge", 1))),
                        "invoice",
                        map(
                                "id", Invented.id("invoice", 40),
                                "reference", "EAL-JP-000040",
                                "quarter", map("financialYear", 2026, "number", 2),
                                "partner", Invented.authority(HARROW),
                                "creditedBy", credited ? map("id", Invented.id("invoice", 42)) : null)))));
    }

    private static List<Map<String, Object>> members() {
        return List.of(
                map("leftOn", null, "authority", Invented.authority(HOUNSLOW)),
                map("leftOn", null, "authority", Invented.authority(BRENT)),
                map("leftOn", null, "authority", Invented.authority(EALING)),
                map("leftOn", "2024-03-31", "authority", Invented.authority(HARROW)));
    }

    private static Map<String, Object> service(int number, String name, @Nullable Integer units) {
        return map(
                "id",
                Invented.id("service", number),
                "name",
                name,
                "units",
                units,
                "provider",
                Invented.providers().getFirst());
    }
}
