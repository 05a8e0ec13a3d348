package uk.interborough.ui.utilisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Indicators;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.api.ReturnState;
import uk.interborough.ui.parts.DataTable.Sort;

/** A service in the table, with its figures and its return of one quarter. */
record ServiceRow(
        String id,
        String name,
        Named authority,
        Named provider,
        Named clientGroup,
        Named serviceType,
        @Nullable Integer units,
        Page<Quarterly> indicators,
        Page<Expected> expectedReturns) {

    /** Figures of the quarter. */
    record Quarterly(
            boolean flagged,
            Rate independentLiving,
            Rate plannedMoves,
            Rate availability,
            Rate utilisation,
            Rate supportUtilisation,
            Rate staffing,
            Rate throughput)
            implements Indicators {}

    /** How the return of the quarter stands. */
    record Expected(
            ReturnState state, int daysLate, @Nullable Received performanceReturn) {}

    /** The return that came. */
    record Received(String id) {}

    /** Where a page of the table begins or ends. */
    record Place(@Nullable String after, @Nullable String before) {

        static final Place START = new Place(null, null);
    }

    static final int PAGE = 50;

    /** The largest page there is. */
    static final int LARGE_PAGE = 500;

    private static final Rate MISSING = new Rate(null, null, null, true);

    private record Answer(@Nullable Page<ServiceRow> services) {}

    private record Count(@Nullable Page<Object> services) {}

    /** How many services there are of what is chosen. */
    static int count(Api api, String partnershipId, ViewState state, Choices choices) {
        Page<Object> page = api.ask(
                        "service-count", Map.of("where", filter(partnershipId, state, choices)), Count.class)
                .services();
        return page == null ? 0 : page.total();
    }

    /** A page of the table. */
    static Page<ServiceRow> ask(
            Api api, String partnershipId, ViewState state, Choices choices, Sort sort, Place place) {
        return ask(api, partnershipId, state, choices, sort, place, PAGE);
    }

    /** The first rows, and how many there are. */
    record Listing(List<ServiceRow> rows, int total) {}

    /** The first rows by name, this many at most. */
    static Listing all(Api api, String partnershipId, ViewState state, Choices choices, int most) {
        List<ServiceRow> rows = new ArrayList<>();
        Sort byName = new Sort("name", false);
        Page<ServiceRow> page;
        String after = null;
        do {
            page = ask(api, partnershipId, state, choices, byName, new Place(after, null), LARGE_PAGE);
            rows.addAll(page.nodes());
            after = page.next().orElse(null);
        } while (after != null && rows.size() < most);
        return new Listing(rows.size() > most ? rows.subList(0, most) : rows, page.total());
    }

    private static Page<ServiceRow> ask(
            Api api, String partnershipId, ViewState state, Choices choices, Sort sort, Place place, int size) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("where", filter(partnershipId, state, choices));
        variables.put("orderBy", List.of(order(sort)));
        variables.put("quarter", state.period().until().asInput());
        if (place.before() == null) {
            variables.put("first", size);
            Optional.ofNullable(place.after()).ifPresent(cursor -> variables.put("after", cursor));
        } else {
            variables.put("last", size);
            variables.put("before", place.before());
        }
        Page<ServiceRow> page = api.ask("services", variables, Answer.class).services();
        return page == null ? new Page<>(List.of(), null, null) : page;
    }

    private static Map<String, Object> filter(String partnershipId, ViewState state, Choices choices) {
        Map<String, Object> where = new HashMap<>();
        where.put("partnership", Map.of("id", Map.of("eq", partnershipId)));
        put(where, "authority", choices.authorityIds(state.boroughs()));
        put(where, "clientGroup", choices.clientGroupIds(state.clientGroups()));
        put(where, "serviceType", choices.serviceTypeIds(state.serviceTypes()));
        put(where, "provider", state.providers());
        return where;
    }

    private static void put(Map<String, Object> where, String field, List<String> ids) {
        if (!ids.isEmpty()) {
            where.put(field, Map.of("id", Map.of("in", ids)));
        }
    }

    private static Map<String, ?> order(Sort sort) {
        String direction = sort.descending() ? "DESC_NULLS_LAST" : "ASC_NULLS_LAST";
        return switch (sort.key()) {
            case "authority", "provider", "clientGroup", "serviceType" -> Map.of(sort.key(), Map.of("name", direction));
            case "units" -> Map.of("units", direction);
            default -> Map.of("name", direction);
        };
    }

    Rate rate(Measure measure) {
        return indicators.first().map(measure::of).orElse(MISSING);
    }

    boolean flagged() {
        return indicators.first().map(Quarterly::flagged).orElse(false);
    }

    Optional<Expected> expected() {
        return expectedReturns.first();
    }

    /** The quarter this row's figures are of is not one in which the service was under contract. */
    static String notExpected(FinancialQuarter quarter) {
        return "Not under contract in " + quarter.label();
    }
}
