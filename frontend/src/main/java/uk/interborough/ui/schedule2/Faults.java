package uk.interborough.ui.schedule2;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Objects;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Everything that is wrong with a file, each with its place. */
final class Faults extends Div {
    private static final int MOST_IN_SUMMARY = 10;

    Faults(Imported refused) {
        addClassName("ib-figures");
        List<Imported.Fault> faults = refused.errors();
        add(ErrorSummary.of(
                "The file has %s. Nothing was saved.".formatted(Say.count(faults.size(), "fault", "faults")),
                faults.stream().limit(MOST_IN_SUMMARY).map(Faults::line).toList()));
        if (faults.stream().anyMatch(fault -> fault.row() != null || fault.column() != null)) {
            add(Markup.card("Every fault", table(faults)));
        }
    }

    private static String line(Imported.Fault fault) {
        return fault.row() == null ? fault.message() : "Row " + fault.row() + ": " + fault.message();
    }

    private static DataTable<Imported.Fault> table(List<Imported.Fault> faults) {
        return new DataTable<Imported.Fault>("Faults in the file")
                .hideCaption()
                .stacks()
                .text("Row", fault -> fault.row() == null ? "The whole file" : "Row " + fault.row())
                .text("Column", fault -> Objects.requireNonNullElse(fault.column(), "The whole row"))
                .text("Found", fault -> Objects.requireNonNullElse(fault.found(), "Nothing"))
                .text("Expected", fault -> Objects.requireNonNullElse(fault.expected(), "–"))
                .text("What to do", Imported.Fault::message)
                .rows(faults);
    }
}
