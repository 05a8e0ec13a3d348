package uk.interborough.writing;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/** Somebody else is saving the same, for longer than a change waits. */
public final class Busy {
    public static final String WORDS = "Somebody else is saving the same. Nothing was saved. Try again in a minute.";

    /** PostgreSQL: lock not available, deadlock detected. */
    private static final Set<String> STATES = Set.of("55P03", "40P01");

    private Busy() {}

    /** What a change gives, or what is said where it could not get hold of something in time. */
    public static <T> T or(Supplier<T> change, Supplier<T> busy) {
        try {
            return change.get();
        } catch (RuntimeException failure) {
            if (isBusy(failure)) {
                return busy.get();
            }
            throw failure;
        }
    }

    private static boolean isBusy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && STATES.contains(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
