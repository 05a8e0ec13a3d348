package uk.interborough.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A root field compiled: the statement, and how its rows become an answer. Holds no values of any request.
 *
 * @param statement text and where its values come from
 * @param answer the shape of the answer
 */
record Plan(Statement.Rendered statement, Answer answer) {

    /** The shape of an answer, its leaves being columns by number. */
    sealed interface Answer {}

    /** One object, or null. */
    record OneRow(List<Out> outs) implements Answer {}

    /** Objects in an array. */
    record Rows(List<Out> outs) implements Answer {}

    /**
     * A connection.
     *
     * @param size rows of the page; the statement brings one more
     * @param present column that is null when the page is empty and only the count came; -1 without a count
     */
    record Connection(List<ListOut> outs, Bind size, boolean backwards, boolean continues, int present, Cursor cursor)
            implements Answer {}

    /**
     * How a row's cursor is made.
     *
     * @param signature of the order and filter it belongs to
     * @param columns with the row's place in that order; none where nobody asks for a cursor
     */
    record Cursor(Signature signature, List<Integer> columns) {}

    /** Part of an object. */
    sealed interface Out {
        String key();
    }

    record Constant(String key, String json) implements Out, ListOut {}

    record Column(String key, int column, boolean raw, boolean required, String name) implements Out {}

    record Part(String key, int presence, boolean required, String name, List<Out> outs) implements Out {}

    /** Part of a connection. */
    sealed interface ListOut {
        String key();
    }

    record Nodes(String key, List<Out> outs) implements ListOut {}

    /** Edges: a cursor where a part has no outs. */
    record Edges(String key, List<Out> outs) implements ListOut {}

    record Info(String key, List<InfoPart> parts) implements ListOut {}

    record InfoPart(String key, String name) {}

    /** How many rows there are, counted up to a bound: one more means that there are more. */
    record Total(String key, int column, int bound, List<InfoPart> parts) implements ListOut {}

    /** Gathers the columns of a statement while shapes become outs. */
    static final class Columns {

        private final List<Field<?>> fields = new ArrayList<>();

        int add(Field<?> field) {
            fields.add(field);
            return fields.size();
        }

        int size() {
            return fields.size();
        }

        List<Field<?>> fields() {
            return fields;
        }

        List<Out> outs(List<Shape> shapes) {
            List<Out> outs = new ArrayList<>();
            for (Shape shape : shapes) {
                outs.add(
                        switch (shape) {
                            case Shape.Constant constant -> new Constant(constant.key(), constant.json());
                            case Shape.Leaf leaf ->
                                new Column(leaf.key(), add(leaf.sql()), leaf.raw(), leaf.required(), leaf.name());
                            case Shape.Json json -> new Column(json.key(), add(json.sql()), true, true, json.key());
                            case Shape.Part part ->
                                new Part(
                                        part.key(),
                                        presence(part.presence()),
                                        part.required(),
                                        part.name(),
                                        outs(part.shapes()));
                        });
            }
            return outs;
        }

        private int presence(@Nullable Field<?> presence) {
            return presence == null ? -1 : add(presence);
        }
    }
}
