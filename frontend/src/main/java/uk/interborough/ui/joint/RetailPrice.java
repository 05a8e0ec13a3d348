package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;

/** The retail prices index of a month. AnnualRate: change on the year before, in per cent; null: that month is not on record. */
record RetailPrice(
        LocalDate month, BigDecimal priceIndex, @Nullable BigDecimal annualRate, OffsetDateTime recordedAt) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /** A fault in a file of these. Line null: the whole file. */
    record Fault(String code, String message, @Nullable Integer line) {

        String words() {
            return line == null ? message : "Line " + line + ": " + message;
        }
    }

    /** What became of a file. */
    record Outcome(List<RetailPrice> retailPrices, List<Fault> errors) {}

    private record Change(Outcome change) {}

    private record Answer(Page<RetailPrice> retailPrices) {}

    /** The latest three years, the latest month first, with how many there are. */
    static Page<RetailPrice> latest(Api api) {
        return api.ask("retail-prices", Map.of(), Answer.class).retailPrices();
    }

    /** Sends a file. */
    static Outcome bring(Api api, byte[] file) {
        return api.ask("import-retail-prices", Map.of("file", file), Change.class)
                .change();
    }

    /** {@code October 2026}. */
    String words() {
        return MONTH.format(month);
    }
}
