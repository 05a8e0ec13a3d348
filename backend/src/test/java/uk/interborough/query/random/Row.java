package uk.interborough.query.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a relation as the viewer sees it; the one that is not there has nothing in any column. */
record Row(String relation, Map<String, Object> columns) {

    static Row none(String relation) {
        return new Row(relation, Map.of());
    }

    boolean isNone() {
        return columns.isEmpty();
    }

    @Nullable
    Object get(String column) {
        return columns.get(column);
    }

    /** Several columns; null when one of them is. */
    @Nullable
    Map<String, Object> get(List<String> names) {
        Map<String, Object> values = new HashMap<>();
        for (String name : names) {
            Object value = columns.get(name);
            if (value == null) {
                return null;
            }
            values.put(name, value);
        }
        return values;
    }
}
