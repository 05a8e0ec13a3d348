package uk.interborough.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * The tests of one value: eq, ne, in, lt and so on.
 *
 * @param column what is tested: a column, or any expression
 * @param wire how a value given by a viewer becomes one of the column
 * @param prefix what identifiers begin with, for those
 */
record Operators(Field<?> column, Wire wire, String prefix, Statement statement) {

    /** All tests given hold. Throws {@link BadInput} for one that is null. */
    Condition all(Input tests, String path) {
        Condition all = noCondition();
        for (Map.Entry<String, Input> test : tests.fields().entrySet()) {
            String inner = path + "." + test.getKey();
            all = all.and(one(test.getKey(), Filters.given(test.getValue(), inner), inner));
        }
        return all;
    }

    private Condition one(String operator, Input value, String path) {
        return switch (operator) {
            case "eq" -> condition("{0} = {1}", column, single(value, path));
            case "ne" -> condition("{0} is distinct from {1}", column, single(value, path));
            case "lt", "before" -> condition("{0} < {1}", column, single(value, path));
            case "lte" -> condition("{0} <= {1}", column, single(value, path));
            case "gt", "after" -> condition("{0} > {1}", column, single(value, path));
            case "gte" -> condition("{0} >= {1}", column, single(value, path));
            case "in" -> condition("{0} = any ({1})", column, many(value, path));
            case "notIn" -> condition("({0} is null or {0} <> all ({1}))", column, many(value, path));
            case "between" -> {
                Map<String, Input> range = value.fields();
                yield condition(
                        "{0} between {1} and {2}",
                        column,
                        single(Objects.requireNonNull(range.get("from")), path),
                        single(Objects.requireNonNull(range.get("to")), path));
            }
            case "inPeriod" -> Period.of(value, statement, path).holds(column, wire);
            case "contains" -> condition("{0} ilike {1}", column, pattern(value, "%", "%"));
            case "startsWith" -> condition("{0} ilike {1}", column, pattern(value, "", "%"));
            case "endsWith" -> condition("{0} ilike {1}", column, pattern(value, "%", ""));
            case "isNull" -> Boolean.TRUE.equals(value.now()) ? column.isNull() : column.isNotNull();
            default -> throw new BadInput(path, "is not a known test");
        };
    }

    private Field<?> single(Input value, String path) {
        DataType<?> type = type();
        return statement.parameter(value.bind(), type, given -> wire.toColumn(given, type.getType(), prefix, path));
    }

    /** A decimal may be compared with a column of whole numbers. */
    private DataType<?> type() {
        return wire == Wire.DECIMAL ? SQLDataType.NUMERIC : column.getDataType();
    }

    private Field<?> many(Input value, String path) {
        DataType<?> type = type();
        return statement.parameter(value.bind(), type.getArrayDataType(), given -> {
            List<Object> converted = new ArrayList<>();
            for (Object element : given instanceof List<?> list ? list : List.of(given)) {
                converted.add(wire.toColumn(element, type.getType(), prefix, path));
            }
            return SqlArray.of(type.getType(), converted);
        });
    }

    private Field<String> pattern(Input value, String before, String after) {
        return statement.parameter(
                value.bind(),
                SQLDataType.CLOB,
                given -> before
                        + given.toString()
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_")
                        + after);
    }
}
