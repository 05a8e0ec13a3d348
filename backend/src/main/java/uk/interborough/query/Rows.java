package uk.interborough.query;

import static org.jooq.impl.DSL.field;

import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The rows of a list that belong to one row outside: those the viewer may see, because the database shows no others.
 *
 * @param scope the relation of the list, under its own alias
 * @param related what ties its rows to the row outside
 */
record Rows(Scope scope, Condition related) {

    /** What the rows come to together: null for all but the count where no row has a value. */
    record Aggregate(Field<?> sql, Wire wire) {}

    Aggregate count() {
        return new Aggregate(field("count(*)", SQLDataType.BIGINT), Wire.INT);
    }

    /** Sum, avg, min or max of a number. Sums and means of money are in pence and not rounded. */
    Aggregate of(String measure, String number, String path) {
        if (!(scope.subject().attribute(number) instanceof Subject.Scalar scalar)) {
            throw new BadInput(path, number + " is not a number");
        }
        Field<?> column = scope.column(scalar.column());
        return switch (measure) {
            case "sum" -> new Aggregate(field("sum({0})", sum(column), column), scalar.wire());
            case "avg" ->
                new Aggregate(
                        field("avg({0})", SQLDataType.NUMERIC, column),
                        scalar.wire() == Wire.MONEY ? Wire.MONEY : Wire.DECIMAL);
            case "min" -> new Aggregate(field("min({0})", column.getDataType(), column), scalar.wire());
            case "max" -> new Aggregate(field("max({0})", column.getDataType(), column), scalar.wire());
            default -> throw new BadInput(path, measure + " is not a known measure");
        };
    }

    /** PostgreSQL adds up int and smallint as bigint, everything else as numeric. */
    private static DataType<?> sum(Field<?> column) {
        return column.getType() == Integer.class || column.getType() == Short.class
                ? SQLDataType.BIGINT
                : SQLDataType.NUMERIC;
    }

    /** One value of the rows that meet a filter; its joins are known by now. */
    Select<?> select(Field<?> what, Condition where) {
        return DSL.select(what).from(scope.from()).where(related.and(where));
    }

    /** A row outside, of whose list a field is asked. The path is what a fault names. */
    static Rows of(Scope outside, Subject.ToMany list, String path) {
        Subject subject = outside.bindings().subject(list.subject());
        Scope scope = Scope.of(outside.bindings(), outside.statement(), subject, path);
        Condition related = DSL.noCondition();
        for (int i = 0; i < list.theirs().size(); i++) {
            related = related.and(Scope.same(
                    scope.column(Objects.requireNonNull(list.theirs().get(i))),
                    outside.column(list.ours().get(i))));
        }
        return new Rows(scope, related);
    }
}
