package uk.interborough.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import uk.interborough.imports.Schedule2Change.Schedule2Difference;

/** Puts the values of a row into a record, and notes what differs, in words. */
final class Schedule2Differences {
    private final Function<UUID, String> names;
    final List<Schedule2Difference> found = new ArrayList<>();

    /** @param names of what identifiers stand for */
    Schedule2Differences(Function<UUID, String> names) {
        this.names = names;
    }

    /** @param before what was recorded; may be the same record, or null where nothing was */
    void put(Schedule2Column column, @Nullable Object value, Record into, @Nullable Record before) {
        Field<?> field = Objects.requireNonNull(column.field);
        Object after = value == null && column == Schedule2Column.LANGUAGES ? new String[0] : value;
        Object recorded = before == null ? null : before.get(field);
        if (!same(recorded, after)) {
            set(into, field, after);
            note(column.heading, words(column, recorded), words(column, after));
        }
    }

    void note(String heading, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            found.add(new Schedule2Difference(heading, before, after));
        }
    }

    static <T> void set(Record into, Field<T> field, @Nullable Object value) {
        into.set(field, field.getType().cast(value));
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
            return left.compareTo(right) == 0;
        }
        if (one instanceof String[] left && other instanceof String[] right) {
            return Arrays.equals(Arrays.stream(left).sorted().toArray(), right);
        }
        return Objects.equals(one, other);
    }

    private @Nullable String words(Schedule2Column column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case UUID id -> names.apply(id);
            case Boolean answer -> answer ? "Yes" : "No";
            case Long pence
            when column.kind == Schedule2Column.Kind.MONEY -> "£%,.2f".formatted(BigDecimal.valueOf(pence, 2));
            case BigDecimal number -> number.toPlainString();
            case LocalDate day -> day.toString();
            case String[] codes -> codes.length == 0 ? null : String.join(" ", codes);
            case String code when column.kind == Schedule2Column.Kind.DURATION -> Duration.valueOf(code).words;
            case String code
            when column.kind == Schedule2Column.Kind.STAGE ->
                code.charAt(0) + code.substring(1).replace('_', ' ').toLowerCase(Locale.UK);
            default -> value.toString();
        };
    }
}
