package uk.interborough.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.query.Extract;
import uk.interborough.query.Outline;

/**
 * Which tables the answer to a root field becomes:
 *
 * <ul>
 *   <li>Each row of the field is a row of its table, which has the field's response key as its name. Columns stand in the
 *       order of selection.
 *   <li>An object inside a row becomes columns, their names dotted by response key: {@code provider.name}. Where there is no
 *       object they are empty.
 *   <li>A list of objects inside a row becomes a table of its own, {@code services.contracts}. Its first column says whose
 *       the rows are: the {@code id} of the row above, {@code services.id}, where that is selected; otherwise its number,
 *       and then the table above has a column {@code row}.
 *   <li>A connection is its list: {@code nodes} and {@code edges} add nothing to names, nor does {@code node}, unless several
 *       are selected side by side. {@code totalCount} inside a row is a column; {@code pageInfo} is left out.
 *   <li>A list of plain values is one text, its values parted by {@code "; "}.
 *   <li>A field that has one object without a plain value in it has only the tables of its lists.
 * </ul>
 *
 * Counts the rows of one file as it goes, so it serves one file only.
 */
final class Flattening {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final int mostInside;
    private final List<Table> tables = new ArrayList<>();
    private final Level root;

    /** A list that was met while the columns of the table above were gathered. */
    private record Met(Level level, String name, Outline.Items items) {}

    private Flattening(Extract extract, int mostInside) {
        this.mostInside = mostInside;
        this.root = new Level(null, mostInside);
        fill(root, null, extract.key(), extract.row(), extract.rowType(), !extract.isSingle());
    }

    /** @param mostInside rows of a list inside one row */
    static Flattening of(Extract extract, int mostInside) {
        return new Flattening(extract, mostInside);
    }

    /** The field's own first, each before those of its lists. */
    List<Table> tables() {
        return tables;
    }

    /** A row of the field, as JSON. */
    void row(byte[] json, int length, TableRows to) throws IOException {
        root.row(EXACT.readTree(json, 0, length), null, to);
    }

    private void fill(
            Level level, @Nullable Level above, String name, List<Outline> outlines, String type, boolean many) {
        Columns columns = new Columns(level, name);
        Table.Column mark = above == null ? null : above.mark();
        if (mark != null) {
            columns.found.add(mark);
        }
        List<Outline> plain = withoutNode(outlines, type);
        boolean numbered = many && hasLists(plain) && plain.stream().noneMatch(Flattening::isIdentifier);
        int number = numbered ? columns.add("row", Table.Kind.WHOLE) : -1;
        List<Level.Place> places = columns.places("", outlines, type);
        Table table = columns.found.isEmpty() ? null : table(name, columns.found);
        level.become(table, places, columns.identifier, number);
        columns.lists.forEach(list -> fill(
                list.level(),
                level,
                list.name(),
                list.items().parts(),
                list.items().type(),
                true));
    }

    private Table table(String name, List<Table.Column> columns) {
        Set<String> names = new HashSet<>();
        for (Table.Column column : columns) {
            if (!names.add(column.name())) {
                throw new FileRefused(
                        FileRefused.Reason.BAD_USER_INPUT,
                        "The table " + name + " would have two columns called " + column.name()
                                + ": give one of the fields an alias.");
            }
        }
        Table table = new Table(name, List.copyOf(columns));
        tables.add(table);
        return table;
    }

    /** Gathers what becomes of the objects of one level. */
    private final class Columns {
        private final Level level;
        private final String tableName;
        private final List<Table.Column> found = new ArrayList<>();
        private final List<Met> lists = new ArrayList<>();
        private int identifier = -1;

        Columns(Level level, String tableName) {
            this.level = level;
            this.tableName = tableName;
        }

        int add(String name, Table.Kind kind) {
            found.add(new Table.Column(name, kind));
            return found.size() - 1;
        }

        List<Level.Place> places(String prefix, List<Outline> outlines, String type) {
            boolean oneList =
                    outlines.stream().filter(Outline.Items.class::isInstance).count() == 1;
            List<Level.Place> places = new ArrayList<>();
            for (Outline outline : outlines) {
                switch (outline) {
                    case Outline.Leaf leaf -> {
                        int column = add(prefix + leaf.key(), kind(leaf));
                        if (prefix.isEmpty() && identifier < 0 && isIdentifier(leaf)) {
                            identifier = column;
                        }
                        places.add(new Level.Cell(leaf.key(), column));
                    }
                    case Outline.Part part when part.type().equals("PageInfo") -> {
                        // says nothing where there are no pages
                    }
                    case Outline.Part part -> {
                        String inside = isOnlyNode(part, outlines, type) ? prefix : prefix + part.key() + ".";
                        places.add(new Level.Inside(part.key(), places(inside, part.parts(), part.type())));
                    }
                    case Outline.Items items -> {
                        String path = type.endsWith("Connection") && oneList && !prefix.isEmpty()
                                ? prefix.substring(0, prefix.length() - 1)
                                : prefix + items.key();
                        Level below = new Level(level, mostInside);
                        lists.add(new Met(below, tableName + "." + path, items));
                        places.add(new Level.Below(items.key(), below));
                    }
                }
            }
            return places;
        }
    }

    /** The fields of a row, where they stand in the node of an edge. */
    private static List<Outline> withoutNode(List<Outline> outlines, String type) {
        return outlines.stream()
                .flatMap(outline -> outline instanceof Outline.Part part && isOnlyNode(part, outlines, type)
                        ? part.parts().stream()
                        : Stream.of(outline))
                .toList();
    }

    private static boolean isOnlyNode(Outline.Part part, List<Outline> outlines, String type) {
        return type.endsWith("Edge")
                && part.field().equals("node")
                && outlines.stream().filter(Outline.Part.class::isInstance).count() == 1;
    }

    private static boolean hasLists(List<Outline> outlines) {
        return outlines.stream().anyMatch(outline -> switch (outline) {
            case Outline.Leaf _ -> false;
            case Outline.Items _ -> true;
            case Outline.Part part -> hasLists(part.parts());
        });
    }

    private static boolean isIdentifier(Outline outline) {
        return outline instanceof Outline.Leaf leaf
                && leaf.field().equals("id")
                && leaf.type().equals("ID");
    }

    private static Table.Kind kind(Outline.Leaf leaf) {
        if (leaf.several()) {
            return Table.Kind.TEXT;
        }
        return switch (leaf.type()) {
            case "Int" -> Table.Kind.WHOLE;
            case "Decimal" ->
                leaf.owner().equals("Rate") && leaf.field().equals("value") ? Table.Kind.PERCENT : Table.Kind.DECIMAL;
            case "Money" -> Table.Kind.MONEY;
            case "Date" -> Table.Kind.DATE;
            case "DateTime" -> Table.Kind.DATE_TIME;
            case "Boolean" -> Table.Kind.TRUTH;
            default -> Table.Kind.TEXT;
        };
    }
}
