package uk.interborough.circulation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/**
 * What became of a change of a receipt, a contact or a delivery.
 *
 * @param made what was changed; null when it is gone, or when there were faults, unless it is shown as it stands
 */
record Change(@Nullable UUID made, List<ArgumentFault> errors) implements Outcome {

    static Change done(UUID made) {
        return new Change(made, List.of());
    }

    static Change gone() {
        return new Change(null, List.of());
    }

    static Change refused(List<ArgumentFault> faults) {
        return new Change(null, List.copyOf(faults));
    }

    static Change refused(String field, String code, String message) {
        return refused(List.of(ArgumentFault.of(field, code, message)));
    }

    /** Not there, or not for whoever asks: nobody can tell which. */
    static Change unknown(String field, String what) {
        return refused(field, "NOT_FOUND", "There is no such " + what);
    }

    /** Refused, and shown as it stands. */
    static Change conflict(UUID standing) {
        return new Change(
                standing,
                List.of(ArgumentFault.of(
                        "version",
                        "CONFLICT",
                        "Somebody else changed this contact meanwhile. Look at it as it is now and change it again")));
    }
}
