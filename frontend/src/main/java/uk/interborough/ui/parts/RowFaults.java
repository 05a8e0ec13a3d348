package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Objects;
import uk.interborough.ui.api.RowFault;

/** Everything that is wrong with a file, each with its place. */
public final class RowFaults extends Div {
    private static final int MOST_IN_SUMMARY = 10;

    public RowFaults(List<RowFault> faults) {
        addClassName("ib-figures");
        add(ErrorSummary.of(
                "The file has %s. Nothing was saved.".formatted(Say.count(faults.size(), "fault", "faults")),
                faults.stream().limit(MOST_IN_SUMMARY).map(RowFaults::line).toList()));
        if (faults.stream().anyMatch(fault -> fault.row() != null || fault.column() != null)) {
            add(Markup.card("Every fault", table(faults)));
        }
    }

    private static String line(RowFault fault) {
        return fault.row() == null ? fault.message() : "Row " + fault.row() + ": " + fault.message();
    }

    private static DataTable<RowFault> table(List<RowFault> faults) {
        return new DataTable<RowFault>("Faults in the file")
                .hideCaption()
                .stacks()
                .text("Row", fault -> fault.row() == null ? "The whole file" : "Row " + fault.row())
                .text("Column", fault -> Objects.requireNonNullElse(fault.column(), "The whole row"))
                .text("Found", fault -> Objects.requireNonNullElse(fault.found(), "Nothing"))
                .text("Expected", fault -> Objects.requireNonNullElse(fault.expected(), "–"))
                .text("What to do", RowFault::message)
                .rows(faults);
    }
}
