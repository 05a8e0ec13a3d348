package uk.interborough.query.random;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares an answer with what it should be: every value, to the last digit, and every name in its place. */
final class Difference {
    private final Map<String, Page.Cursor> cursors = new LinkedHashMap<>();
    private int values;

    /** The first difference, in words; null where there is none. */
    @Nullable
    String first(@Nullable Object expected, @Nullable Object found) {
        return first("", expected, found);
    }

    /** The cursors of an answer that is right, with what they stand for. */
    Map<String, Page.Cursor> cursors() {
        return cursors;
    }

    /** How many values were compared. */
    int values() {
        return values;
    }

    private @Nullable String first(String path, @Nullable Object expected, @Nullable Object found) {
        if (expected instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
            List<?> names = new ArrayList<>(one.keySet());
            if (!names.equals(new ArrayList<>(other.keySet()))) {
                return path + ": expected the fields " + names + ", found " + other.keySet();
            }
            return names.stream()
                    .map(name -> first(path + "/" + name, one.get(name), other.get(name)))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (expected instanceof List<?> one && found instanceof List<?> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                String difference = first(path + "/" + i, one.get(i), other.get(i));
                if (difference != null) {
                    return difference;
                }
            }
            return one.size() == other.size()
                    ? null
                    : path + ": expected " + one.size() + " elements, found " + other.size();
        }
        values++;
        if (expected instanceof Page.Cursor cursor && found instanceof String text && !text.isEmpty()) {
            cursors.put(text, cursor);
            return null;
        }
        String said = text(expected);
        return said.equals(text(found)) ? null : path + ": expected " + said + ", found " + text(found);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            case String text -> "\"" + text + "\"";
            default -> value.toString();
        };
    }
}
