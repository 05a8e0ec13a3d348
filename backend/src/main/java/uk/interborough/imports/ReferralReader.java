package uk.interborough.imports;

import static uk.interborough.imports.Layout.FIRST_REFERRAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads where people were referred from, by quarter. */
final class ReferralReader {
    private static final int QUARTER = 0;
    private static final int AGENCY = 1;
    private static final int AUTHORITY = 2;
    private static final int ACCEPTED = 3;
    private static final int UNIT_WEEKS = 4;
    private static final List<String> NAMES =
            List.of("Quarter", "Referral agency", "Authority of the agency", "Referrals accepted", "Unit-weeks");

    private final SheetCells cells;

    ReferralReader(SheetCells cells) {
        this.cells = cells;
    }

    Map<Integer, List<QuarterContent.Referral>> read() {
        Map<Integer, List<QuarterContent.Referral>> byQuarter = new HashMap<>();
        int last = cells.sheet.getLastRowNum();
        if (last < FIRST_REFERRAL || cells.hasMerged(FIRST_REFERRAL, last, QUARTER, UNIT_WEEKS)) {
            return byQuarter;
        }
        for (int column = QUARTER; column <= UNIT_WEEKS; column++) {
            cells.expectLabel(FIRST_REFERRAL - 1, column, NAMES.get(column));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int row = FIRST_REFERRAL; row <= last; row++) {
            if (isBlank(row) || !isComplete(row)) {
                continue;
            }
            int quarter = quarter(row);
            QuarterContent.Referral referral = referral(row);
            if (quarter == 0 || referral == null) {
                continue;
            }
            String key = (quarter + "|" + referral.agency() + "|" + referral.authority()).toLowerCase(Locale.UK);
            Integer before = seen.putIfAbsent(key, row);
            if (before == null) {
                byQuarter.computeIfAbsent(quarter, any -> new ArrayList<>()).add(referral);
            } else {
                cells.fault(
                        FaultCode.DUPLICATE,
                        row,
                        AGENCY,
                        referral.agency(),
                        "one line for each quarter, agency and authority",
                        "Cells " + Layout.cell(before, AGENCY) + " and " + Layout.cell(row, AGENCY)
                                + " name the same agency and authority in the same quarter. Put both on one line.");
            }
        }
        return byQuarter;
    }

    private boolean isBlank(int row) {
        return IntStream.rangeClosed(QUARTER, UNIT_WEEKS).allMatch(column -> cells.isBlank(row, column));
    }

    private boolean isComplete(int row) {
        List<Integer> blank = IntStream.rangeClosed(QUARTER, UNIT_WEEKS)
                .filter(column -> cells.isBlank(row, column))
                .boxed()
                .toList();
        blank.forEach(column -> cells.fault(
                FaultCode.INCOMPLETE,
                row,
                column,
                null,
                NAMES.get(column).toLowerCase(Locale.UK),
                NAMES.get(column) + " is missing in this line."));
        return blank.isEmpty();
    }

    private int quarter(int row) {
        String written = cells.text(row, QUARTER, "Quarter");
        int number =
                List.of("Q1", "Q2", "Q3", "Q4").indexOf(written == null ? "" : written.toUpperCase(Locale.ROOT)) + 1;
        if (number == 0) {
            cells.fault(FaultCode.NOT_IN_LIST, row, QUARTER, written, "Q1, Q2, Q3 or Q4", "There is no such quarter.");
        }
        return number;
    }

    private QuarterContent.@Nullable Referral referral(int row) {
        String agency = cells.text(row, AGENCY, NAMES.get(AGENCY));
        String authority = cells.text(row, AUTHORITY, NAMES.get(AUTHORITY));
        BigDecimal accepted = cells.number(row, ACCEPTED, true, NAMES.get(ACCEPTED));
        BigDecimal unitWeeks = cells.number(row, UNIT_WEEKS, false, NAMES.get(UNIT_WEEKS));
        return agency == null || authority == null || accepted == null || unitWeeks == null
                ? null
                : new QuarterContent.Referral(agency, authority, accepted.intValueExact(), unitWeeks);
    }
}
