package uk.interborough.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with what was asked for, each fault beside its argument. The change is made where nothing is. */
public final class Faults {

    private final List<ArgumentFault> found = new ArrayList<>();

    /** Does it, where there is no fault. */
    public Change or(Supplier<Change> change) {
        return found.isEmpty() ? change.get() : Change.refused(found);
    }

    /** What is wrong so far. */
    public List<ArgumentFault> found() {
        return List.copyOf(found);
    }

    /** Adds what was found wrong elsewhere. */
    public Faults and(List<ArgumentFault> elsewhere) {
        found.addAll(elsewhere);
        return this;
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return found.isEmpty();
    }

    public Faults refuse(boolean holds, String field, String code, String message) {
        return refuse(holds, field, code, message, null);
    }

    public Faults refuse(boolean holds, String field, String code, String message, @Nullable String clause) {
        if (holds) {
            found.add(new ArgumentFault(field, code, message, clause));
        }
        return this;
    }

    /** @param wanted what to do where nothing was written */
    public Faults words(String field, @Nullable String words, String wanted, int mostCharacters) {
        return refuse(words == null || words.isBlank(), field, "INCOMPLETE", wanted)
                .atMost(field, words, mostCharacters);
    }

    /** Words that may be left out. */
    public Faults atMost(String field, @Nullable String words, int mostCharacters) {
        return refuse(
                words != null && words.length() > mostCharacters,
                field,
                "TOO_LONG",
                "Enter at most %,d characters".formatted(mostCharacters));
    }
}
