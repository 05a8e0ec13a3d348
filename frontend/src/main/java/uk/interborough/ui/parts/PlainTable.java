package uk.interborough.ui.parts;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table for paper: thousands of rows of text, sent as one piece of markup instead of a component a cell. */
@Tag("ib-scroll")
@JavaScript("context://interborough/elements.js")
public final class PlainTable<T> extends Div {

    private record Column<T>(String header, boolean number, Function<T, String> cell) {}

    private final String title;
    private final List<Column<T>> columns = new ArrayList<>();

    public PlainTable(String title) {
        this.title = title;
        addClassName("ib-table");
        getElement().setAttribute("label", title);
    }

    /** A column of words. */
    public PlainTable<T> text(String header, Function<T, String> cell) {
        columns.add(new Column<>(header, false, cell));
        return this;
    }

    /** A column of numbers; their unit belongs in the header. */
    public PlainTable<T> number(String header, Function<T, String> cell) {
        columns.add(new Column<>(header, true, cell));
        return this;
    }

    /** Fills the table; the markup is not kept here. */
    public PlainTable<T> rows(List<T> rows) {
        getElement().executeJs("this.innerHTML = $0", markup(rows));
        return this;
    }

    String markup(List<T> rows) {
        StringBuilder markup =
                new StringBuilder("<table><caption>").append(escaped(title)).append("</caption><thead><tr>");
        columns.forEach(column -> markup.append("<th scope=\"col\"")
                .append(column.number() ? " class=\"ib-number\">" : ">")
                .append(escaped(column.header()))
                .append("</th>"));
        markup.append("</tr></thead><tbody>");
        rows.forEach(row -> {
            markup.append("<tr>");
            columns.forEach(column -> markup.append(column.number() ? "<td class=\"ib-number\">" : "<td>")
                    .append(escaped(column.cell().apply(row)))
                    .append("</td>"));
            markup.append("</tr>");
        });
        return markup.append("</tbody></table>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
