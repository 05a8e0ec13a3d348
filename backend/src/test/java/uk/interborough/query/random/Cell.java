package uk.interborough.query.random;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value under test. A comparison with null does not hold, and that it does not hold is all that matters: SQL's third truth
 * value ends in every filter as false.
 *
 * @param type as the contract names it
 * @param relation whose column says how texts compare
 */
record Cell(@Nullable Object value, String type, World world, String relation, String column) {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Whether all tests hold. */
    boolean meets(Map<String, @Nullable Object> tests) {
        return tests.entrySet().stream()
                .allMatch(test -> meets(test.getKey(), java.util.Objects.requireNonNull(test.getValue())));
    }

    private boolean meets(String operator, Object given) {
        return switch (operator) {
            case "eq" -> is(given);
            case "ne" -> !is(given);
            case "in" -> Given.list(given).stream().anyMatch(this::is);
            case "notIn" -> Given.list(given).stream().noneMatch(this::is);
            case "lt", "before" -> compares(given, order -> order < 0);
            case "lte" -> compares(given, order -> order <= 0);
            case "gt", "after" -> compares(given, order -> order > 0);
            case "gte" -> compares(given, order -> order >= 0);
            case "between" -> {
                Map<String, @Nullable Object> range = Given.object(given);
                yield compares(range.get("from"), order -> order >= 0)
                        && compares(range.get("to"), order -> order <= 0);
            }
            case "contains" -> value != null && lower(value).contains(lower(given));
            case "startsWith" -> value != null && lower(value).startsWith(lower(given));
            case "endsWith" -> value != null && lower(value).endsWith(lower(given));
            case "isNull" -> given.equals(value == null);
            case "inPeriod" -> value != null && isIn(Given.object(given));
            default -> throw new IllegalStateException("nothing here knows the operator " + operator);
        };
    }

    private String lower(Object text) {
        return world.texts(relation, column).lower((String) text);
    }

    private boolean is(@Nullable Object given) {
        return value instanceof String || value instanceof Boolean
                ? value.equals(given)
                : compares(given, order -> order == 0);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private boolean compares(@Nullable Object given, Predicate<Integer> holds) {
        if (value == null) {
            return false;
        }
        Comparable ours = world.sortable(relation, column, value);
        return holds.test(ours.compareTo(world.sortable(relation, column, read(given))));
    }

    private Object read(@Nullable Object given) {
        Object there = java.util.Objects.requireNonNull(given);
        return switch (type) {
            case "ID" -> UUID.fromString(((String) there).substring(((String) there).length() - 36));
            case "Money" -> ((BigDecimal) there).movePointRight(2);
            case "Date" -> LocalDate.parse((String) there);
            case "DateTime" -> OffsetDateTime.parse((String) there).toInstant();
            case "Quarter" -> quarter(Given.object(there));
            default -> there;
        };
    }

    static LocalDate quarter(Map<String, @Nullable Object> input) {
        return year(input.get("financialYear")).plusMonths(3L * (number(input.get("quarter")) - 1));
    }

    private static LocalDate year(@Nullable Object year) {
        return LocalDate.of(number(year), 4, 1);
    }

    private static int number(@Nullable Object number) {
        return ((BigDecimal) java.util.Objects.requireNonNull(number)).intValueExact();
    }

    private boolean isIn(Map<String, @Nullable Object> period) {
        Map.Entry<String, @Nullable Object> given = period.entrySet().iterator().next();
        List<LocalDate> days = switch (given.getKey()) {
            case "quarter" -> {
                LocalDate first = quarter(Given.object(given.getValue()));
                yield List.of(first, first.plusMonths(3));
            }
            case "financialYear" ->
                List.of(year(given.getValue()), year(given.getValue()).plusYears(1));
            case "lastMonths" ->
                List.of(
                        uk.interborough.testing.Time.TODAY
                                .minusMonths(number(given.getValue()))
                                .plusDays(1),
                        uk.interborough.testing.Time.TODAY.plusDays(1));
            default -> throw new IllegalStateException("nothing here knows the period " + given.getKey());
        };
        return switch (java.util.Objects.requireNonNull(value)) {
            case Instant moment ->
                !moment.isBefore(days.getFirst().atStartOfDay(LONDON).toInstant())
                        && moment.isBefore(days.getLast().atStartOfDay(LONDON).toInstant());
            case LocalDate quarter
            when type.equals("Quarter") ->
                !quarter.isBefore(days.getFirst()) && !quarter.plusMonths(3).isAfter(days.getLast());
            case LocalDate day -> !day.isBefore(days.getFirst()) && day.isBefore(days.getLast());
            default -> throw new IllegalStateException(value + " is no time");
        };
    }
}
