package uk.interborough.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Turns {@code where} into a condition. */
final class Filters {

    private Filters() {}

    static Condition of(@Nullable Input where, Scope scope, String path) {
        if (where == null || where.isNull()) {
            return noCondition();
        }
        Condition all = noCondition();
        for (Map.Entry<String, Input> entry : where.fields().entrySet()) {
            String inner = path + "." + entry.getKey();
            Input input = entry.getValue();
            all = all.and(
                    switch (entry.getKey()) {
                        case "and" -> each(input, scope, inner, noCondition(), Condition::and);
                        case "or" -> each(input, scope, inner, falseCondition(), Condition::or);
                        case "not" ->
                            input.isNull() ? noCondition() : condition("({0}) is not true", of(input, scope, inner));
                        default -> field(entry.getKey(), input, scope, inner);
                    });
        }
        return all;
    }

    private static Condition each(
            Input list, Scope scope, String path, Condition start, BinaryOperator<Condition> combine) {
        if (list.isNull()) {
            return noCondition();
        }
        Condition combined = start;
        int i = 0;
        for (Input element : list.elements()) {
            Condition one = of(element, scope, path + "[" + i++ + "]");
            // an empty filter holds for every row
            combined = combine.apply(combined, one.equals(noCondition()) ? DSL.trueCondition() : one);
        }
        return combined;
    }

    private static Condition field(String name, Input input, Scope scope, String path) {
        Subject.Attribute attribute = scope.subject().attribute(name);
        if (input.isNull()) {
            throw new BadInput(path, "is null: leave it out, or test with isNull");
        }
        return switch (attribute) {
            case Subject.Scalar scalar ->
                operators(input, scope.column(scalar.column()), scalar.wire(), scalar.prefix(), scope, path);
            case Subject.Derived derived ->
                operators(input, scope.column(derived.column()), Wire.QUARTER, "", scope, path);
            case Subject.ToOne toOne -> toOne(name, toOne, input, scope, path);
            case Subject.Nested nested -> of(input, scope.within(nested.part()), path);
            case Subject.Value ignored -> throw new BadInput(path, "cannot be filtered by");
            case Subject.ToMany ignored -> throw new BadInput(path, "cannot be filtered by");
            case Subject.Listed ignored -> throw new BadInput(path, "cannot be filtered by");
        };
    }

    /** A test of the other's identifier alone needs no join: our column holds it. */
    private static Condition toOne(String name, Subject.ToOne toOne, Input input, Scope scope, String path) {
        Map<String, Input> fields = input.fields();
        if (fields.keySet().equals(java.util.Set.of("id")) && toOne.columns().size() == 1) {
            Input id = java.util.Objects.requireNonNull(fields.get("id"));
            if (id.isNull()) {
                throw new BadInput(path + ".id", "is null: leave it out, or test with isNull");
            }
            String prefix = scope.bindings().subject(toOne.subject()).prefix();
            return operators(id, scope.column(toOne.columns().getFirst()), Wire.ID, prefix, scope, path + ".id");
        }
        return of(input, scope.to(name, toOne), path);
    }

    private static Condition operators(
            Input input, Field<?> column, Wire wire, String prefix, Scope scope, String path) {
        Condition all = noCondition();
        for (Map.Entry<String, Input> entry : input.fields().entrySet()) {
            String operator = entry.getKey();
            Input value = entry.getValue();
            String inner = path + "." + operator;
            if (value.isNull()) {
                throw new BadInput(inner, "is null: leave it out, or test with isNull");
            }
            all = all.and(new Operand(column, wire, prefix, scope.statement(), inner).test(operator, value));
        }
        return all;
    }

    /** One column under test. */
    private record Operand(Field<?> column, Wire wire, String prefix, Statement statement, String path) {

        Condition test(String operator, Input value) {
            return switch (operator) {
                case "eq" -> condition("{0} = {1}", column, one(value));
                case "ne" -> condition("{0} is distinct from {1}", column, one(value));
                case "lt" -> condition("{0} < {1}", column, one(value));
                case "lte" -> condition("{0} <= {1}", column, one(value));
                case "gt" -> condition("{0} > {1}", column, one(value));
                case "gte" -> condition("{0} >= {1}", column, one(value));
                case "in" -> condition("{0} = any ({1})", column, many(value));
                case "notIn" -> condition("({0} is null or {0} <> all ({1}))", column, many(value));
                case "between" -> {
                    Map<String, Input> range = value.fields();
                    yield condition(
                            "{0} between {1} and {2}",
                            column,
                            one(java.util.Objects.requireNonNull(range.get("from"))),
                            one(java.util.Objects.requireNonNull(range.get("to"))));
                }
                case "contains" -> condition("{0} ilike {1}", column, pattern(value, "%"));
                case "startsWith" -> condition("{0} ilike {1}", column, pattern(value, ""));
                case "isNull" -> Boolean.TRUE.equals(value.now()) ? column.isNull() : column.isNotNull();
                default -> throw new BadInput(path, "is not a known test");
            };
        }

        private Field<?> one(Input value) {
            return statement.parameter(
                    value.bind(), column.getDataType(), given -> wire.toColumn(given, column.getType(), prefix, path));
        }

        private Field<?> many(Input value) {
            DataType<?> type = column.getDataType().getArrayDataType();
            return statement.parameter(value.bind(), type, given -> {
                List<Object> converted = new ArrayList<>();
                for (Object element : given instanceof List<?> list ? list : List.of(given)) {
                    converted.add(wire.toColumn(element, column.getType(), prefix, path));
                }
                return SqlArray.of(column.getType(), converted);
            });
        }

        private Field<String> pattern(Input value, String before) {
            return statement.parameter(
                    value.bind(),
                    org.jooq.impl.SQLDataType.CLOB,
                    given -> before
                            + given.toString()
                                    .replace("\\", "\\\\")
                                    .replace("%", "\\%")
                                    .replace("_", "\\_")
                            + "%");
        }
    }
}
