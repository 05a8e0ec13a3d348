package uk.interborough.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A list of values as one array of a statement. */
record SqlArray(String type, Object[] values) {

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            UUID.class, "uuid",
            Integer.class, "int4",
            Long.class, "int8",
            BigDecimal.class, "numeric",
            LocalDate.class, "date",
            OffsetDateTime.class, "timestamptz",
            Boolean.class, "bool");

    /** An array of PostgreSQL's type for this Java type. */
    static SqlArray of(Class<?> type, List<?> values) {
        return new SqlArray(TYPES.getOrDefault(type, "text"), values.toArray());
    }
}
