package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Facts of which notice is due, and what authorities decided to buy. */
public final class InventedPurchasing {

    private InventedPurchasing() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("NoticesDue", v -> map("noticesDue", page(List.of(due(1, true), due(2, false)))));
        answers.put(
                "PurchasingStatuses",
                v -> map("purchasingStatuses", page(List.of(status(5, "ENDED"), status(1, "SUSPENDED")))));
        answers.put("ReferralList", v -> map("referralList", page(List.of(listed(1, 0), listed(2, 1)))));
    }

    /** The first of so many. */
    public static Map<String, Object> firstDueOf(int all) {
        Map<String, Object> first = page(List.of(due(1, true)));
        first.put("totalCount", map("value", all));
        return map("noticesDue", first);
    }

    /** One that is overdue and not begun, or one in time with a draft. */
    private static Map<String, Object> due(int number, boolean overdue) {
        return map(
                "factId",
                "notice-due-" + number,
                "happenedOn",
                overdue ? "2026-11-10" : "2026-11-20",
                "dueOn",
                overdue ? "2026-11-17" : "2026-11-27",
                "isOverdue",
                overdue,
                "provider",
                Invented.providers().get(number),
                "service",
                overdue ? null : map("id", Invented.id("service", 1), "name", "Park View"),
                "reason",
                map("name", "Temporary suspension of contractual/purchasing arrangements"),
                "draft",
                overdue ? null : map("id", "notice-2"));
    }

    /** Ealing decided by a step under its contract, another authority by a notice. */
    private static Map<String, Object> status(int authority, String status) {
        boolean own = authority == 1;
        return map(
                "authority",
                Invented.authority(authority),
                "service",
                own ? map("id", Invented.id("service", 1), "name", "Park View") : null,
                "status",
                status,
                "since",
                own ? "2026-11-10" : "2026-11-18",
                "isOwn",
                own,
                "notice",
                own ? null : map("id", "notice-1", "reference", "WL-2026-0007"),
                "sanction",
                own ? map("kind", "SUSPENSION", "reason", "Unexplained absences of night staff.") : null);
    }

    private static Map<String, Object> listed(int number, int others) {
        return map(
                "name",
                Invented.serviceName(number),
                "service",
                map("id", Invented.id("service", number)),
                "provider",
                Invented.providers().get(number),
                "hostAuthority",
                Invented.authority(number),
                "clientGroup",
                Invented.clientGroups().get(number),
                "units",
                12,
                "othersSuspended",
                others,
                "othersEnded",
                0,
                "others",
                others == 0 ? null : "Hounslow");
    }
}
