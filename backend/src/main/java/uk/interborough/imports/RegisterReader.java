package uk.interborough.imports;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a register as notices, or says of every cell what is wrong with it. */
final class RegisterReader {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\ufffe\\uffff&&[^\\n]]");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ./_-]*");

    private final RegisterLists lists;
    private final LocalDate today;
    private final Schedule2Faults faults;

    RegisterReader(RegisterLists lists, LocalDate today, Schedule2Faults faults) {
        this.lists = lists;
        this.today = today;
        this.faults = faults;
    }

    /** Those without faults. */
    List<RegisterEntry> read(List<RegisterFile.Line> lines) {
        List<RegisterEntry> entries = new ArrayList<>();
        Map<String, Integer> rows = new HashMap<>();
        for (RegisterFile.Line line : lines) {
            RegisterEntry entry = entry(line);
            if (entry == null) {
                continue;
            }
            Integer first = rows.putIfAbsent(entry.key(), line.row());
            if (first == null) {
                entries.add(entry);
            } else {
                fault(
                        line,
                        RegisterColumn.REFERENCE,
                        FaultCode.DUPLICATE,
                        "each notice once",
                        "The same notice is in row " + first + " already.");
            }
        }
        return entries;
    }

    private @Nullable RegisterEntry entry(RegisterFile.Line line) {
        String reference = text(line, RegisterColumn.REFERENCE);
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            fault(
                    line,
                    RegisterColumn.REFERENCE,
                    FaultCode.OUT_OF_RANGE,
                    "letters, digits, blanks and . / _ -",
                    "This is no reference.");
        }
        String provider = text(line, RegisterColumn.PROVIDER);
        List<UUID> known =
                provider == null ? List.of() : lists.providers().getOrDefault(RegisterLists.small(provider), List.of());
        if (provider == null) {
            missing(line, RegisterColumn.PROVIDER, "the name of the provider");
        } else if (known.size() > 1) {
            fault(
                    line,
                    RegisterColumn.PROVIDER,
                    FaultCode.AMBIGUOUS,
                    "a name that one provider has",
                    "Several providers have this name.");
        }
        String member = text(line, RegisterColumn.AUTHORITY);
        UUID authority = member == null ? null : lists.members().get(RegisterLists.small(member));
        if (member == null) {
            missing(line, RegisterColumn.AUTHORITY, "the name of a member");
        } else if (authority == null) {
            fault(
                    line,
                    RegisterColumn.AUTHORITY,
                    FaultCode.NOT_IN_LIST,
                    "the name of a member",
                    "No member has this name.");
        }
        List<RegisterLists.Reason> reasons = reasons(line);
        LocalDate notified = day(line, RegisterColumn.NOTIFIED_ON);
        LocalDate event = day(line, RegisterColumn.EVENT_ON);
        LocalDate review = day(line, RegisterColumn.REVIEW_ON);
        if (line.cell(RegisterColumn.NOTIFIED_ON).isBlank()) {
            missing(line, RegisterColumn.NOTIFIED_ON, "a day");
        }
        if (notified != null && notified.isAfter(today)) {
            fault(
                    line,
                    RegisterColumn.NOTIFIED_ON,
                    FaultCode.OUT_OF_RANGE,
                    "today or earlier",
                    "The day of notification is to come.");
        }
        if (notified != null && event != null && event.isAfter(notified)) {
            fault(
                    line,
                    RegisterColumn.EVENT_ON,
                    FaultCode.OUT_OF_RANGE,
                    "the day of notification or earlier",
                    "The event is after the notification.");
        }
        String action = text(line, RegisterColumn.PLACEMENT_ACTION);
        UUID placement = action == null ? null : lists.placements().get(RegisterLists.small(action));
        if (action != null && placement == null) {
            fault(
                    line,
                    RegisterColumn.PLACEMENT_ACTION,
                    FaultCode.NOT_IN_LIST,
                    "an action of the form",
                    "The form has no such action.");
        }
        String state = text(line, RegisterColumn.STATE);
        if (state != null && !RegisterColumn.STATES.contains(RegisterLists.small(state))) {
            fault(
                    line,
                    RegisterColumn.STATE,
                    FaultCode.NOT_IN_LIST,
                    "Open or Awaiting review",
                    "Only open notices are brought in.");
        }
        if (provider == null || authority == null || notified == null || reasons.isEmpty()) {
            return null;
        }
        return new RegisterEntry(
                reference,
                known.isEmpty() ? null : known.getFirst(),
                provider,
                authority,
                reasons,
                event == null ? notified : event,
                notified,
                review,
                placement,
                key(reference, authority, provider, notified, reasons));
    }

    private static String key(
            @Nullable String reference,
            UUID authority,
            String provider,
            LocalDate notified,
            List<RegisterLists.Reason> reasons) {
        String what = reference != null
                ? "reference|" + RegisterLists.small(reference)
                : "notice|" + RegisterLists.small(provider) + "|" + notified + "|"
                        + reasons.stream()
                                .map(reason -> reason.id().toString())
                                .sorted()
                                .toList();
        return HexFormat.of().formatHex(ReceivedFile.digest((authority + "|" + what).getBytes(StandardCharsets.UTF_8)));
    }

    private List<RegisterLists.Reason> reasons(RegisterFile.Line line) {
        Map<UUID, RegisterLists.Reason> reasons = new LinkedHashMap<>();
        String written = text(line, RegisterColumn.REASONS);
        if (written != null) {
            for (String words : written.split("[;\\n]")) {
                if (!words.isBlank()) {
                    reason(line, RegisterColumn.REASONS, words, false, reasons);
                }
            }
        }
        String category = text(line, RegisterColumn.CATEGORY);
        if (category != null) {
            reason(line, RegisterColumn.CATEGORY, category, true, reasons);
        }
        if (written == null && category == null) {
            missing(line, RegisterColumn.REASONS, "at least one reason, or a category");
        }
        return List.copyOf(reasons.values());
    }

    private void reason(
            RegisterFile.Line line,
            RegisterColumn column,
            String words,
            boolean purchasing,
            Map<UUID, RegisterLists.Reason> reasons) {
        lists.reason(words)
                .filter(reason -> reason.isPurchasing() == purchasing)
                .ifPresentOrElse(
                        reason -> reasons.put(reason.id(), reason),
                        () -> faults.add(new Schedule2Fault(
                                FaultCode.NOT_IN_LIST,
                                "The form has no such " + (purchasing ? "purchasing category." : "reason."),
                                line.row(),
                                column.heading,
                                SheetCells.abridged(words.strip()),
                                (purchasing ? "a purchasing category" : "reasons") + " in the words of the form",
                                null)));
    }

    private @Nullable LocalDate day(RegisterFile.Line line, RegisterColumn column) {
        String written = text(line, column);
        if (written == null) {
            return null;
        }
        LocalDate day = WrittenDay.read(written).orElse(null);
        if (day == null || line.cell(column).kind() == Schedule2Table.Cell.Kind.NUMBER) {
            fault(line, column, FaultCode.NOT_A_DATE, "a day, e.g. 3 May 2026", "This is no day.");
            return null;
        }
        return day;
    }

    /** Null: nothing there, or a fault that has been told. */
    private @Nullable String text(RegisterFile.Line line, RegisterColumn column) {
        Schedule2Table.Cell cell = line.cell(column);
        if (cell.kind() == Schedule2Table.Cell.Kind.BROKEN) {
            fault(
                    line,
                    column,
                    FaultCode.NOT_CALCULATED,
                    "a value",
                    "This is an error or a formula that was never calculated. Type the value.");
            return null;
        }
        String text = UNPRINTABLE.matcher(cell.text()).replaceAll(" ").strip();
        if (text.length() > column.mostCharacters) {
            fault(
                    line,
                    column,
                    FaultCode.TOO_LONG,
                    "at most %,d characters".formatted(column.mostCharacters),
                    "This is too long.");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private void missing(RegisterFile.Line line, RegisterColumn column, String expected) {
        if (line.cell(column).isBlank()) {
            fault(line, column, FaultCode.INCOMPLETE, expected, column.heading + " is empty.");
        }
    }

    private void fault(RegisterFile.Line line, RegisterColumn column, FaultCode code, String expected, String message) {
        String found = line.cell(column).text();
        faults.add(new Schedule2Fault(
                code,
                message,
                line.row(),
                column.heading,
                found.isBlank() ? null : SheetCells.abridged(Objects.requireNonNull(found)),
                expected,
                null));
    }
}
