package uk.interborough.ui.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with something that was sent.
 *
 * @param field the argument it is about
 * @param code one of the contract's documented codes
 * @param message what to do, in words fit to be shown
 * @param clause behind the rule, e.g. {@code JPA 7.2}; null where there is none, or the document does not ask for it
 */
public record Fault(
        String field, String code, String message, @Nullable String clause) {

    public Fault(String field, String code, String message) {
        this(field, code, message, null);
    }

    /** What to do, and by which clause of what was signed. */
    public String words() {
        return clause == null ? message : message + " (" + inFull(clause) + ")";
    }

    private static String inFull(String clause) {
        if (clause.startsWith("JPA ")) {
            return "agreement, clause " + clause.substring(4);
        }
        return clause.startsWith("J ") ? "Joint Commissioning Protocol, " + clause.substring(2) : clause;
    }

    /** Whether what it is about is not there, or not any more, for the person who asked. */
    public static boolean outOfReach(List<Fault> faults) {
        return faults.stream()
                .anyMatch(fault -> fault.code().equals("FORBIDDEN")
                        || fault.code().equals("NOT_FOUND") && fault.field().equals("id"));
    }

    /** Whether somebody else changed it meanwhile. */
    public static boolean conflict(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.code().equals("CONFLICT"));
    }
}
