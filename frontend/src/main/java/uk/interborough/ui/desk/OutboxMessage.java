package uk.interborough.ui.desk;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** A message that the demonstration would have sent. */
record OutboxMessage(
        String id,
        String toEmail,
        String subject,
        OffsetDateTime sentAt,
        @Nullable Sent delivery,
        @Nullable Named authority) {

    static final int PAGE = 50;

    /** What it is, and where it stands. */
    record Sent(String kind, String state) {}

    /** Its text, with all the rest of it. */
    record Whole(
            String id,
            String toEmail,
            String subject,
            String body,
            String messageId,
            OffsetDateTime sentAt,
            @Nullable Sent delivery,
            @Nullable Named authority) {}

    private record Answer(@Nullable Page<OutboxMessage> outboxMessages) {}

    private record One(@Nullable Whole outboxMessage) {}

    /** Those sent last, or those before a cursor. */
    static Page<OutboxMessage> ask(Api api, @Nullable String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("first", PAGE));
        if (after != null) {
            variables.put("after", after);
        }
        Page<OutboxMessage> page = api.ask("outbox", variables, Answer.class).outboxMessages();
        return page == null ? new Page<>(List.of(), null, null) : page;
    }

    /** One of them. Empty where there is none for whoever asks. */
    static Optional<Whole> one(Api api, String id) {
        return api.askAbout(id, "outbox-message", One.class).map(One::outboxMessage);
    }
}
