package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import java.util.List;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * By what rows can be grouped.
 *
 * @param constant its name in the contract's enum
 * @param path where it is found from the rows: one field, or a field of what a field points to
 * @param column the key's column in the groups
 * @param kind whether and how it is divided into periods
 * @param order the column that what it points to is sorted by; null when it points nowhere
 */
record Dimension(
        String constant,
        List<String> path,
        Field<?> column,
        Kind kind,
        @Nullable String order) {

    /** What kind of value it is. */
    enum Kind {
        VALUE,
        DAY,
        MOMENT,
        QUARTER
    }

    /** Name of the key's field in the contract. */
    String name() {
        return path.size() == 1
                ? path.getFirst()
                : path.getFirst()
                        + path.getLast().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + path.getLast().substring(1);
    }

    /** The rows' value of it: for time, the first day of the period. The last argument is the path that a fault names. */
    Field<?> of(Scope rows, @Nullable String grain, String at) {
        Scope scope = rows;
        if (path.size() > 1) {
            scope = rows.to(path.getFirst(), (Subject.ToOne) rows.subject().attribute(path.getFirst()), at);
        }
        Field<?> value = scope.column(source(scope.subject()));
        Field<?> day = kind == Kind.MOMENT
                ? field("({0} at time zone 'Europe/London')::date", SQLDataType.LOCALDATE, value)
                : value;
        return grain == null || isWhole(grain)
                ? day
                : field("app.period_first_day({0}, {1})", SQLDataType.LOCALDATE, day, inline(grain));
    }

    /** Whether a period of this length is one value of the column, which then needs no function. */
    boolean isWhole(String grain) {
        return grain.equals(kind == Kind.QUARTER ? "QUARTER" : "DAY");
    }

    private Field<?> source(Subject subject) {
        return columnOf(subject.attribute(path.getLast()));
    }

    /** The column behind a field that can be a dimension. */
    static Field<?> columnOf(Subject.Attribute attribute) {
        return switch (attribute) {
            case Subject.ToOne toOne -> toOne.columns().getFirst();
            case Subject.Scalar scalar -> scalar.column();
            case Subject.Derived derived -> derived.column();
            default -> throw new IllegalArgumentException("not a dimension: " + attribute);
        };
    }
}
