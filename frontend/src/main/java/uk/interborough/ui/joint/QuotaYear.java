package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** What others may use of a scheme in a financial year, and how much of it is gone. */
record QuotaYear(
        String id,
        int year,
        String state,
        int units,
        int unitsInUse,
        BigDecimal capUnitWeeks,
        BigDecimal usedUnitWeeks,
        BigDecimal bookedUnitWeeks,
        BigDecimal leftUnitWeeks,
        int capNights,
        int usedNights,
        int bookedNights,
        int leftNights,
        int projectedNights,
        @Nullable LocalDate exhaustedOn,
        Authority lead,
        @Nullable Named scheme,
        Quota quota) {

    /** Whom it is for. */
    record Quota(String id, String scope, Page<Neighbour> neighbours) {}

    /** A neighbour named in it. */
    record Neighbour(Authority authority) {}

    private record Answer(@Nullable Page<QuotaYear> quotaYears) {}

    /** Quotas of a scheme in a year. */
    static List<QuotaYear> of(Api api, String scheme, int year) {
        return ask(api, Map.of("scheme", Map.of("id", Map.of("eq", scheme)), "year", Map.of("eq", year)));
    }

    /** Quotas of schemes that the viewer cannot see, in a year. */
    static List<QuotaYear> in(Api api, int year) {
        return ask(api, Map.of("year", Map.of("eq", year)));
    }

    private static List<QuotaYear> ask(Api api, Map<String, Object> where) {
        Page<QuotaYear> page =
                api.ask("quota-years", Map.of("where", where), Answer.class).quotaYears();
        return page == null ? List.of() : page.nodes();
    }

    /** Whom it is for, in words. */
    String whom() {
        return quota.scope().equals("WEST_LONDON")
                ? "Members that take no part, together"
                : "Neighbours named: "
                        + quota.neighbours().nodes().stream()
                                .map(neighbour -> neighbour.authority().name())
                                .collect(Collectors.joining(", "));
    }
}
