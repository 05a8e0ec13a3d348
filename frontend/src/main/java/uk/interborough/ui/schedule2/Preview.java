package uk.interborough.ui.schedule2;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;

/** What a file would change: what is new, what would be another, and how much stays. */
final class Preview extends Div {
    private static final int MOST_ROWS = 500;

    private record Row(Imported.Change change, Difference difference) {}

    Preview(Imported would) {
        addClassName("ib-figures");
        add(counts(would));
        would.notes().forEach(note -> add(new Banner(Banner.Kind.NOTE, note)));
        List<Imported.Change> added = would.of(Imported.Kind.ADD);
        if (!added.isEmpty()) {
            add(added(added));
        }
        List<Imported.Change> changed = would.of(Imported.Kind.CHANGE);
        if (!changed.isEmpty()) {
            add(differing("Changed services", "Changed services", changed));
        }
        List<Imported.Change> varied = would.of(Imported.Kind.VARY);
        if (!varied.isEmpty()) {
            Div terms = differing("New terms", "Services with new terms", varied);
            terms.addComponentAtIndex(
                    1,
                    Markup.quiet("The terms on record end the day before the new ones start. They and their figures"
                            + " stay readable."));
            add(terms);
        }
        if (would.changes(Difference::ends)) {
            add(new Banner(
                    Banner.Kind.NOTE,
                    "A contract that ends keeps its returns and figures. No return is expected for a quarter in which"
                            + " no contract is in force."));
        }
    }

    private static Div counts(Imported would) {
        int unchanged = would.of(Imported.Kind.NOTHING).size();
        Div card = Markup.card(
                "In short",
                new SummaryList()
                        .row("New services", count(would, Imported.Kind.ADD))
                        .row("Changed services", count(would, Imported.Kind.CHANGE))
                        .row("Services with new terms", count(would, Imported.Kind.VARY))
                        .row("Unchanged services", Say.number(unchanged)));
        Paragraph rest = Markup.quiet("Services that the file does not name stay as they are.");
        rest.getStyle().set("margin-top", "12px");
        card.add(rest);
        return card;
    }

    private static String count(Imported would, Imported.Kind kind) {
        return Say.number(would.of(kind).size());
    }

    private static Div added(List<Imported.Change> added) {
        DataTable<Imported.Change> table = new DataTable<Imported.Change>("New services")
                .hideCaption()
                .stacks()
                .component("Service", Preview::service)
                .text("Provider", change -> change.after("Provider name"))
                .text("Client group", change -> change.after("Client group"))
                .number("Units", change -> change.after("Units"))
                .number("Price a year", change -> change.after("Annual price £"))
                .text("Starts", change -> change.after("Starts"))
                .rows(added.stream().limit(MOST_ROWS).toList());
        return card("New services", table, added.size());
    }

    private static Div differing(String heading, String caption, List<Imported.Change> changed) {
        List<Row> rows = changed.stream()
                .flatMap(change -> change.what().stream().map(difference -> new Row(change, difference)))
                .toList();
        DataTable<Row> table = new DataTable<Row>(caption)
                .hideCaption()
                .stacks()
                .component("Service", row -> service(row.change()))
                .text("What", row -> row.difference().field())
                .text("On record", row -> row.difference().oldValue())
                .text("In the file", row -> row.difference().newValue())
                .rows(rows.stream().limit(MOST_ROWS).toList());
        return card(heading, table, rows.size());
    }

    private static Div card(String heading, DataTable<?> table, int rows) {
        Div card = Markup.card(heading, table);
        if (rows > MOST_ROWS) {
            card.add(Markup.quiet("These are the first %s of %s rows. All would be saved."
                    .formatted(Say.number(MOST_ROWS), Say.number(rows))));
        }
        return card;
    }

    private static Div service(Imported.Change change) {
        return new Div(
                new Span(change.serviceName()),
                Markup.span(change.splsId() + " · row " + Say.number(change.row()), "ib-small"));
    }
}
