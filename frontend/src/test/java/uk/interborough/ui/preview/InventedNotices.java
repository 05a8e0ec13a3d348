package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Notices of every state, the lists one chooses from, receipts and contacts. */
public final class InventedNotices {
    private static final String AT = "2026-11-18T09:30:00.000000Z";
    private static final String DAY = "2026-11-25";

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
        answers.put("NoticeChoices", v -> choices("APPENDIX_1"));
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
        answers.put("Desk", v -> map("notices", page(List.of(deskRow()))));
        answers.put("ReceiptTrail", v -> map("noticeReceipt", trail()));
        answers.put(
                "NoticeContacts",
                v -> map(
                        "noticeContacts",
                        page(List.of(contact(1), contact(2))),
                        "partnership",
                        map("memberships", page(memberships()))));
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
        notice.put("receipts", page(List.of(receipt(1, "OVERDUE"), receipt(2, "ACKNOWLEDGED"))));
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

    private static Map<String, Object> receipt(int borough, String state) {
        boolean acknowledged = state.equals("ACKNOWLEDGED");
        return map(
                "id",
                "notice_receipt-" + borough,
                "isLatest",
                true,
                "state",
                state,
                "circulatedAt",
                AT,
                "deputyOn",
                DAY,
                "acknowledgeBy",
                DAY,
                "acknowledgedAt",
                acknowledged ? AT : null,
                "acknowledgedBy",
                null,
                "authority",
                Invented.authority(borough),
                "version",
                map("number", 1));
    }

    /** What there is to choose from, on a form. */
    public static Map<String, Object> choices(String form) {
        boolean sections = form.equals("SECTIONS_A_AND_B");
        Map<String, Object> partnership = map("id", Invented.id("partnership", 1), "name", "West London");
        return map(
                "sharingProtocols",
                page(List.of(map(
                        "name",
                        "Information sharing protocol",
                        "form",
                        form,
                        "isSubmitted",
                        sections,
                        "needsReviewDate",
                        sections,
                        "coordinatorName",
                        "West London Supporting People Group",
                        "reviewMonths",
                        3,
                        "reviewMonthsAtMost",
                        6,
                        "deputyAfterDays",
                        2,
                        "headAfterDays",
                        5,
                        "readingMinutes",
                        60,
                        "partnership",
                        partnership))),
                "noticeReasons",
                page(List.of(
                        reason(1, "Major health and safety concern", false, "EITHER"),
                        reason(2, "Closure of a business", false, "CONFIRMED"),
                        reason(3, "Temporary suspension", !sections, "CONFIRMED"))),
                "noticeTerms",
                page(List.of(
                        term(1, "SERVICE_NATURE", "Care home", false, null),
                        term(2, "SERVICE_NATURE", "Other", true, null),
                        term(3, "NOT_INFORMED", "Other", true, null),
                        term(4, "OUTCOME", "No action", false, null),
                        term(5, "OUTCOME", "Other", true, null),
                        term(6, "PURPOSE", "Risk management", false, null),
                        term(8, "DISCLOSURE_BASIS", "Order of a court", true, null),
                        term(
                                7,
                                "PLACEMENT_ACTION",
                                "Making no new placements",
                                false,
                                sections ? partnership : map("id", "partnership-2", "name", "Elsewhere")))),
                "partnership",
                map("memberships", page(memberships())));
    }

    private static Map<String, Object> reason(int number, String name, boolean purchasing, String statedAs) {
        return map(
                "id",
                "notice_reason-" + number,
                "name",
                name,
                "isPurchasing",
                purchasing,
                "statedAs",
                statedAs,
                "clause",
                "P 8.1(" + number + ")",
                "isCompulsory",
                true,
                "needsWords",
                false,
                "validUntil",
                null);
    }

    private static Map<String, Object> term(
            int number, String list, String name, boolean words, @Nullable Map<String, Object> partnership) {
        return map(
                "id", "notice_term-" + number,
                "list", list,
                "name", name,
                "needsWords", words,
                "validUntil", null,
                "partnership", partnership);
    }

    private static List<Map<String, Object>> memberships() {
        return IntStream.range(0, 7)
                .mapToObj(i -> map("leftOn", null, "authority", Invented.authority(i)))
                .toList();
    }

    private static Map<String, Object> deskRow() {
        Map<String, Object> row = row("CIRCULATED");
        row.put("receipts", page(List.of(receipt(1, "OVERDUE"), receipt(2, "ACKNOWLEDGED"))));
        return row;
    }

    private static Map<String, Object> trail() {
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
                        AT,
                        "attemptedAt",
                        AT,
                        "attemptNextAt",
                        null,
                        "sentAt",
                        AT,
                        "bouncedAt",
                        null))));
        return trail;
    }

    private static Map<String, Object> contact(int borough) {
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

    private static Map<String, Object> about() {
        Map<String, Object> about = row("CIRCULATED");
        about.put(
                "exposure",
                map("services", 2, "units", 14, "annualPrice", new BigDecimal("127000.00"), "people", null));
        return about;
    }
}
