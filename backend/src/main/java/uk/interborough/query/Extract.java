package uk.interborough.query;

import graphql.GraphQLContext;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A root field compiled for a file, not read yet: what its rows look like and the statement that brings them, one after the
 * other. The value of a field where {@linkplain #asked asked for}.
 */
public final class Extract {

    /** Rows that are kept in memory at once; few where a row may hold lists. */
    private static final int FETCHED = 1_000;

    private static final int FETCHED_WITH_LISTS = 50;

    private final Engine engine;
    private final Engine.Prepared prepared;
    private final Outline.Part outline;
    private final List<Outline> row;

    /** Takes rows one by one. The bytes are the JSON of a row, and only until the next. */
    @FunctionalInterface
    public interface Rows {
        void row(byte[] json, int length) throws IOException;
    }

    /**
     * What came.
     *
     * @param rows given
     * @param more whether there are more than {@code first} or {@code last} asked for
     * @param total count of all, where {@code totalCount} was asked for
     */
    public record Taken(int rows, boolean more, @Nullable Long total) {}

    Extract(Engine engine, Engine.Prepared prepared, Outline.Part outline) {
        this.engine = engine;
        this.prepared = prepared;
        this.outline = outline;
        List<Outline> lists = lists(outline);
        this.row = !(prepared.plan().answer() instanceof Plan.Connection) || lists.isEmpty()
                ? outline.parts()
                : lists.size() == 1 ? ((Outline.Items) lists.getFirst()).parts() : beside(lists);
        if (row == outline.parts()
                && prepared.plan().answer() instanceof Plan.Connection connection
                && connection.outs().stream().noneMatch(Plan.Total.class::isInstance)) {
            throw new BadInput(outline.key(), "has nothing a file could hold: select nodes, edges or totalCount");
        }
    }

    /** For the context of an operation: the fields of Query that the engine answers are to be extracts. */
    public static Map<Object, Object> asked() {
        return Map.of(Extract.class, true);
    }

    static boolean isAsked(GraphQLContext context) {
        return context.hasKey(Extract.class);
    }

    /** Name in the answer. */
    public String key() {
        return outline.key();
    }

    /** Fields of a row. */
    public List<Outline> row() {
        return row;
    }

    /** The type that has those fields. */
    public String rowType() {
        List<Outline> lists = lists(outline);
        return !isSingle() && lists.size() == 1 ? ((Outline.Items) lists.getFirst()).type() : outline.type();
    }

    /** Whether there is at most one row. */
    public boolean isSingle() {
        return row == outline.parts();
    }

    /** Gives each row. To be called inside a transaction, which is what makes it a stream. */
    public Taken read(Rows rows) throws IOException {
        return engine.query(prepared, hasLists(row) ? FETCHED_WITH_LISTS : FETCHED, (result, run) -> {
            Taken taken = read(result, rows);
            run.brought(taken.rows());
            return taken;
        });
    }

    private Taken read(ResultSet result, Rows rows) throws SQLException, IOException {
        return switch (prepared.plan().answer()) {
            case Plan.Connection connection when !isSingle() -> page(connection, result, rows);
            case Plan.OneRow one -> objects(one.outs(), result, rows);
            case Plan.Rows several -> objects(several.outs(), result, rows);
            case Plan.Answer whole -> {
                byte[] json = new AnswerWriter(result, prepared.signature()).write(whole, prepared.size());
                rows.row(json, json.length);
                yield new Taken(1, false, null);
            }
        };
    }

    private static Taken objects(List<Plan.Out> outs, ResultSet result, Rows rows) throws SQLException, IOException {
        Json json = new Json();
        RowWriter writer = new RowWriter(json, "");
        int count = 0;
        while (result.next()) {
            writer.object(outs, values(result), 0, null);
            json.giveTo(rows);
            json.clear();
            count++;
        }
        return new Taken(count, false, null);
    }

    private Taken page(Plan.Connection connection, ResultSet result, Rows rows) throws SQLException, IOException {
        List<Plan.Out> outs = outs(connection);
        int shift = connection.present() > 0 ? 2 : 0;
        List<byte[] @Nullable []> kept = new ArrayList<>();
        Json json = new Json();
        RowWriter writer = new RowWriter(json, prepared.signature());
        int count = 0;
        boolean more = false;
        Long total = null;
        while (!more && result.next()) {
            byte[] @Nullable [] values = values(result);
            if (shift > 0) {
                total = result.getLong(1);
                if (values[connection.present()] == null) {
                    break;
                }
            }
            if (count == prepared.size()) {
                more = true;
            } else if (connection.backwards()) {
                kept.add(values);
                count++;
            } else {
                count++;
                writer.object(outs, values, shift, connection.cursor());
                json.giveTo(rows);
                json.clear();
            }
        }
        for (byte[] @Nullable [] values : kept.reversed()) {
            writer.object(outs, values, shift, connection.cursor());
            json.giveTo(rows);
            json.clear();
        }
        return new Taken(count, more, total);
    }

    private static byte[] @Nullable [] values(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        byte[] @Nullable [] values = new byte[columns + 1][];
        for (int i = 1; i <= columns; i++) {
            values[i] = result.getBytes(i);
        }
        return values;
    }

    /** What a row of the list is written from; where the list is selected more than once, each under its key. */
    private static List<Plan.Out> outs(Plan.Connection connection) {
        List<Plan.Part> lists = new ArrayList<>();
        for (Plan.ListOut out : connection.outs()) {
            switch (out) {
                case Plan.Nodes nodes -> lists.add(new Plan.Part(nodes.key(), -1, true, nodes.key(), nodes.outs()));
                case Plan.Edges edges -> lists.add(new Plan.Part(edges.key(), -1, true, edges.key(), edges.outs()));
                case Plan.Info _, Plan.Total _, Plan.Constant _ -> {
                    // said once for all rows
                }
            }
        }
        return lists.size() == 1 ? lists.getFirst().outs() : List.copyOf(lists);
    }

    private static List<Outline> lists(Outline.Part outline) {
        return outline.parts().stream().filter(Outline.Items.class::isInstance).toList();
    }

    private static List<Outline> beside(List<Outline> lists) {
        return lists.stream()
                .map(Outline.Items.class::cast)
                .<Outline>map(list -> new Outline.Part(list.key(), list.field(), list.type(), list.parts()))
                .toList();
    }

    private static boolean hasLists(List<Outline> outlines) {
        return outlines.stream().anyMatch(outline -> switch (outline) {
            case Outline.Leaf _ -> false;
            case Outline.Items _ -> true;
            case Outline.Part part -> hasLists(part.parts());
        });
    }
}
