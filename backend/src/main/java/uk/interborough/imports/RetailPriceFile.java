package uk.interborough.imports;

import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Months of the retail prices index as a file has them: a table with the columns year, month and index, or what the Office for National
 * Statistics gives out for a series, with years, quarters and months below a title.
 */
record RetailPriceFile(List<Price> prices, List<RetailPriceFault> faults) {
    private static final String SERIES = "CHAW";
    private static final Pattern OF_SERIES = Pattern.compile("(\\d{4}) ([A-Z]{3})");
    private static final Pattern INDEX = Pattern.compile("\\d{1,5}(\\.\\d)?");

    /** @param line of the file, from 1 */
    record Price(int line, YearMonth month, BigDecimal index) {}

    static RetailPriceFile read(byte[] file) {
        if (file.length > WorkbookFile.MOST_BYTES) {
            return refused(FaultCode.FILE_TOO_LARGE, "The file is larger than it may be.");
        }
        try {
            List<Schedule2Table.Row> rows = Schedule2Csv.read(file).rows();
            return columns(rows).map(columns -> table(rows, columns)).orElseGet(() -> series(rows));
        } catch (WorkbookFile.Refused notATable) {
            return refused(notATable.fault.code(), notATable.fault.message());
        }
    }

    private record Columns(int headings, int year, int month, int index) {}

    /** Where the headings year, month and index… stand; empty: it is no such table. */
    private static Optional<Columns> columns(List<Schedule2Table.Row> rows) {
        return rows.stream().findFirst().flatMap(row -> {
            int year = column(row, "year");
            int month = column(row, "month");
            int index = column(row, "index");
            return year < 0 || month < 0 || index < 0
                    ? Optional.empty()
                    : Optional.of(new Columns(row.number(), year, month, index));
        });
    }

    private static int column(Schedule2Table.Row headings, String name) {
        return IntStream.range(0, headings.cells().size())
                .filter(place -> headings.cell(place)
                        .text()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(name))
                .findFirst()
                .orElse(-1);
    }

    private static RetailPriceFile table(List<Schedule2Table.Row> rows, Columns columns) {
        Reader reader = new Reader();
        rows.stream()
                .filter(row -> row.number() > columns.headings())
                .forEach(row -> reader.take(
                        row.number(),
                        month(
                                row.cell(columns.year()).text().strip(),
                                row.cell(columns.month()).text().strip()),
                        row.cell(columns.index()).text()));
        return reader.done();
    }

    private static RetailPriceFile series(List<Schedule2Table.Row> rows) {
        for (Schedule2Table.Row row : rows) {
            if (row.cell(0).text().strip().equalsIgnoreCase("CDID")
                    && !row.cell(1).text().strip().equalsIgnoreCase(SERIES)) {
                return new RetailPriceFile(
                        List.of(),
                        List.of(RetailPriceFault.at(
                                row.number(),
                                FaultCode.UNKNOWN_FORMAT,
                                "This is the series %s. The index is the series CHAW: RPI, all items, January 1987 = 100."
                                        .formatted(row.cell(1).text().strip()))));
            }
        }
        Reader reader = new Reader();
        rows.forEach(row -> {
            Matcher period = OF_SERIES.matcher(row.cell(0).text().strip().toUpperCase(Locale.ROOT));
            if (period.matches()) {
                reader.take(
                        row.number(),
                        month(period.group(1), period.group(2)),
                        row.cell(1).text());
            }
        });
        return reader.done();
    }

    /** Empty where it is none. */
    private static Optional<YearMonth> month(String year, String month) {
        if (!year.matches("\\d{4}")) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(1, 12)
                .filter(number -> month.matches("0?" + number) || isName(month, Month.of(number)))
                .mapToObj(number -> YearMonth.of(Integer.parseInt(year), number))
                .findFirst();
    }

    private static boolean isName(String written, Month month) {
        return written.length() >= 3 && month.name().startsWith(written.toUpperCase(Locale.ROOT));
    }

    private static RetailPriceFile refused(FaultCode code, String message) {
        return new RetailPriceFile(List.of(), List.of(RetailPriceFault.ofFile(code, message)));
    }

    private static final class Reader {
        private final List<Price> prices = new ArrayList<>();
        private final List<RetailPriceFault> faults = new ArrayList<>();

        void take(int line, Optional<YearMonth> month, String written) {
            String index = written.strip();
            if (month.isEmpty()) {
                faults.add(RetailPriceFault.at(
                        line, FaultCode.NOT_A_DATE, "A year such as 2026 and a month from 1 to 12 were expected."));
            } else if (!INDEX.matcher(index).matches() || new BigDecimal(index).signum() == 0) {
                faults.add(RetailPriceFault.at(
                        line,
                        FaultCode.NOT_A_NUMBER,
                        "An index with one decimal such as 417.3 was expected, found “%s”.".formatted(index)));
            } else if (prices.stream().anyMatch(price -> price.month().equals(month.get()))) {
                faults.add(RetailPriceFault.at(
                        line, FaultCode.DUPLICATE, "This month stands there twice: " + month.get() + "."));
            } else {
                prices.add(new Price(line, month.get(), new BigDecimal(index).setScale(1)));
            }
        }

        RetailPriceFile done() {
            if (prices.isEmpty() && faults.isEmpty()) {
                return refused(
                        FaultCode.UNKNOWN_FORMAT,
                        "The file has neither the columns year, month and index nor months such as “2026 JUL”.");
            }
            return new RetailPriceFile(List.copyOf(prices), List.copyOf(faults));
        }
    }
}
