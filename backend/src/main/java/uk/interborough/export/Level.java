package uk.interborough.export;

import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows of one kind on their way into a table; it counts them. */
final class Level {

    private final @Nullable Level above;
    private final int most;
    private @Nullable Table table;
    private List<Place> places = List.of();
    private int identifier = -1;
    private int number = -1;
    private int rows;

    /** Where in a row of a table something goes that stands in an object. */
    sealed interface Place {
        String key();
    }

    /** A value, into a column. */
    record Cell(String key, int column) implements Place {}

    /** An object, into columns. */
    record Inside(String key, List<Place> places) implements Place {}

    /** A list, into rows of another table. */
    record Below(String key, Level level) implements Place {}

    /**
     * @param above the rows in which these are a list; null for those of a field
     * @param most rows in one list
     */
    Level(@Nullable Level above, int most) {
        this.above = above;
        this.most = most;
    }

    /**
     * @param rowsTable where they go; null: nowhere, only the lists inside are tables
     * @param fromObject what an object gives
     * @param identifierColumn with the row's identifier, or -1
     * @param numberColumn with the row's number, or -1
     */
    void become(@Nullable Table rowsTable, List<Place> fromObject, int identifierColumn, int numberColumn) {
        table = rowsTable;
        places = fromObject;
        identifier = identifierColumn;
        number = numberColumn;
    }

    /** The column by which the rows of a list inside say whose they are; null where there is only one they can belong to. */
    Table.@Nullable Column mark() {
        if (table == null || !marks()) {
            return null;
        }
        return identifier >= 0
                ? new Table.Column(table.name() + ".id", Table.Kind.TEXT)
                : new Table.Column(table.name() + ".row", Table.Kind.WHOLE);
    }

    private boolean marks() {
        return table != null && (identifier >= 0 || number >= 0);
    }

    /** An object becomes a row, and rows of the tables below. */
    void row(JsonNode object, @Nullable String mark, TableRows to) throws IOException {
        rows++;
        String own = null;
        if (table != null) {
            @Nullable String[] values = new String[table.columns().size()];
            if (above != null && above.marks()) {
                values[0] = mark;
            }
            if (number >= 0) {
                values[number] = Integer.toString(rows);
            }
            cells(object, places, values);
            to.row(table, values);
            own = identifier >= 0 ? values[identifier] : number >= 0 ? values[number] : null;
        }
        lists(object, places, own, to);
    }

    private static void cells(JsonNode object, List<Place> places, @Nullable String[] values) {
        for (Place place : places) {
            JsonNode value = object.path(place.key());
            switch (place) {
                case Cell cell -> values[cell.column()] = text(value);
                case Inside inside -> cells(value, inside.places(), values);
                case Below _ -> {
                    // after this row
                }
            }
        }
    }

    private static void lists(JsonNode object, List<Place> places, @Nullable String mark, TableRows to)
            throws IOException {
        for (Place place : places) {
            JsonNode value = object.path(place.key());
            switch (place) {
                case Cell _ -> {
                    // in the row
                }
                case Inside inside -> lists(value, inside.places(), mark, to);
                case Below below -> below.level().list(value, mark, to);
            }
        }
    }

    private void list(JsonNode list, @Nullable String mark, TableRows to) throws IOException {
        if (list.size() > most) {
            throw new FileRefused(
                    FileRefused.Reason.LIMIT_EXCEEDED,
                    "A list inside one row has more than " + most + " rows"
                            + (table == null ? "" : ", in " + table.name())
                            + ": ask for it as a field of Query, or filter it.");
        }
        for (JsonNode element : list) {
            row(element, mark, to);
        }
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            StringJoiner several = new StringJoiner("; ");
            value.forEach(one -> several.add(String.valueOf(text(one))));
            return several.toString();
        }
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asString();
    }
}
