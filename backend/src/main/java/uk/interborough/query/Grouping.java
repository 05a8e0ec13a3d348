package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rollup;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The groups a request asks for, as a relation with the columns it uses: added up from the rows, or from the rollup where
 * that has what is asked.
 */
final class Grouping implements Scope.Made {

    private final Statistics statistics;
    private final Bindings bindings;
    private final Statement statement;
    private final List<Chosen> chosen;
    private final boolean subtotals;
    private final @Nullable Input where;
    private final String path;
    private final Set<String> used = new LinkedHashSet<>();
    private final Map<Dimension, Places> placed = new LinkedHashMap<>();

    /** A dimension as it was asked for. */
    private record Chosen(Dimension dimension, @Nullable String grain) {}

    Grouping(Statistics statistics, Bindings bindings, Statement statement, Selection selection, String path) {
        this.statistics = statistics;
        this.bindings = bindings;
        this.statement = statement;
        this.path = path;
        this.where = selection.argument("where");
        this.subtotals = flag(selection.argument("rollup"));
        this.chosen = chosen(selection.argument("groupBy"));
    }

    private static boolean flag(@Nullable Input input) {
        return input != null && Boolean.TRUE.equals(input.now());
    }

    private List<Chosen> chosen(@Nullable Input groupBy) {
        List<Chosen> all = new ArrayList<>();
        if (groupBy == null || groupBy.isNull()) {
            return all;
        }
        int i = 0;
        for (Input one : groupBy.elements()) {
            String at = path + ".groupBy[" + i++ + "]";
            Map<String, Input> fields = one.fields();
            String by = String.valueOf(Objects.requireNonNull(fields.get("by")).now());
            Dimension dimension = Objects.requireNonNull(statistics.dimensions().get(by));
            if (all.stream().anyMatch(other -> other.dimension() == dimension)) {
                throw new BadInput(at + ".by", by + " is there twice: expected each dimension once");
            }
            all.add(new Chosen(dimension, grain(dimension, fields.get("grain"), at + ".grain")));
        }
        return all;
    }

    private static @Nullable String grain(Dimension dimension, @Nullable Input input, String path) {
        String given = input == null || input.isNull() ? null : String.valueOf(input.now());
        if (dimension.kind() == Dimension.Kind.VALUE && given != null) {
            throw new BadInput(path, dimension.constant() + " is not a time: expected no grain");
        }
        if (dimension.kind() == Dimension.Kind.QUARTER && given != null && !given.matches("QUARTER|FINANCIAL_YEAR")) {
            throw new BadInput(path, "a quarter cannot be divided: expected QUARTER or FINANCIAL_YEAR");
        }
        return switch (dimension.kind()) {
            case VALUE -> null;
            case DAY, MOMENT -> given == null ? "DAY" : given;
            case QUARTER -> given == null ? "QUARTER" : given;
        };
    }

    List<Dimension> dimensions() {
        return chosen.stream().map(Chosen::dimension).toList();
    }

    /** Whether there are groups over all of a dimension too. */
    boolean subtotals() {
        return subtotals;
    }

    /** Places of what a dimension points to, where it is of few: those by which rows of now are added up beforehand. */
    @Nullable
    Places places(Dimension dimension, Subject.ToOne toOne) {
        return statement.asOf().past() || statistics.rollup() == null || !holds(statistics.rollup(), dimension.path())
                ? null
                : placed.computeIfAbsent(
                        dimension, each -> new Places(each, bindings.subject(toOne.subject()), statement.alias()));
    }

    @Override
    public Field<?> column(Field<?> column, String alias) {
        if (placed.values().stream().anyMatch(places -> places.has(column))) {
            return field(name(alias, column.getName()), column.getDataType());
        }
        return switch (Objects.requireNonNull(statistics.columns().get(column.getName()), column.getName())) {
            case Statistics.Aggregate ignored -> {
                used.add(column.getName());
                yield field(name(alias, column.getName()), column.getDataType());
            }
            case Statistics.Shown shown -> shown.of(new Row(alias));
        };
    }

    /** A group under its alias. */
    private final class Row implements Statistics.Group {

        private final String alias;

        Row(String alias) {
            this.alias = alias;
        }

        @Override
        public Field<?> column(String column) {
            used.add(column);
            return field(name(alias, column));
        }

        @Override
        public @Nullable String grain(Dimension dimension) {
            return chosen.stream()
                    .filter(each -> each.dimension() == dimension)
                    .map(Chosen::grain)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public Table<?> relation() {
        Statistics.Rollup rollup = suitable(statistics.rollup());
        Scope rows = rollup == null
                ? Scope.of(bindings, statement, statistics.rows(), path)
                : new Scope(bindings, statement, statistics.over(rollup), rollup.table());
        Condition which = Filters.of(where, rows, path + ".where");
        if (rollup != null) {
            for (String column : rollup.over()) {
                which = which.and(
                        isAsked(column)
                                ? DSL.condition("{0} <> app.all_of_them()", rows.column(column))
                                : DSL.condition("{0} = app.all_of_them()", rows.column(column)));
            }
        }
        List<Grouped.Key> keys = chosen.stream()
                .map(each -> new Grouped.Key(
                        each.dimension(), each.grain(), each.dimension().of(rows, each.grain(), path + ".groupBy")))
                .toList();
        Grouped grouped = new Grouped(rows, keys, subtotals, rollup != null);
        List<Field<?>> columns = new ArrayList<>();
        for (String column : used) {
            columns.add(((Statistics.Aggregate)
                            Objects.requireNonNull(statistics.columns().get(column)))
                    .in(grouped)
                    .as(column));
        }
        if (columns.isEmpty()) {
            columns.add(field("count(*)").as("rows"));
        }
        Field<?>[] by = keys.stream().map(Grouped.Key::value).toArray(Field[]::new);
        if (subtotals && by.length > 0) {
            return placed(select(columns).from(rows.from()).where(which).groupBy(rollup(by)));
        }
        return rollup == null
                ? placed(select(columns).from(rows.from()).where(which).groupBy(by))
                : inPlace(columns, rows.from(), which, keys);
    }

    /** Groups that get their places once they are made. */
    private Table<?> placed(Select<?> made) {
        if (placed.isEmpty()) {
            return made.asTable("groups");
        }
        Table<?> groups = made.asTable("made");
        Table<?> from = groups;
        List<Field<?>> columns = new ArrayList<>();
        for (Places places : placed.values()) {
            columns.addAll(places.columns());
            from = places.join(
                    from, field(name("made", places.dimension().column().getName())));
        }
        return select(groups.asterisk()).select(columns).from(from).asTable("groups");
    }

    /** Groups made in the order of their places, so that the database can stop at the end of a page. */
    private Table<?> inPlace(List<Field<?>> columns, Table<?> rows, Condition which, List<Grouped.Key> keys) {
        Table<?> from = rows;
        List<Field<?>> all = new ArrayList<>(columns);
        List<Field<?>> by = new ArrayList<>();
        List<Field<?>> names = new ArrayList<>();
        for (Grouped.Key key : keys) {
            Places places = placed.get(key.dimension());
            if (places != null) {
                from = places.join(from, key.value());
                all.addAll(places.columns());
                by.add(places.columns().getFirst());
                names.add(places.columns().getLast());
            }
            by.add(key.value());
        }
        by.addAll(names); // one for each place
        return select(all).from(from).where(which).groupBy(by).asTable("groups");
    }

    private Statistics.@Nullable Rollup suitable(Statistics.@Nullable Rollup rollup) {
        return rollup != null
                        && !statement.asOf().past() // what is kept added up is of now
                        && rollup.columns().containsAll(used)
                        && chosen.stream()
                                .allMatch(each -> holds(rollup, each.dimension().path()))
                        && filtersOn(where).allMatch(field -> holds(rollup, List.of(field)))
                ? rollup
                : null;
    }

    private boolean holds(Statistics.Rollup rollup, List<String> field) {
        return field.size() == 1
                && switch (statistics.rows().attributes().get(field.getFirst())) {
                    case Subject.ToOne toOne ->
                        toOne.columns().stream()
                                .allMatch(column -> rollup.table().field(column.getName()) != null);
                    case Subject.Scalar scalar ->
                        rollup.table().field(scalar.column().getName()) != null;
                    case Subject.Derived derived ->
                        rollup.table().field(derived.column().getName()) != null;
                    // also what is no column of the rows: full-text search, lists
                    case null, default -> false;
                };
    }

    /** Whether a column of the rollup is grouped or filtered by. */
    private boolean isAsked(String column) {
        return java.util.stream.Stream.concat(
                        chosen.stream().map(each -> each.dimension().path().getFirst()), filtersOn(where))
                .anyMatch(field -> Dimension.columnOf(statistics.rows().attribute(field))
                        .getName()
                        .equals(column));
    }

    /** The fields of the rows that a filter tests, wherever in it. */
    private static java.util.stream.Stream<String> filtersOn(@Nullable Input filter) {
        if (filter == null || filter.isNull()) {
            return java.util.stream.Stream.empty();
        }
        return filter.fields().entrySet().stream().flatMap(entry -> switch (entry.getKey()) {
            case "and", "or" ->
                entry.getValue().isNull()
                        ? java.util.stream.Stream.empty()
                        : entry.getValue().elements().stream().flatMap(Grouping::filtersOn);
            case "not" -> filtersOn(entry.getValue());
            default -> java.util.stream.Stream.of(entry.getKey());
        });
    }
}
