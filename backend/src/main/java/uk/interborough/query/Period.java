package uk.interborough.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;

import java.time.LocalDate;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * A stretch of whole days.
 *
 * @param from its first day
 * @param until the day after its last
 */
record Period(Field<LocalDate> from, Field<LocalDate> until) {

    private static final int MOST_MONTHS = 1200;

    /** Reads a period: exactly one of its fields is given. */
    static Period of(Input period, Statement statement, String path) {
        Map<String, Input> fields = period.fields();
        if (fields.size() != 1) {
            throw new BadInput(path, "names " + fields.size() + " periods: expected exactly one");
        }
        Map.Entry<String, Input> entry = fields.entrySet().iterator().next();
        String inner = path + "." + entry.getKey();
        Bind given = Filters.given(entry.getValue(), inner).bind();
        return switch (entry.getKey()) {
            case "quarter" ->
                new Period(
                        day(given, statement, value -> quarter(value, inner)),
                        day(given, statement, value -> quarter(value, inner).plusMonths(3)));
            case "financialYear" ->
                new Period(
                        day(given, statement, value -> year(value, inner)),
                        day(given, statement, value -> year(value, inner).plusYears(1)));
            case "lastMonths" -> lastMonths(given, statement, inner);
            default -> throw new BadInput(inner, "is not a known period");
        };
    }

    /** Whether a date, a moment or a quarter lies in it; a quarter, identified by its first day, wholly. */
    Condition holds(Field<?> column, Wire wire) {
        return switch (wire) {
            case DATE_TIME ->
                condition(
                        "{0} >= {1}::timestamp at time zone 'Europe/London' and {0} < {2}::timestamp at time zone 'Europe/London'",
                        column, from, until);
            case QUARTER -> condition("{0} >= {1} and {0} <= ({2} - interval '3 months')::date", column, from, until);
            default -> condition("{0} >= {1} and {0} < {2}", column, from, until);
        };
    }

    private static Period lastMonths(Bind given, Statement statement, String path) {
        Field<Integer> months = statement.parameter(given, SQLDataType.INTEGER, value -> months(value, path));
        Field<LocalDate> today = field("app.today()", SQLDataType.LOCALDATE);
        return new Period(
                field("(({0} - make_interval(months => {1}))::date + 1)", SQLDataType.LOCALDATE, today, months),
                field("({0} + 1)", SQLDataType.LOCALDATE, today));
    }

    private interface Day {
        LocalDate of(Object given);
    }

    private static Field<LocalDate> day(Bind given, Statement statement, Day day) {
        return field("{0}::date", SQLDataType.LOCALDATE, statement.parameter(given, SQLDataType.LOCALDATE, day::of));
    }

    private static LocalDate quarter(Object given, String path) {
        return (LocalDate) Wire.QUARTER.toColumn(given, LocalDate.class, "", path);
    }

    private static LocalDate year(Object given, String path) {
        return quarter(Map.of("financialYear", given, "quarter", 1), path);
    }

    private static Object months(Object given, String path) {
        int months = ((Number) given).intValue();
        if (months < 1 || months > MOST_MONTHS) {
            throw new BadInput(path, months + " months: expected 1 to " + MOST_MONTHS);
        }
        return months;
    }
}
