package uk.interborough.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.FileMagic;

/** Finds the headings of a register, whatever its format, and puts its cells under them. */
final class RegisterFile {
    static final String SHEET = "Open notices";
    private static final int MOST_ROWS_ABOVE = 10;
    private static final int ENOUGH_HEADINGS = 3;

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
            return lines(table(file, faults), faults);
        } catch (WorkbookFile.Refused refused) {
            faults.file(refused.fault.code(), refused.fault.message());
            return List.of();
        }
    }

    private static Schedule2Table table(byte[] file, Schedule2Faults faults) throws WorkbookFile.Refused {
        if (file.length > WorkbookFile.MOST_BYTES) {
            throw new WorkbookFile.Refused(
                    FaultCode.FILE_TOO_LARGE, WorkbookFile.tooLarge().getFirst().message());
        }
        FileMagic magic = file.length < 8 ? FileMagic.UNKNOWN : FileMagic.valueOf(file);
        return magic == FileMagic.OOXML || magic == FileMagic.OLE2
                ? Schedule2Sheet.read(file, SHEET, faults)
                : Schedule2Csv.read(file);
    }

    private static List<Line> lines(Schedule2Table table, Schedule2Faults faults) {
        Optional<Integer> headings = headings(table.rows());
        if (headings.isEmpty()) {
            faults.file(
                    FaultCode.COLUMN_MISSING,
                    "No headings of a register were found. The first row names the columns, e.g. “Reference”, “Provider”,"
                            + " “Issuing authority”: start from the template.");
            return List.of();
        }
        Map<RegisterColumn, Integer> places = places(table.rows().get(headings.get()), faults);
        for (RegisterColumn column : RegisterColumn.values()) {
            if (column.required && !places.containsKey(column)) {
                faults.add(new Schedule2Fault(
                        FaultCode.COLUMN_MISSING,
                        "There is no column “" + column.heading
                                + "”. Columns must keep their headings: start from the template.",
                        null,
                        column.heading,
                        null,
                        "a column “" + column.heading + "”",
                        null));
            }
        }
        List<Schedule2Table.Row> rows =
                table.rows().subList(headings.get() + 1, table.rows().size());
        if (rows.size() > Schedule2Table.MOST_ROWS) {
            faults.file(
                    FaultCode.FILE_TOO_LARGE,
                    "The file has more than %,d rows: is it the right file?".formatted(Schedule2Table.MOST_ROWS));
            return List.of();
        }
        List<Line> lines = rows.stream()
                .map(row -> line(row, places))
                .filter(line -> !line.isRemark())
                .toList();
        if (lines.isEmpty()) {
            faults.file(FaultCode.NOTHING_FILLED_IN, "There is no notice below the headings: nothing to import.");
        }
        return lines;
    }

    /** Some write a title above. */
    private static Optional<Integer> headings(List<Schedule2Table.Row> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS_ABOVE); i++) {
            long known = rows.get(i).cells().stream()
                    .filter(cell -> RegisterColumn.of(cell.text()).isPresent())
                    .count();
            if (known >= ENOUGH_HEADINGS) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Map<RegisterColumn, Integer> places(Schedule2Table.Row headings, Schedule2Faults faults) {
        Map<RegisterColumn, Integer> places = new EnumMap<>(RegisterColumn.class);
        List<Schedule2Table.Cell> cells = new ArrayList<>(headings.cells());
        for (int i = 0; i < cells.size(); i++) {
            Optional<RegisterColumn> column = RegisterColumn.of(cells.get(i).text());
            if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
                faults.add(new Schedule2Fault(
                        FaultCode.DUPLICATE,
                        "There are two columns “" + column.get().heading + "”. Remove one.",
                        headings.number(),
                        column.get().heading,
                        cells.get(i).text(),
                        "one column of this name",
                        null));
            }
        }
        return places;
    }

    private static Line line(Schedule2Table.Row row, Map<RegisterColumn, Integer> places) {
        Map<RegisterColumn, Schedule2Table.Cell> cells = new EnumMap<>(RegisterColumn.class);
        places.forEach((column, place) -> cells.put(column, row.cell(place)));
        return new Line(row.number(), cells);
    }
}
