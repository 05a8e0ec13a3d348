package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.parts.Say;

/**
 * Terms by which a price goes up each 1 April (agreement, clause 12).
 *
 * @param month whose index counts, 1 January to 12 December
 * @param method {@code INDEX_RATIO} or {@code ROUNDED_RATE}
 * @param floor {@code NO_DECREASE}, or {@code NONE} where the price may go down
 */
record Uplift(int month, String method, String floor) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final String BY_INDEX = "INDEX_RATIO";
    static final String NEVER_DOWN = "NO_DECREASE";

    /** {@code September}. */
    static String monthName(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK);
    }

    static String method(@Nullable String method) {
        return BY_INDEX.equals(method) ? "by index" : "by published rate";
    }

    /** {@code RPI of September, by index, never down}. */
    String words() {
        return "RPI of " + monthName(month) + ", " + method(method) + (floor.equals(NEVER_DOWN) ? ", never down" : "");
    }

    /** As the argument of a change. */
    Map<String, Object> asInput() {
        return Map.of("rpiMonth", month, "rpiMethod", method, "rpiFloor", floor);
    }

    /**
     * What it did to prices by the latest index of its month, in words.
     *
     * @param prices the index of two years or more, the latest month first
     * @param price of a unit a year, as an example; null: none
     */
    Optional<String> effect(List<RetailPrice> prices, @Nullable BigDecimal price) {
        return prices.stream()
                .filter(each -> each.month().getMonthValue() == month && each.annualRate() != null)
                .findFirst()
                .flatMap(then -> prices.stream()
                        .filter(each -> each.month().equals(then.month().minusYears(1)))
                        .findFirst()
                        .map(before -> effect(then, before, price)));
    }

    private String effect(RetailPrice then, RetailPrice before, @Nullable BigDecimal price) {
        BigDecimal rate = then.annualRate() == null ? BigDecimal.ZERO : then.annualRate();
        String index = method.equals(BY_INDEX)
                ? then.priceIndex().toPlainString() + ", a year before "
                        + before.priceIndex().toPlainString()
                : rate.toPlainString() + "% on the year, as published";
        String latest = "The latest on record, %s %d: %s."
                .formatted(monthName(month), then.month().getYear(), index);
        if (price == null) {
            return latest;
        }
        BigDecimal uplifted = method.equals(BY_INDEX)
                ? price.multiply(then.priceIndex()).divide(before.priceIndex(), 2, RoundingMode.HALF_UP)
                : price.multiply(HUNDRED.add(rate)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        boolean stays = floor.equals(NEVER_DOWN) && uplifted.compareTo(price) < 0;
        return latest
                + " By it %s would %s."
                        .formatted(Say.money(price), stays ? "stay as it is" : "become " + Say.money(uplifted));
    }
}
