package uk.interborough.ui.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rate as the contract gives it, in per cent.
 *
 * @param value null if it does not apply, an input is blank or the denominator is zero
 * @param applies whether it applies to this kind of service at all
 */
public record Rate(
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        boolean applies) {}
