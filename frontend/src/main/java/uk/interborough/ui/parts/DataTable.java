package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCaption;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows: caption, headers with scope, the first column heading its row, numbers to the right. Where it is wider
 * than its place it scrolls there.
 */
@Tag("ib-scroll")
@JavaScript("context://interborough/elements.js")
public final class DataTable<T> extends Div {

    private record Column<T>(String header, Function<T, Component> cell, boolean number, List<SortKey> sortKeys) {}

    /** Something the rows can be sorted by, in the words of the header. */
    public record SortKey(String label, String key) {}

    private final List<Column<T>> columns = new ArrayList<>();
    private final NativeTableCaption caption = new NativeTableCaption();
    private final NativeTableRow header = new NativeTableRow();
    private final NativeTableBody body = new NativeTableBody();
    private @Nullable Sort sorted;
    private Consumer<Sort> onSort = sort -> {};

    /** By what the rows are sorted. */
    public record Sort(String key, boolean descending) {}

    /** @param title the caption; spoken with the table, and the name of the region in which it scrolls */
    public DataTable(String title) {
        addClassName("ib-table");
        getElement().setAttribute("label", title);
        caption.setText(title);
        NativeTable table = new NativeTable();
        table.getElement().setAttribute("role", "table");
        header.getElement().setAttribute("role", "row");
        body.getElement().setAttribute("role", "rowgroup");
        table.getElement()
                .appendChild(caption.getElement(), new NativeTableHeader(header).getElement(), body.getElement());
        add(table);
    }

    /** On a narrow screen each row is a card, every value under the name of its column. */
    public DataTable<T> stacks() {
        addClassName("ib-stacks");
        return this;
    }

    /** The caption is spoken but not shown, where a heading says the same. */
    public DataTable<T> hideCaption() {
        caption.addClassName("ib-unseen");
        return this;
    }

    /** A column of words. */
    public DataTable<T> text(String header, Function<T, String> cell) {
        return column(header, row -> new Span(cell.apply(row)), false, List.of());
    }

    /** A column of numbers; their unit belongs in the header. */
    public DataTable<T> number(String header, Function<T, String> cell) {
        return column(header, row -> new Span(cell.apply(row)), true, List.of());
    }

    /** A column of numbers that are told anew while the table stays. */
    public DataTable<T> numeric(String header, Function<T, Component> cell) {
        return column(header, cell, true, List.of());
    }

    /** A column of anything. */
    public DataTable<T> component(String header, Function<T, Component> cell) {
        return column(header, cell, false, List.of());
    }

    /** A column of anything, by which the rows can be sorted. */
    public DataTable<T> sortable(String header, String sortKey, boolean number, Function<T, Component> cell) {
        return column(header, cell, number, List.of(new SortKey(header, sortKey)));
    }

    /** A column of two facts, by each of which the rows can be sorted. */
    public DataTable<T> sortable(String header, SortKey first, SortKey second, Function<T, Component> cell) {
        return column(header, cell, false, List.of(first, second));
    }

    private DataTable<T> column(String name, Function<T, Component> cell, boolean number, List<SortKey> sortKeys) {
        columns.add(new Column<>(name, cell, number, sortKeys));
        return this;
    }

    /** How the rows that follow are sorted, and whom to tell when another header is pressed. */
    public DataTable<T> sort(Sort current, Consumer<Sort> listener) {
        sorted = current;
        onSort = listener;
        return this;
    }

    /** Fills the table. */
    public DataTable<T> rows(List<T> rows) {
        header.removeAll();
        body.removeAll();
        columns.forEach(column -> header.add(headerOf(column)));
        rows.forEach(row -> body.add(rowOf(row)));
        return this;
    }

    private NativeTableHeaderCell headerOf(Column<T> column) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "col").setAttribute("role", "columnheader");
        cell.setClassName("ib-number", column.number());
        if (column.sortKeys().isEmpty()) {
            cell.setText(column.header());
            return cell;
        }
        cell.getElement().setAttribute("aria-sort", "none");
        column.sortKeys().forEach(key -> cell.add(sortButton(key, cell)));
        return cell;
    }

    private NativeButton sortButton(SortKey key, NativeTableHeaderCell cell) {
        boolean active = sorted != null && key.key().equals(sorted.key());
        boolean descending = active && sorted.descending();
        if (active) {
            cell.getElement().setAttribute("aria-sort", descending ? "descending" : "ascending");
        }
        Span arrow = Markup.span(active ? descending ? "▼" : "▲" : "↕", "ib-arrow");
        arrow.getElement().setAttribute("aria-hidden", "true");
        NativeButton button = new NativeButton("", event -> onSort.accept(new Sort(key.key(), active && !descending)));
        button.setId(sortButtonId(key.key()));
        button.add(new Span(key.label()), arrow);
        return button;
    }

    /** Identifies the button in the header of a column that can be sorted by. */
    public static String sortButtonId(String key) {
        return "sort-" + key;
    }

    private NativeTableRow rowOf(T row) {
        NativeTableRow line = new NativeTableRow();
        line.getElement().setAttribute("role", "row");
        for (Column<T> column : columns) {
            HtmlContainer cell = line.getChildren().findAny().isEmpty() ? rowHeader() : cell(column.header());
            cell.setClassName("ib-number", column.number());
            cell.add(column.cell().apply(row));
            line.getElement().appendChild(cell.getElement());
        }
        return line;
    }

    private static NativeTableHeaderCell rowHeader() {
        NativeTableHeaderCell cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "row").setAttribute("role", "rowheader");
        return cell;
    }

    /** Roles are written out because a row that is shown as a card would lose them. */
    private static NativeTableCell cell(String header) {
        NativeTableCell cell = new NativeTableCell();
        cell.getElement().setAttribute("role", "cell").setAttribute("data-label", header);
        return cell;
    }
}
