package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import uk.interborough.ui.api.FinancialQuarter;

/**
 * A financial year, or one quarter of it.
 *
 * @param year in which the financial year begins
 * @param quarter 1 to 4; 0: the whole year
 */
record Term(int year, int quarter) {

    /** The financial year of a day. */
    static int yearOf(LocalDate day) {
        return day.getMonthValue() < 4 ? day.getYear() - 1 : day.getYear();
    }

    /** {@code 2026 to 2027}. */
    static String words(int year) {
        return year + " to " + (year + 1);
    }

    LocalDate firstDay() {
        return LocalDate.of(year, 4, 1).plusMonths(quarter == 0 ? 0 : 3L * (quarter - 1));
    }

    LocalDate lastDay() {
        return firstDay().plusMonths(quarter == 0 ? 12 : 3).minusDays(1);
    }

    /** Variables {@code since} and {@code until} of a question. */
    Map<String, Object> asInput() {
        return Map.of("since", first().asInput(), "until", last().asInput());
    }

    FinancialQuarter first() {
        return new FinancialQuarter(year, quarter == 0 ? 1 : quarter);
    }

    FinancialQuarter last() {
        return new FinancialQuarter(year, quarter == 0 ? 4 : quarter);
    }

    /** {@code 2026 to 2027}, or {@code 2026 to 2027 Q3}. */
    String words() {
        return quarter == 0 ? words(year) : first().label();
    }

    /** Whether a day is in it. */
    boolean holds(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
    }

    /** How many of the nights from one day until before another are in it. Unit: nights. */
    int nights(LocalDate from, LocalDate until) {
        LocalDate begin = from.isBefore(firstDay()) ? firstDay() : from;
        LocalDate end = until.isAfter(lastDay()) ? lastDay().plusDays(1) : until;
        return (int) Math.max(0, ChronoUnit.DAYS.between(begin, end));
    }
}
