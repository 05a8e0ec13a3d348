package uk.interborough.query;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON sink: rows become the bytes of one answer. Columns come in PostgreSQL's text format (the data source asks for no
 * other), so their bytes are copied and never made a {@link String}.
 */
final class AnswerWriter {

    private static final byte[] ZERO = {'0'};

    /** What a value takes beside itself: its name, quotation marks, a comma. */
    private static final int AROUND = 20;

    private final Json json;
    private final RowWriter row;
    private final int columns;
    private final List<byte[] @Nullable []> rows = new ArrayList<>();
    private int brought;

    AnswerWriter(ResultSet result, String signature) throws SQLException {
        this.columns = result.getMetaData().getColumnCount();
        int capacity = 256;
        while (result.next()) {
            byte[] @Nullable [] values = new byte[columns + 1][];
            for (int i = 1; i <= columns; i++) {
                byte[] value = result.getBytes(i);
                values[i] = value;
                capacity += AROUND + (value == null ? 0 : value.length);
            }
            rows.add(values);
        }
        json = new Json(capacity);
        row = new RowWriter(json, signature);
    }

    int rows() {
        return rows.size();
    }

    /** Rows of lists that were written, those of nested lists included. */
    int brought() {
        return brought + row.nested();
    }

    /** Throws {@link MissingValue} where the contract promises a value and there is none. */
    byte[] write(Plan.Answer answer, int size) {
        switch (answer) {
            case Plan.OneRow one -> {
                if (rows.isEmpty()) {
                    json.raw("null");
                } else {
                    row.object(one.outs(), rows.getFirst(), 0, null);
                }
            }
            case Plan.Rows several -> {
                json.put('[');
                brought += rows.size();
                for (int i = 0; i < rows.size(); i++) {
                    if (i > 0) {
                        json.put(',');
                    }
                    row.object(several.outs(), rows.get(i), 0, null);
                }
                json.put(']');
            }
            case Plan.Connection connection -> connection(connection, size);
        }
        return json.toBytes();
    }

    private void connection(Plan.Connection connection, int size) {
        int shift = connection.present() > 0 ? 2 : 0;
        byte @Nullable [] @Nullable [] head = rows.isEmpty() ? null : rows.getFirst();
        List<byte[] @Nullable []> page = rows;
        if (connection.present() == 0
                || connection.present() > 0 && head != null && head[connection.present()] == null) {
            page = List.of();
        }
        boolean more = page.size() > size;
        page = more ? page.subList(0, size) : page;
        page = connection.backwards() ? page.reversed() : page;
        brought += page.size();
        json.put('{');
        boolean first = true;
        for (Plan.ListOut out : connection.outs()) {
            json.key(out.key(), first);
            first = false;
            switch (out) {
                case Plan.Constant constant -> json.raw(constant.json());
                case Plan.Nodes nodes -> array(nodes.outs(), page, shift, connection.cursor());
                case Plan.Edges edges -> array(edges.outs(), page, shift, connection.cursor());
                case Plan.Info info -> info(info, connection, page, shift, more);
                case Plan.Total total -> {
                    byte[] count = head == null ? null : head[total.column()];
                    total(total, count == null ? ZERO : count);
                }
            }
        }
        json.put('}');
    }

    private void array(List<Plan.Out> outs, List<byte[] @Nullable []> page, int shift, Plan.@Nullable Cursor cursor) {
        json.put('[');
        boolean first = true;
        for (byte[] @Nullable [] each : page) {
            if (!first) {
                json.put(',');
            }
            first = false;
            row.object(outs, each, shift, cursor);
        }
        json.put(']');
    }

    private void info(
            Plan.Info info, Plan.Connection connection, List<byte[] @Nullable []> page, int shift, boolean more) {
        json.put('{');
        boolean first = true;
        for (Plan.InfoPart part : info.parts()) {
            json.key(part.key(), first);
            first = false;
            switch (part.name()) {
                case "hasNextPage" ->
                    json.raw(Boolean.toString(connection.backwards() ? connection.continues() : more));
                case "hasPreviousPage" ->
                    json.raw(Boolean.toString(connection.backwards() ? more : connection.continues()));
                case "startCursor" ->
                    row.value(page.isEmpty() ? null : row.cursor(connection.cursor(), page.getFirst(), shift), false);
                case "endCursor" ->
                    row.value(page.isEmpty() ? null : row.cursor(connection.cursor(), page.getLast(), shift), false);
                default -> json.raw("\"PageInfo\"");
            }
        }
        json.put('}');
    }

    private void total(Plan.Total total, byte[] count) {
        long counted = Long.parseLong(new String(count, StandardCharsets.US_ASCII));
        boolean more = counted > total.bound();
        json.put('{');
        boolean first = true;
        for (Plan.InfoPart part : total.parts()) {
            json.key(part.key(), first);
            first = false;
            switch (part.name()) {
                case "value" -> json.raw(Long.toString(more ? total.bound() : counted));
                case "precision" -> json.raw(more ? "\"AT_LEAST\"" : "\"EXACT\"");
                default -> json.raw("\"TotalCount\"");
            }
        }
        json.put('}');
    }
}
