package uk.interborough.query.random;

import graphql.language.FieldDefinition;
import graphql.schema.GraphQLFieldDefinition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.One;
import uk.interborough.query.random.Contract.Quarter;
import uk.interborough.query.random.Contract.Scalar;
import uk.interborough.schema.Sdl;

/**
 * What groups are made by.
 *
 * @param name of the key's field
 * @param subject the type that has the field
 * @param by the to-one field that leads there; null for a field of the rows themselves
 * @param of the field
 * @param grain length of the periods; null for what is no time
 */
record Dimension(
        String name,
        String subject,
        @Nullable One by,
        Contract.Attribute of,
        @Nullable String grain) {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Dimension of(Contract contract, String subject, Map<String, @Nullable Object> grouping) {
        String constant = (String) grouping.get("by");
        GraphQLFieldDefinition key = contract.object(subject + "GroupKey").getFieldDefinitions().stream()
                .filter(field -> constant(field).equals(constant))
                .findFirst()
                .orElseThrow();
        FieldDefinition definition = java.util.Objects.requireNonNull(key.getDefinition());
        List<String> path = Sdl.texts(definition.getDirectives("dimension").getFirst(), "path", List.of());
        One by = path.size() == 1 ? null : (One) contract.attribute(subject, path.getFirst());
        String owner = by == null ? subject : by.type();
        Contract.Attribute of = contract.attribute(owner, path.getLast());
        return new Dimension(key.getName(), owner, by, of, grain(of, (String) grouping.get("grain")));
    }

    /** The value of an enum that stands for a field of a key. */
    static String constant(GraphQLFieldDefinition key) {
        return Sdl.separated(key.getName(), '_').toUpperCase(Locale.ROOT);
    }

    private static @Nullable String grain(Contract.Attribute of, @Nullable String given) {
        return switch (of) {
            case Quarter ignored -> given == null ? "QUARTER" : given;
            case Scalar scalar when scalar.type().startsWith("Date") -> given == null ? "DAY" : given;
            default -> null;
        };
    }

    String constant() {
        return Sdl.separated(name, '_').toUpperCase(Locale.ROOT);
    }

    String column() {
        return switch (of) {
            case One one -> one.columns().getFirst();
            case Scalar scalar -> scalar.column();
            case Quarter quarter -> quarter.column();
            default -> throw new IllegalStateException(name + " is no dimension");
        };
    }

    /** Of a row; of time, the first day of the period. */
    @Nullable
    Object value(Row row, Relatives relatives) {
        Object value = (by == null ? row : relatives.one(row, by)).get(column());
        if (value == null || grain == null) {
            return value;
        }
        LocalDate day = value instanceof Instant moment ? moment.atZone(LONDON).toLocalDate() : (LocalDate) value;
        return switch (grain) {
            case "DAY" -> day;
            case "WEEK" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "MONTH" -> day.withDayOfMonth(1);
            case "QUARTER" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "FINANCIAL_YEAR" -> LocalDate.of(day.getMonthValue() < 4 ? day.getYear() - 1 : day.getYear(), 4, 1);
            default -> throw new IllegalStateException("nothing here knows periods of a " + grain);
        };
    }

    LocalDate next(LocalDate firstDay) {
        return switch (grain) {
            case "DAY" -> firstDay.plusDays(1);
            case "WEEK" -> firstDay.plusDays(7);
            case "MONTH" -> firstDay.plusMonths(1);
            case "QUARTER" -> firstDay.plusMonths(3);
            case "FINANCIAL_YEAR" -> firstDay.plusYears(1);
            case null, default -> throw new IllegalStateException(name + " is no time");
        };
    }

    LocalDate previous(LocalDate firstDay) {
        return switch (grain) {
            case "DAY" -> firstDay.minusDays(1);
            case "WEEK" -> firstDay.minusDays(7);
            case "MONTH" -> firstDay.minusMonths(1);
            case "QUARTER" -> firstDay.minusMonths(3);
            case "FINANCIAL_YEAR" -> firstDay.minusYears(1);
            case null, default -> throw new IllegalStateException(name + " is no time");
        };
    }

    String label(LocalDate firstDay) {
        String day = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(firstDay);
        int year = firstDay.minusMonths(3).getYear();
        return switch (grain) {
            case "DAY" -> day;
            case "WEEK" -> "week of " + day;
            case "MONTH" -> day.substring(day.indexOf(' ') + 1);
            case "QUARTER" ->
                year + " to " + (year + 1) + " Q" + (firstDay.minusMonths(3).getMonthValue() / 3 + 1);
            case "FINANCIAL_YEAR" -> year + " to " + (year + 1);
            case null, default -> throw new IllegalStateException(name + " is no time");
        };
    }
}
