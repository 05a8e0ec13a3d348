package uk.interborough.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The rows of a register, whatever its format. */
final class RegisterFile {
    static final String SHEET = "Open notices";

    private static final TableHeadings<RegisterColumn> HEADINGS =
            new TableHeadings<>(RegisterColumn.class, RegisterColumn::of, column -> column.heading, 3);

    private RegisterFile() {}

    /** @param row of the sheet or line of the file, from 1 */
    record Line(int row, Map<RegisterColumn, Schedule2Table.Cell> cells) {
        Schedule2Table.Cell cell(RegisterColumn column) {
            return cells.getOrDefault(column, Schedule2Table.Cell.BLANK);
        }

        /** Words under the table, as the register itself ends with them. */
        boolean isRemark() {
            return cells.values().stream().filter(cell -> !cell.isBlank()).count() == 1
                    && !cell(RegisterColumn.REFERENCE).isBlank();
        }
    }

    /** Without empty rows; empty when the file cannot be read at all. */
    static List<Line> read(byte[] file, Schedule2Faults faults) {
        try {
            return lines(TableHeadings.table(file, SHEET, faults).rows(), faults);
        } catch (WorkbookFile.Refused refused) {
            faults.file(refused.fault.code(), refused.fault.message());
            return List.of();
        }
    }

    private static List<Line> lines(List<Schedule2Table.Row> rows, Schedule2Faults faults) {
        OptionalInt headings = HEADINGS.row(rows);
        if (headings.isEmpty()) {
            faults.file(
                    FaultCode.COLUMN_MISSING,
                    "No headings of a register were found. The first row names the columns, e.g. “Reference”, “Provider”,"
                            + " “Issuing authority”: start from the template.");
            return List.of();
        }
        Map<RegisterColumn, Integer> places = HEADINGS.places(rows.get(headings.getAsInt()), other -> {}, faults);
        Arrays.stream(RegisterColumn.values())
                .filter(column -> column.required && !places.containsKey(column))
                .forEach(column -> faults.add(HEADINGS.missing(column)));
        List<Schedule2Table.Row> below = rows.subList(headings.getAsInt() + 1, rows.size());
        if (below.size() > Schedule2Table.MOST_ROWS) {
            faults.file(
                    FaultCode.FILE_TOO_LARGE,
                    "The file has more than %,d rows: is it the right file?".formatted(Schedule2Table.MOST_ROWS));
            return List.of();
        }
        List<Line> lines = HEADINGS.lines(below, places, Line::new).stream()
                .filter(line -> !line.isRemark())
                .toList();
        if (lines.isEmpty()) {
            faults.file(FaultCode.NOTHING_FILLED_IN, "There is no notice below the headings: nothing to import.");
        }
        return lines;
    }
}
