package uk.interborough.ui.joint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.parts.Say;

/** What other shares change, in words. */
final class ShareEffect {

    private ShareEffect() {}

    /** {@code +£8,422.70}; no sign where nothing changes. */
    static String change(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() > 0 ? "+" + Say.money(amount) : Say.money(amount);
    }

    /** As {@link #change(BigDecimal)}, where the lead has none. */
    static String invoices(ShareChange change) {
        return change.quarterChange() == null
                ? change.annual() == null ? Say.NOT_AVAILABLE : "Not invoiced"
                : change(change.quarterChange());
    }

    /** {@code +1}, {@code −1} or {@code 0}. */
    static String units(int change) {
        return change > 0 ? "+" + change : change < 0 ? "−" + -change : "0";
    }

    /** Whether units add up, and by how much they miss. */
    static String sum(int sum, int total) {
        if (sum == total) {
            return "%s of %s. The shares add up.".formatted(Say.number(sum), Say.count(total, "unit", "units"));
        }
        return "%s of %s: %s too %s. All units stay bought (agreement, clause 8.2)."
                .formatted(
                        Say.number(sum),
                        Say.count(total, "unit", "units"),
                        Say.number(Math.abs(total - sum)),
                        sum < total ? "few" : "many");
    }
}
