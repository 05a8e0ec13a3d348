package uk.interborough.query.random;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.Many;
import uk.interborough.query.random.Contract.One;
import uk.interborough.query.random.Contract.Quarter;
import uk.interborough.query.random.Contract.Scalar;

/** The order of a list: what was asked, else the list's own; then the key, in the direction of the last. */
final class Order {
    private final Contract contract;
    private final World world;
    private final Filter filter;
    private final List<By> by = new ArrayList<>();
    private final Map<Row, List<@Nullable Comparable<?>>> places = new IdentityHashMap<>();

    private record By(Function<Row, @Nullable Comparable<?>> place, boolean descending, boolean nullsFirst) {}

    /** No order yet. */
    Order(Filter filter) {
        this.contract = filter.contract();
        this.world = filter.world();
        this.filter = filter;
    }

    Order(Filter filter, String subject, @Nullable Object orderBy, String otherwise) {
        this(filter);
        List<?> asked = orderBy == null ? List.of() : Given.list(orderBy);
        asked.forEach(one -> read(subject, row -> row, Given.object(one)));
        if (asked.isEmpty()) {
            for (String part : otherwise.split(",\\s*")) {
                add(subject, row -> row, part.split(" ")[0], part.endsWith(" desc") ? "DESC" : "ASC");
            }
        }
        String last = by.getLast().descending() ? "DESC" : "ASC";
        contract.key(subject).forEach(key -> add(subject, row -> row, key, last));
    }

    List<Row> sorted(List<Row> rows) {
        return rows.stream().sorted(this::compare).toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    int compare(Row one, Row other) {
        List<@Nullable Comparable<?>> here = places.computeIfAbsent(one, this::place);
        List<@Nullable Comparable<?>> there = places.computeIfAbsent(other, this::place);
        for (int i = 0; i < by.size(); i++) {
            Comparator<Comparable> values =
                    by.get(i).descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            Comparator<Comparable> nulls =
                    by.get(i).nullsFirst() ? Comparator.nullsFirst(values) : Comparator.nullsLast(values);
            int order = nulls.compare(here.get(i), there.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<@Nullable Comparable<?>> place(Row row) {
        List<@Nullable Comparable<?>> place = new ArrayList<>();
        by.forEach(each -> place.add(each.place().apply(row)));
        return place;
    }

    void add(String subject, Function<Row, Row> from, String column, String direction) {
        String relation = contract.relation(subject);
        add(
                row -> {
                    Object value = from.apply(row).get(column);
                    return value == null ? null : world.sortable(relation, column, value);
                },
                direction);
    }

    void add(Function<Row, @Nullable Comparable<?>> place, String direction) {
        by.add(new By(place, direction.startsWith("DESC"), direction.endsWith("NULLS_FIRST")));
    }

    void read(String subject, Function<Row, Row> from, Map<String, @Nullable Object> one) {
        Map.Entry<String, @Nullable Object> given = one.entrySet().iterator().next();
        Object how = java.util.Objects.requireNonNull(given.getValue());
        switch (contract.attribute(subject, given.getKey())) {
            case Scalar scalar -> add(subject, from, scalar.column(), (String) how);
            case Quarter quarter -> add(subject, from, quarter.column(), (String) how);
            case One to -> read(to.type(), row -> filter.relatives().one(from.apply(row), to), Given.object(how));
            case Many many -> list(subject, from, many, Given.object(how));
            default -> throw new IllegalStateException(subject + "." + given.getKey() + " is not sorted by");
        }
    }

    private void list(String subject, Function<Row, Row> from, Many many, Map<String, @Nullable Object> how) {
        Function<Row, List<Row>> rows = row -> filter.relatives().many(subject, from.apply(row), many).stream()
                .filter(each -> filter.holds(many.type(), each, how.get("where")))
                .toList();
        Map.Entry<String, @Nullable Object> what =
                Given.object(how.get("by")).entrySet().iterator().next();
        if (what.getKey().equals("count")) {
            add(row -> BigDecimal.valueOf(rows.apply(row).size()), (String)
                    java.util.Objects.requireNonNull(what.getValue()));
        } else {
            Scalar scalar = (Scalar) contract.attribute(many.type(), what.getKey());
            Map.Entry<String, @Nullable Object> aggregate =
                    Given.object(what.getValue()).entrySet().iterator().next();
            add(row -> Filter.aggregate(aggregate.getKey(), rows.apply(row), scalar), (String)
                    java.util.Objects.requireNonNull(aggregate.getValue()));
        }
    }
}
