package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notices of every state, the lists one chooses from, receipts and contacts. */
public final class InventedNotices {
    static final String AT = "2026-11-18T09:30:00.000000Z";
    static final String DAY = "2026-11-25";

    private InventedNotices() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("NoticeCount", v -> map("notices", page(List.of(map("id", "notice-1")))));
        answers.put("NoticeCounts", v -> {
            Map<String, Object> one = page(List.of(map("id", "notice-1")));
            return map("notices", one);
        });
        answers.put("Notices", v -> map("notices", page(List.of(row("CIRCULATED")))));
        answers.put("NoticeByReference", v -> map("notices", page(List.of(map("id", "notice-1")))));
        answers.put("Notice", v -> map("notice", notice("CIRCULATED", 3, null)));
        answers.put("NoticeChoices", v -> InventedChoices.choices("APPENDIX_1"));
        answers.put("NoticeDraft", v -> map("notice", InventedDraft.notice(1, Map.of())));
        answers.put(
                "SaveNoticeDraft",
                v -> map("saveNoticeDraft", map("notice", InventedDraft.saved(v), "errors", List.of())));
        answers.put(
                "ProviderServices",
                v -> map("services", page(List.of(map("id", Invented.id("service", 1), "name", "Park View")))));
        for (String change : List.of(
                "openNotices",
                "acknowledgeNotice",
                "recordNoticeOutcomes",
                "signOffNoticeReview",
                "beginNoticeVersion",
                "draftNoticeDue",
                "discardNoticeDraft",
                "submitNotice",
                "circulateNotice",
                "returnNotice",
                "remindOfNotice",
                "sendAgain",
                "recordBounce",
                "addNoticeContact",
                "updateNoticeContact",
                "removeNoticeContact")) {
            String operation = change.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + change.substring(1);
            answers.put(
                    operation,
                    v -> map(change, map("notice", map("id", "notice-1"), "notices", List.of(), "errors", List.of())));
        }
        answers.put("Desk", v -> map("notices", page(List.of(InventedReceipts.deskRow()))));
        answers.put("ReceiptTrail", v -> map("noticeReceipt", InventedReceipts.trail()));
        answers.put(
                "NoticeContacts",
                v -> map(
                        "noticeContacts",
                        page(List.of(InventedReceipts.contact(1), InventedReceipts.contact(2))),
                        "partnership",
                        map("memberships", page(InventedChoices.memberships()))));
        InventedPurchasing.all(answers);
        InventedSharing.all(answers);
        InventedFiles.all(answers);
        answers.put("NoticesOf", v -> map("notices", page(List.of(about()))));
    }

    /** A line of a list. */
    public static Map<String, Object> row(String state) {
        boolean circulated = state.equals("CIRCULATED") || state.equals("CLOSED");
        return map(
                "id",
                "notice-1",
                "reference",
                circulated ? "WL-2026-0007" : null,
                "state",
                state,
                "createdAt",
                AT,
                "circulatedAt",
                circulated ? AT : null,
                "reviewOn",
                DAY,
                "isAwaitingReview",
                false,
                "closedOn",
                state.equals("CLOSED") ? DAY : null,
                "closing",
                state.equals("CLOSED") ? "RESCINDED" : null,
                "authority",
                Invented.authority(5),
                "provider",
                provider(),
                "partnership",
                map("id", Invented.id("partnership", 1), "name", "West London"),
                "latestVersion",
                circulated ? map("number", 1, "kind", "FIRST", "providerName", "Alder Bridge Housing") : null,
                "draft",
                circulated
                        ? null
                        : map(
                                "kind",
                                "FIRST",
                                "providerName",
                                null,
                                "changedAt",
                                AT,
                                "submittedAt",
                                state.equals("SUBMITTED") ? AT : null,
                                "returnedBecause",
                                null),
                "reasons",
                page(List.of(map(
                        "isLatest",
                        true,
                        "isPurchasing",
                        false,
                        "certainty",
                        "ALLEGED",
                        "reason",
                        map("name", "Major health and safety concern")))),
                "ownReceipt",
                circulated
                        ? map(
                                "id",
                                "notice_receipt-1",
                                "state",
                                "OVERDUE",
                                "acknowledgeBy",
                                DAY,
                                "acknowledgedAt",
                                null)
                        : null);
    }

    static Map<String, Object> provider() {
        return map(
                "id",
                Invented.id("provider", 0),
                "name",
                "Alder Bridge Housing",
                "address",
                "1 Mill Lane",
                "postcode",
                null);
    }

    /**
     * A notice.
     *
     * @param issuer which borough issued it
     * @param happened its text; null: not open
     */
    public static Map<String, Object> notice(String state, int issuer, @Nullable String happened) {
        Map<String, Object> notice = row(state);
        notice.put("authority", Invented.authority(issuer));
        notice.put("isImported", false);
        notice.put("submittedAt", null);
        notice.put("reviewedOn", null);
        notice.put("latestVersion", map("id", "notice_version-1"));
        notice.put("draft", null);
        notice.put("versions", page(List.of(version(happened))));
        Map<String, Object> own = map(
                "id",
                "notice_receipt-1",
                "state",
                "OVERDUE",
                "deputyOn",
                DAY,
                "acknowledgeBy",
                DAY,
                "acknowledgedAt",
                null,
                "acknowledgedBy",
                null);
        notice.put("ownReceipt", issuer == 1 ? null : own);
        notice.put(
                "receipts",
                page(List.of(InventedReceipts.receipt(1, "OVERDUE"), InventedReceipts.receipt(2, "ACKNOWLEDGED"))));
        notice.put(
                "outcomes",
                page(List.of(map(
                        "words",
                        null,
                        "happenedOn",
                        DAY,
                        "recordedAt",
                        AT,
                        "outcome",
                        map("name", "Contacted the provider"),
                        "authority",
                        Invented.authority(2),
                        "recordedBy",
                        null))));
        notice.put(
                "readings",
                page(
                        happened == null
                                ? List.of()
                                : List.of(map(
                                        "readAt", AT,
                                        "openUntil", AT,
                                        "purposeWords", null,
                                        "purpose", map("name", "Risk management"),
                                        "reader", map("name", "Lead officer, Harrow"),
                                        "authority", Invented.authority(3),
                                        "version", map("number", 1)))));
        notice.put(
                "exposure", map("services", 2, "units", 14, "annualPrice", new BigDecimal("127000.00"), "people", 13));
        return notice;
    }

    private static Map<String, Object> version(@Nullable String happened) {
        Map<String, Object> version = new java.util.HashMap<>(InventedDraft.fields());
        version.putAll(map(
                "id",
                "notice_version-1",
                "number",
                1,
                "kind",
                "FIRST",
                "circulatedAt",
                AT,
                "submittedAt",
                null,
                "circulatedBy",
                map("name", "Commissioner, Hounslow"),
                "notifiedOn",
                "2026-11-18",
                "reasons",
                page(List.of(map(
                        "isPurchasing",
                        false,
                        "certainty",
                        "ALLEGED",
                        "words",
                        null,
                        "reason",
                        map(
                                "name",
                                "Major health and safety concern",
                                "clause",
                                "P 8.1(4)",
                                "isCompulsory",
                                true,
                                "position",
                                1)))),
                "contents",
                page(
                        happened == null
                                ? List.of()
                                : List.of(map(
                                        "whatHappened",
                                        happened,
                                        "whatWasSeen",
                                        null,
                                        "providerComments",
                                        "We do not agree.",
                                        "commentedOn",
                                        "2026-11-20",
                                        "whatChanged",
                                        null))),
                "attachments",
                page(List.of())));
        return version;
    }

    private static Map<String, Object> about() {
        Map<String, Object> about = row("CIRCULATED");
        about.put(
                "exposure",
                map("services", 2, "units", 14, "annualPrice", new BigDecimal("127000.00"), "people", null));
        return about;
    }
}
