package uk.interborough.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.api.Rate;

class SayTest {

    private static Rate rate(@Nullable String value, String denominator, boolean applies) {
        return new Rate(
                value == null ? null : new BigDecimal(value), BigDecimal.ONE, new BigDecimal(denominator), applies);
    }

    @Test
    void aRateHasADecimalWhenThereIsMuchToCount() {
        assertThat(Say.percent(rate("90.93", "1820", true))).isEqualTo("90.9%");
    }

    @Test
    void aRateIsWholeWhenThereIsLittleToCount() {
        assertThat(Say.percent(rate("62.50", "8", true))).isEqualTo("63%");
    }

    @Test
    void whatIsMissingIsNeverZero() {
        assertThat(Say.percent(rate(null, "0", true))).isEqualTo("[x] not available");
        assertThat(Say.percent(rate(null, "0", false))).isEqualTo("[z] not applicable");
        assertThat(Say.numberOrMissing(null)).isEqualTo("[x] not available");
    }

    @Test
    void momentsAreThoseOfLondon() {
        assertThat(Say.moment(OffsetDateTime.parse("2026-06-03T16:30:00Z"))).isEqualTo("3 June 2026, 5:30pm");
        assertThat(Say.moment(OffsetDateTime.parse("2026-12-03T17:00:00Z"))).isEqualTo("3 December 2026, 5pm");
    }

    @Test
    void poundsHavePenceOnlyWhereThereAreAny() {
        assertThat(Say.pounds(new BigDecimal("182000.00"))).isEqualTo("£182,000");
        assertThat(Say.pounds(new BigDecimal("8060.50"))).isEqualTo("£8,060.50");
    }
}
