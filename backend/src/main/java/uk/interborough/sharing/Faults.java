package uk.interborough.sharing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.SentText;

/** Everything that is wrong with what was sent, each fault beside its argument and under one clause. */
final class Faults {
    static final int LONGEST = 2_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final String clause;
    private final List<ArgumentFault> all = new ArrayList<>();

    Faults(String clause) {
        this.clause = clause;
    }

    /** Does it, where there is no fault. */
    Change or(Supplier<Change> change) {
        return all.isEmpty() ? change.get() : new Change(null, all);
    }

    Faults when(boolean holds, String field, String code, String message) {
        if (holds) {
            all.add(new ArgumentFault(field, code, message, clause));
        }
        return this;
    }

    /**
     * @param called as people call it, e.g. recipient
     * @param wanted what to enter, e.g. {@code Say to whom}
     */
    Faults text(String field, String called, @Nullable String text, boolean needed, int longest, String wanted) {
        SentText.fault(field, called, text, longest)
                .ifPresent(fault -> when(true, field, fault.code(), fault.message()));
        return when(needed && (text == null || text.isBlank()), field, "INCOMPLETE", wanted);
    }

    Faults between(String field, LocalDate from, LocalDate day, LocalDate until) {
        return when(
                day.isBefore(from) || day.isAfter(until),
                field,
                "OUT_OF_RANGE",
                "Enter a day from " + DAY.format(from) + " to " + DAY.format(until));
    }
}
