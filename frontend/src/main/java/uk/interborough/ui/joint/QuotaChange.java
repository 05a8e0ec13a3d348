package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;

/**
 * What limits of a quota would have changed for an authority in a financial year, on its real stays.
 *
 * @param staysWithoutRoom refused, or accepted under a charge
 */
record QuotaChange(
        Authority authority,
        int year,
        int stays,
        int nights,
        int freeNightsBefore,
        int freeNights,
        int changeNights,
        BigDecimal changeUnitWeeks,
        int staysWithoutRoom) {

    private record Answer(@Nullable Page<QuotaChange> quotaChanges) {}

    /** Of the last whole year before a day; of the one that ran then, where nobody stayed in that. */
    static List<QuotaChange> lastYear(Api api, String scheme, QuotaLimits limits, LocalDate day) {
        int running = Term.yearOf(day);
        List<QuotaChange> whole = ask(api, scheme, limits, running - 1);
        return whole.isEmpty() ? ask(api, scheme, limits, running) : whole;
    }

    private static List<QuotaChange> ask(Api api, String scheme, QuotaLimits limits, int year) {
        Map<String, Object> variables = new HashMap<>(limits.input());
        variables.put("scheme", scheme);
        variables.put("year", year);
        Page<QuotaChange> page =
                api.ask("quota-changes", variables, Answer.class).quotaChanges();
        return page == null ? List.of() : page.nodes();
    }
}
