package uk.interborough.referrals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days, years and unit-weeks as faults say them. */
final class InWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private InWords() {}

    /** For example 1 December 2026. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** For example 2026–27. */
    static String financialYear(int year) {
        return "%d–%02d".formatted(year, (year + 1) % 100);
    }

    /** For example 3.4 unit-weeks (24 nights). */
    static String unitWeeks(int nights) {
        return "%s unit-weeks (%d night%s)"
                .formatted(
                        new BigDecimal(nights).divide(BigDecimal.valueOf(7), 1, RoundingMode.HALF_UP),
                        nights,
                        nights == 1 ? "" : "s");
    }

    /** For example 2 units. */
    static String units(int units) {
        return units + (units == 1 ? " unit" : " units");
    }
}
