package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;

/** To whom notices go, and what came of it. */
final class InventedReceipts {

    private InventedReceipts() {}

    static Map<String, Object> receipt(int borough, String state) {
        boolean acknowledged = state.equals("ACKNOWLEDGED");
        return map(
                "id",
                "notice_receipt-" + borough,
                "isLatest",
                true,
                "state",
                state,
                "circulatedAt",
                InventedNotices.AT,
                "deputyOn",
                InventedNotices.DAY,
                "acknowledgeBy",
                InventedNotices.DAY,
                "acknowledgedAt",
                acknowledged ? InventedNotices.AT : null,
                "acknowledgedBy",
                null,
                "authority",
                Invented.authority(borough),
                "version",
                map("number", 1));
    }

    static Map<String, Object> deskRow() {
        Map<String, Object> row = InventedNotices.row("CIRCULATED");
        row.put("receipts", page(List.of(receipt(1, "OVERDUE"), receipt(2, "ACKNOWLEDGED"))));
        return row;
    }

    static Map<String, Object> trail() {
        Map<String, Object> trail = receipt(1, "OVERDUE");
        trail.put("notice", map("id", "notice-1", "reference", "WL-2026-0007"));
        trail.put(
                "deliveries",
                page(List.of(map(
                        "id",
                        "delivery-1",
                        "kind",
                        "NOTICE",
                        "toName",
                        "Notices desk",
                        "toEmail",
                        "notices@ealing.example",
                        "state",
                        "SENT",
                        "attempts",
                        1,
                        "problem",
                        null,
                        "queuedAt",
                        InventedNotices.AT,
                        "attemptedAt",
                        InventedNotices.AT,
                        "attemptNextAt",
                        null,
                        "sentAt",
                        InventedNotices.AT,
                        "bouncedAt",
                        null))));
        return trail;
    }

    static Map<String, Object> contact(int borough) {
        return map(
                "id",
                "notice_contact-" + borough,
                "role",
                "OFFICER",
                "name",
                "Contracts officer " + borough,
                "jobTitle",
                null,
                "email",
                "contracts@" + borough + ".example",
                "telephone",
                null,
                "isCirculated",
                true,
                "version",
                1,
                "authority",
                Invented.authority(borough),
                "observer",
                null);
    }
}
