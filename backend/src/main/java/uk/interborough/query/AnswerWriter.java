package uk.interborough.query;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
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
    private final int columns;
    private final List<byte[] @Nullable []> rows = new ArrayList<>();
    private String signature = "";

    AnswerWriter(ResultSet result) throws SQLException {
        this.columns = result.getMetaData().getColumnCount();
        int capacity = 256;
        while (result.next()) {
            byte[] @Nullable [] row = new byte[columns + 1][];
            for (int i = 1; i <= columns; i++) {
                byte[] value = result.getBytes(i);
                row[i] = value;
                capacity += AROUND + (value == null ? 0 : value.length);
            }
            rows.add(row);
        }
        json = new Json(capacity);
    }

    int rows() {
        return rows.size();
    }

    /** Throws {@link MissingValue} where the contract promises a value and there is none. */
    byte[] write(Plan.Answer answer, int size, String signature) {
        this.signature = signature;
        switch (answer) {
            case Plan.OneRow one -> {
                if (rows.isEmpty()) {
                    json.raw("null");
                } else {
                    object(one.outs(), rows.getFirst(), 0, null);
                }
            }
            case Plan.Rows several -> {
                json.put('[');
                for (int i = 0; i < rows.size(); i++) {
                    if (i > 0) {
                        json.put(',');
                    }
                    object(several.outs(), rows.get(i), 0, null);
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
        for (byte[] @Nullable [] row : page) {
            if (!first) {
                json.put(',');
            }
            first = false;
            object(outs, row, shift, cursor);
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
                    value(page.isEmpty() ? null : cursor(connection.cursor(), page.getFirst(), shift), false);
                case "endCursor" ->
                    value(page.isEmpty() ? null : cursor(connection.cursor(), page.getLast(), shift), false);
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

    private void object(List<Plan.Out> outs, byte[] @Nullable [] row, int shift, Plan.@Nullable Cursor cursor) {
        json.put('{');
        boolean first = true;
        for (Plan.Out out : outs) {
            json.key(out.key(), first);
            first = false;
            switch (out) {
                case Plan.Constant constant -> json.raw(constant.json());
                case Plan.Column column -> {
                    byte[] text = column.column() == 0 && cursor != null
                            ? cursor(cursor, row, shift)
                            : row[column.column() + shift];
                    if (text == null && column.required()) {
                        throw new MissingValue(column.name());
                    }
                    value(text, column.raw());
                }
                case Plan.Part part -> {
                    if (part.presence() > 0 && row[part.presence() + shift] == null) {
                        if (part.required()) {
                            throw new MissingValue(part.name());
                        }
                        json.raw("null");
                    } else {
                        object(part.outs(), row, shift, cursor);
                    }
                }
            }
        }
        json.put('}');
    }

    /** The order and filter a cursor belongs to and the row's place in it, base64url. */
    private byte[] cursor(Plan.Cursor cursor, byte[] @Nullable [] row, int shift) {
        Json place = new Json().put('[').put('"').raw(signature).put('"');
        for (int column : cursor.columns()) {
            byte[] key = row[column + shift];
            place.raw(", ");
            if (key == null) {
                place.raw("null");
            } else {
                place.text(key);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encode(place.put(']').toBytes());
    }

    private void value(byte @Nullable [] text, boolean raw) {
        if (text == null) {
            json.raw("null");
        } else if (!raw) {
            json.text(text);
        } else if (text.length == 1 && (text[0] == 't' || text[0] == 'f')) {
            json.raw(text[0] == 't' ? "true" : "false");
        } else {
            json.raw(text);
        }
    }
}
