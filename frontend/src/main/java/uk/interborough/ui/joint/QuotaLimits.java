package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.parts.Say;

/**
 * How much of a scheme others could use free of charge.
 *
 * @param unitWeeks in a financial year; null: the units on every night
 * @param neighbours whom it is for, of the scope NEIGHBOURS alone
 */
record QuotaLimits(String scope, int units, @Nullable BigDecimal unitWeeks, List<Authority> neighbours) {

    static final String MEMBERS = "WEST_LONDON";
    static final String NEIGHBOURS = "NEIGHBOURS";

    /** As arguments of a question or of a change. */
    Map<String, Object> input() {
        Map<String, Object> input = new HashMap<>(Map.of("scope", scope, "units", units));
        if (unitWeeks != null) {
            input.put("unitWeeks", unitWeeks);
        }
        if (scope.equals(NEIGHBOURS)) {
            input.put("neighbours", neighbours.stream().map(Authority::id).toList());
        }
        return input;
    }

    /** Whether these are the same numbers. */
    boolean isLike(QuotaLimits other) {
        return units == other.units && words(units, unitWeeks).equals(words(other.units, other.unitWeeks));
    }

    /** {@code 2 units at one time, 60.0 unit-weeks in a financial year}. */
    String words() {
        return words(units, unitWeeks);
    }

    /** The same of a quota that stands. */
    static String words(int units, @Nullable BigDecimal unitWeeks) {
        return Say.count(units, "unit", "units") + " at one time, "
                + (unitWeeks == null
                        ? "on every night of the year"
                        : Say.unitWeeks(unitWeeks) + " unit-weeks in a financial year");
    }

    /** Whom a quota is for, within a sentence. */
    static String whom(String scope, List<Authority> neighbours) {
        return scope.equals(MEMBERS)
                ? "members that take no part"
                : "neighbours named: "
                        + String.join(
                                ", ", neighbours.stream().map(Authority::name).toList());
    }
}
