package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Page;

/** How far an authority's share of a scheme, or a quota, will reach by 31 March. Unit: nights. */
record Forecast(
        String id,
        LocalDate toDay,
        int limitNights,
        int usedNights,
        int medianNights,
        int low80,
        int high80,
        int chancePercent,
        @Nullable LocalDate runsOutOn,
        int paths,
        @Nullable Authority authority,
        @Nullable Scope quota,
        Page<Point> points,
        Page<Trial> tests) {

    /** What may be used until before a day. */
    record Point(
            LocalDate day, int medianNights, int low50, int high50, int low80, int high80, int low95, int high95) {}

    /** Whom a quota is for. */
    record Scope(String scope) {}

    /** Whether such a forecast of a month held. */
    record Trial(boolean held) {}

    private record Answer(@Nullable Page<Forecast> useForecasts) {}

    /** Those of the participants of a scheme, the nearest to its share first. */
    static List<Forecast> ofShares(Api api, String scheme) {
        return ask(api, scheme, true);
    }

    /** Those of its quotas, the nearest to its limit first. */
    static List<Forecast> ofQuotas(Api api, String scheme) {
        return ask(api, scheme, false);
    }

    private static List<Forecast> ask(Api api, String scheme, boolean shares) {
        Page<Forecast> page =
                api.ask("use-forecasts", Map.of("scheme", scheme), Answer.class).useForecasts();
        return page == null
                ? List.of()
                : page.nodes().stream()
                        .filter(each -> (each.quota() == null) == shares && each.limitNights() > 0)
                        .sorted(Comparator.comparing(Forecast::chancePercent).reversed())
                        .toList();
    }

    /** The authority, or whom the quota is for. */
    String whose() {
        if (quota != null) {
            return quota.scope().equals("WEST_LONDON") ? "Members that take no part" : "Neighbours named";
        }
        return authority == null ? "" : authority.name();
    }

    /** Of a thousand courses none, or all, is not a certainty. */
    String chance() {
        return chancePercent == 0 ? "under 1%" : chancePercent == 100 ? "over 99%" : chancePercent + "%";
    }

    /** Nights of the year's share, in per cent. */
    List<@Nullable BigDecimal> ofShare(ToIntFunction<Point> nights) {
        return points.nodes().stream()
                .<@Nullable BigDecimal>map(point -> BigDecimal.valueOf(100L * nights.applyAsInt(point))
                        .divide(BigDecimal.valueOf(limitNights), 1, RoundingMode.HALF_UP))
                .toList();
    }
}
