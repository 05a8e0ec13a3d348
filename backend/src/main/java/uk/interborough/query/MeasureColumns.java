package uk.interborough.query;

import static org.jooq.impl.DSL.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The figures of groups: how each is made, and the attributes under which the contract shows them. */
final class MeasureColumns {

    private static final DataType<BigDecimal> NUMERIC = SQLDataType.NUMERIC;

    private final Map<String, Statistics.Column> columns;
    private final Set<String> added;

    /** Fills the given columns, and names those that a rollup can give too. */
    MeasureColumns(Map<String, Statistics.Column> columns, Set<String> added) {
        this.columns = columns;
        this.added = added;
    }

    /** A column that only the rows can give. */
    Subject.Scalar column(String name, DataType<?> type, Wire wire, boolean required, Statistics.Column made) {
        columns.put(name, made);
        return new Subject.Scalar(field(DSL.name(name), type), wire, required, "");
    }

    /** A column that a rollup gives too. */
    Subject.Scalar summable(String name, DataType<?> type, Wire wire, boolean required, Statistics.Column made) {
        added.add(name);
        return column(name, type, wire, required, made);
    }

    /** Statistics of a number, or of an amount in pence. */
    Subject.Attribute number(String type, String prefix, Field<?> source) {
        boolean money = type.equals("MoneyStats");
        Wire wire = money ? Wire.MONEY : Wire.DECIMAL;
        DataType<?> figure = money ? SQLDataType.BIGINT : NUMERIC;
        String exact = money ? "({0})::bigint" : "trim_scale(({0})::numeric)";
        String rounded = money ? "round(({0})::numeric)::bigint" : "trim_scale(round(({0})::numeric, 4))";
        Map<String, Subject.Attribute> parts = new LinkedHashMap<>();
        String name = source.getName();
        parts.put("count", whole(prefix + "_count", "count({0})::int", name));
        parts.put("distinctCount", whole(prefix + "_distinct_count", "count(distinct {0})::int", name));
        aggregate(parts, "sum", prefix, figure, wire, exact, "sum({0})", name);
        aggregate(parts, "avg", prefix, figure, wire, rounded, "avg({0})", name);
        aggregate(parts, "min", prefix, figure, wire, exact, "min({0})", name);
        aggregate(parts, "max", prefix, figure, wire, exact, "max({0})", name);
        aggregate(parts, "median", prefix, figure, wire, rounded, percentile("0.5"), name);
        aggregate(parts, "p90", prefix, figure, wire, rounded, percentile("0.9"), name);
        parts.put(
                "shareOfTotal",
                column(
                        prefix + "_share_of_total",
                        NUMERIC,
                        Wire.DECIMAL,
                        false,
                        rows -> rows.share(field("sum({0})", NUMERIC, rows.column(name)))));
        parts.put(
                "change",
                column(
                        prefix + "_change",
                        figure,
                        wire,
                        false,
                        rows -> field(exact, figure, rows.change(field("sum({0})", NUMERIC, rows.column(name))))));
        return new Subject.Nested(part(type, parts), null);
    }

    private static String percentile(String which) {
        return "percentile_cont(" + which + ") within group (order by {0}::double precision)";
    }

    private void aggregate(
            Map<String, Subject.Attribute> parts,
            String part,
            String prefix,
            DataType<?> type,
            Wire wire,
            String shape,
            String aggregate,
            String source) {
        parts.put(
                part,
                column(
                        prefix + "_" + part,
                        type,
                        wire,
                        false,
                        rows -> field(shape, type, field(aggregate, NUMERIC, rows.column(source)))));
    }

    private Subject.Scalar whole(String name, String aggregate, String source) {
        return column(
                name,
                SQLDataType.INTEGER,
                Wire.INT,
                true,
                rows -> field(aggregate, SQLDataType.INTEGER, rows.column(source)));
    }

    /** How many different values of a column. */
    Subject.Scalar distinct(String name, String source) {
        return whole("distinct_" + name, "count(distinct {0})::int", source);
    }

    /**
     * A rate: sums of the columns that begin with its prefix.
     *
     * @param sampled whether the rows say how many independent observations they have
     * @param again column for each of whose values the same observations come again
     */
    Subject.Attribute rate(String prefix, boolean sampled, @Nullable Dimension again) {
        Statistics.Column numerator = rows -> sum(rows, prefix + "_numerator");
        Statistics.Column denominator = rows -> sum(rows, prefix + "_denominator");
        Statistics.Column value =
                rows -> field("round(app.share({0}, {1}), 2)", NUMERIC, numerator.in(rows), denominator.in(rows));
        Statistics.Column sample =
                rows -> sampled ? sample(rows, prefix + "_sample", again) : field("null::numeric", NUMERIC);
        Map<String, Subject.Attribute> parts = new LinkedHashMap<>();
        parts.put("value", decimal(prefix + "_value", value));
        parts.put("numerator", decimal(prefix + "_numerator", rounded("trim_scale(round({0}, 2))", numerator)));
        parts.put("denominator", decimal(prefix + "_denominator", rounded("trim_scale(round({0}, 2))", denominator)));
        parts.put("sample", decimal(prefix + "_sample", rounded("trim_scale(round({0}, 1))", sample)));
        parts.put("interval", interval(prefix + "_interval", "1.959964", numerator, denominator, sample));
        parts.put("interval998", interval(prefix + "_interval998", "3.090232", numerator, denominator, sample));
        parts.put(
                "reliability",
                summable(
                        prefix + "_reliability",
                        SQLDataType.CLOB,
                        Wire.ENUM,
                        false,
                        rows -> field(
                                "app.rate_reliability({0}, {1}, {2})",
                                SQLDataType.CLOB, numerator.in(rows), denominator.in(rows), sample.in(rows))));
        parts.put("change", decimal(prefix + "_change", rows -> rows.change(value.in(rows))));
        return new Subject.Nested(part("RateStats", parts), null);
    }

    private static Field<?> sum(Grouped rows, String column) {
        return field("sum({0})", NUMERIC, rows.column(column));
    }

    /** Observations; where they come again, their mean number. */
    private static Field<?> sample(Grouped rows, String column, @Nullable Dimension again) {
        Field<?> sum = sum(rows, column);
        if (again == null
                || !rows.subtotals()
                        && rows.key(again).filter(Grouped.Key::whole).isPresent()) {
            return sum;
        }
        return field(
                "{0} / nullif(count(distinct {1}) filter (where {2} is not null), 0)",
                NUMERIC, sum, again.of(rows.rows(), null), rows.column(column));
    }

    private static Statistics.Column rounded(String shape, Statistics.Column figure) {
        return rows -> field(shape, NUMERIC, figure.in(rows));
    }

    private Subject.Scalar decimal(String name, Statistics.Column made) {
        return summable(name, NUMERIC, Wire.DECIMAL, false, made);
    }

    private Subject.Attribute interval(
            String name,
            String z,
            Statistics.Column numerator,
            Statistics.Column denominator,
            Statistics.Column sample) {
        Subject.Scalar from = decimal(name + "_from", bound(z, "-1", numerator, denominator, sample));
        Subject.Scalar to = decimal(name + "_to", bound(z, "1", numerator, denominator, sample));
        return new Subject.Nested(part("RateInterval", Map.of("from", from, "to", to)), from.column());
    }

    private static Statistics.Column bound(
            String z,
            String side,
            Statistics.Column numerator,
            Statistics.Column denominator,
            Statistics.Column sample) {
        return rows -> field(
                "app.wilson({0}, {1}, {2}, " + z + ", " + side + ")",
                NUMERIC,
                numerator.in(rows),
                denominator.in(rows),
                sample.in(rows));
    }

    /** A type of the contract whose fields are columns of the group. */
    static Subject part(String type, Map<String, Subject.Attribute> attributes) {
        List<Field<?>> columns = new ArrayList<>();
        attributes.values().forEach(attribute -> {
            switch (attribute) {
                case Subject.Scalar scalar -> columns.add(scalar.column());
                case Subject.ToOne toOne -> columns.addAll(toOne.columns());
                case Subject.Nested nested when nested.presence() != null -> columns.add(nested.presence());
                default -> {
                    // has columns of its own
                }
            }
        });
        return new Subject(
                type,
                "",
                DSL.select(columns.isEmpty() ? List.of(DSL.inline(1)) : columns).asTable("part"),
                List.of(),
                false,
                false,
                Set.of(),
                attributes);
    }
}
