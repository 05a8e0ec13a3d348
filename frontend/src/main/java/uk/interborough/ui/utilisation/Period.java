package uk.interborough.ui.utilisation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import uk.interborough.ui.api.FinancialQuarter;

/** Quarters from one to another, both included; 20 at most. */
record Period(FinancialQuarter from, FinancialQuarter until) {

    private static final int LONGEST = 20;
    private static final int USUAL = 12;

    Period {
        if (from.until(until) < 0 || from.until(until) >= LONGEST) {
            throw new IllegalArgumentException("a period is 1 to " + LONGEST + " quarters, earliest first");
        }
    }

    /** The twelve quarters up to one. */
    static Period upTo(FinancialQuarter last) {
        return new Period(last.plus(1 - USUAL), last);
    }

    /** Reads {@code 2024-Q1..2026-Q2}; empty if it is written otherwise or is no period. */
    static Optional<Period> parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        return FinancialQuarter.parse(ends[0])
                .flatMap(from -> FinancialQuarter.parse(ends[1]).flatMap(until -> of(from, until)));
    }

    private static Optional<Period> of(FinancialQuarter from, FinancialQuarter until) {
        int length = from.until(until);
        return length < 0 || length >= LONGEST ? Optional.empty() : Optional.of(new Period(from, until));
    }

    Period withFrom(FinancialQuarter quarter) {
        FinancialQuarter last = quarter.compareTo(until) > 0 ? quarter : until;
        return of(quarter, last).orElse(new Period(quarter, quarter.plus(LONGEST - 1)));
    }

    Period withUntil(FinancialQuarter quarter) {
        FinancialQuarter first = quarter.compareTo(from) < 0 ? quarter : from;
        return of(first, quarter).orElse(new Period(quarter.plus(1 - LONGEST), quarter));
    }

    String code() {
        return from.code() + ".." + until.code();
    }

    List<FinancialQuarter> quarters() {
        return IntStream.rangeClosed(0, from.until(until)).mapToObj(from::plus).toList();
    }
}
