package uk.interborough.ui.utilisation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Rate;

/** The rows behind the dashboard: each borough and the whole partnership, quarter by quarter. Nothing is added up here. */
record Figures(List<AuthorityQuarter> rows, List<FinancialQuarter> quarters, Measure measure) {

    private static final Rate MISSING = new Rate(null, null, null, true);

    static Figures ask(Api api, String partnershipId, ViewState state, Choices choices) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("since", state.period().from().asInput());
        arguments.put("until", state.period().until().asInput());
        put(arguments, "clientGroups", choices.clientGroupIds(state.clientGroups()));
        put(arguments, "serviceTypes", choices.serviceTypeIds(state.serviceTypes()));
        put(arguments, "providers", state.providers());
        return new Figures(
                AuthorityQuarter.ask(api, partnershipId, arguments),
                state.period().quarters(),
                state.measure());
    }

    private static void put(Map<String, Object> arguments, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            arguments.put(name, ids);
        }
    }

    /** Nothing was expected of anybody. */
    boolean isEmpty() {
        return rows.stream().allMatch(row -> row.expected() == 0);
    }

    /** The viewer may see how returns stand, and no rates. */
    boolean countsOnly() {
        return rows.stream().anyMatch(AuthorityQuarter::countsOnly);
    }

    /** The last quarter of the period. */
    FinancialQuarter last() {
        return quarters.getLast();
    }

    Optional<AuthorityQuarter> pooled(FinancialQuarter quarter) {
        return row(null, quarter);
    }

    Optional<AuthorityQuarter> of(Authority authority, FinancialQuarter quarter) {
        return row(authority.id(), quarter);
    }

    private Optional<AuthorityQuarter> row(@Nullable String authorityId, FinancialQuarter quarter) {
        return rows.stream()
                .filter(row -> row.quarter().equals(quarter))
                .filter(row -> authorityId == null
                        ? row.authority() == null
                        : row.authority() != null
                                && authorityId.equals(row.authority().id()))
                .findFirst();
    }

    Rate pooledRate(FinancialQuarter quarter) {
        return pooled(quarter).map(measure::of).orElse(MISSING);
    }

    Rate rate(Authority authority, FinancialQuarter quarter) {
        return of(authority, quarter).map(measure::of).orElse(MISSING);
    }

    List<@Nullable BigDecimal> pooledValues() {
        return quarters.stream()
                .<@Nullable BigDecimal>map(quarter -> pooledRate(quarter).value())
                .toList();
    }

    List<@Nullable BigDecimal> values(Authority authority) {
        return quarters.stream()
                .<@Nullable BigDecimal>map(quarter -> rate(authority, quarter).value())
                .toList();
    }
}
