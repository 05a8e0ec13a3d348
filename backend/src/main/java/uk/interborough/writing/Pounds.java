package uk.interborough.writing;

import java.math.BigDecimal;

/** Money in words. */
public final class Pounds {

    private Pounds() {}

    /** E.g. £12,090.00, and −£685.65 where it is given back. */
    public static String of(long pence) {
        return "%s£%,.2f".formatted(pence < 0 ? "−" : "", BigDecimal.valueOf(Math.abs(pence), 2));
    }
}
