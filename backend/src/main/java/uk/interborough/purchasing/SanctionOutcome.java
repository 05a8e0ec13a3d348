package uk.interborough.purchasing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Outcome;

/**
 * What became of a change of a sanction.
 *
 * @param made the sanction; for a draft of another fact, null
 * @param notice the draft that tells the others; null where none is compelled
 */
record SanctionOutcome(@Nullable UUID made, @Nullable UUID notice, List<ArgumentFault> errors) implements Outcome {

    static SanctionOutcome of(@Nullable UUID made, List<ArgumentFault> errors) {
        return new SanctionOutcome(made, null, List.copyOf(errors));
    }

    static SanctionOutcome refused(String field, String code, String message) {
        return of(null, List.of(ArgumentFault.of(field, code, message)));
    }
}
