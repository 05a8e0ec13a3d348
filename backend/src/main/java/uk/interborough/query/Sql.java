package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Pieces of SQL that JSON is made of. */
final class Sql {

    /** {@code json_build_object} takes 100 arguments: 50 pairs. */
    private static final int PAIRS = 50;

    private Sql() {}

    static Field<JSON> object(List<Shape> shapes) {
        List<Field<JSON>> chunks = new ArrayList<>();
        for (int from = 0; from < shapes.size(); from += PAIRS) {
            List<Field<?>> arguments = new ArrayList<>();
            for (Shape shape : shapes.subList(from, Math.min(shapes.size(), from + PAIRS))) {
                arguments.add(inline(shape.key()));
                arguments.add(json(shape));
            }
            chunks.add(call("json_build_object", SQLDataType.JSON, arguments));
        }
        return switch (chunks.size()) {
            case 0 -> field("'{}'::json", SQLDataType.JSON);
            case 1 -> chunks.getFirst();
            default -> joined(chunks);
        };
    }

    private static Field<JSON> joined(List<Field<JSON>> chunks) {
        String template = java.util.stream.IntStream.range(0, chunks.size())
                .mapToObj(i -> "substr({" + i + "}::text, 2, length({" + i + "}::text) - 2)")
                .collect(Collectors.joining(" || ',' || ", "('{' || ", " || '}')::json"));
        return field(template, SQLDataType.JSON, chunks.toArray(Field[]::new));
    }

    private static Field<?> json(Shape shape) {
        return switch (shape) {
            case Shape.Constant constant -> field("{0}::json", SQLDataType.JSON, inline(constant.json()));
            case Shape.Leaf leaf -> leaf.sql();
            case Shape.Json json -> json.sql();
            case Shape.Part part ->
                part.presence() == null
                        ? object(part.shapes())
                        : when(part.presence().isNotNull(), object(part.shapes()));
        };
    }

    static <T> Field<T> call(String function, org.jooq.DataType<T> type, List<? extends Field<?>> arguments) {
        String template = java.util.stream.IntStream.range(0, arguments.size())
                .mapToObj(i -> "{" + i + "}")
                .collect(Collectors.joining(", ", function + "(", ")"));
        return field(template, type, arguments.toArray(Field[]::new));
    }

    /** A cursor: the order and filter it belongs to and the row's place in it, base64url. */
    static Field<String> cursor(Field<String> signature, List<Field<?>> keys) {
        List<Field<?>> parts = new ArrayList<>();
        parts.add(signature);
        keys.forEach(key -> parts.add(text(key)));
        return field(
                "translate(encode(convert_to({0}::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')",
                SQLDataType.CLOB, call("json_build_array", SQLDataType.JSON, parts));
    }

    /** The number of rows, counted no further than one beyond the bound. */
    static Field<Long> count(Table<?> from, Condition where, int bound) {
        Table<?> some = DSL.select(DSL.inline(1))
                .from(from)
                .where(where)
                .limit(DSL.inline(bound + 1))
                .asTable("counted");
        return field("({0})", SQLDataType.BIGINT, DSL.select(field("count(*)")).from(some));
    }

    static Field<String> text(Field<?> value) {
        return field("{0}::text", SQLDataType.CLOB, value);
    }

    static Field<JSON> emptyArray() {
        return DSL.field("'[]'::json", SQLDataType.JSON);
    }
}
