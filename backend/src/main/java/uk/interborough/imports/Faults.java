package uk.interborough.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** All faults of one workbook, told in the order of its sheets and cells; a hostile file cannot make it endless. */
final class Faults {
    private static final int MOST = 500;

    private final List<WorkbookFault> found = new ArrayList<>();

    void add(WorkbookFault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        } else if (found.size() == MOST) {
            found.add(WorkbookFault.ofFile(
                    FaultCode.TOO_MANY_FAULTS, "There are more than " + MOST + " faults; these are the first."));
        }
    }

    void cell(FaultCode code, String sheet, String cell, @Nullable String what, String expected, String message) {
        add(new WorkbookFault(code, message, sheet, cell, what, expected, null));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<WorkbookFault> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Faults::sheet)
                        .thenComparingInt(fault -> place(fault).getRow())
                        .thenComparingInt(fault -> place(fault).getCol()))
                .toList();
    }

    private static int sheet(WorkbookFault fault) {
        return fault.sheet() == null ? -1 : Layout.SHEETS.indexOf(fault.sheet());
    }

    private static CellReference place(WorkbookFault fault) {
        String cell = fault.cell();
        return cell == null ? new CellReference(0, 0) : new CellReference(cell.split("[:,]")[0]);
    }
}
