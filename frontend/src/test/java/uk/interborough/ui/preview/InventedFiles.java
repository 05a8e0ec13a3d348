package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Mail of the demonstration, registers, and files to be downloaded. */
final class InventedFiles {
    private static final String AT = "2026-11-18T09:30:00.000000Z";

    private InventedFiles() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("Outbox", v -> map("outboxMessages", page(List.of(message()))));
        answers.put("OutboxMessage", v -> map("outboxMessage", message()));
        answers.put(
                "NoticeRegisters",
                v -> map(
                        "noticeRegisters",
                        page(List.of(map(
                                "id", "notice_register-1",
                                "month", "2026-11-01",
                                "madeOn", "2026-11-02",
                                "notices", 14)))));
        for (String file : List.of(
                "noticeForm",
                "noticeRegisterFile",
                "noticeRegisterTemplate",
                "annualReviewPack",
                "invoiceDocument",
                "statementDocument",
                "proposalDocument")) {
            answers.put(
                    file.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + file.substring(1),
                    v -> map(
                            file,
                            map("name", "a.file", "mediaType", "application/octet-stream", "content", new byte[] {80, 75
                            })));
        }
        answers.put(
                "ImportNoticeRegister",
                v -> map(
                        "importNoticeRegister",
                        map(
                                "notices",
                                List.of(map(
                                        "id",
                                        "notice-3",
                                        "reference",
                                        "NW-17",
                                        "provider",
                                        InventedNotices.provider(),
                                        "authority",
                                        Invented.authority(2))),
                                "known",
                                2,
                                "errors",
                                List.of())));
    }

    private static Map<String, Object> message() {
        return map(
                "id",
                "outbox_message-1",
                "toEmail",
                "notices@ealing.example",
                "subject",
                "Action needed by 25 November: notice WL-2026-0007",
                "body",
                "A notice was circulated to your authority.\n\nDo not forward.",
                "messageId",
                "<delivery-1@interborough>",
                "sentAt",
                AT,
                "delivery",
                map("kind", "NOTICE", "state", "SENT"),
                "authority",
                Invented.authority(1));
    }
}
