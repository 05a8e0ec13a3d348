package uk.interborough.writing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change of one thing.
 *
 * @param made what was made or changed; null when it is gone, or when there were faults, unless it is shown as it stands
 */
public record Change(@Nullable UUID made, List<ArgumentFault> errors) implements Outcome {

    public Change {
        errors = List.copyOf(errors);
    }

    public static Change done(UUID made) {
        return new Change(made, List.of());
    }

    public static Change gone() {
        return new Change(null, List.of());
    }

    public static Change refused(List<ArgumentFault> faults) {
        return new Change(null, faults);
    }

    public static Change refused(ArgumentFault fault) {
        return refused(List.of(fault));
    }

    public static Change refused(String field, String code, String message) {
        return refused(ArgumentFault.of(field, code, message));
    }

    /** Not there, or not for whoever asks: nobody can tell which. */
    public static Change unknown(String field, String what) {
        return refused(field, "NOT_FOUND", "There is no such " + what);
    }

    /** Refused, and shown as it stands. */
    public static Change standing(UUID stands, String field, String code, String message) {
        return new Change(stands, List.of(ArgumentFault.of(field, code, message)));
    }

    /** Somebody else changed it meanwhile: shown as it stands. */
    public static Change conflict(UUID stands, String field, String what) {
        return standing(
                stands,
                field,
                "CONFLICT",
                "Somebody else changed this " + what + " meanwhile. Look at it as it is now and change it again");
    }

    /**
     * As the contract answers it.
     *
     * @param field of the payload, which names what was made
     */
    public Map<String, @Nullable Object> under(String field) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put(field, made);
        payload.put("errors", errors);
        return payload;
    }
}
