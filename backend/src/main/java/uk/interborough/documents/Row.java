package uk.interborough.documents;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import uk.interborough.writing.Pounds;

/** A row as it is printed: its values by the names of their columns. */
record Row(Map<String, @Nullable Object> values) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    static final RowMapper<Row> MAPPER = (row, number) -> {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            boolean isDay = row.getMetaData().getColumnType(i) == java.sql.Types.DATE;
            values.put(
                    row.getMetaData().getColumnLabel(i), isDay ? row.getObject(i, LocalDate.class) : row.getObject(i));
        }
        return new Row(values);
    };

    @Nullable
    Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("there is no column " + column);
        }
        return values.get(column);
    }

    List<@Nullable Object> inOrder(String... columns) {
        List<@Nullable Object> ordered = new ArrayList<>();
        for (String column : columns) {
            ordered.add(value(column));
        }
        return ordered;
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    @Nullable
    UUID id(String column) {
        return (UUID) value(column);
    }

    /** Days as they are written, e.g. 3 May 2026; null: nothing there. */
    @Nullable
    String words(String column) {
        Object value = value(column);
        return switch (value) {
            case null -> null;
            case LocalDate day -> DAY.format(day);
            default -> value.toString();
        };
    }

    long number(String column) {
        return ((Number) Objects.requireNonNull(value(column), column)).longValue();
    }

    /** Pence as pounds, e.g. £12,090.00. */
    String pounds(String column) {
        return Pounds.of(number(column));
    }

    String text(String column) {
        return Objects.requireNonNull(words(column), column);
    }
}
