package uk.interborough.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.poifs.filesystem.FileMagic;

/** Finds the headings of a file, whatever its format, and puts its cells under them. */
final class Schedule2File {
    private static final int MOST_ROWS_ABOVE = 10;

    private Schedule2File() {}

    /**
     * @param columns those the file has; what it leaves out stays as it is recorded
     * @param lines without empty ones
     */
    record Content(List<Schedule2Column> columns, List<Line> lines, boolean commaDecimals, List<String> notes) {}

    /** @param row of the sheet or line of the file, from 1 */
    record Line(int row, Map<Schedule2Column, Schedule2Table.Cell> cells) {}

    /** Empty when the file cannot be read at all. */
    static Optional<Content> read(byte[] file, Schedule2Faults faults) {
        try {
            return content(table(file, faults), faults);
        } catch (WorkbookFile.Refused refused) {
            faults.file(refused.fault.code(), refused.fault.message());
            return Optional.empty();
        }
    }

    private static Schedule2Table table(byte[] file, Schedule2Faults faults) throws WorkbookFile.Refused {
        if (file.length > WorkbookFile.MOST_BYTES) {
            throw new WorkbookFile.Refused(
                    FaultCode.FILE_TOO_LARGE, WorkbookFile.tooLarge().getFirst().message());
        }
        FileMagic magic = file.length < 8 ? FileMagic.UNKNOWN : FileMagic.valueOf(file);
        return magic == FileMagic.OOXML || magic == FileMagic.OLE2
                ? Schedule2Sheet.read(file, Schedule2Sheet.NAME, faults)
                : Schedule2Csv.read(file);
    }

    private static Optional<Content> content(Schedule2Table table, Schedule2Faults faults) {
        int headings = headings(table.rows());
        if (headings < 0) {
            faults.file(
                    FaultCode.COLUMN_MISSING,
                    "No headings of Schedule 2 were found. The first row names the columns, e.g. "
                            + quoted(Schedule2Column.REQUIRED) + ": start from the template.");
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>(table.notes());
        Map<Schedule2Column, Integer> places = places(table.rows().get(headings), notes, faults);
        missing(places, notes, faults);
        List<Schedule2Table.Row> rows =
                table.rows().subList(headings + 1, table.rows().size());
        if (rows.size() > Schedule2Table.MOST_ROWS) {
            faults.file(
                    FaultCode.FILE_TOO_LARGE,
                    "The file has more than %,d rows. No authority has as many services: is it the right file?"
                            .formatted(Schedule2Table.MOST_ROWS));
            return Optional.empty();
        }
        List<Line> lines = rows.stream().map(row -> line(row, places)).toList();
        if (lines.isEmpty()) {
            faults.file(FaultCode.NOTHING_FILLED_IN, "There is no service below the headings: nothing to import.");
        }
        return Optional.of(new Content(List.copyOf(places.keySet()), lines, table.commaDecimals(), notes));
    }

    /** Some write a title above. */
    private static int headings(List<Schedule2Table.Row> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS_ABOVE); i++) {
            long known = rows.get(i).cells().stream()
                    .filter(cell -> Schedule2Column.of(cell.text()).isPresent())
                    .count();
            if (known >= 2) {
                return i;
            }
        }
        return -1;
    }

    private static Map<Schedule2Column, Integer> places(
            Schedule2Table.Row headings, List<String> notes, Schedule2Faults faults) {
        Map<Schedule2Column, Integer> places = new EnumMap<>(Schedule2Column.class);
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < headings.cells().size(); i++) {
            String heading = headings.cells().get(i).text().strip();
            Optional<Schedule2Column> column = Schedule2Column.of(heading);
            if (column.isEmpty()) {
                if (!heading.isEmpty() && ignored.size() < 20) {
                    ignored.add("“" + SheetCells.abridged(heading) + "”");
                }
            } else if (places.putIfAbsent(column.get(), i) != null) {
                faults.cell(
                        FaultCode.DUPLICATE,
                        headings.number(),
                        column.get(),
                        heading,
                        "one column of this name",
                        "There are two columns “" + column.get().heading + "”. Remove one.");
            }
        }
        if (!ignored.isEmpty()) {
            notes.add("Ignored, because Schedule 2 has no such column: " + String.join(", ", ignored) + ".");
        }
        return places;
    }

    private static void missing(Map<Schedule2Column, Integer> places, List<String> notes, Schedule2Faults faults) {
        List<Schedule2Column> required = new ArrayList<>(Schedule2Column.REQUIRED);
        if (Schedule2Column.TERMS.stream().anyMatch(places::containsKey)) {
            required.addAll(Schedule2Column.REQUIRED_TERMS);
        }
        required.removeAll(places.keySet());
        required.forEach(column -> faults.add(new Schedule2Fault(
                FaultCode.COLUMN_MISSING,
                "There is no column “" + column.heading
                        + "”. Columns must keep their headings: start from the template.",
                null,
                column.heading,
                null,
                "a column “" + column.heading + "”",
                null)));
        List<Schedule2Column> absent = new ArrayList<>(List.of(Schedule2Column.values()));
        absent.removeAll(places.keySet());
        absent.removeAll(required);
        if (!absent.isEmpty()) {
            notes.add("Not in the file, so left as recorded: " + quoted(absent) + ".");
        }
    }

    private static Line line(Schedule2Table.Row row, Map<Schedule2Column, Integer> places) {
        Map<Schedule2Column, Schedule2Table.Cell> cells = new EnumMap<>(Schedule2Column.class);
        places.forEach((column, place) -> cells.put(column, row.cell(place)));
        return new Line(row.number(), cells);
    }

    private static String quoted(List<Schedule2Column> columns) {
        return columns.stream().map(column -> "“" + column.heading + "”").collect(Collectors.joining(", "));
    }
}
