package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ealing, which keeps within its share, and Brent, which will exceed it in January. */
public final class InventedForecasts {

    private InventedForecasts() {}

    /** Both shares; nine of twelve tests held. */
    public static Map<String, Object> ofShares() {
        return map("useForecasts", page(List.of(ofShare(1, 3285, 1413, 0), ofShare(0, 2190, 1890, 93))));
    }

    /** The one for members that take no part will be exceeded. */
    public static Map<String, Object> ofAQuota() {
        Map<String, Object> quota = ofShare(0, 420, 224, 93);
        quota.put("authority", null);
        quota.put("quota", map("scope", "WEST_LONDON"));
        return map("useForecasts", page(List.of(quota)));
    }

    private static Map<String, Object> ofShare(int authority, int limit, int used, int chance) {
        return map(
                "id",
                Invented.id("use_forecast", authority),
                "toDay",
                "2027-03-31",
                "limitNights",
                limit,
                "usedNights",
                used,
                "medianNights",
                used + 700,
                "low80",
                used + 500,
                "high80",
                used + 900,
                "chancePercent",
                chance,
                "runsOutOn",
                chance < 50 ? null : "2027-01-17",
                "paths",
                1000,
                "authority",
                Invented.authority(authority),
                "quota",
                null,
                "points",
                page(IntStream.rangeClosed(0, 18)
                        .mapToObj(week -> map(
                                "day",
                                LocalDate.parse("2026-11-22").plusWeeks(week).toString(),
                                "medianNights",
                                used + week * 39,
                                "low50",
                                used + week * 33,
                                "high50",
                                used + week * 44,
                                "low95",
                                used + week * 24,
                                "high95",
                                used + week * 56,
                                "low80",
                                used + week * 28,
                                "high80",
                                used + week * 50))
                        .toList()),
                "tests",
                page(Stream.of(true, true, true, true, true, false)
                        .map(held -> map("held", held))
                        .toList()));
    }
}
