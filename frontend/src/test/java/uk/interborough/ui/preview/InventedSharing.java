package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes further of a notice, and the sanctions of an authority. */
final class InventedSharing {
    private static final String AT = "2026-11-18T09:30:00.000000Z";

    private InventedSharing() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put(
                "NoticeSharing",
                v -> map(
                        "onwardShares",
                        page(List.of(onward())),
                        "noticeDisclosures",
                        page(List.of(disclosure())),
                        "noticeChallenges",
                        page(List.of(challenge("OVERDUE", null)))));
        answers.put(
                "Authorities", v -> map("authorities", page(List.of(map("id", "authority-99", "name", "Elsewhere")))));
        answers.put("Sanctions", v -> map("sanctions", page(List.of(sanction(null), sanction("2026-11-20")))));
        for (String change : List.of(
                "requestOnwardSharing",
                "shareOnward",
                "decideOnwardSharing",
                "recordDisclosure",
                "recordChallenge",
                "decideChallenge",
                "recordSanction",
                "endSanction")) {
            answers.put(
                    change.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + change.substring(1),
                    v -> map(
                            change,
                            map(
                                    "notice",
                                    change.equals("recordSanction") ? map("id", "notice-9") : null,
                                    "errors",
                                    List.of())));
        }
    }

    private static Map<String, Object> onward() {
        return map(
                "id",
                "onward_share-1",
                "version",
                1,
                "state",
                "REQUESTED",
                "toName",
                "Commissioning desk",
                "toEmail",
                "desk@elsewhere.example",
                "because",
                "Three people of ours are placed there.",
                "requestedAt",
                AT,
                "decidedAt",
                null,
                "decisionWords",
                null,
                "providerTold",
                null,
                "sentAt",
                null,
                "toAuthority",
                null,
                "requester",
                Invented.authority(2));
    }

    private static Map<String, Object> disclosure() {
        return map(
                "id",
                "notice_disclosure-1",
                "basisWords",
                "Order 17 of 2026",
                "recipient",
                "A county court",
                "disclosedOn",
                "2026-11-19",
                "what",
                "The form without its files",
                "basis",
                map("name", "Order of a court"),
                "authority",
                Invented.authority(2),
                "noticeVersion",
                map("number", 1));
    }

    static Map<String, Object> challenge(String state, @Nullable String outcome) {
        return map(
                "id",
                "notice_challenge-1",
                "version",
                1,
                "route",
                "COUNCIL_COMPLAINT",
                "state",
                state,
                "receivedOn",
                "2026-11-18",
                "dueOn",
                "2026-11-20",
                "outcome",
                outcome,
                "outcomeOn",
                outcome == null ? null : "2026-11-20",
                "correctedVersion",
                null);
    }

    private static Map<String, Object> sanction(@Nullable String endedOn) {
        return map(
                "id",
                endedOn == null ? "sanction-notice-due-2" : "sanction-2",
                "version",
                1,
                "kind",
                "SUSPENSION",
                "reason",
                "Unexplained absences of night staff.",
                "imposedOn",
                "2026-11-10",
                "reviewOn",
                null,
                "endedOn",
                endedOn,
                "endedBecause",
                endedOn == null ? null : "Staffed again.",
                "service",
                null,
                "recordedBy",
                null);
    }
}
