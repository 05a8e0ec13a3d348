package uk.interborough.ui.api;

import java.util.List;

/**
 * What is wrong with something that was sent.
 *
 * @param field the argument it is about
 * @param code one of the contract's documented codes
 * @param message what to do, in words fit to be shown
 */
public record Fault(String field, String code, String message) {

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
