package uk.interborough.writing;

import org.jspecify.annotations.Nullable;

/**
 * A fault in an argument of a mutation.
 *
 * @param field the argument; of a list with its place, e.g. {@code roles}
 * @param code one of the documented codes
 * @param message what is wrong and what was expected, in words
 * @param clause the clause behind the rule, where there is one
 */
public record ArgumentFault(
        String field, String code, String message, @Nullable String clause) {

    /** A value that cannot be taken as it is. */
    public static ArgumentFault of(String field, String message) {
        return new ArgumentFault(field, "BAD_USER_INPUT", message, null);
    }

    /** A fault of another kind. */
    public static ArgumentFault of(String field, String code, String message) {
        return new ArgumentFault(field, code, message, null);
    }
}
