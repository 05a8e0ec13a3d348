package uk.interborough.ui.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indicators and counts of returns of one authority in one quarter. Authority null: the partnership as a whole. */
public record AuthorityQuarter(
        @Nullable Named authority,
        FinancialQuarter quarter,
        int expected,
        int received,
        int receivedLate,
        int missing,
        int amended,
        int flagged,
        Rate independentLiving,
        Rate plannedMoves,
        Rate availability,
        Rate utilisation,
        Rate supportUtilisation,
        Rate staffing,
        Rate throughput)
        implements Indicators {

    /** Nothing but the counts is open to the viewer: throughput applies to every service, so its absence is a refusal. */
    public boolean countsOnly() {
        return received > 0 && !throughput.applies();
    }

    /** Said once to somebody who sees no rates. */
    public static final String COUNTS_ONLY = "You can see counts of returns, not figures.";

    private record Answer(@Nullable Page<AuthorityQuarter> authorityQuarters) {}

    /**
     * All rows of a partnership, however many pages they fill.
     *
     * @param arguments clientGroups, serviceTypes, providers, since, until, each if wanted
     */
    public static List<AuthorityQuarter> ask(Api api, String partnershipId, Map<String, ?> arguments) {
        Map<String, Object> variables = new HashMap<>(arguments);
        variables.put("where", Map.of("partnership", Map.of("id", Map.of("eq", partnershipId))));
        List<AuthorityQuarter> rows = new ArrayList<>();
        Page<AuthorityQuarter> page;
        do {
            page = api.ask("authority-quarters", variables, Answer.class).authorityQuarters();
            if (page == null) {
                return rows;
            }
            rows.addAll(page.nodes());
            page.next().ifPresent(cursor -> variables.put("after", cursor));
        } while (page.next().isPresent());
        return rows;
    }
}
