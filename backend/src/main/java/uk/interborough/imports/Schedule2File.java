package uk.interborough.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The rows of a Schedule 2 file, whatever its format. */
final class Schedule2File {
    private static final int MOST_NAMED = 20;

    private static final TableHeadings<Schedule2Column> HEADINGS =
            new TableHeadings<>(Schedule2Column.class, Schedule2Column::of, column -> column.heading, 2);

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
            return content(TableHeadings.table(file, Schedule2Sheet.NAME, faults), faults);
        } catch (WorkbookFile.Refused refused) {
            faults.file(refused.fault.code(), refused.fault.message());
            return Optional.empty();
        }
    }

    private static Optional<Content> content(Schedule2Table table, Schedule2Faults faults) {
        OptionalInt headings = HEADINGS.row(table.rows());
        if (headings.isEmpty()) {
            faults.file(
                    FaultCode.COLUMN_MISSING,
                    "No headings of Schedule 2 were found. The first row names the columns, e.g. "
                            + quoted(Schedule2Column.REQUIRED) + ": start from the template.");
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>(table.notes());
        Map<Schedule2Column, Integer> places = places(table.rows().get(headings.getAsInt()), notes, faults);
        missing(places, notes, faults);
        List<Schedule2Table.Row> rows =
                table.rows().subList(headings.getAsInt() + 1, table.rows().size());
        if (rows.size() > Schedule2Table.MOST_ROWS) {
            faults.file(
                    FaultCode.FILE_TOO_LARGE,
                    "The file has more than %,d rows. No authority has as many services: is it the right file?"
                            .formatted(Schedule2Table.MOST_ROWS));
            return Optional.empty();
        }
        List<Line> lines = HEADINGS.lines(rows, places, Line::new);
        if (lines.isEmpty()) {
            faults.file(FaultCode.NOTHING_FILLED_IN, "There is no service below the headings: nothing to import.");
        }
        return Optional.of(new Content(List.copyOf(places.keySet()), lines, table.commaDecimals(), notes));
    }

    private static Map<Schedule2Column, Integer> places(
            Schedule2Table.Row headings, List<String> notes, Schedule2Faults faults) {
        List<String> ignored = new ArrayList<>();
        Map<Schedule2Column, Integer> places = HEADINGS.places(
                headings,
                other -> {
                    if (!other.isEmpty() && ignored.size() < MOST_NAMED) {
                        ignored.add("“" + SheetCells.abridged(other) + "”");
                    }
                },
                faults);
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
        required.forEach(column -> faults.add(HEADINGS.missing(column)));
        List<Schedule2Column> absent = new ArrayList<>(List.of(Schedule2Column.values()));
        absent.removeAll(places.keySet());
        absent.removeAll(required);
        if (!absent.isEmpty()) {
            notes.add("Not in the file, so left as recorded: " + quoted(absent) + ".");
        }
    }

    private static String quoted(List<Schedule2Column> columns) {
        return columns.stream().map(column -> "“" + column.heading + "”").collect(Collectors.joining(", "));
    }
}
