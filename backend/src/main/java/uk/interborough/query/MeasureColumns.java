package uk.interborough.query;

import static org.jooq.impl.DSL.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
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
    Subject.Scalar column(String name, DataType<?> type, Wire wire, boolean required, Statistics.Aggregate made) {
        columns.put(name, made);
        return new Subject.Scalar(field(DSL.name(name), type), wire, required, "");
    }

    /** A column that a rollup gives too. */
    Subject.Scalar summable(String name, DataType<?> type, Wire wire, boolean required, Statistics.Aggregate made) {
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
        String n = sum(prefix + "_numerator");
        String d = sum(prefix + "_denominator");
        String observed = prefix + "_observed";
        added.add(observed);
        columns.put(observed, (Statistics.Aggregate)
                rows -> sampled ? sample(rows, prefix + "_sample", again) : field("null::numeric", NUMERIC));
        Map<String, Subject.Attribute> parts = new LinkedHashMap<>();
        parts.put("value", decimal(prefix + "_value", "round(app.share({0}, {1}), 2)", n, d));
        parts.put("numerator", decimal(prefix + "_numerator", "trim_scale(round({0}, 2))", n));
        parts.put("denominator", decimal(prefix + "_denominator", "trim_scale(round({0}, 2))", d));
        parts.put("sample", decimal(prefix + "_sample", "trim_scale(round({0}, 1))", observed));
        parts.put("interval", interval(prefix + "_interval", "1.959964", n, d, observed));
        parts.put("interval998", interval(prefix + "_interval998", "3.090232", n, d, observed));
        parts.put(
                "reliability",
                shown(
                        prefix + "_reliability",
                        SQLDataType.CLOB,
                        Wire.ENUM,
                        "app.rate_reliability({0}, {1}, {2})",
                        n,
                        d,
                        observed));
        parts.put(
                "change",
                summable(
                        prefix + "_change",
                        NUMERIC,
                        Wire.DECIMAL,
                        false,
                        rows -> rows.change(field(
                                "round(app.share({0}, {1}), 2)",
                                NUMERIC,
                                field("sum({0})", NUMERIC, rows.column(prefix + "_numerator")),
                                field("sum({0})", NUMERIC, rows.column(prefix + "_denominator"))))));
        return new Subject.Nested(part("RateStats", parts), null);
    }

    /** The sum of a column of the rows, under a name of its own. */
    private String sum(String column) {
        String name = column + "_sum";
        added.add(name);
        columns.put(name, (Statistics.Aggregate) rows -> field("sum({0})", NUMERIC, rows.column(column)));
        return name;
    }

    /** A column made of others of the group. */
    private Subject.Scalar shown(String name, DataType<?> type, Wire wire, String shape, String... of) {
        columns.put(name, (Statistics.Shown)
                group -> field(shape, type, Stream.of(of).map(group::column).toArray(Field[]::new)));
        return new Subject.Scalar(field(DSL.name(name), type), wire, false, "");
    }

    /** Observations; where they come again, their mean number. */
    private static Field<?> sample(Grouped rows, String column, @Nullable Dimension again) {
        Field<?> sum = field("sum({0})", NUMERIC, rows.column(column));
        if (again == null
                || !rows.subtotals()
                        && rows.key(again).filter(Grouped.Key::whole).isPresent()) {
            return sum;
        }
        return field(
                "{0} / nullif(count(distinct {1}) filter (where {2} is not null), 0)",
                NUMERIC, sum, again.of(rows.rows(), null, "groupBy"), rows.column(column));
    }

    private Subject.Scalar decimal(String name, String shape, String... of) {
        return shown(name, NUMERIC, Wire.DECIMAL, shape, of);
    }

    private Subject.Attribute interval(String name, String z, String... of) {
        Subject.Scalar from = decimal(name + "_from", "app.wilson({0}, {1}, {2}, " + z + ", -1)", of);
        Subject.Scalar to = decimal(name + "_to", "app.wilson({0}, {1}, {2}, " + z + ", 1)", of);
        return new Subject.Nested(part("RateInterval", Map.of("from", from, "to", to)), from.column());
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
        Table<?> part =
                DSL.select(columns.isEmpty() ? List.of(DSL.inline(1)) : columns).asTable("part");
        return new Subject(type, "", part, new Subject.Kept(part), List.of(), false, false, null, Set.of(), attributes);
    }
}
