package uk.interborough.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.interborough.imports.Schedule2Table.Cell;

/** Reads a cell as what its column keeps, or faults it. An empty cell is null. */
final class Schedule2Values {
    private static final BigDecimal MOST = BigDecimal.valueOf(9_999_999);
    private static final BigDecimal MOST_POUNDS = BigDecimal.valueOf(999_999_999);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\ufffe\\uffff&&[^\\n]]");
    private static final Pattern REGISTER = Pattern.compile(
            "(GB-COH|GB-CHC|GB-SHPE|GB-MPR|CQC-PROVIDER|OFSTED-URN|SP-NATIONAL|GB-PPON)\\s*:\\s*(\\S.*)");
    private static final Pattern NOT_IN_SPLS = Pattern.compile("[\\],%_\\[^]");
    private static final List<String> YES = List.of("yes", "y", "true", "1");
    private static final List<String> NO = List.of("no", "n", "false", "0");

    private final Schedule2Lists lists;
    private final boolean commaDecimals;
    private final Schedule2Faults faults;

    Schedule2Values(Schedule2Lists lists, boolean commaDecimals, Schedule2Faults faults) {
        this.lists = lists;
        this.commaDecimals = commaDecimals;
        this.faults = faults;
    }

    @Nullable
    Object value(int row, Schedule2Column column, Cell cell) {
        String text = plain(cell.text());
        if (cell.kind() == Cell.Kind.BROKEN) {
            return fault(
                    FaultCode.NOT_CALCULATED,
                    row,
                    column,
                    text,
                    "a value",
                    column.heading + " is an error or a formula that was never calculated. Type the value.");
        }
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > column.mostCharacters) {
            return fault(
                    FaultCode.TOO_LONG,
                    row,
                    column,
                    text,
                    "at most %,d characters".formatted(column.mostCharacters),
                    column.heading + " is too long.");
        }
        return switch (column.kind) {
            case TEXT -> words(row, column, cell, text);
            case IDENTIFIER -> identifier(row, column, text);
            case CHOICE ->
                lists.find(column, text)
                        .map(Schedule2Lists.Choice::id)
                        .orElseGet(() -> fault(
                                FaultCode.NOT_IN_LIST,
                                row,
                                column,
                                text,
                                "a code or name from the list",
                                "There is no " + column.heading.toLowerCase(Locale.UK) + " “"
                                        + SheetCells.abridged(text) + "”."));
            case STAGE -> stage(row, column, text);
            case DURATION ->
                Duration.of(text)
                        .map(Enum::name)
                        .orElseGet(() -> fault(
                                FaultCode.NOT_IN_LIST,
                                row,
                                column,
                                text,
                                "Short-term or Long-term",
                                "There is no such duration."));
            case YES_NO -> yesOrNo(row, column, text);
            case DAY -> day(row, column, cell, text);
            case WHOLE ->
                number(row, column, cell, text)
                        .map(value -> whole(row, column, value))
                        .orElse(null);
            case MONEY ->
                number(row, column, cell, text)
                        .map(value -> pence(row, column, value))
                        .orElse(null);
            case HOURS ->
                number(row, column, cell, text)
                        .map(value -> value.setScale(2, RoundingMode.HALF_UP))
                        .orElse(null);
            case LANGUAGES -> languages(row, column, text);
        };
    }

    private @Nullable String words(int row, Schedule2Column column, Cell cell, String text) {
        if (cell.kind() == Cell.Kind.DAY) {
            return fault(
                    FaultCode.NOT_IN_LIST,
                    row,
                    column,
                    text,
                    "text",
                    column.heading + " became a date in the spreadsheet. Format the cell as text and type it again.");
        }
        if (column == Schedule2Column.SPLS_ID && NOT_IN_SPLS.matcher(text).find()) {
            return fault(
                    FaultCode.OUT_OF_RANGE,
                    row,
                    column,
                    text,
                    "no comma, %, _, bracket or ^",
                    "An SPLS id has no comma, %, _, bracket or ^.");
        }
        return text;
    }

    private @Nullable RegisterNumber identifier(int row, Schedule2Column column, String text) {
        var matcher = REGISTER.matcher(text.toUpperCase(Locale.UK));
        return matcher.matches()
                ? new RegisterNumber(matcher.group(1), matcher.group(2).replaceAll("\\s", ""))
                : fault(
                        FaultCode.NOT_IN_LIST,
                        row,
                        column,
                        text,
                        "register and number, e.g. GB-COH:01234567",
                        "The identifier does not name a register we know and a number in it.");
    }

    private @Nullable String stage(int row, Schedule2Column column, String text) {
        String stage = text.toUpperCase(Locale.UK).replaceAll("[ -]+", "_");
        return List.of("EXISTING", "TO_BE_COMMISSIONED", "DECOMMISSIONED").contains(stage)
                ? stage
                : fault(
                        FaultCode.NOT_IN_LIST,
                        row,
                        column,
                        text,
                        "Existing, To be commissioned or Decommissioned",
                        "There is no such stage.");
    }

    private @Nullable Boolean yesOrNo(int row, Schedule2Column column, String text) {
        String answer = text.toLowerCase(Locale.UK);
        if (YES.contains(answer) || NO.contains(answer)) {
            return YES.contains(answer);
        }
        return fault(FaultCode.NOT_IN_LIST, row, column, text, "Yes or No", column.heading + " must be Yes or No.");
    }

    private @Nullable LocalDate day(int row, Schedule2Column column, Cell cell, String text) {
        Optional<LocalDate> day = cell.kind() == Cell.Kind.NUMBER ? Optional.empty() : WrittenDay.read(text);
        return day.orElseGet(() -> fault(
                FaultCode.NOT_A_DATE,
                row,
                column,
                text,
                "a date, e.g. 1 April 2026, 01/04/2026 or 2026-04-01",
                column.heading + " is not a date that can be read. The day comes before the month."));
    }

    private Optional<BigDecimal> number(int row, Schedule2Column column, Cell cell, String text) {
        try {
            Optional<BigDecimal> value = switch (cell.kind()) {
                case NUMBER -> Optional.of(new BigDecimal(text));
                case DAY, BROKEN -> Optional.empty();
                case WORDS -> WrittenNumber.read(text, commaDecimals);
            };
            if (value.isEmpty()) {
                fault(
                        FaultCode.NOT_A_NUMBER,
                        row,
                        column,
                        text,
                        "a number, e.g. 1,200.50",
                        column.heading
                                + (cell.kind() == Cell.Kind.DAY ? " is formatted as a date." : " must be a number."));
            }
            return value.filter(found -> inRange(row, column, found));
        } catch (WrittenNumber.TwoMeanings ambiguous) {
            fault(
                    FaultCode.AMBIGUOUS,
                    row,
                    column,
                    text,
                    "a number, e.g. 1200 or 1.20",
                    column.heading
                            + " can be read in two ways, with decimals or with thousands. Write it without a separator, or with two decimals.");
            return Optional.empty();
        }
    }

    private boolean inRange(int row, Schedule2Column column, BigDecimal value) {
        BigDecimal most = column.kind == Schedule2Column.Kind.MONEY ? MOST_POUNDS : MOST;
        if (value.signum() < 0) {
            fault(
                    FaultCode.NEGATIVE,
                    row,
                    column,
                    value.toPlainString(),
                    "a number, 0 or more",
                    column.heading + " cannot be negative.");
        } else if (value.compareTo(most) > 0) {
            fault(
                    FaultCode.OUT_OF_RANGE,
                    row,
                    column,
                    value.toPlainString(),
                    "at most %,d".formatted(most.longValue()),
                    column.heading + " is larger than it can be.");
        }
        return value.signum() >= 0 && value.compareTo(most) <= 0;
    }

    private @Nullable Integer whole(int row, Schedule2Column column, BigDecimal value) {
        return value.stripTrailingZeros().scale() > 0
                ? fault(
                        FaultCode.NOT_A_WHOLE_NUMBER,
                        row,
                        column,
                        value.toPlainString(),
                        "a whole number",
                        column.heading + " must be a whole number.")
                : (Integer) value.intValue();
    }

    private static Long pence(int row, Schedule2Column column, BigDecimal pounds) {
        return pounds.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact();
    }

    private String @Nullable [] languages(int row, Schedule2Column column, String text) {
        String[] codes = text.toLowerCase(Locale.UK).split("[\\s,;/]+");
        if (Arrays.stream(codes).allMatch(code -> code.matches("[a-z]{2}"))) {
            return Arrays.stream(codes).distinct().sorted().toArray(String[]::new);
        }
        return fault(
                FaultCode.NOT_IN_LIST,
                row,
                column,
                text,
                "two-letter codes, e.g. en pa so",
                "Languages are two-letter codes (ISO 639-1).");
    }

    /** Words as PostgreSQL can hold them; line ends stay, other spaces become one. */
    private static String plain(String written) {
        return UNPRINTABLE
                .matcher(written.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' '))
                .replaceAll("")
                .replaceAll("[ \\u00a0\\u202f]+", " ")
                .strip();
    }

    private <T> @Nullable T fault(
            FaultCode code, int row, Schedule2Column column, String found, String expected, String message) {
        faults.cell(code, row, column, SheetCells.abridged(found), expected, message);
        return null;
    }

    /** @param scheme e.g. GB-COH */
    record RegisterNumber(String scheme, String number) {
        @Override
        public String toString() {
            return scheme + ":" + number;
        }
    }
}
