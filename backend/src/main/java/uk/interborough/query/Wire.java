package uk.interborough.query;

import static org.jooq.impl.DSL.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * How a column looks in an answer and how a value given by a viewer becomes a value of the column: one format each, the
 * same at the root and nested, because both are made by the same SQL.
 */
enum Wire {
    ID,
    STRING,
    INT,
    BOOLEAN,
    DECIMAL,
    MONEY,
    DATE,
    DATE_TIME,
    ENUM,
    STRINGS,
    QUARTER;

    static Wire of(String typeName) {
        return switch (typeName) {
            case "ID" -> ID;
            case "String" -> STRING;
            case "Int" -> INT;
            case "Boolean" -> BOOLEAN;
            case "Decimal" -> DECIMAL;
            case "Money" -> MONEY;
            case "Date" -> DATE;
            case "DateTime" -> DATE_TIME;
            case "Quarter" -> QUARTER;
            default -> ENUM;
        };
    }

    /** Whether the text of the column is a JSON value as it stands. */
    boolean raw() {
        return this == INT || this == DECIMAL || this == MONEY || this == BOOLEAN || this == STRINGS;
    }

    /** The SQL whose value, as text or inside JSON, is what the viewer sees. */
    Field<?> shown(Field<?> column, String prefix) {
        return switch (this) {
            case ID -> field("{0} || {1}::text", SQLDataType.CLOB, org.jooq.impl.DSL.inline(prefix), column);
            case MONEY -> field("round({0} / 100.0, 2)", SQLDataType.NUMERIC, column);
            case DATE_TIME ->
                field("to_char({0} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')", SQLDataType.CLOB, column);
            case STRINGS -> field("to_json({0})", SQLDataType.JSON, column);
            default -> column;
        };
    }

    /** A value given by a viewer, as a value of a column of this Java type. Throws {@link BadInput}. */
    Object toColumn(Object value, Class<?> columnType, String prefix, String path) {
        try {
            return switch (this) {
                case ID -> id(value, prefix, path);
                case MONEY -> pence((BigDecimal) number(value), path);
                case QUARTER -> quarter((Map<?, ?>) value, path);
                case DATE -> value instanceof LocalDate date ? date : LocalDate.parse(value.toString());
                case DATE_TIME -> value instanceof OffsetDateTime time ? time : OffsetDateTime.parse(value.toString());
                case INT, DECIMAL -> numberOf(columnType, (BigDecimal) number(value));
                case BOOLEAN -> value;
                default -> value.toString();
            };
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException | ClassCastException e) {
            throw new BadInput(
                    path,
                    value + " is not a "
                            + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        }
    }

    private static Object numberOf(Class<?> columnType, BigDecimal number) {
        if (columnType == Integer.class || columnType == Short.class) {
            return number.intValueExact();
        }
        return columnType == Long.class ? (Object) number.longValueExact() : number;
    }

    private static Number number(Object value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    private static Long pence(BigDecimal pounds, String path) {
        try {
            return pounds.setScale(2, RoundingMode.UNNECESSARY)
                    .movePointRight(2)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new BadInput(path, pounds + " is not an amount: expected pounds with at most two decimals");
        }
    }

    private static LocalDate quarter(Map<?, ?> input, String path) {
        int number = ((Number) input.get("quarter")).intValue();
        int year = ((Number) input.get("financialYear")).intValue();
        if (number < 1 || number > 4) {
            throw new BadInput(
                    path + ".quarter",
                    number + " is not a quarter: expected 1 (April to June) to 4 (January to March)");
        }
        if (year < 1900 || year > 2200) {
            throw new BadInput(
                    path + ".financialYear", year + " is not a financial year: expected e.g. 2026 for 2026 to 2027");
        }
        return LocalDate.of(year, 4, 1).plusMonths(3L * (number - 1));
    }

    /** The uuid inside an identifier such as {@code service-018f…}. */
    static UUID id(Object value, String prefix, String path) {
        String text = value.toString();
        if (text.length() == prefix.length() + 36 && text.startsWith(prefix)) {
            try {
                return UUID.fromString(text.substring(prefix.length()));
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw new BadInput(path, "\"" + text + "\" is not an identifier: expected " + prefix + "<uuid>");
    }
}
