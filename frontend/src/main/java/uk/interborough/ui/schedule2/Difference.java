package uk.interborough.ui.schedule2;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.parts.Say;

/**
 * A value that differs from what is on record.
 *
 * @param field heading of its column
 * @param before null where nothing is recorded
 * @param after null where the file says nothing
 */
record Difference(
        String field, @Nullable String before, @Nullable String after) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    String oldValue() {
        return value(before);
    }

    String newValue() {
        return value(after);
    }

    /** A contract would end, or end on another day. */
    boolean ends() {
        return after != null && (field.equals("Ends") || field.equals("Earlier terms end"));
    }

    private static String value(@Nullable String written) {
        if (written == null) {
            return "Nothing";
        }
        return DAY.matcher(written).matches() ? Say.date(LocalDate.parse(written)) : written;
    }
}
