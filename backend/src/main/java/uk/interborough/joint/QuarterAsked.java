package uk.interborough.joint;

import java.time.LocalDate;
import uk.interborough.writing.Rules;

/**
 * QuarterInput.
 *
 * @param financialYear year in which the financial year begins
 * @param quarter 1 (April to June) to 4 (January to March)
 */
record QuarterAsked(int financialYear, int quarter) {

    static final String EXPECTED =
            "Invoices are quarterly in advance: the quarter is the next after today's, or an earlier one from April 2003";

    /** Of a quarter from 1 April 2003 to the one after today's. */
    boolean isWithin(LocalDate today) {
        return financialYear >= Schemes.EARLIEST.getYear()
                && financialYear <= today.getYear() + 1
                && quarter >= 1
                && quarter <= 4
                && !firstDay().minusMonths(3).isAfter(today);
    }

    LocalDate firstDay() {
        return LocalDate.of(financialYear, 4, 1).plusMonths(3L * (quarter - 1));
    }

    Rules check(Rules rules, LocalDate today) {
        return rules.refuse(!isWithin(today), "quarter", "OUT_OF_RANGE", EXPECTED, "JPA 10.1");
    }
}
