package uk.interborough.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says of one quarter; blank cells are absent.
 *
 * @param number 1 (April to June) to 4
 */
record QuarterContent(
        int number,
        Stated stated,
        Map<QuarterItem, BigDecimal> items,
        List<Departure> departures,
        List<Referral> referrals,
        @Nullable BigDecimal splsKpi1,
        @Nullable BigDecimal splsKpi2) {

    /** Terms as the contract sheet states them; compared with the contract, never trusted. */
    record Stated(
            @Nullable Duration duration,
            @Nullable BigDecimal units,
            @Nullable BigDecimal hoursPerWeek) {}

    /**
     * @param reason code, e.g. R01
     * @param destination code, e.g. D04
     * @param row where it stands, from 0
     */
    record Departure(String reason, String destination, int people, int row) {}

    /** @param authority of the referral source, as written */
    record Referral(String agency, String authority, int accepted, BigDecimal unitWeeks) {}

    /** Says the same; the order of lines does not matter. Numbers are compared as kept: whole, or with two decimals. */
    boolean saysTheSameAs(QuarterContent other) {
        return stated.equals(other.stated)
                && items.equals(other.items)
                && counted(departures).equals(counted(other.departures))
                && Set.copyOf(referrals).equals(Set.copyOf(other.referrals))
                && Objects.equals(splsKpi1, other.splsKpi1)
                && Objects.equals(splsKpi2, other.splsKpi2);
    }

    private static Map<String, Integer> counted(List<Departure> lines) {
        return lines.stream()
                .collect(Collectors.toMap(line -> line.reason + " " + line.destination, Departure::people));
    }

    String sheet() {
        return Layout.quarter(number);
    }

    @Nullable
    BigDecimal item(QuarterItem item) {
        return items.get(item);
    }
}
