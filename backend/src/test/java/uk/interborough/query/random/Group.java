package uk.interborough.query.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of rows.
 *
 * @param key the values it is grouped by; those it is summed over are not there, those that are unknown are null
 * @param rows what is in it
 * @param level over how many dimensions it is summed
 * @param all every group of the same statistics, by its key
 * @param figures worked out so far
 */
record Group(
        List<Dimension> dimensions,
        Map<String, @Nullable Object> key,
        List<Row> rows,
        int level,
        Map<Map<String, @Nullable Object>, Group> all,
        Map<String, @Nullable Object> figures) {

    /** All groups of some rows, subtotals with them. */
    static List<Group> of(List<Row> rows, List<Dimension> dimensions, boolean rollup, Relatives relatives) {
        Map<Map<String, @Nullable Object>, Group> groups = new LinkedHashMap<>();
        for (int level = 0; level <= (rollup ? dimensions.size() : 0); level++) {
            List<Dimension> by = dimensions.subList(0, dimensions.size() - level);
            Map<Map<String, @Nullable Object>, List<Row>> found = new LinkedHashMap<>();
            if (by.isEmpty()) {
                found.put(Map.of(), new ArrayList<>());
            }
            for (Row row : rows) {
                Map<String, @Nullable Object> key = new HashMap<>();
                by.forEach(dimension -> key.put(dimension.name(), dimension.value(row, relatives)));
                found.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
            }
            for (Map.Entry<Map<String, @Nullable Object>, List<Row>> one : found.entrySet()) {
                Map<String, @Nullable Object> key = one.getKey();
                groups.put(key, new Group(dimensions, key, one.getValue(), level, groups, new HashMap<>()));
            }
        }
        return List.copyOf(groups.values());
    }

    List<String> summedOver() {
        return dimensions.stream()
                .filter(dimension -> !key.containsKey(dimension.name()))
                .map(Dimension::constant)
                .toList();
    }

    BigDecimal count() {
        return BigDecimal.valueOf(rows.size());
    }

    /** The numbers of a column, those that are there. */
    List<BigDecimal> numbers(String column) {
        return rows.stream()
                .map(row -> (BigDecimal) row.get(column))
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    BigDecimal sum(String column) {
        return numbers(column).stream().reduce(BigDecimal::add).orElse(null);
    }

    BigDecimal distinct(String column) {
        return BigDecimal.valueOf(rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .map(value -> value instanceof BigDecimal number ? number.stripTrailingZeros() : value)
                .distinct()
                .count());
    }

    private interface Figure {
        @Nullable
        BigDecimal of(Group group);
    }

    @Nullable
    BigDecimal share(@Nullable String column) {
        Figure figure = group -> column == null ? group.count() : group.sum(column);
        BigDecimal ours = figure.of(this);
        BigDecimal whole = all.values().stream()
                .filter(other -> other.level == level)
                .map(figure::of)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return ours == null || whole.signum() == 0
                ? null
                : ours.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
    }

    /** The group of the period before, the other dimensions being the same; null where there is none. */
    @Nullable
    Group before() {
        Dimension time = dimensions.stream()
                .filter(dimension -> dimension.grain() != null)
                .findFirst()
                .orElse(null);
        if (time == null || !(key.get(time.name()) instanceof LocalDate now)) {
            return null;
        }
        Map<String, @Nullable Object> before = new HashMap<>(key);
        before.put(time.name(), time.previous(now));
        return all.get(before);
    }
}
