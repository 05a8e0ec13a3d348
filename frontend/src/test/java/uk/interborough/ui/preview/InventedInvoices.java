package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Hounslow pays of the scheme, and contests. */
public final class InventedInvoices {

    private InventedInvoices() {}

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
                Invented.authority(InventedJoint.EALING),
                "partner",
                Invented.authority(InventedJoint.HOUNSLOW),
                "scheme",
                InventedJoint.scheme(),
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

    static Map<String, Object> entry() {
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
                Invented.authority(InventedJoint.HOUNSLOW),
                "invoice",
                map("id", Invented.id("invoice", 1), "reference", "EAL-JP-000012"));
    }
}
