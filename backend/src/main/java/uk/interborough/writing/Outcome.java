package uk.interborough.writing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a change. */
public interface Outcome {

    /** What was made or changed; with faults, what is shown as it stands. Null: nothing. */
    @Nullable
    UUID made();

    /** Nothing was saved while there is one. */
    List<ArgumentFault> errors();

    /** Whether there are faults. */
    default boolean faulty() {
        return !errors().isEmpty();
    }
}
