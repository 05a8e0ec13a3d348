package uk.interborough.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a Schedule 2 file does, or in a preview would do.
 *
 * @param row of the sheet or line of the file, from 1
 * @param what differs from what was recorded before, in the order of the columns
 */
public record Schedule2Change(int row, Kind kind, String splsId, String serviceName, List<Schedule2Difference> what) {

    /** The names are part of the contract. */
    public enum Kind {
        /** The service is new. */
        ADD,
        /** Facts of the service or of its present terms are put right. */
        CHANGE,
        /** New terms follow those on record (J10). */
        VARY,
        NOTHING
    }

    /**
     * @param field heading of the column
     * @param before null when nothing was recorded
     * @param after null when nothing is any more
     */
    public record Schedule2Difference(
            String field, @Nullable String before, @Nullable String after) {}
}
