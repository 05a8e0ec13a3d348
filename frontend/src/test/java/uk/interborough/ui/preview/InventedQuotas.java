package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other limits of a quota would have changed: Harrow stayed forty nights for nothing, Hillingdon ten under a charge. */
public final class InventedQuotas {

    private static final int HARROW = 3;
    private static final int HILLINGDON = 4;

    private InventedQuotas() {}

    /** Two units leave everything as it was; more make room for Hillingdon, fewer leave none for Harrow. */
    static Map<String, Object> changes(Map<String, Object> variables) {
        int units = ((Number) variables.getOrDefault("units", 2)).intValue();
        int year = ((Number) variables.getOrDefault("year", 2025)).intValue();
        return map(
                "quotaChanges",
                page(
                        "NEIGHBOURS".equals(variables.get("scope"))
                                ? List.of()
                                : List.of(
                                        change(HARROW, year, 40, 40, units < 2 ? 0 : 40),
                                        change(HILLINGDON, year, 10, 0, units > 2 ? 10 : 0))));
    }

    private static Map<String, Object> change(int authority, int year, int nights, int before, int then) {
        return map(
                "authority",
                Invented.authority(authority),
                "year",
                year,
                "stays",
                1,
                "nights",
                nights,
                "freeNightsBefore",
                before,
                "freeNights",
                then,
                "changeNights",
                then - before,
                "changeUnitWeeks",
                BigDecimal.valueOf(then - before).divide(BigDecimal.valueOf(7), 1, RoundingMode.HALF_UP),
                "staysWithoutRoom",
                then == 0 ? 1 : 0);
    }

    /** A quota of members as it is proposed. */
    public static Map<String, Object> proposed(int units, @Nullable BigDecimal unitWeeks, @Nullable Integer before) {
        return map(
                "scope",
                "WEST_LONDON",
                "units",
                units,
                "unitWeeks",
                unitWeeks,
                "unitsBefore",
                before,
                "unitWeeksBefore",
                null,
                "before",
                before == null ? null : map("neighbours", page(List.of())),
                "neighbours",
                page(List.of()));
    }
}
