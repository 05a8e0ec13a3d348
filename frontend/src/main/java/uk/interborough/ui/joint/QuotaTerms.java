package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;

/** How much of a scheme others may use from a day on. Unit-weeks null: the units on every night; last day null: until replaced. */
record QuotaTerms(
        String id,
        String scope,
        int units,
        @Nullable BigDecimal unitWeeks,
        LocalDate fromDay,
        @Nullable LocalDate toDay,
        Page<QuotaYear.Neighbour> neighbours) {

    private record Answer(@Nullable Page<QuotaTerms> quotas) {}

    /** All of a scheme, the latest first. */
    static List<QuotaTerms> of(SchemeWork work) {
        return of(work.api(), work.scheme().id());
    }

    /** Those in force on a day. */
    static List<QuotaTerms> of(Api api, String scheme, LocalDate day) {
        return of(api, scheme).stream()
                .filter(each -> !each.fromDay().isAfter(day)
                        && (each.toDay() == null || !each.toDay().isBefore(day)))
                .toList();
    }

    private static List<QuotaTerms> of(Api api, String scheme) {
        Page<QuotaTerms> page =
                api.ask("scheme-quotas", Map.of("scheme", scheme), Answer.class).quotas();
        return page == null ? List.of() : page.nodes();
    }

    /** For whom, in words. */
    String whom() {
        return scope.equals("WEST_LONDON")
                ? "Members that take no part"
                : neighbours.nodes().stream()
                        .map(neighbour -> neighbour.authority().name())
                        .collect(Collectors.joining(", "));
    }
}
