package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        Page<QuotaTerms> page = work.api()
                .ask("scheme-quotas", Map.of("scheme", work.scheme().id()), Answer.class)
                .quotas();
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
