package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Ealing agreed with Hounslow of the scheme. */
public final class InventedAgreement {

    private InventedAgreement() {}

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
                                Invented.authority(InventedJoint.EALING))))))),
                "jointAgreements",
                page(List.of(map(
                        "id",
                        Invented.id("joint_agreement", 1),
                        "partner",
                        Invented.authority(InventedJoint.BRENT),
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
}
