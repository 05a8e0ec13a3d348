package uk.interborough.query;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.condition;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys by which rows are sorted, of which no two rows have all alike, and the condition that continues after a cursor. A
 * leading bound is added because an index serves it, and page 10,000 then costs what page 1 costs.
 *
 * @param keys the sort keys
 * @param signature what cursors are bound to
 */
record Keyset(List<Key> keys, Signature signature) {

    /** An order without filters of its own. */
    Keyset(List<Key> keys, String words) {
        this(keys, new Signature(words, List.of()));
    }

    /** The same order of the rows that filters and arguments choose: cursors are bound to those too. */
    Keyset of(List<Bind> content) {
        return new Keyset(keys, signature.with(content));
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");

    /**
     * One sort key.
     *
     * @param place a number that sorts rows as the column does, for less
     */
    record Key(
            Field<?> column,
            boolean descending,
            boolean nullsFirst,
            boolean nullable,
            @Nullable Field<?> place) {

        Key(Field<?> column, boolean descending, boolean nullsFirst, boolean nullable) {
            this(column, descending, nullsFirst, nullable, null);
        }

        /** The same key where column and place are found elsewhere. */
        Key in(Field<?> otherColumn, @Nullable Field<?> otherPlace) {
            return new Key(otherColumn, descending, nullsFirst, nullable, otherPlace);
        }

        SortField<?> sort(boolean reversed) {
            Field<?> by = place == null ? column : place;
            SortField<?> sort = descending != reversed ? by.desc() : by.asc();
            return nullable ? (nullsFirst != reversed ? sort.nullsFirst() : sort.nullsLast()) : sort;
        }
    }

    List<SortField<?>> sort(boolean reversed) {
        List<SortField<?>> sort = new ArrayList<>();
        keys.forEach(key -> sort.add(key.sort(reversed)));
        return sort;
    }

    /** How cursors of rows are made, for which the statement brings what they hold. */
    Plan.Cursor cursor(Plan.@Nullable Columns columns) {
        return new Plan.Cursor(
                signature,
                columns == null
                        ? List.of()
                        : keys.stream()
                                .map(key -> columns.add(Sql.text(key.column())))
                                .toList());
    }

    /** The same made in the statement, for lists inside rows. */
    Field<String> cursor(Statement statement) {
        Field<String> sign = statement.parameter(signature, SQLDataType.CLOB, given -> given);
        return Sql.cursor(
                cast(sign, SQLDataType.CLOB),
                keys.stream().<Field<?>>map(Key::column).toList());
    }

    /** Only rows after the cursor; before it when reversed. */
    Condition beyond(@Nullable Input cursor, boolean reversed, Statement statement, String path) {
        if (cursor == null || cursor.isNull()) {
            return DSL.noCondition();
        }
        Condition beyond = DSL.falseCondition();
        for (int i = keys.size() - 1; i >= 0; i--) {
            Key key = keys.get(i);
            Field<?> place = place(cursor, i, statement, path);
            Condition tied = condition("{0} = {1}", key.column(), place).and(beyond);
            boolean up = key.descending() == reversed;
            Condition further = condition(up ? "{0} > {1}" : "{0} < {1}", key.column(), place);
            if (!key.nullable()) {
                beyond = further.or(tied);
                if (i == 0) {
                    beyond = condition(up ? "{0} >= {1}" : "{0} <= {1}", key.column(), place)
                            .and(beyond);
                }
            } else {
                boolean nullsLater = key.nullsFirst() == reversed;
                Condition fromNull = nullsLater
                        ? key.column().isNull().and(beyond)
                        : key.column().isNotNull().or(key.column().isNull().and(beyond));
                Condition fromValue =
                        nullsLater ? further.or(key.column().isNull()).or(tied) : further.or(tied);
                beyond = place.isNull().and(fromNull).or(place.isNotNull().and(fromValue));
            }
        }
        return beyond;
    }

    private Field<?> place(Input cursor, int index, Statement statement, String path) {
        Field<?> column = keys.get(index).column();
        Bind both = new Bind.Several(List.of(cursor.bind(), signature));
        Field<String> text = statement.parameter(both, SQLDataType.CLOB, given -> {
            List<?> cursorAndSignature = (List<?>) given;
            String value = decode(cursorAndSignature.getFirst(), cursorAndSignature.getLast(), path)
                    .get(index + 1);
            if (value != null && !isValue(value, column.getType())) {
                throw invalid(path);
            }
            return value == null ? Statement.Null.VALUE : value;
        });
        // cast even to text: whether a bare parameter is null cannot be asked
        return column.getType() == String.class ? cast(text, SQLDataType.CLOB) : cast(text, column.getDataType());
    }

    /** Whether a cursor, which anybody may have made, holds what the database will read as a value of this type. */
    private static boolean isValue(String text, Class<?> type) {
        try {
            if (type == Integer.class) {
                Integer.parseInt(text);
            } else if (type == Long.class) {
                Long.parseLong(text);
            } else if (type == BigDecimal.class) {
                return NUMBER.matcher(text).matches();
            } else if (type == LocalDate.class) {
                return text.length() == 10 && LocalDate.parse(text) != null;
            } else if (type == OffsetDateTime.class) {
                OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("\\+00$", "Z"));
            } else if (type == UUID.class) {
                return text.equals(UUID.fromString(text).toString());
            } else if (type == Boolean.class) {
                return text.equals("true") || text.equals("false");
            }
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private List<@Nullable String> decode(Object cursor, Object signature, String path) {
        List<@Nullable String> parts = new ArrayList<>();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.toString());
            JsonNode place = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (!place.isArray() || !place.valueStream().allMatch(part -> part.isString() || part.isNull())) {
                throw invalid(path);
            }
            place.forEach(part -> parts.add(part.isNull() ? null : part.asString()));
        } catch (IllegalArgumentException | JacksonException e) {
            throw invalid(path);
        }
        if (parts.isEmpty() || parts.getFirst() == null || parts.getFirst().length() != Signature.LENGTH) {
            throw invalid(path);
        }
        if (!signature.equals(parts.getFirst())) {
            throw new BadInput(
                    path,
                    "is a cursor of a list in another order, with another filter or of another moment",
                    "CURSOR_MISMATCH");
        }
        if (parts.size() != keys.size() + 1) {
            throw invalid(path);
        }
        return parts;
    }

    private static BadInput invalid(String path) {
        return new BadInput(path, "is not a cursor of this list", "CURSOR_INVALID");
    }
}
