package uk.interborough.ui.joint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;

/** An agency, or the central point, that a participant designated to refer to a scheme. Last day null: until withdrawn. */
record Agency(
        String id,
        int version,
        String name,
        boolean isCentralPoint,
        LocalDate fromDay,
        @Nullable LocalDate toDay,
        Authority authority) {

    /** Whether it may refer on a day. */
    boolean refersOn(LocalDate day) {
        return !day.isBefore(fromDay) && (toDay == null || !day.isAfter(toDay));
    }
}
