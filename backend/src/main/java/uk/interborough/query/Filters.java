package uk.interborough.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Turns {@code where} into a condition. */
final class Filters {

    private Filters() {}

    static Condition of(@Nullable Input where, Scope scope, String path) {
        if (where == null || where.isNull()) {
            return noCondition();
        }
        Condition all = noCondition();
        for (Map.Entry<String, Input> entry : where.fields().entrySet()) {
            String inner = path + "." + entry.getKey();
            Input input = entry.getValue();
            all = all.and(
                    switch (entry.getKey()) {
                        case "and" -> each(input, scope, inner, noCondition(), Condition::and);
                        case "or" -> each(input, scope, inner, falseCondition(), Condition::or);
                        case "not" ->
                            input.isNull() ? noCondition() : condition("({0}) is not true", of(input, scope, inner));
                        default -> field(entry.getKey(), given(input, inner), scope, inner);
                    });
        }
        return all;
    }

    /** What is given; null is refused, because it could be meant either way. */
    static Input given(Input input, String path) {
        if (input.isNull()) {
            throw new BadInput(path, "is null: leave it out, or test with isNull");
        }
        return input;
    }

    private static Condition each(
            Input list, Scope scope, String path, Condition start, BinaryOperator<Condition> combine) {
        if (list.isNull()) {
            return noCondition();
        }
        Condition combined = start;
        int i = 0;
        for (Input element : list.elements()) {
            Condition one = of(element, scope, path + "[" + i++ + "]");
            // an empty filter holds for every row
            combined = combine.apply(combined, one.equals(noCondition()) ? DSL.trueCondition() : one);
        }
        return combined;
    }

    private static Condition field(String name, Input input, Scope scope, String path) {
        Subject subject = scope.subject();
        if (name.equals("matches") && subject.search() != null) {
            return matches(subject.search(), input, scope, path);
        }
        return switch (subject.attribute(name)) {
            case Subject.Scalar scalar ->
                tests(scope.column(scalar.column()), scalar.wire(), scalar.prefix(), scope)
                        .all(input, path);
            case Subject.Derived derived ->
                tests(scope.column(derived.column()), Wire.QUARTER, "", scope).all(input, path);
            case Subject.ToOne toOne -> toOne(name, toOne, input, scope, path);
            case Subject.ToMany toMany -> ListFilters.of(toMany, input, scope, path);
            case Subject.Nested nested -> of(input, scope.within(nested.part()), path);
            case Subject.Value ignored -> throw new BadInput(path, "cannot be filtered by");
            case Subject.Listed ignored -> throw new BadInput(path, "cannot be filtered by");
        };
    }

    private static Operators tests(Field<?> column, Wire wire, String prefix, Scope scope) {
        return new Operators(column, wire, prefix, scope.statement());
    }

    /** A function that may use an index finds the identifiers; row-level security then says which of them are seen. */
    private static Condition matches(String function, Input words, Scope scope, String path) {
        if (scope.statement().asOf().past()) {
            throw new BadInput(
                    path,
                    "searches the words of now: expected no asOf.knownAt beside it, or contains on single fields");
        }
        return condition(
                "{0} in (select {1}({2}))",
                scope.column(scope.subject().key().getFirst()),
                DSL.sql(name("app", function).toString()),
                scope.statement().parameter(words.bind(), SQLDataType.CLOB, Object::toString));
    }

    /**
     * A test of the identifier alone needs no join where the other is always seen: our column holds it. Where it may be
     * hidden, it reads as null and is tested as that: nobody finds out by guessing whom a row names.
     */
    private static Condition toOne(String name, Subject.ToOne toOne, Input input, Scope scope, String path) {
        Map<String, Input> fields = input.fields();
        if (toOne.required()
                && fields.keySet().equals(Set.of("id"))
                && toOne.columns().size() == 1) {
            Input id = given(Objects.requireNonNull(fields.get("id")), path + ".id");
            String prefix = scope.bindings().subject(toOne.subject()).prefix();
            return tests(scope.column(toOne.columns().getFirst()), Wire.ID, prefix, scope)
                    .all(id, path + ".id");
        }
        return of(input, scope.to(name, toOne, path), path);
    }
}
