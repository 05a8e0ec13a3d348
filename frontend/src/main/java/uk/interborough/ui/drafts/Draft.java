package uk.interborough.ui.drafts;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Named;

/**
 * A draft as it was saved last.
 *
 * @param answers by the fields of the contract's input, as it would take them
 * @param names of what the answers identify
 */
record Draft(
        String noticeId,
        @Nullable String reference,
        Named authority,
        Named partnership,
        String kind,
        int edit,
        OffsetDateTime changedAt,
        @Nullable String changedBy,
        @Nullable OffsetDateTime submittedAt,
        @Nullable String returnedBecause,
        Map<String, @Nullable Object> answers,
        Map<String, String> names,
        List<Fault> faults,
        List<Attachment> attachments) {

    private static final List<String> TEXTS =
            List.of("whatHappened", "whatWasSeen", "providerComments", "commentedOn", "whatChanged");

    /** A file. Size in bytes. */
    record Attachment(String id, String name, int size) {}

    /** A notice and its draft, in the shape of the document. */
    record Written(
            String id,
            @Nullable String reference,
            String state,
            Named authority,
            Named partnership,
            @Nullable Map<String, @Nullable Object> provider,
            @Nullable Map<String, @Nullable Object> draft) {

        /** The draft; empty where nothing is being written. */
        Optional<Draft> open() {
            return Optional.ofNullable(draft).map(written -> read(this, written));
        }
    }

    private record Answer(@Nullable Written notice) {}

    /** What became of a change. */
    record Outcome(@Nullable Written notice, List<Fault> errors) {}

    private record Changed(Outcome change) {}

    /** The draft of a notice. Empty where there is none for whoever asks. */
    static Optional<Draft> ask(Api api, String noticeId) {
        return api.askAbout(noticeId, "notice-draft", Answer.class)
                .map(Answer::notice)
                .flatMap(Written::open);
    }

    /** Sends a change of a draft. */
    static Outcome change(Api api, String document, Map<String, ?> variables) {
        return api.ask(document, variables, Changed.class).change();
    }

    private static Draft read(Written notice, Map<String, @Nullable Object> draft) {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        answers.put("provider", identified(notice.provider(), names));
        for (Step step : Step.values()) {
            for (String field : step.fields) {
                if (draft.containsKey(field)) {
                    answers.put(field, value(draft.get(field), names));
                }
            }
        }
        Map<String, @Nullable Object> content =
                nodes(draft.get("contents")).findFirst().orElse(Map.of());
        TEXTS.forEach(field -> answers.put(field, content.get(field)));
        answers.put(
                "reasons",
                nodes(draft.get("reasons")).map(stated -> stated(stated, names)).toList());
        return new Draft(
                notice.id(),
                notice.reference(),
                notice.authority(),
                notice.partnership(),
                text(draft, "kind"),
                ((Number) java.util.Objects.requireNonNull(draft.get("edit"))).intValue(),
                OffsetDateTime.parse(text(draft, "changedAt")),
                draft.get("changedBy") instanceof Map<?, ?> by ? String.valueOf(by.get("name")) : null,
                draft.get("submittedAt") == null ? null : OffsetDateTime.parse(text(draft, "submittedAt")),
                (String) draft.get("returnedBecause"),
                answers,
                names,
                nodes(draft.get("faults"))
                        .map(fault -> new Fault(text(fault, "field"), text(fault, "code"), text(fault, "message")))
                        .toList(),
                nodes(draft.get("attachments"))
                        .map(file -> new Attachment(
                                text(file, "id"),
                                text(file, "name"),
                                ((Number) java.util.Objects.requireNonNull(file.get("size"))).intValue()))
                        .toList());
    }

    private static @Nullable Object value(@Nullable Object value, Map<String, String> names) {
        return value instanceof Map<?, ?> ? identified(asMap(value), names) : value;
    }

    private static @Nullable String identified(
            @Nullable Map<String, @Nullable Object> thing, Map<String, String> names) {
        if (thing == null) {
            return null;
        }
        names.put(text(thing, "id"), text(thing, "name"));
        return text(thing, "id");
    }

    private static Map<String, Object> stated(Map<String, @Nullable Object> stated, Map<String, String> names) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("reason", String.valueOf(value(stated.get("reason"), names)));
        answer.put("certainty", text(stated, "certainty"));
        if (stated.get("words") != null) {
            answer.put("words", text(stated, "words"));
        }
        return answer;
    }

    private static Stream<Map<String, @Nullable Object>> nodes(@Nullable Object connection) {
        return connection == null
                ? Stream.empty()
                : ((List<?>) java.util.Objects.requireNonNull(asMap(connection).get("nodes")))
                        .stream().map(Draft::asMap);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asMap(@Nullable Object value) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(value);
    }

    private static String text(Map<String, @Nullable Object> of, String field) {
        return String.valueOf(of.get(field));
    }

    /** An answer that is one text, day or identifier; null where there is none. */
    @Nullable
    String text(String field) {
        return (String) answers.get(field);
    }

    /** Reasons given: reason, certainty, words. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> reasons() {
        return new ArrayList<>((List<Map<String, Object>>) java.util.Objects.requireNonNull(answers.get("reasons")));
    }

    /** The provider's name, as far as it is known. */
    String providerName() {
        String id = text("provider");
        String name = id == null ? text("providerName") : names.get(id);
        return name == null ? "a provider not named yet" : name;
    }

    /** With the coordinator, so not to be changed. */
    boolean isSubmitted() {
        return submittedAt != null;
    }
}
