package uk.interborough.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A day as people write it, the day before the month: 1/4/2026, 01.04.2026, 1 April 2026; or 2026-04-01. */
final class WrittenDay {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "uuuu-M-d", "d/M/uuuu", "d-M-uuuu", "d.M.uuuu", "d MMMM uuuu", "d MMM uuuu", "d-MMM-uuuu")
            .map(form -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(form)
                    .toFormatter(Locale.UK)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private WrittenDay() {}

    static Optional<LocalDate> read(String written) {
        String plain =
                written.strip().replaceAll("[ T]00:00(:00)?(\\.0+)?$", "").replaceAll("\\s+", " ");
        for (DateTimeFormatter form : FORMS) {
            try {
                LocalDate day = LocalDate.parse(plain, form);
                return day.isBefore(FIRST) || day.isAfter(LAST) ? Optional.empty() : Optional.of(day);
            } catch (DateTimeException anotherForm) {
                continue;
            }
        }
        return Optional.empty();
    }
}
