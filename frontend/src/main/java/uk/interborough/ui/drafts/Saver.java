package uk.interborough.ui.drafts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;

/** Saves what changed of a draft, from the edit the page started from. The first save begins the draft. */
final class Saver {

    /** What became of it. */
    sealed interface Result {

        /** It is saved, or nothing had changed. */
        record Saved(@Nullable Draft draft) implements Result {}

        /** Somebody else saved another answer to the same meanwhile: nothing of ours is saved. */
        record Conflict(Draft now, Map<String, @Nullable Object> mine) implements Result {}

        /** It cannot be; nothing is saved. */
        record Refused(List<Fault> faults) implements Result {}

        /** The service did not answer; nothing is known to be saved. */
        record Failed(ApiException failure) implements Result {}
    }

    private final Api api;
    private final String partnershipId;
    private final String key = UUID.randomUUID().toString();
    private @Nullable Draft draft;

    /** @param draft null: none was begun yet */
    Saver(Api api, String partnershipId, @Nullable Draft draft) {
        this.api = api;
        this.partnershipId = partnershipId;
        this.draft = draft;
    }

    /** As it was saved last; empty before the first time. */
    Optional<Draft> draft() {
        return Optional.ofNullable(draft);
    }

    /** Goes on from what somebody else saved. */
    void goOnFrom(Draft now) {
        draft = now;
    }

    /** Saves these answers, as far as they are others than before. */
    Result save(Map<String, @Nullable Object> answers) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        answers.forEach((field, answer) -> {
            if (!AnswerWords.same(answer, draft == null ? null : draft.answers().get(field))) {
                changed.put(field, answer);
            }
        });
        try {
            return changed.isEmpty() ? new Result.Saved(draft) : send(changed, true);
        } catch (ApiException failure) {
            if (failure.meansRightsAreLost()) {
                throw failure;
            }
            return new Result.Failed(failure);
        }
    }

    private Result send(Map<String, @Nullable Object> changed, boolean first) {
        Map<String, Object> sent = new HashMap<>(Map.of("draft", changed));
        if (draft == null) {
            sent.put("partnership", partnershipId);
            sent.put("key", key);
        } else {
            sent.put("notice", draft.noticeId());
            sent.put("edit", draft.edit());
        }
        return result(Draft.change(api, "save-notice-draft", sent), changed, first);
    }

    /** Sends a change other than of answers, e.g. a file; it starts from the same edit. */
    Result change(String document, Map<String, Object> variables) {
        Map<String, Object> sent = new HashMap<>(variables);
        sent.put("edit", Objects.requireNonNull(draft).edit());
        try {
            return result(Draft.change(api, document, sent), Map.of(), false);
        } catch (ApiException failure) {
            if (failure.meansRightsAreLost()) {
                throw failure;
            }
            return new Result.Failed(failure);
        }
    }

    private Result result(Draft.Outcome outcome, Map<String, @Nullable Object> changed, boolean first) {
        Optional<Draft> now = Optional.ofNullable(outcome.notice()).flatMap(Draft.Written::open);
        if (Fault.conflict(outcome.errors()) && now.isPresent()) {
            return meanwhile(now.get(), changed, first);
        }
        if (!outcome.errors().isEmpty()) {
            return new Result.Refused(outcome.errors().stream()
                    .map(fault -> new Fault(topField(fault.field()), fault.code(), fault.message()))
                    .toList());
        }
        draft = now.orElse(draft);
        return new Result.Saved(draft);
    }

    /** {@code reasons} of {@code draft.reasons[0].words}. */
    private static String topField(String path) {
        return path.replaceFirst("^draft\\.", "").replaceFirst("[.\\[].*", "");
    }

    /** Somebody else was faster: where that was about other questions, both are kept. */
    private Result meanwhile(Draft now, Map<String, @Nullable Object> changed, boolean first) {
        Draft before = Objects.requireNonNull(draft);
        boolean other = changed.keySet().stream()
                .allMatch(field -> AnswerWords.same(
                                now.answers().get(field), before.answers().get(field))
                        || AnswerWords.same(now.answers().get(field), changed.get(field)));
        if (other && first) {
            draft = now;
            return send(changed, false);
        }
        return new Result.Conflict(now, changed);
    }
}
