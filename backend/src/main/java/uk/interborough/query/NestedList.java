package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A connection inside another object: one correlated subselect, one JSON value. */
final class NestedList {

    private static final Field<Integer> PLACE = field(name("place"), SQLDataType.INTEGER);
    private static final Field<String> CURSOR = field(name("cursor"), SQLDataType.CLOB);

    private final Objects objects;
    private final PageSizes sizes;

    NestedList(Objects objects, PageSizes sizes) {
        this.objects = objects;
        this.sizes = sizes;
    }

    Field<JSON> sql(Selection list, Rows all, String byDefault, String path) {
        Scope child = all.scope();
        String type = child.subject().name();
        Condition where = all.related().and(Filters.of(list.argument("where"), child, path + ".where"));
        Keyset order = Ordering.of(list.argument("orderBy"), byDefault, child, path + ".orderBy")
                .of(child.statement().asOf().with(list.binds(List.of("where"))));
        Page page = Page.of(list, child.statement(), sizes, path);
        Condition beyond = order.beyond(page.cursor(), page.backwards(), child.statement(), page.cursorPath());

        List<SelectField<?>> columns = new ArrayList<>();
        List<Shape> answer = new ArrayList<>();
        List<Selection> fields = list.below(type + "Connection");
        boolean rows = false;
        for (Selection field : fields) {
            rows |= !field.name().equals("totalCount") && !field.name().equals("__typename");
        }
        for (Selection field : fields) {
            answer.add(
                    switch (field.name()) {
                        case "nodes" -> new Shape.Json(field.key(), rowsOf(node(field, child, columns, path), page));
                        case "edges" -> edges(field, child, columns, page, path);
                        case "pageInfo" -> pageInfo(field, page);
                        case "totalCount" -> totalCount(field, child, where, sizes.counted());
                        default -> new Shape.Constant(field.key(), "\"" + type + "Connection\"");
                    });
        }
        if (!rows) {
            return Sql.object(answer);
        }
        if (asksForCursors(fields)) {
            columns.add(order.cursor(child.statement()).as(CURSOR));
        }
        columns.add(rowNumber().over(DSL.orderBy(order.sort(page.backwards()))).as(PLACE));
        String pageAlias = child.statement().alias();
        child.statement().stands(pageAlias, path);
        Table<?> inner = select(columns)
                .from(child.from())
                .where(where.and(beyond))
                .orderBy(order.sort(page.backwards()))
                .limit(page.limit().plus(DSL.inline(1)))
                .asTable(pageAlias);
        // one row, also where nothing that is answered adds rows up
        return field(
                "({0})",
                SQLDataType.JSON, select(Sql.object(answer)).from(inner).having(DSL.trueCondition()));
    }

    private Field<JSON> node(Selection field, Scope child, List<SelectField<?>> columns, String path) {
        Field<JSON> column = field(name("n" + columns.size()), SQLDataType.JSON);
        columns.add(Sql.object(objects.shapes(field, child, path)).as(column));
        return column;
    }

    private Shape edges(Selection field, Scope child, List<SelectField<?>> columns, Page page, String path) {
        String type = child.subject().name() + "Edge";
        List<Shape> edge = new ArrayList<>();
        for (Selection part : field.below(type)) {
            edge.add(
                    switch (part.name()) {
                        case "node" -> new Shape.Json(part.key(), node(part, child, columns, path));
                        case "cursor" -> new Shape.Leaf(part.key(), CURSOR, false, true, path);
                        default -> new Shape.Constant(part.key(), "\"" + type + "\"");
                    });
        }
        return new Shape.Json(field.key(), rowsOf(Sql.object(edge), page));
    }

    private static Field<JSON> rowsOf(Field<JSON> row, Page page) {
        return field(
                page.backwards()
                        ? "coalesce(json_agg({0} order by {1} desc) filter (where {1} <= {2}), '[]'::json)"
                        : "coalesce(json_agg({0} order by {1}) filter (where {1} <= {2}), '[]'::json)",
                SQLDataType.JSON,
                row,
                PLACE,
                page.limit());
    }

    static Shape pageInfo(Selection field, Page page) {
        Field<Boolean> more = field("count(*) > {0}", SQLDataType.BOOLEAN, page.limit());
        Field<Boolean> behind = DSL.inline(page.continues());
        Field<String> nearest = field(
                "(array_agg({0} order by {1}) filter (where {1} <= {2}))[1]",
                SQLDataType.CLOB, CURSOR, PLACE, page.limit());
        Field<String> farthest = field(
                "(array_agg({0} order by {1} desc) filter (where {1} <= {2}))[1]",
                SQLDataType.CLOB, CURSOR, PLACE, page.limit());
        List<Shape> parts = new ArrayList<>();
        for (Selection part : field.below("PageInfo")) {
            parts.add(
                    switch (part.name()) {
                        case "hasNextPage" -> bool(part, page.backwards() ? behind : more);
                        case "hasPreviousPage" -> bool(part, page.backwards() ? more : behind);
                        case "startCursor" -> text(part, page.backwards() ? farthest : nearest);
                        case "endCursor" -> text(part, page.backwards() ? nearest : farthest);
                        default -> new Shape.Constant(part.key(), "\"PageInfo\"");
                    });
        }
        return new Shape.Part(field.key(), null, true, "pageInfo", parts);
    }

    private static Shape bool(Selection part, Field<Boolean> sql) {
        return new Shape.Leaf(part.key(), sql, true, true, part.key());
    }

    private static Shape text(Selection part, Field<String> sql) {
        return new Shape.Leaf(part.key(), sql, false, false, part.key());
    }

    /** One subselect for value and precision, so that the rows are counted once. */
    private static Shape totalCount(Selection field, Scope child, Condition where, int bound) {
        Field<Long> value = field(name("value"), SQLDataType.BIGINT);
        List<Shape> parts = new ArrayList<>();
        for (Selection part : field.below("TotalCount")) {
            parts.add(
                    switch (part.name()) {
                        case "value" ->
                            new Shape.Leaf(
                                    part.key(), DSL.least(value, DSL.inline((long) bound)), true, true, part.key());
                        case "precision" ->
                            text(
                                    part,
                                    DSL.when(value.gt(DSL.inline((long) bound)), DSL.inline("AT_LEAST"))
                                            .otherwise(DSL.inline("EXACT")));
                        default -> new Shape.Constant(part.key(), "\"TotalCount\"");
                    });
        }
        Table<?> count = select(Sql.count(child.from(), where, bound))
                .asTable(child.statement().alias(), "value");
        return new Shape.Json(
                field.key(),
                field("({0})", SQLDataType.JSON, select(Sql.object(parts)).from(count)));
    }

    private static boolean asksForCursors(List<Selection> fields) {
        for (Selection field : fields) {
            for (Selection part : field.below(condition -> true)) {
                if (part.name().matches("cursor|startCursor|endCursor")) {
                    return true;
                }
            }
        }
        return false;
    }
}
