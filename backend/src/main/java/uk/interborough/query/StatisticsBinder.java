package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;

/** Binds the statistics of a subject: what the expansion of the contract made of it, to columns of groups. */
final class StatisticsBinder {

    private final TypeDefinitionRegistry registry;
    private final Relations relations;
    private final UnaryOperator<String> orders;
    private final List<String> faults;
    private final Map<String, Statistics.Column> columns = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private final MeasureColumns measures = new MeasureColumns(columns, added);
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();

    /**
     * Binds one subject.
     *
     * @param relations of the database
     * @param orders the column that a type's list is sorted by
     * @param faults takes what does not fit
     */
    StatisticsBinder(
            TypeDefinitionRegistry registry, Relations relations, UnaryOperator<String> orders, List<String> faults) {
        this.registry = registry;
        this.relations = relations;
        this.orders = orders;
        this.faults = faults;
    }

    Statistics bind(Subject subject, Map<String, Subject> subjects) {
        ObjectTypeDefinition type = type(subject.name());
        Directive directive =
                type.getDirectives("statistics").stream().findFirst().orElse(null);
        Subject rows = directive == null ? subject : rows(subject, Sdl.text(directive, "table", ""));
        Map<String, Subject.Attribute> group = new LinkedHashMap<>();
        group.put("key", new Subject.Nested(key(subject, subjects), null));
        group.put("level", measures.summable("level", SQLDataType.INTEGER, Wire.INT, true, Grouped::level));
        group.put(
                "summedOver",
                measures.summable("summed_over", SQLDataType.VARCHAR.array(), Wire.STRINGS, true, Grouped::summedOver));
        group.put("count", measures.summable("count", SQLDataType.INTEGER, Wire.INT, true, Grouped::count));
        group.put(
                "shareOfTotal",
                measures.summable(
                        "share_of_total",
                        SQLDataType.NUMERIC,
                        Wire.DECIMAL,
                        false,
                        rowsOf -> rowsOf.share(rowsOf.count())));
        group.put(
                "change",
                measures.summable(
                        "change",
                        SQLDataType.INTEGER,
                        Wire.INT,
                        false,
                        rowsOf -> field("({0})::int", SQLDataType.INTEGER, rowsOf.change(rowsOf.count()))));
        group.put("distinctCount", new Subject.Nested(distinct(subject), null));
        for (FieldDefinition measure : type.getFieldDefinitions()) {
            Subject.Attribute attribute = measure(subject, measure);
            if (attribute != null) {
                group.put(measure.getName(), attribute);
            }
        }
        added.addAll(columns.keySet().stream()
                .filter(name -> name.startsWith("key_"))
                .toList());
        return new Statistics(
                rows,
                MeasureColumns.part(subject.name() + "Group", group),
                dimensions,
                columns,
                directive == null ? null : rollup(subject, directive));
    }

    private Subject rows(Subject subject, String table) {
        if (table.isEmpty()) {
            return subject;
        }
        Table<?> rows = relation(subject, table);
        return subject.over(rows, relations.past(type(subject.name()), rows, faults));
    }

    private Table<?> relation(Subject subject, String name) {
        Table<?> table = relations.now(name);
        if (table == null) {
            faults.add(subject.name() + ": there is no table or view " + name + " for its statistics");
            return subject.table();
        }
        return table;
    }

    private Statistics.@Nullable Rollup rollup(Subject subject, Directive directive) {
        String name = Sdl.text(directive, "rollup", "");
        return name.isEmpty()
                ? null
                : new Statistics.Rollup(
                        relation(subject, name), Set.copyOf(Sdl.texts(directive, "over", List.of())), added);
    }

    private ObjectTypeDefinition type(String name) {
        return Objects.requireNonNull(registry.getTypeOrNull(name, ObjectTypeDefinition.class));
    }

    private Subject key(Subject subject, Map<String, Subject> subjects) {
        Map<String, Subject.Attribute> key = new LinkedHashMap<>();
        for (FieldDefinition part : type(subject.name() + "GroupKey").getFieldDefinitions()) {
            List<String> path = Sdl.texts(part.getDirectives("dimension").getFirst(), "path", List.of());
            Subject owner = subject;
            if (path.size() > 1) {
                owner = Objects.requireNonNull(
                        subjects.get(((Subject.ToOne) subject.attribute(path.getFirst())).subject()));
            }
            Subject.Attribute source = owner.attribute(path.getLast());
            key.put(part.getName(), keyPart(part.getName(), path, source));
        }
        return MeasureColumns.part(subject.name() + "GroupKey", key);
    }

    private Subject.Attribute keyPart(String name, List<String> path, Subject.Attribute source) {
        String snake = Sdl.separated(name, '_');
        String column = "key_" + snake;
        Field<?> value = field(DSL.name(column), Dimension.columnOf(source).getDataType());
        Dimension.Kind kind = switch (source) {
            case Subject.Derived ignored -> Dimension.Kind.QUARTER;
            case Subject.Scalar scalar when scalar.wire() == Wire.DATE -> Dimension.Kind.DAY;
            case Subject.Scalar scalar when scalar.wire() == Wire.DATE_TIME -> Dimension.Kind.MOMENT;
            default -> Dimension.Kind.VALUE;
        };
        if (kind != Dimension.Kind.VALUE) {
            value = field(DSL.name(column), SQLDataType.LOCALDATE);
        }
        Dimension dimension = new Dimension(
                snake.toUpperCase(Locale.ROOT),
                path,
                value,
                kind,
                source instanceof Subject.ToOne toOne ? orders.apply(toOne.subject()) : null);
        dimensions.put(dimension.constant(), dimension);
        columns.put(column, (Statistics.Aggregate) rows -> rows.key(dimension)
                .<Field<?>>map(Grouped.Key::value)
                .orElse(DSL.castNull(dimension.column().getDataType())));
        return switch (source) {
            case Subject.ToOne toOne -> new Subject.ToOne(toOne.subject(), List.of(value), false);
            case Subject.Scalar scalar
            when kind == Dimension.Kind.VALUE -> new Subject.Scalar(value, scalar.wire(), false, scalar.prefix());
            default -> period(column, dimension);
        };
    }

    private Subject.Attribute period(String column, Dimension dimension) {
        Map<String, Subject.Attribute> parts = new LinkedHashMap<>();
        parts.put("firstDay", new Subject.Scalar(dimension.column(), Wire.DATE, true, ""));
        parts.put(
                "lastDay",
                of(dimension, column + "_last_day", SQLDataType.LOCALDATE, Wire.DATE, "app.period_last_day"));
        parts.put("label", of(dimension, column + "_label", SQLDataType.CLOB, Wire.STRING, "app.period_label"));
        return new Subject.Nested(MeasureColumns.part("TimePeriod", parts), dimension.column());
    }

    private Subject.Scalar of(Dimension dimension, String name, DataType<?> type, Wire wire, String function) {
        columns.put(name, (Statistics.Shown) group -> field(
                function + "({0}, {1})",
                type,
                group.column(dimension.column().getName()),
                inline(Objects.requireNonNullElse(group.grain(dimension), "DAY"))));
        return new Subject.Scalar(field(DSL.name(name), type), wire, true, "");
    }

    private Subject distinct(Subject subject) {
        Map<String, Subject.Attribute> parts = new LinkedHashMap<>();
        for (FieldDefinition part : type(subject.name() + "DistinctCount").getFieldDefinitions()) {
            Field<?> source = Dimension.columnOf(subject.attribute(part.getName()));
            parts.put(part.getName(), measures.distinct(Sdl.separated(part.getName(), '_'), source.getName()));
        }
        return MeasureColumns.part(subject.name() + "DistinctCount", parts);
    }

    private Subject.@Nullable Attribute measure(Subject subject, FieldDefinition field) {
        FieldDefinition shown = type(subject.name() + "Group").getFieldDefinitions().stream()
                .filter(each -> each.getName().equals(field.getName()))
                .findFirst()
                .orElse(null);
        if (shown == null) {
            return null;
        }
        String kind = Sdl.nameOf(shown.getType());
        if (kind.equals("RateStats")) {
            String prefix = Sdl.text(field.getDirectives("value").getFirst(), "prefix", "");
            Directive sample =
                    field.getDirectives("sample").stream().findFirst().orElse(null);
            String again = sample == null ? "" : Sdl.text(sample, "again", "");
            return measures.rate(prefix, sample != null, again.isEmpty() ? null : dimension(again));
        }
        return measures.number(
                kind, Sdl.separated(field.getName(), '_'), Dimension.columnOf(subject.attribute(field.getName())));
    }

    private Dimension dimension(String field) {
        return Objects.requireNonNull(
                dimensions.get(Sdl.separated(field, '_').toUpperCase(Locale.ROOT)), () -> field + " is no dimension");
    }
}
