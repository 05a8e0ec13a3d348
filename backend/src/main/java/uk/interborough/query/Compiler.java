package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Compiles one root field into one statement. */
final class Compiler {

    private final DSLContext renderer = DSL.using(
            SQLDialect.POSTGRES,
            new Settings()
                    .withRenderNamedParamPrefix(Statement.mark())
                    .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                    .withRenderFormatted(false));
    private final Bindings bindings;
    private final PageSizes sizes;
    private final Objects objects;

    /**
     * @param sizes of pages of root fields
     * @param inside of pages of lists inside rows
     */
    Compiler(Bindings bindings, PageSizes sizes, PageSizes inside) {
        this.bindings = bindings;
        this.sizes = sizes;
        this.objects = new Objects(inside);
    }

    /** One row by its identifier; of a known subject, so {@code node} chooses that first. */
    Plan one(Selection selection, Subject subject) {
        Statement statement = new Statement(AsOf.of(selection));
        Scope scope = Scope.of(bindings, statement, subject, selection.key()).standsFor(selection.key());
        Input id = java.util.Objects.requireNonNull(selection.argument("id"));
        Field<?> key = scope.column(subject.key().getFirst());
        Condition found = Scope.same(
                key,
                statement.parameter(
                        id.bind(),
                        key.getDataType(),
                        given -> Wire.id(given, subject.prefix(), selection.key() + ".id")));
        return row(selection, scope, found);
    }

    /** The only row there is. */
    Plan only(Selection selection, Subject subject) {
        Scope scope = Scope.of(bindings, new Statement(AsOf.NOW), subject, selection.key())
                .standsFor(selection.key());
        return row(selection, scope, trueCondition());
    }

    private Plan row(Selection selection, Scope scope, Condition found) {
        Plan.Columns columns = new Plan.Columns();
        List<Plan.Out> outs = columns.outs(objects.shapes(selection, scope, selection.key()));
        Query query = select(fields(columns)).from(scope.from()).where(found);
        return new Plan(scope.statement().render(renderer, query), new Plan.OneRow(outs));
    }

    /** Rows whose identifiers are given from within, in that order: what a mutation made. */
    Plan listed(Selection selection, Subject subject) {
        Statement statement = new Statement(AsOf.NOW);
        Scope scope = Scope.of(bindings, statement, subject, selection.key()).standsFor(selection.key());
        Plan.Columns columns = new Plan.Columns();
        List<Plan.Out> outs = columns.outs(objects.shapes(selection, scope, selection.key()));
        Field<?> key = scope.column(subject.key().getFirst());
        Field<?> ids = statement.parameter(
                new Bind.Variable("ids"),
                SQLDataType.UUID.array(),
                given -> new SqlArray("uuid", ((List<?>) given).toArray()));
        Query query = select(fields(columns))
                .from(scope.from())
                .where("{0} = any ({1})", key, ids)
                .orderBy(field("array_position({0}, {1})", ids, key));
        return new Plan(statement.render(renderer, query), new Plan.Rows(outs));
    }

    /** A connection. */
    Plan list(Selection selection, Bindings.Many many) {
        Statement statement = new Statement(AsOf.of(selection));
        Subject subject = bindings.subject(many.subject());
        Scope scope = new Scope(bindings, statement, subject, relation(selection, subject, many, statement))
                .standsFor(selection.key());
        String path = selection.key();
        Condition where = Filters.of(selection.argument("where"), scope, path + ".where");
        Keyset order = Ordering.of(selection.argument("orderBy"), many.order(), scope, path + ".orderBy")
                .of(statement.asOf().with(selection.binds(chosenBy(many))));
        Page page = Page.of(selection, statement, sizes, path);
        Condition further = where.and(beyond(order, page, statement));
        return connection(
                selection,
                new Listed(
                        scope,
                        order,
                        page,
                        columns -> select(columns)
                                .from(scope.from())
                                .where(further)
                                .orderBy(order.sort(page.backwards()))
                                .limit(page.limit().plus(inline(1))),
                        () -> Sql.count(scope.from(), where, sizes.counted())));
    }

    /** A connection of groups, of which those of the page are shown. */
    Plan statistics(Selection selection, Statistics statistics) {
        Statement statement = new Statement(AsOf.of(selection));
        String path = selection.key();
        Grouping grouping = new Grouping(statistics, bindings, statement, selection, path);
        Scope scope = new Scope(bindings, statement, statistics.group(), grouping).standsFor(selection.key());
        Condition having = Filters.of(selection.argument("having"), scope, path + ".having");
        Keyset order = Ordering.ofGroups(selection.argument("orderBy"), grouping, scope, path + ".orderBy")
                .of(statement.asOf().with(selection.binds(List.of("where", "groupBy", "having", "rollup"))));
        Page page = Page.of(selection, statement, sizes, path);
        PageOfGroups groups =
                new PageOfGroups(grouping, scope, having.and(beyond(order, page, statement)), order, page);
        Scope shown = new Scope(bindings, statement, statistics.group(), groups).standsFor(path);
        Keyset orderShown = groups.order(shown.alias());
        return connection(
                selection,
                new Listed(
                        shown,
                        orderShown,
                        page,
                        columns -> select(columns).from(shown.from()).orderBy(orderShown.sort(page.backwards())),
                        () -> Sql.count(scope.from(), having, sizes.counted())));
    }

    private static Condition beyond(Keyset order, Page page, Statement statement) {
        return order.beyond(page.cursor(), page.backwards(), statement, page.cursorPath());
    }

    private Plan connection(Selection selection, Listed listed) {
        Scope scope = listed.shown();
        String path = selection.key();
        Plan.Columns columns = new Plan.Columns();
        List<Plan.ListOut> outs = new ArrayList<>();
        boolean counted = false;
        for (Selection field : selection.below(scope.subject().name() + "Connection")) {
            outs.add(
                    switch (field.name()) {
                        case "nodes" -> new Plan.Nodes(field.key(), columns.outs(objects.shapes(field, scope, path)));
                        case "edges" -> new Plan.Edges(field.key(), edge(field, scope, columns, path));
                        case "pageInfo" -> new Plan.Info(field.key(), parts(field, "PageInfo"));
                        case "totalCount" -> {
                            counted = true;
                            yield new Plan.Total(field.key(), 1, sizes.counted(), parts(field, "TotalCount"));
                        }
                        default ->
                            new Plan.Constant(
                                    field.key(), "\"" + scope.subject().name() + "Connection\"");
                    });
        }
        boolean rows = outs.stream().anyMatch(out -> !(out instanceof Plan.Total || out instanceof Plan.Constant));
        Plan.Cursor cursor = listed.order().cursor(asksForCursors(outs) ? columns : null);
        Query query = switch ((rows ? 2 : 0) + (counted ? 1 : 0)) {
            case 0 -> selectOne();
            case 1 -> select(listed.count().get());
            case 2 -> listed.rows().apply(fields(columns));
            default -> listed.counted(columns);
        };
        Page page = listed.page();
        return new Plan(
                scope.statement().render(renderer, query),
                new Plan.Connection(
                        outs, page.size(), page.backwards(), page.continues(), !rows ? 0 : counted ? 2 : -1, cursor));
    }

    /** Never none: without columns everything would be read. */
    private static List<Field<?>> fields(Plan.Columns columns) {
        return columns.size() == 0 ? List.of(inline(1)) : columns.fields();
    }

    /** Arguments that choose the rows. */
    private static List<String> chosenBy(Bindings.Many many) {
        List<String> arguments = new ArrayList<>(many.parameters().keySet());
        arguments.add("where");
        return arguments;
    }

    private static boolean asksForCursors(List<Plan.ListOut> outs) {
        return outs.stream().anyMatch(out -> switch (out) {
            case Plan.Edges edges ->
                edges.outs().stream().anyMatch(part -> part instanceof Plan.Column column && column.column() == 0);
            case Plan.Info info ->
                info.parts().stream().anyMatch(part -> part.name().endsWith("Cursor"));
            default -> false;
        });
    }

    private List<Plan.Out> edge(Selection edges, Scope scope, Plan.Columns columns, String path) {
        List<Plan.Out> outs = new ArrayList<>();
        for (Selection part : edges.below(scope.subject().name() + "Edge")) {
            outs.add(
                    switch (part.name()) {
                        case "node" ->
                            new Plan.Part(part.key(), -1, true, path, columns.outs(objects.shapes(part, scope, path)));
                        case "cursor" -> new Plan.Column(part.key(), 0, false, true, path);
                        default ->
                            new Plan.Constant(part.key(), "\"" + scope.subject().name() + "Edge\"");
                    });
        }
        return outs;
    }

    private static List<Plan.InfoPart> parts(Selection field, String type) {
        List<Plan.InfoPart> parts = new ArrayList<>();
        field.below(type).forEach(part -> parts.add(new Plan.InfoPart(part.key(), part.name())));
        return parts;
    }

    private static Table<?> relation(Selection selection, Subject subject, Bindings.Many many, Statement statement) {
        Table<?> relation = statement.asOf().relation(subject, selection.key());
        if (many.parameters().isEmpty()) {
            return relation;
        }
        List<Field<?>> arguments = new ArrayList<>();
        many.parameters().forEach((name, parameter) -> {
            Input given = selection.argument(name);
            String path = selection.key() + "." + name;
            if (parameter.parts().isEmpty()) {
                arguments.add(argument(given, parameter, parameter.list(), statement, path, value -> value));
            }
            parameter
                    .parts()
                    .forEach((part, each) -> arguments.add(argument(
                            given,
                            each,
                            parameter.list(),
                            statement,
                            path + "." + part,
                            value -> ((Map<?, ?>) value).get(part))));
        });
        return DSL.table(
                "{0}",
                Sql.call(
                        name(relation.getSchema().getName(), relation.getName()).toString(),
                        SQLDataType.OTHER,
                        arguments));
    }

    /** @param taken what is taken of each value that is given */
    private static Field<?> argument(
            @Nullable Input given,
            Bindings.Parameter parameter,
            boolean list,
            Statement statement,
            String path,
            UnaryOperator<Object> taken) {
        String type = switch (parameter.wire()) {
            case QUARTER, DATE -> "date";
            case INT -> "int";
            case DECIMAL -> "numeric";
            case ENUM -> "text";
            default -> "uuid";
        };
        String sqlType = list ? type + "[]" : type;
        if (given == null || given.isNull()) {
            return field("null::" + sqlType);
        }
        Class<?> javaType = switch (type) {
            case "date" -> LocalDate.class;
            case "int" -> Integer.class;
            case "numeric" -> BigDecimal.class;
            case "text" -> String.class;
            default -> UUID.class;
        };
        return field(
                "{0}::" + sqlType, SQLDataType.OTHER, statement.parameter(given.bind(), SQLDataType.OTHER, value -> {
                    if (!list) {
                        return parameter.wire().toColumn(taken.apply(value), javaType, parameter.prefix(), path);
                    }
                    List<Object> converted = new ArrayList<>();
                    for (Object element : value instanceof List<?> several ? several : List.of(value)) {
                        converted.add(
                                parameter.wire().toColumn(taken.apply(element), javaType, parameter.prefix(), path));
                    }
                    return new SqlArray(type, converted.toArray());
                }));
    }
}
