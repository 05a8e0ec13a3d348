package uk.interborough.accreditation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/** What became of a change: what was made or, after a conflict, what stands. */
record Change(@Nullable UUID made, List<ArgumentFault> errors) implements Outcome {

    static Change done(UUID made) {
        return new Change(made, List.of());
    }

    static Change refused(List<ArgumentFault> faults) {
        return new Change(null, List.copyOf(faults));
    }

    static Change refused(String field, String code, String message) {
        return refused(List.of(ArgumentFault.of(field, code, message)));
    }

    /** Somebody else changed it meanwhile: shown as it stands. */
    static Change conflict(UUID stands, String what) {
        return new Change(
                stands,
                List.of(ArgumentFault.of(
                        "version",
                        "CONFLICT",
                        "Somebody else changed this " + what
                                + " meanwhile. Look at it as it is now and change it again")));
    }

    /** @param field of the payload */
    Map<String, @Nullable Object> under(String field) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put(field, made);
        answer.put("errors", errors);
        return answer;
    }
}
