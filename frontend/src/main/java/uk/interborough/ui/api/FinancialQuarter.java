package uk.interborough.ui.api;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quarter of the financial year, April to March.
 *
 * @param financialYear year in which the financial year begins
 * @param number 1 (April to June) to 4 (January to March)
 */
public record FinancialQuarter(int financialYear, int number) implements Comparable<FinancialQuarter> {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-Q([1-4])");

    public FinancialQuarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("a quarter is 1 to 4, not " + number);
        }
    }

    /** The quarter that ended last before a day. */
    public static FinancialQuarter endedBefore(LocalDate day) {
        int since = (day.getYear() * 12 + day.getMonthValue() - 4) / 3;
        return ofIndex(since - 1);
    }

    /** Reads {@code 2026-Q2}; empty if it is written otherwise. */
    public static Optional<FinancialQuarter> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new FinancialQuarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    private static FinancialQuarter ofIndex(int index) {
        return new FinancialQuarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
    }

    /** That many quarters later, or earlier if negative. */
    public FinancialQuarter plus(int quarters) {
        return ofIndex(financialYear * 4 + number - 1 + quarters);
    }

    /** Quarters from this one to the other. */
    public int until(FinancialQuarter other) {
        return (other.financialYear - financialYear) * 4 + other.number - number;
    }

    /** The day it ends. */
    public LocalDate lastDay() {
        return LocalDate.of(financialYear, 4, 1).plusMonths(3L * number).minusDays(1);
    }

    /** As in addresses: {@code 2026-Q2}. */
    public String code() {
        return financialYear + "-Q" + number;
    }

    /** As the contract labels it: {@code 2026 to 2027 Q2}. */
    public String label() {
        return financialYear + " to " + (financialYear + 1) + " Q" + number;
    }

    /** As on an axis: {@code Q2 26/27}. */
    public String shortLabel() {
        return "Q%d %02d/%02d".formatted(number, financialYear % 100, (financialYear + 1) % 100);
    }

    /** As the argument of a question. */
    public Map<String, Integer> asInput() {
        return Map.of("financialYear", financialYear, "quarter", number);
    }

    @Override
    public int compareTo(FinancialQuarter other) {
        return Comparator.comparingInt(FinancialQuarter::financialYear)
                .thenComparingInt(FinancialQuarter::number)
                .compare(this, other);
    }
}
