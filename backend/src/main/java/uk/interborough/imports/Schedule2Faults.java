package uk.interborough.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All faults of one Schedule 2 file, by row and column; a hostile file cannot make it endless. */
final class Schedule2Faults {
    private static final int MOST = 500;

    private final List<Schedule2Fault> found = new ArrayList<>();

    void file(FaultCode code, String message) {
        add(Schedule2Fault.ofFile(code, message));
    }

    void cell(
            FaultCode code,
            int row,
            Schedule2Column column,
            @Nullable String what,
            @Nullable String expected,
            String message) {
        add(new Schedule2Fault(code, message, row, column.heading, what, expected, null));
    }

    void add(Schedule2Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        } else if (found.size() == MOST) {
            found.add(Schedule2Fault.ofFile(
                    FaultCode.TOO_MANY_FAULTS, "There are more than " + MOST + " faults; these are the first."));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Schedule2Fault> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt((Schedule2Fault fault) -> fault.row() == null ? 0 : fault.row())
                        .thenComparingInt(Schedule2Faults::place))
                .toList();
    }

    private static int place(Schedule2Fault fault) {
        return fault.column() == null
                ? -1
                : Schedule2Column.of(fault.column()).map(Enum::ordinal).orElse(Schedule2Column.values().length);
    }
}
