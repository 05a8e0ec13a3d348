package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Shapes of what is selected of one row. */
final class Objects {

    private final PageSizes sizes;

    /** With the sizes of the lists inside. */
    Objects(PageSizes sizes) {
        this.sizes = sizes;
    }

    List<Shape> shapes(Selection selection, Scope scope, String path) {
        List<Shape> shapes = new ArrayList<>();
        for (Selection field : selection.below(condition -> scope.subject().is(condition))) {
            shapes.add(shape(field, scope, path + "." + field.key()));
        }
        return shapes;
    }

    private Shape shape(Selection field, Scope scope, String path) {
        Subject subject = scope.subject();
        if (field.name().equals("__typename")) {
            return new Shape.Constant(field.key(), "\"" + subject.name() + "\"");
        }
        return switch (subject.attribute(field.name())) {
            case Subject.Scalar scalar -> leaf(field.key(), scalar, scope, path);
            case Subject.Value value -> value(field, value, scope, path);
            case Subject.Nested nested ->
                new Shape.Part(
                        field.key(),
                        nested.presence() == null ? null : scope.column(nested.presence()),
                        nested.presence() == null,
                        path,
                        shapes(field, scope.within(nested.part()), path));
            case Subject.Derived derived -> derived(field, derived, scope, path);
            case Subject.ToOne toOne -> {
                Scope other = scope.to(field.name(), toOne, path).standsFor(path);
                yield new Shape.Part(
                        field.key(),
                        other.column(other.subject().key().getFirst()),
                        toOne.required(),
                        path,
                        shapes(field, other, path));
            }
            case Subject.ToMany toMany -> {
                Rows rows = Rows.of(scope, toMany, path);
                rows.scope().standsFor(path);
                yield new Shape.Json(field.key(), new NestedList(this, sizes).sql(field, rows, toMany.order(), path));
            }
            case Subject.Listed listed -> new Shape.Json(field.key(), listed(field, listed, scope, path));
        };
    }

    private static Shape leaf(String key, Subject.Scalar scalar, Scope scope, String path) {
        return new Shape.Leaf(
                key,
                scalar.wire().shown(scope.column(scalar.column()), scalar.prefix()),
                scalar.wire().raw(),
                scalar.required(),
                path);
    }

    private static Shape value(Selection field, Subject.Value value, Scope scope, String path) {
        List<Shape> parts = new ArrayList<>();
        for (Selection part : field.below(value.type())) {
            parts.add(
                    part.name().equals("__typename")
                            ? new Shape.Constant(part.key(), "\"" + value.type() + "\"")
                            : leaf(
                                    part.key(),
                                    java.util.Objects.requireNonNull(
                                            value.parts().get(part.name())),
                                    scope,
                                    path + "." + part.key()));
        }
        return new Shape.Part(field.key(), null, true, path, parts);
    }

    private static Shape derived(Selection field, Subject.Derived derived, Scope scope, String path) {
        Field<?> column = scope.column(derived.column());
        List<Shape> parts = new ArrayList<>();
        for (Selection part : field.below(derived.type())) {
            if (part.name().equals("__typename")) {
                parts.add(new Shape.Constant(part.key(), "\"" + derived.type() + "\""));
                continue;
            }
            Subject.Part how = java.util.Objects.requireNonNull(derived.parts().get(part.name()));
            Field<?> sql = how.function() == null
                    ? column
                    : field(
                            "{0}({1})",
                            SQLDataType.OTHER,
                            DSL.sql(name("app", how.function()).toString()),
                            column);
            parts.add(new Shape.Leaf(
                    part.key(), how.wire().shown(sql, ""), how.wire().raw(), true, path));
        }
        return new Shape.Part(field.key(), column, derived.required(), path, parts);
    }

    private Field<JSON> listed(Selection field, Subject.Listed listed, Scope scope, String path) {
        Subject subject = scope.bindings().subject(listed.subject());
        Scope other =
                Scope.of(scope.bindings(), scope.statement(), subject, path).standsFor(path);
        Field<JSON> one = Sql.object(shapes(field, other, path));
        Field<?> key = other.column(subject.key().getFirst());
        return field(
                "coalesce(({0}), '[]'::json)",
                SQLDataType.JSON,
                select(field("json_agg({0} order by {1})", SQLDataType.JSON, one, key))
                        .from(other.from())
                        .where("{0} = any ({1})", key, scope.column(listed.column())));
    }
}
