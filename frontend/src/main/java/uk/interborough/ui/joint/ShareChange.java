package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Page;

/**
 * What other units would change for an authority from a day on.
 *
 * @param annual what they cost a year at the price of that day; null: it is not known
 * @param quarterChange what its invoices for the quarter of that day change by; null: it is the lead, which is not invoiced
 */
record ShareChange(
        Authority authority,
        int units,
        int unitsBefore,
        int change,
        @Nullable BigDecimal annualBefore,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal annualChange,
        FinancialQuarter quarter,
        @Nullable BigDecimal quarterChange) {

    private record Answer(@Nullable Page<ShareChange> shareChanges) {}

    /** What units, by the identifiers of authorities, would change; who is not named keeps its own. */
    static List<ShareChange> ask(Api api, String scheme, LocalDate day, Map<String, Integer> units) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("scheme", scheme);
        variables.put("effectiveOn", day.toString());
        variables.put("shares", input(units));
        Page<ShareChange> page =
                api.ask("share-changes", variables, Answer.class).shareChanges();
        return page == null ? List.of() : page.nodes();
    }

    /** Units as arguments of a question. */
    static List<Map<String, Object>> input(Map<String, Integer> units) {
        return units.entrySet().stream()
                .map(each -> Map.<String, Object>of("authority", each.getKey(), "units", each.getValue()))
                .toList();
    }
}
