package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;

/** A scheme in a year or a quarter of it: each authority's use by quarter and as a whole, and the use of all units. */
record SchemeYear(
        Page<Use> schemeUses,
        Page<Total> schemeUsesStats,
        Page<Quarter> schemeQuarters,
        Page<Sum> schemeQuartersStats) {

    /** One authority in one quarter. Void cost null: the price is not known. */
    record Use(
            FinancialQuarter quarter,
            LocalDate toDay,
            Authority authority,
            long entitledNights,
            long usedNights,
            BigDecimal unitWeeksEntitled,
            BigDecimal unitWeeksUsed,
            Rate shareUsed,
            @Nullable BigDecimal voidCost,
            int referralsMade,
            int referralsAccepted,
            int referralsRefused) {}

    /** A sum over quarters. */
    record Amount(@Nullable BigDecimal sum) {

        BigDecimal orNothing() {
            return sum == null ? BigDecimal.ZERO : sum;
        }
    }

    /** Whose sums they are. */
    record Key(@Nullable Authority authority) {}

    /** A rate over quarters. */
    record Share(
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {

        Rate rate() {
            return new Rate(value, numerator, denominator, denominator != null);
        }
    }

    /** One authority in all quarters asked for. */
    record Total(
            Key key,
            Amount entitledNights,
            Amount usedNights,
            Share shareUsed,
            Amount voidCost,
            Amount referralsMade,
            Amount referralsAccepted,
            Amount referralsRefused) {

        Authority authority() {
            return Objects.requireNonNull(key.authority());
        }

        boolean hasUnits() {
            return entitledNights.orNothing().signum() > 0;
        }

        boolean isOver() {
            return hasUnits() && usedNights.orNothing().compareTo(entitledNights.orNothing()) > 0;
        }
    }

    /** All units in one quarter. */
    record Quarter(
            FinancialQuarter quarter,
            LocalDate toDay,
            long unitsNights,
            long usedNights,
            long voidNights,
            @Nullable BigDecimal voidCost,
            Rate utilisation) {}

    /** All units in all quarters asked for. */
    record Sum(Amount unitsNights, Amount usedNights, Amount voidNights, Amount voidCost, Share utilisation) {}

    /** How a scheme was used. */
    static SchemeYear ask(Api api, String scheme, Term term) {
        Map<String, Object> variables = new HashMap<>(term.asInput());
        variables.put("scheme", scheme);
        return api.ask("scheme-year", variables, SchemeYear.class);
    }

    /** Authorities by what they are entitled to, then by what they used. */
    List<Total> totals() {
        return schemeUsesStats.nodes().stream()
                .filter(total -> total.key().authority() != null)
                .sorted(Comparator.comparing(
                                (Total total) -> total.entitledNights().orNothing())
                        .thenComparing(total -> total.usedNights().orNothing())
                        .reversed()
                        .thenComparing(total -> total.authority().name()))
                .toList();
    }

    /** All units; empty where nothing was counted yet. */
    Optional<Sum> whole() {
        return schemeQuarters.nodes().isEmpty() ? Optional.empty() : schemeQuartersStats.first();
    }

    /** Last day counted; empty where nothing was counted yet. */
    Optional<LocalDate> lastDay() {
        return schemeQuarters.nodes().stream().map(Quarter::toDay).max(Comparator.naturalOrder());
    }
}
