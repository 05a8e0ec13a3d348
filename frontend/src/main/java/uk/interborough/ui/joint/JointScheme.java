package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/**
 * A scheme of joint purchase.
 *
 * @param schedules empty for somebody who takes no part in it
 */
record JointScheme(
        String id,
        String name,
        LocalDate startsOn,
        @Nullable LocalDate endedOn,
        @Nullable String endedBecause,
        Authority lead,
        Named clientGroup,
        Named partnership,
        Page<Schedule> schedules) {

    /** The schedule in force. */
    record Schedule(int units) {}

    private record Answer(@Nullable Page<JointScheme> jointSchemes) {}

    /** Schemes of the viewer's partnerships, by name. */
    static List<JointScheme> ask(Api api) {
        Page<JointScheme> page =
                api.ask("joint-schemes", Map.of(), Answer.class).jointSchemes();
        return page == null ? List.of() : page.nodes();
    }

    /** Whether its terms, ledger and invoices are open to the viewer. */
    boolean isOpen() {
        return !schedules.nodes().isEmpty();
    }
}
