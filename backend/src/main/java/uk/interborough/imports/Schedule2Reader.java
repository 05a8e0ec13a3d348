package uk.interborough.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file: what each says of its service, and everything that is wrong with it. */
final class Schedule2Reader {
    private final Schedule2File.Content content;
    private final Schedule2Values values;
    private final Schedule2Faults faults;

    private Schedule2Reader(Schedule2File.Content content, Schedule2Values values, Schedule2Faults faults) {
        this.content = content;
        this.values = values;
        this.faults = faults;
    }

    /** Only rows that can be told apart and are whole; the others are among the faults. */
    static List<Schedule2Line> read(Schedule2File.Content content, Schedule2Lists lists, Schedule2Faults faults) {
        return new Schedule2Reader(content, new Schedule2Values(lists, content.commaDecimals(), faults), faults).read();
    }

    private List<Schedule2Line> read() {
        List<Schedule2Line> lines = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Schedule2File.Line written : content.lines()) {
            Schedule2Line line = line(written);
            if (line == null) {
                continue;
            }
            Integer before = seen.putIfAbsent(line.splsId(), line.row());
            if (before == null) {
                lines.add(line);
            } else {
                faults.cell(
                        FaultCode.DUPLICATE,
                        line.row(),
                        Schedule2Column.SPLS_ID,
                        line.splsId(),
                        "one row for each service",
                        "Rows " + before + " and " + line.row() + " are about the same service. Keep one.");
            }
        }
        return lines;
    }

    private @Nullable Schedule2Line line(Schedule2File.Line written) {
        Map<Schedule2Column, @Nullable Object> read = new EnumMap<>(Schedule2Column.class);
        boolean whole = true;
        for (Schedule2Column column : content.columns()) {
            Schedule2Table.Cell cell = written.cells().get(column);
            Object value = values.value(written.row(), column, cell);
            whole &= value != null || cell.isBlank();
            if (value != null || !column.isKeptWhenEmpty()) {
                read.put(column, value);
            }
        }
        boolean terms = Schedule2Column.TERMS.stream()
                .anyMatch(column -> column != Schedule2Column.PROTOCOL_CLAUSE
                        && written.cells().containsKey(column)
                        && !written.cells().get(column).isBlank());
        whole &= complete(written, Schedule2Column.REQUIRED, "Every row needs it.");
        if (terms) {
            whole &= complete(written, Schedule2Column.REQUIRED_TERMS, "A contract needs it.");
            whole &= inOrder(written.row(), read);
        }
        return whole && faultlessColumns(read) ? new Schedule2Line(written.row(), read, terms) : null;
    }

    private boolean complete(Schedule2File.Line written, List<Schedule2Column> required, String why) {
        List<Schedule2Column> blank = required.stream()
                .filter(written.cells()::containsKey)
                .filter(column -> written.cells().get(column).isBlank())
                .toList();
        blank.forEach(column -> faults.cell(
                FaultCode.INCOMPLETE,
                written.row(),
                column,
                null,
                column.heading,
                column.heading + " is missing. " + why));
        return blank.isEmpty();
    }

    private boolean inOrder(int row, Map<Schedule2Column, @Nullable Object> read) {
        LocalDate starts = (LocalDate) read.get(Schedule2Column.STARTS);
        LocalDate ends = (LocalDate) read.get(Schedule2Column.ENDS);
        if (starts == null || ends == null || !ends.isBefore(starts)) {
            return true;
        }
        faults.cell(
                FaultCode.IMPOSSIBLE,
                row,
                Schedule2Column.ENDS,
                ends.toString(),
                "not before " + starts,
                "The contract ends before it starts.");
        return false;
    }

    private static boolean faultlessColumns(Map<Schedule2Column, @Nullable Object> read) {
        return Schedule2Column.REQUIRED.stream().allMatch(column -> read.get(column) != null);
    }
}
