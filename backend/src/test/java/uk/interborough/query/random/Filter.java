package uk.interborough.query.random;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.Many;
import uk.interborough.query.random.Contract.One;
import uk.interborough.query.random.Contract.Quarter;
import uk.interborough.query.random.Contract.Scalar;
import uk.interborough.schema.Sdl;

/** Whether a row meets a {@code where}, test by test as the contract describes them. */
record Filter(Contract contract, World world, Relatives relatives) {

    boolean holds(String subject, Row row, @Nullable Object where) {
        return where == null
                || Given.object(where).entrySet().stream()
                        .allMatch(test -> holds(subject, row, test.getKey(), test.getValue()));
    }

    private boolean holds(String subject, Row row, String name, @Nullable Object test) {
        return switch (name) {
            case "and" -> test == null || Given.list(test).stream().allMatch(each -> holds(subject, row, each));
            case "or" -> test == null || Given.list(test).stream().anyMatch(each -> holds(subject, row, each));
            case "not" -> test == null || !holds(subject, row, test);
            case "matches" -> matches(subject, row, (String) Objects.requireNonNull(test));
            default -> {
                Map<String, @Nullable Object> tests = Given.object(test);
                yield switch (contract.attribute(subject, name)) {
                    case Scalar scalar ->
                        cell(subject, row.get(scalar.column()), scalar).meets(tests);
                    case Quarter quarter ->
                        cell(subject, row.get(quarter.column()), new Scalar(quarter.column(), "Quarter"))
                                .meets(tests);
                    case One one -> holds(one.type(), relatives.one(row, one), tests);
                    case Many many -> list(many.type(), relatives.many(subject, row, many), tests);
                    default -> throw new IllegalStateException(subject + "." + name + " is not filtered by");
                };
            }
        };
    }

    private Cell cell(String subject, @Nullable Object value, Scalar scalar) {
        return new Cell(value, scalar.type(), world, contract.relation(subject), scalar.column());
    }

    private boolean matches(String subject, Row row, String words) {
        String fields = Sdl.text(contract.directive(subject, "searchable"), "fields", "")
                .replace(" taken together", "");
        String columns = Sdl.separated(fields.replace(" and ", ", "), '_');
        return !row.isNone()
                && world.matching(contract.relation(subject), columns, words).contains(row.get("id"));
    }

    private boolean list(String subject, List<Row> rows, Map<String, @Nullable Object> tests) {
        return tests.entrySet().stream().allMatch(test -> switch (test.getKey()) {
            case "some" -> rows.stream().anyMatch(row -> holds(subject, row, test.getValue()));
            case "every" -> rows.stream().allMatch(row -> holds(subject, row, test.getValue()));
            case "none" -> rows.stream().noneMatch(row -> holds(subject, row, test.getValue()));
            case "aggregate" -> aggregate(subject, rows, Given.object(test.getValue()));
            default -> throw new IllegalStateException("nothing here knows " + test.getKey() + " of a list");
        });
    }

    private boolean aggregate(String subject, List<Row> all, Map<String, @Nullable Object> tests) {
        List<Row> rows = all.stream()
                .filter(row -> holds(subject, row, tests.get("where")))
                .toList();
        return tests.entrySet().stream()
                .filter(test -> !test.getKey().equals("where"))
                .allMatch(test -> {
                    Map<String, @Nullable Object> given = Given.object(test.getValue());
                    if (test.getKey().equals("count")) {
                        return cell(subject, BigDecimal.valueOf(rows.size()), new Scalar("", "Int"))
                                .meets(given);
                    }
                    Scalar scalar = (Scalar) contract.attribute(subject, test.getKey());
                    return given.entrySet().stream()
                            .allMatch(one -> cell(subject, aggregate(one.getKey(), rows, scalar), scalar)
                                    .meets(Given.object(one.getValue())));
                });
    }

    /** Over the rows that have the number; null where none has. */
    static @Nullable BigDecimal aggregate(String what, List<Row> rows, Scalar scalar) {
        List<BigDecimal> numbers = rows.stream()
                .map(row -> (BigDecimal) row.get(scalar.column()))
                .filter(Objects::nonNull)
                .toList();
        if (numbers.isEmpty()) {
            return null;
        }
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (what) {
            case "sum" -> sum;
            case "avg" -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
            case "min" -> numbers.stream().min(BigDecimal::compareTo).orElseThrow();
            case "max" -> numbers.stream().max(BigDecimal::compareTo).orElseThrow();
            default -> throw new IllegalStateException("nothing here knows the aggregate " + what);
        };
    }
}
