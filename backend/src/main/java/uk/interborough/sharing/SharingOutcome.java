package uk.interborough.sharing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/** What became of a change here. */
record SharingOutcome(@Nullable UUID made, List<ArgumentFault> errors) implements Outcome {

    static SharingOutcome of(@Nullable UUID made, List<ArgumentFault> errors) {
        return new SharingOutcome(made, List.copyOf(errors));
    }

    static SharingOutcome done(UUID made) {
        return of(made, List.of());
    }

    static SharingOutcome refused(ArgumentFault fault) {
        return of(null, List.of(fault));
    }

    /** Somebody was there before: what stands is shown. */
    static SharingOutcome overtaken(UUID stands, String message) {
        return of(stands, List.of(ArgumentFault.of("version", "CONFLICT", message)));
    }
}
