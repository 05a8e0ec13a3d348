package uk.interborough.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Reads the order of a list, which always ends in the key so that no two rows tie. */
final class Ordering {

    private final List<Keyset.Key> keys = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final List<Bind> filters = new ArrayList<>();

    /** Reads {@code orderBy}; without it the default of the connection. */
    static Keyset of(@Nullable Input orderBy, String byDefault, Scope scope, String path) {
        Ordering ordering = new Ordering();
        if (!ordering.given(orderBy, scope, path)) {
            for (String part : byDefault.split(",\\s*")) {
                String[] word = part.trim().split(" ");
                ordering.add(scope, word[0], word.length > 1 && word[1].equals("desc"), false);
            }
        }
        // In the direction of the last: then an index on both serves either direction.
        boolean descending = ordering.keys.getLast().descending();
        for (String key : scope.subject().key()) {
            Field<?> last = scope.column(key);
            if (ordering.keys.stream().noneMatch(sorted -> sorted.column().equals(last))) {
                ordering.add(scope, key, descending, false);
            }
        }
        return ordering.keyset();
    }

    /** Reads the order of groups; without it by what they are grouped by, each named as its own list is sorted. */
    static Keyset ofGroups(@Nullable Input orderBy, Grouping grouping, Scope scope, String path) {
        Ordering ordering = new Ordering();
        Scope key = scope.within(((Subject.Nested) scope.subject().attribute("key")).part());
        boolean given = ordering.given(orderBy, scope, path);
        for (Dimension dimension : grouping.dimensions()) {
            if (!given
                    && key.subject().attribute(dimension.name()) instanceof Subject.ToOne toOne
                    && dimension.order() != null) {
                Places places = grouping.places(dimension, toOne);
                if (places == null) {
                    ordering.add(key.to(dimension.name(), toOne, path), dimension.order(), false, false);
                } else {
                    ordering.words.append(dimension.order()).append(',');
                    ordering.keys.add(new Keyset.Key(
                            scope.column(places.name()), false, false, true, scope.column(places.place())));
                }
            }
            ordering.add(dimension.constant(), scope.column(dimension.column()), false, false, true);
        }
        if (grouping.subtotals() || ordering.keys.isEmpty()) {
            ordering.add(
                    "level", scope.column(Dimension.columnOf(scope.subject().attribute("level"))), false, false, false);
        }
        return ordering.keyset();
    }

    private boolean given(@Nullable Input orderBy, Scope scope, String path) {
        if (orderBy == null || orderBy.isNull()) {
            return false;
        }
        int i = 0;
        for (Input one : orderBy.elements()) {
            read(one, scope, path + "[" + i++ + "]");
        }
        return i > 0;
    }

    private Keyset keyset() {
        return new Keyset(List.copyOf(keys), new Signature(words.toString(), List.copyOf(filters)));
    }

    private void read(Input one, Scope scope, String path) {
        Map.Entry<String, Input> entry = only(one, path);
        Input direction = entry.getValue();
        switch (scope.subject().attribute(entry.getKey())) {
            case Subject.ToOne toOne -> {
                words.append(entry.getKey()).append('.');
                read(direction, scope.to(entry.getKey(), toOne, path), path + "." + entry.getKey());
            }
            case Subject.ToMany toMany -> {
                words.append(entry.getKey()).append('.');
                list(direction, toMany, scope, path + "." + entry.getKey());
            }
            case Subject.Nested nested
            when nested.presence() != null -> add(scope, nested.presence().getName(), direction);
            case Subject.Nested nested -> {
                words.append(entry.getKey()).append('.');
                read(direction, scope.within(nested.part()), path + "." + entry.getKey());
            }
            case Subject.Scalar scalar -> add(scope, scalar.column().getName(), direction);
            case Subject.Derived derived -> add(scope, derived.column().getName(), direction);
            default -> throw new BadInput(path, "cannot be sorted by " + entry.getKey());
        }
    }

    /** What the rows of a list come to, among those that meet a filter. */
    private void list(Input list, Subject.ToMany toMany, Scope scope, String path) {
        Rows rows = Rows.of(scope, toMany, path);
        Input where = list.fields().get("where");
        Condition chosen = Filters.of(where, rows.scope(), path + ".where");
        Map.Entry<String, Input> by =
                only(Filters.given(Objects.requireNonNull(list.fields().get("by")), path + ".by"), path + ".by");
        boolean counted = by.getKey().equals("count");
        Map.Entry<String, Input> measure = counted ? by : only(by.getValue(), path + ".by." + by.getKey());
        Rows.Aggregate aggregate = counted ? rows.count() : rows.of(measure.getKey(), by.getKey(), path + ".by");
        Field<?> value = scope.beside(
                rows.select(aggregate.sql(), chosen), aggregate.sql().getDataType());
        filters.add(where == null ? new Bind.Literal(null) : where.bind());
        String word = String.valueOf(measure.getValue().now());
        add(
                by.getKey() + "." + measure.getKey(),
                value,
                word.startsWith("DESC"),
                word.endsWith("NULLS_FIRST"),
                !counted);
    }

    private static Map.Entry<String, Input> only(Input one, String path) {
        Map<String, Input> fields = one.fields();
        if (fields.size() != 1 || fields.values().iterator().next().isNull()) {
            throw new BadInput(
                    path, "names " + fields.size() + " fields: expected exactly one, each sort key in its own object");
        }
        return fields.entrySet().iterator().next();
    }

    private void add(Scope scope, String column, Input direction) {
        String word = String.valueOf(direction.now());
        add(scope, column, word.startsWith("DESC"), word.endsWith("NULLS_FIRST"));
    }

    private void add(Scope scope, String column, boolean descending, boolean nullsFirst) {
        Field<?> field = scope.column(column);
        boolean isKey = scope.subject().key().equals(List.of(column)) && !scope.joined();
        add(column, field, descending, nullsFirst, !isKey && maybeNull(scope, column));
    }

    private void add(String word, Field<?> field, boolean descending, boolean nullsFirst, boolean nullable) {
        words.append(word).append(descending ? " desc" : "").append(nullsFirst ? " nulls first," : ",");
        keys.add(new Keyset.Key(field, descending, nullsFirst, nullable));
    }

    private static boolean maybeNull(Scope scope, String column) {
        return scope.subject().attributes().values().stream().noneMatch(attribute -> switch (attribute) {
                    case Subject.Scalar scalar ->
                        scalar.required() && scalar.column().getName().equals(column);
                    case Subject.Derived derived ->
                        derived.required() && derived.column().getName().equals(column);
                    case Subject.ToOne toOne ->
                        toOne.required()
                                && toOne.columns().stream()
                                        .anyMatch(each -> each.getName().equals(column));
                    default -> false;
                })
                || scope.joined();
    }
}
