package uk.interborough.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;

/** Tests of a list that belongs to a row: some, every and none of its rows, and what they come to together. */
final class ListFilters {

    private ListFilters() {}

    static Condition of(Subject.ToMany list, Input tests, Scope outside, String path) {
        Condition all = noCondition();
        for (Map.Entry<String, Input> test : tests.fields().entrySet()) {
            String inner = path + "." + test.getKey();
            Input given = Filters.given(test.getValue(), inner);
            Rows rows = Rows.of(outside, list, inner);
            all = all.and(
                    switch (test.getKey()) {
                        case "some" -> exists(rows, Filters.of(given, rows.scope(), inner));
                        case "every" ->
                            exists(rows, condition("({0}) is not true", Filters.of(given, rows.scope(), inner)))
                                    .not();
                        case "none" ->
                            exists(rows, Filters.of(given, rows.scope(), inner)).not();
                        case "aggregate" -> aggregate(rows, given, inner);
                        default -> throw new BadInput(inner, "is not a known test");
                    });
        }
        return all;
    }

    private static Condition exists(Rows rows, Condition where) {
        return condition("exists ({0})", rows.select(inline(1), where));
    }

    /** All tests in one subselect, so that the rows are read once. */
    private static Condition aggregate(Rows rows, Input tests, String path) {
        Map<String, Input> fields = tests.fields();
        Condition where = Filters.of(fields.get("where"), rows.scope(), path + ".where");
        Condition all = noCondition();
        for (Map.Entry<String, Input> test : fields.entrySet()) {
            String name = test.getKey();
            String inner = path + "." + name;
            if (name.equals("where")) {
                continue;
            }
            Input given = Filters.given(test.getValue(), inner);
            if (name.equals("count")) {
                all = all.and(tested(rows.count(), given, rows.scope(), inner));
                continue;
            }
            for (Map.Entry<String, Input> measure : given.fields().entrySet()) {
                String deeper = inner + "." + measure.getKey();
                Input of = Filters.given(Objects.requireNonNull(measure.getValue()), deeper);
                all = all.and(tested(rows.of(measure.getKey(), name, inner), of, rows.scope(), deeper));
            }
        }
        return all.equals(noCondition())
                ? noCondition()
                : condition("({0})", rows.select(field("{0}", SQLDataType.BOOLEAN, all), where));
    }

    private static Condition tested(Rows.Aggregate aggregate, Input tests, Scope scope, String path) {
        return new Operators(aggregate.sql(), aggregate.wire(), "", scope.statement()).all(tests, path);
    }
}
