package uk.interborough.imports;

import static uk.interborough.imports.Layout.FIRST_DEPARTURE;
import static uk.interborough.imports.Layout.HELP;
import static uk.interborough.imports.Layout.LABEL;
import static uk.interborough.imports.Layout.VALUE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the sheet of one quarter. */
final class QuarterReader {
    private final SheetCells cells;

    QuarterReader(SheetCells cells) {
        this.cells = cells;
    }

    /** True when nothing is filled in: then it is not a return. */
    boolean isBlank() {
        return IntStream.rangeClosed(QuarterItem.values()[0].row(), QuarterItem.values().length - 1 + Layout.FIRST_ITEM)
                        .allMatch(row -> cells.isBlank(row, VALUE))
                && IntStream.rangeClosed(FIRST_DEPARTURE, cells.sheet.getLastRowNum())
                        .allMatch(row ->
                                cells.isBlank(row, LABEL) && cells.isBlank(row, HELP) && cells.isBlank(row, VALUE));
    }

    Map<QuarterItem, BigDecimal> items() {
        Map<QuarterItem, BigDecimal> values = new EnumMap<>(QuarterItem.class);
        int last = Layout.FIRST_ITEM + QuarterItem.values().length - 1;
        if (cells.hasMerged(Layout.FIRST_ITEM, last, LABEL, VALUE)) {
            return values;
        }
        for (QuarterItem item : QuarterItem.values()) {
            cells.expectLabel(item.row(), LABEL, item.label);
            BigDecimal value = cells.number(item.row(), VALUE, item.whole(), item.label.strip());
            if (value != null) {
                values.put(item, value);
            }
        }
        notMoreThan(values, QuarterItem.CLIENTS_MAINTAINING, QuarterItem.CLIENTS_AT_END);
        notMoreThan(values, QuarterItem.READY_TO_MOVE_ON, QuarterItem.CLIENTS_AT_END);
        return values;
    }

    List<QuarterContent.Departure> departures() {
        int last = cells.sheet.getLastRowNum();
        List<QuarterContent.Departure> lines = new ArrayList<>();
        if (last < FIRST_DEPARTURE || cells.hasMerged(FIRST_DEPARTURE, last, LABEL, VALUE)) {
            return lines;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int row = FIRST_DEPARTURE; row <= last; row++) {
            if (cells.isBlank(row, LABEL) && cells.isBlank(row, HELP) && cells.isBlank(row, VALUE)) {
                continue;
            }
            QuarterContent.Departure line = departure(row);
            if (line == null) {
                continue;
            }
            Integer before = seen.putIfAbsent(line.reason() + " " + line.destination(), row);
            if (before == null) {
                lines.add(line);
            } else {
                cells.fault(
                        FaultCode.DUPLICATE,
                        row,
                        LABEL,
                        line.reason() + " and " + line.destination(),
                        "one line for each reason and destination",
                        "Rows " + (before + 1) + " and " + (row + 1) + " (cells " + Layout.cell(before, LABEL) + " and "
                                + Layout.cell(row, LABEL)
                                + ") have the same reason and destination. Put all these people on one line.");
            }
        }
        return lines;
    }

    private QuarterContent.@Nullable Departure departure(int row) {
        String reason = code(row, LABEL, "Reason");
        String destination = code(row, HELP, "Destination");
        if (cells.isBlank(row, VALUE)) {
            cells.fault(
                    FaultCode.INCOMPLETE, row, VALUE, null, "how many people", "It is not said how many people left.");
            return null;
        }
        BigDecimal people = cells.number(row, VALUE, true, "People");
        if (people != null && people.signum() == 0) {
            cells.fault(
                    FaultCode.IMPOSSIBLE,
                    row,
                    VALUE,
                    "0",
                    "1 or more",
                    "A line of people who left needs at least one person; clear the line if there was nobody.");
            return null;
        }
        return reason == null || destination == null || people == null
                ? null
                : new QuarterContent.Departure(reason, destination, people.intValueExact(), row);
    }

    /** The list's entries begin with their code. */
    private @Nullable String code(int row, int column, String what) {
        if (cells.isBlank(row, column)) {
            cells.fault(FaultCode.INCOMPLETE, row, column, null, "a choice from the list", what + " is missing.");
            return null;
        }
        String words = cells.text(row, column, what);
        return words == null ? null : words.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private void notMoreThan(Map<QuarterItem, BigDecimal> values, QuarterItem part, QuarterItem whole) {
        BigDecimal some = values.get(part);
        BigDecimal all = values.get(whole);
        if (some != null && all != null && some.compareTo(all) > 0) {
            cells.fault(
                    FaultCode.IMPOSSIBLE,
                    part.row(),
                    VALUE,
                    some.toPlainString(),
                    "at most " + all.toPlainString(),
                    "There cannot be more people " + part.label.strip().replace("of these, ", "") + " ("
                            + some.toPlainString() + ") than people at the end (" + all.toPlainString() + ", cell "
                            + whole.cell() + ").");
        }
    }
}
