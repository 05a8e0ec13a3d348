package uk.interborough.ui.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A return that is expected, come or not.
 *
 * @param service null where the service is asked for itself
 * @param daysLate calendar days after the due day that it came, or today if it has not
 */
public record ExpectedReturn(
        @Nullable Service service,
        FinancialQuarter quarter,
        LocalDate dueOn,
        ReturnState state,
        int daysLate,
        @Nullable OffsetDateTime receivedAt,
        @Nullable Received performanceReturn) {

    /** The service it is about. */
    public record Service(String id, String name, Named provider) {}

    /** The return that came. */
    public record Received(String id, int version, @Nullable Indicator indicator) {}

    /** Its figures. */
    public record Indicator(boolean flagged) {}

    private record Answer(@Nullable Page<ExpectedReturn> expectedReturns) {}

    /** Returns expected of an authority's services since a quarter, newest first; 2,000 at most. */
    public static List<ExpectedReturn> ask(Api api, String authorityId, FinancialQuarter since) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "where",
                Map.of("authority", Map.of("id", Map.of("eq", authorityId)), "quarter", Map.of("gte", since.asInput())),
                "first",
                500));
        List<ExpectedReturn> rows = new ArrayList<>();
        Optional<String> next;
        do {
            Page<ExpectedReturn> page =
                    api.ask("expected-returns", variables, Answer.class).expectedReturns();
            if (page == null) {
                return rows;
            }
            rows.addAll(page.nodes());
            next = page.next();
            next.ifPresent(cursor -> variables.put("after", cursor));
        } while (next.isPresent() && rows.size() < 2000);
        return rows;
    }

    /** A check of the return failed. */
    public boolean flagged() {
        return performanceReturn != null
                && performanceReturn.indicator() != null
                && performanceReturn.indicator().flagged();
    }
}
