package uk.interborough.query;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one row of a statement, its columns being bytes of PostgreSQL's text format by number from 1. */
final class RowWriter {

    private final Json json;
    private final String signature;
    private int nested;

    /** With the signature of the cursors. */
    RowWriter(Json json, String signature) {
        this.json = json;
        this.signature = signature;
    }

    /** Rows of nested lists that were written. */
    int nested() {
        return nested;
    }

    /** Throws {@link MissingValue} where the contract promises a value and there is none. */
    void object(List<Plan.Out> outs, byte[] @Nullable [] row, int shift, Plan.@Nullable Cursor cursor) {
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

    /** The order a cursor belongs to and the row's place in it, base64url. */
    byte[] cursor(Plan.Cursor cursor, byte[] @Nullable [] row, int shift) {
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

    void value(byte @Nullable [] text, boolean raw) {
        if (text == null) {
            json.raw("null");
        } else if (!raw) {
            json.text(text);
        } else if (text.length == 1 && (text[0] == 't' || text[0] == 'f')) {
            json.raw(text[0] == 't' ? "true" : "false");
        } else {
            nested += NestedRows.in(text);
            json.raw(text);
        }
    }
}
