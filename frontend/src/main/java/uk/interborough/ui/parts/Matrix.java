package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Rows by columns, a state in each cell. One stop of the Tab key; the arrow keys, Home and End move between cells. Where it
 * is wider than its place it scrolls there, its first column stays.
 */
@Tag("ib-scroll")
@JavaScript("context://interborough/elements.js")
public final class Matrix<R, C> extends Div {

    private final HtmlContainer grid = new HtmlContainer("ib-grid");
    private final String corner;

    /**
     * @param title spoken with the grid
     * @param corner above the first column
     */
    public Matrix(String title, String corner) {
        this.corner = corner;
        addClassNames("ib-table", "ib-matrix");
        getElement().setAttribute("label", title);
        grid.getElement().setAttribute("role", "grid").setAttribute("aria-label", title);
        add(grid);
    }

    /** Fills it. Of each cell and each first column, the first link or button is where the keys lead. */
    public Matrix<R, C> show(
            List<R> rows,
            List<C> columns,
            Function<C, String> name,
            Function<R, Component> first,
            BiFunction<R, C, Component> cell) {
        HtmlContainer heads = part("tr", "row");
        heads.add(named("th", "columnheader", new Span(corner)));
        columns.forEach(column -> heads.add(named("th", "columnheader", new Span(name.apply(column)))));
        HtmlContainer body = part("tbody", "rowgroup");
        rows.forEach(row -> {
            HtmlContainer line = part("tr", "row");
            line.add(named("th", "rowheader", first.apply(row)));
            columns.forEach(column -> line.add(named("td", "gridcell", cell.apply(row, column))));
            body.add(line);
        });
        HtmlContainer head = part("thead", "rowgroup");
        head.add(heads);
        HtmlContainer table = part("table", "presentation");
        table.add(head, body);
        grid.removeAll();
        grid.add(table);
        return this;
    }

    private static HtmlContainer part(String tag, String role) {
        HtmlContainer part = new HtmlContainer(tag);
        part.getElement().setAttribute("role", role);
        return part;
    }

    private static HtmlContainer named(String tag, String role, Component content) {
        HtmlContainer part = part(tag, role);
        part.add(content);
        return part;
    }
}
