package uk.interborough.ui.parts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Rate;

/** Numbers and dates as this page writes them. */
public final class Say {

    /** Stands for what was not returned. */
    public static final String NOT_AVAILABLE = "[x] not available";

    /** Stands for an indicator that does not apply to this kind of service. */
    public static final String NOT_APPLICABLE = "[z] not applicable";

    /** Days and times are those of the authorities. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    private Say() {}

    /** A rate with the per cent sign; whole when there are fewer than 100 to count, otherwise with one decimal. */
    public static String percent(Rate rate) {
        if (!rate.applies()) {
            return NOT_APPLICABLE;
        }
        return rate.value() == null ? NOT_AVAILABLE : percent(rate.value(), rate.denominator());
    }

    /** As {@link #percent(Rate)}, with only the sign of what is missing, for a tile with a key beside it. */
    public static String shortPercent(Rate rate) {
        if (!rate.applies()) {
            return "[z]";
        }
        return rate.value() == null ? "[x]" : percent(rate.value(), rate.denominator());
    }

    private static String percent(BigDecimal value, @Nullable BigDecimal denominator) {
        boolean few = denominator != null && denominator.compareTo(HUNDRED) < 0;
        return value.setScale(few ? 0 : 1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** What counts, out of what: {@code 1,655 of 1,820}. Empty where either is missing. */
    public static String outOf(Rate rate) {
        return rate.numerator() == null || rate.denominator() == null
                ? ""
                : number(rate.numerator()) + " of " + number(rate.denominator());
    }

    /** With commas; as many decimals as it has, two at most. */
    public static String number(BigDecimal number) {
        return decimals("#,##0.##").format(number);
    }

    /** With commas and one decimal, as unit-weeks are counted. */
    public static String unitWeeks(BigDecimal weeks) {
        return decimals("#,##0.0").format(weeks);
    }

    /** With commas. */
    public static String number(long number) {
        return decimals("#,##0").format(number);
    }

    /** With commas, or the words for what is missing. */
    public static String numberOrMissing(@Nullable Number number) {
        return switch (number) {
            case null -> NOT_AVAILABLE;
            case BigDecimal decimal -> number(decimal);
            default -> number(number.longValue());
        };
    }

    /** Pounds, with pence only where there are any. */
    public static String pounds(@Nullable BigDecimal amount) {
        if (amount == null) {
            return NOT_AVAILABLE;
        }
        return "£"
                + decimals(amount.stripTrailingZeros().scale() > 0 ? "#,##0.00" : "#,##0")
                        .format(amount);
    }

    /** Pounds and pence, what is given back with a minus sign; or the words for what is missing. */
    public static String money(@Nullable BigDecimal amount) {
        return amount == null
                ? NOT_AVAILABLE
                : (amount.signum() < 0 ? "−£" : "£") + decimals("#,##0.00").format(amount.abs());
    }

    /** Pounds without pence, or the words for what is missing. */
    public static String roundPounds(@Nullable BigDecimal amount) {
        return amount == null ? NOT_AVAILABLE : wholePounds(amount);
    }

    /** Pounds without pence. */
    public static String wholePounds(BigDecimal amount) {
        return "£" + decimals("#,##0").format(amount);
    }

    /** {@code 1 service}, {@code 12 services}. */
    public static String count(long number, String one, String several) {
        return number(number) + " " + (number == 1 ? one : several);
    }

    /** {@code 3 June 2026}, or the words for what is missing. */
    public static String date(@Nullable LocalDate date) {
        return date == null ? NOT_AVAILABLE : DATE.format(date);
    }

    /** {@code 3 Jun 2026}, in London: for a narrow column. */
    public static String shortDate(OffsetDateTime moment) {
        return shortDate(moment.atZoneSameInstant(LONDON).toLocalDate());
    }

    /** {@code 3 Jun 2026}: for a narrow column. */
    public static String shortDate(LocalDate date) {
        return SHORT_DATE.format(date);
    }

    /** {@code Tuesday 24 November 2026}: for a day something is due. */
    public static String weekday(@Nullable LocalDate date) {
        return date == null ? NOT_AVAILABLE : WEEKDAY.format(date);
    }

    /** {@code 3 June 2026}, in London. */
    public static String date(@Nullable OffsetDateTime moment) {
        return moment == null
                ? NOT_AVAILABLE
                : DATE.format(moment.atZoneSameInstant(LONDON).toLocalDate());
    }

    /** {@code 3 June 2026, 5:30pm}, in London. */
    public static String moment(@Nullable OffsetDateTime moment) {
        if (moment == null) {
            return NOT_AVAILABLE;
        }
        return date(moment) + ", " + time(moment);
    }

    /** {@code 5:30pm}, in London. */
    public static String time(OffsetDateTime moment) {
        return TIME.format(moment.atZoneSameInstant(LONDON))
                .toLowerCase(Locale.UK)
                .replace(":00", "");
    }

    private static DecimalFormat decimals(String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.UK));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
