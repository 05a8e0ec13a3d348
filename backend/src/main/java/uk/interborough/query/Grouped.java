package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows under GROUP BY: what columns of groups are made of.
 *
 * @param rows the rows
 * @param keys by what they are grouped, in order
 * @param subtotals whether subtotals are made too
 * @param added whether the rows are those of a rollup
 */
record Grouped(Scope rows, List<Key> keys, boolean subtotals, boolean added) {

    /**
     * One dimension in use.
     *
     * @param grain length of its periods; null when it is not time
     * @param value its value in the rows
     */
    record Key(Dimension dimension, @Nullable String grain, Field<?> value) {

        /** Whether each group is of one value of the column, not of a longer period. */
        boolean whole() {
            return grain == null || dimension.isWhole(grain);
        }
    }

    Field<?> column(String name) {
        return rows.column(name);
    }

    Optional<Key> key(Dimension dimension) {
        return keys.stream().filter(key -> key.dimension() == dimension).findFirst();
    }

    /** How many rows. */
    Field<?> count() {
        return added
                ? field("coalesce(sum({0}), 0)::int", SQLDataType.INTEGER, column("rows"))
                : field("count(*)::int", SQLDataType.INTEGER);
    }

    /** Over how many dimensions a row is summed. */
    Field<?> level() {
        return subtotals && !keys.isEmpty()
                ? template(
                        IntStream.range(0, keys.size())
                                .mapToObj(i -> "grouping({" + i + "})")
                                .collect(Collectors.joining(" + ", "(", ")")),
                        SQLDataType.INTEGER)
                : inline(0);
    }

    /** Which dimensions a row is summed over. */
    Field<?> summedOver() {
        return subtotals && !keys.isEmpty()
                ? template(
                        IntStream.range(0, keys.size())
                                .mapToObj(i -> "case when grouping({" + i + "}) = 1 then '"
                                        + keys.get(i).dimension().constant() + "' end")
                                .collect(Collectors.joining(", ", "array_remove(array[", "], null)")),
                        SQLDataType.VARCHAR.array())
                : field("'{}'::text[]", SQLDataType.VARCHAR.array());
    }

    private <T> Field<T> template(String template, DataType<T> type) {
        return field(template, type, keys.stream().map(Key::value).toArray(Field[]::new));
    }

    /** A sum in per cent of the sum over all groups of the same level. */
    Field<?> share(Field<?> sum) {
        return field(
                "round(100.0 * {0} / nullif(sum({0}) over (partition by {1}), 0), 2)",
                SQLDataType.NUMERIC, sum, level());
    }

    /** A figure less that of the group of the period before; null without a dimension of time. */
    Field<?> change(Field<?> figure) {
        Optional<Key> time = keys.stream().filter(key -> key.grain() != null).findFirst();
        if (time.isEmpty()) {
            return field("null::numeric", SQLDataType.NUMERIC);
        }
        List<Field<?>> parts = new ArrayList<>(List.of(
                figure, time.get().value(), inline(String.valueOf(time.get().grain())), level()));
        keys.stream().filter(key -> !key.equals(time.get())).map(Key::value).forEach(parts::add);
        String others =
                IntStream.range(3, parts.size()).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
        String window = "over (partition by " + others + " order by {1})";
        return field(
                "case when app.period_after(lag({1}) " + window + ", {2}) = {1} then {0} - lag({0}) " + window + " end",
                SQLDataType.NUMERIC,
                parts.toArray(Field[]::new));
    }
}
