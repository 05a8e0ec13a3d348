package uk.interborough.query.random;

import graphql.language.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param total rows that meet the filter, on all pages
 * @param asked the field that asked for it
 */
record Page(String subject, List<Row> rows, boolean hasNext, boolean hasPrevious, int total, Field asked) {
    private static final int USUAL = 50;

    /** A cursor of a row; which text stands for it only the engine knows. */
    record Cursor(Field asked, Row row) {}

    @Nullable
    Cursor start() {
        return rows.isEmpty() ? null : new Cursor(asked, rows.getFirst());
    }

    @Nullable
    Cursor end() {
        return rows.isEmpty() ? null : new Cursor(asked, rows.getLast());
    }

    static Page of(
            String subject,
            List<Row> rows,
            Order order,
            Map<String, @Nullable Object> arguments,
            Map<String, Row> cursors,
            Field asked) {
        List<Row> sorted = order.sorted(rows);
        if (arguments.get("after") instanceof String after) {
            Row place = cursor(cursors, after);
            sorted =
                    sorted.stream().filter(row -> order.compare(row, place) > 0).toList();
        } else if (arguments.get("before") instanceof String before) {
            Row place = cursor(cursors, before);
            sorted =
                    sorted.stream().filter(row -> order.compare(row, place) < 0).toList();
        }
        boolean continues = arguments.get("after") != null || arguments.get("before") != null;
        boolean backwards = arguments.get("last") != null || arguments.get("before") != null;
        Object size = arguments.get(backwards ? "last" : "first");
        int most = size == null ? USUAL : ((BigDecimal) size).intValueExact();
        boolean more = sorted.size() > most;
        List<Row> page = !more
                ? sorted
                : backwards ? sorted.subList(sorted.size() - most, sorted.size()) : sorted.subList(0, most);
        return new Page(subject, page, backwards ? continues : more, backwards ? more : continues, rows.size(), asked);
    }

    private static Row cursor(Map<String, Row> cursors, String text) {
        return java.util.Objects.requireNonNull(cursors.get(text), "a cursor nobody gave");
    }
}
