package uk.interborough.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days, months, units and pounds as a fault says them. */
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

    static String pounds(long pence) {
        return "%s£%,.2f".formatted(pence < 0 ? "−" : "", BigDecimal.valueOf(Math.abs(pence), 2));
    }
}
