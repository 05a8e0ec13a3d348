package uk.interborough.imports;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one row says of a service.
 *
 * @param row of the sheet or line of the file, from 1
 * @param values by column; a column that the file leaves out, or whose empty cell keeps what is recorded, is not among them
 * @param hasTerms a contract is stated, whole
 */
record Schedule2Line(int row, Map<Schedule2Column, @Nullable Object> values, boolean hasTerms) {
    String splsId() {
        return (String) Objects.requireNonNull(values.get(Schedule2Column.SPLS_ID));
    }

    String name() {
        return (String) Objects.requireNonNull(values.get(Schedule2Column.SERVICE_NAME));
    }

    @Nullable
    Object value(Schedule2Column column) {
        return values.get(column);
    }
}
