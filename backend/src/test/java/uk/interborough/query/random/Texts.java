package uk.interborough.query.random;

import java.util.List;
import java.util.Map;

/**
 * The texts of a column and some that only resemble them, as PostgreSQL sees them: which comes before which, and what each
 * is in lower case.
 *
 * @param resembling those that only resemble them, in an order that never changes
 */
record Texts(List<String> resembling, Map<String, Integer> ranks, Map<String, String> lower) {

    int rank(String text) {
        return seen(ranks, text);
    }

    String lower(String text) {
        return seen(lower, text);
    }

    private static <T> T seen(Map<String, T> of, String text) {
        T found = of.get(text);
        if (found == null) {
            throw new IllegalStateException("PostgreSQL was not asked about “" + text + "”");
        }
        return found;
    }
}
