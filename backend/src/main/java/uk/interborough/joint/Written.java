package uk.interborough.joint;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days, months and units as a fault says them. */
final class Written {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private Written() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String month(LocalDate month) {
        return MONTH.format(month);
    }

    static String units(long units) {
        return units == 1 ? "1 unit" : "%,d units".formatted(units);
    }
}
