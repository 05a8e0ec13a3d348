package uk.interborough.imports;

import static uk.interborough.imports.Layout.CHECK;
import static uk.interborough.imports.Layout.DEPARTURES;
import static uk.interborough.imports.Layout.FIRST_DEPARTURE;
import static uk.interborough.imports.Layout.FIRST_ITEM;
import static uk.interborough.imports.Layout.HELP;
import static uk.interborough.imports.Layout.INDEPENDENT;
import static uk.interborough.imports.Layout.LABEL;
import static uk.interborough.imports.Layout.OUTCOME;
import static uk.interborough.imports.Layout.UNIT;
import static uk.interborough.imports.Layout.VALUE;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The sheet of one quarter: figures above, people who left below. */
final class QuarterSheet {
    private final SheetPen pen;
    private final WorkbookStyles styles;
    private final WorkbookForm form;
    private final WorkbookForm.Quarter quarter;
    private final boolean open;

    private QuarterSheet(SheetPen pen, WorkbookStyles styles, WorkbookForm form, WorkbookForm.Quarter quarter) {
        this.pen = pen;
        this.styles = styles;
        this.form = form;
        this.quarter = quarter;
        this.open = quarter.terms() != null;
    }

    static void write(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form, WorkbookForm.Quarter quarter) {
        SheetPen pen = new SheetPen(
                workbook, Layout.quarter(quarter.number()), FrontSheets.footer(form), 52, 66, 14, 18, 44, 12, 12);
        new QuarterSheet(pen, styles, form, quarter).write();
    }

    /** Rows of the departures table: as many as there are, and room for more. */
    static int lastDeparture(WorkbookForm.Quarter quarter) {
        QuarterContent stored = quarter.stored();
        return FIRST_DEPARTURE
                + Math.max(DEPARTURES, stored == null ? 0 : stored.departures().size() + 10)
                - 1;
    }

    private void write() {
        pen.text(0, 0, "Quarter " + quarter.number() + ": " + FrontSheets.period(quarter), styles.title);
        pen.height(0, 26);
        pen.text(1, 0, form.serviceName() + " (" + form.serviceId() + "), " + form.provider(), styles.subtitle);
        pen.text(
                2,
                0,
                open
                        ? "Return due by " + FrontSheets.DAY.format(quarter.dueOn()) + ". Fill in the yellow cells."
                        : "Not under contract in this quarter: nothing to fill in.",
                styles.section);
        pen.headings(FIRST_ITEM - 1, styles.heading, "What", "What to count", "Value", "Unit", "Check");
        pen.text(FIRST_ITEM - 1, VALUE, "Value", styles.headingRight);
        for (QuarterItem item : QuarterItem.values()) {
            item(item);
        }
        departures();
        if (open) {
            checks();
        }
        pen.sheet.getPrintSetup().setFitHeight((short) 1);
        pen.sheet.setColumnHidden(OUTCOME, true);
        pen.sheet.setColumnHidden(INDEPENDENT, true);
        pen.sheet.setTabColor(styles.colour(open ? WorkbookStyles.TAB : WorkbookStyles.TAB_LOCKED));
        pen.sheet.enableLocking();
    }

    private void item(QuarterItem item) {
        int row = item.row();
        pen.text(row, LABEL, item.label, styles.label);
        pen.text(row, HELP, item.help, styles.help);
        pen.number(
                row,
                VALUE,
                stored() == null ? null : stored().item(item),
                input(item.whole() ? styles.inputWhole : styles.inputDecimal));
        pen.text(row, UNIT, item.unit, styles.help);
        pen.height(row, item.help.length() > 140 ? 42 : item.help.length() > 72 ? 29 : 19);
        if (open) {
            pen.onlyNumbers(row, row, VALUE, item.whole(), item.unit, item.help);
        }
    }

    private void departures() {
        int last = lastDeparture(quarter);
        pen.text(FIRST_DEPARTURE - 2, LABEL, "People who left, by reason and destination", styles.section);
        pen.headings(FIRST_DEPARTURE - 1, styles.heading, "Reason", "Destination", "People");
        pen.text(FIRST_DEPARTURE - 1, VALUE, "People", styles.headingRight);
        List<QuarterContent.Departure> lines = stored() == null ? List.of() : stored().departures();
        for (int row = FIRST_DEPARTURE; row <= last; row++) {
            int line = row - FIRST_DEPARTURE;
            QuarterContent.Departure departure = line < lines.size() ? lines.get(line) : null;
            pen.text(
                    row,
                    LABEL,
                    departure == null ? null : words(form.reasons(), departure.reason()),
                    input(styles.inputText));
            pen.text(
                    row,
                    HELP,
                    departure == null ? null : words(form.destinations(), departure.destination()),
                    input(styles.inputText));
            pen.number(row, VALUE, departure == null ? null : departure.people(), input(styles.inputWhole));
            if (open) {
                classify(row);
            }
        }
        if (open) {
            pen.onlyFrom(
                    ListsSheet.REASONS,
                    FIRST_DEPARTURE,
                    last,
                    LABEL,
                    "Reason",
                    "Why they left. One line for each reason and destination.",
                    true);
            pen.onlyFrom(ListsSheet.DESTINATIONS, FIRST_DEPARTURE, last, HELP, "Destination", "Where they went.", true);
            pen.onlyNumbers(
                    FIRST_DEPARTURE,
                    last,
                    VALUE,
                    true,
                    "People",
                    "How many people left for this reason to this destination.");
        }
    }

    /** What a line counts as, by the codes its words begin with, for the SPLS data sheet; hidden. */
    private void classify(int row) {
        countsAs(row, LABEL, ListsSheet.reasonTable(form), OUTCOME);
        countsAs(row, HELP, ListsSheet.destinationTable(form), INDEPENDENT);
    }

    private void countsAs(int row, int words, String table, int target) {
        pen.formula(
                row,
                target,
                "IF(%1$s=\"\",\"\",IFERROR(VLOOKUP(LEFT(%1$s,FIND(\" \",%1$s&\" \")-1),%2$s,2,FALSE),\"\"))"
                        .formatted(Layout.cell(row, words), table),
                styles.help);
    }

    /** Says at once what would be flagged or refused later. */
    private void checks() {
        String start = QuarterItem.CLIENTS_AT_START.cell();
        String arrived = QuarterItem.ARRIVALS.cell();
        String left = QuarterItem.DEPARTURES.cell();
        String end = QuarterItem.CLIENTS_AT_END.cell();
        String listed = Layout.cell(FIRST_DEPARTURE, VALUE) + ":" + Layout.cell(lastDeparture(quarter), VALUE);
        check(
                QuarterItem.UNIT_DAYS_OCCUPIED,
                "IF(COUNT(%1$s,%2$s)<2,\"\",IF(%2$s>%1$s,\"More than were available\",\"\"))"
                        .formatted(QuarterItem.UNIT_DAYS_AVAILABLE.cell(), QuarterItem.UNIT_DAYS_OCCUPIED.cell()));
        check(
                QuarterItem.DEPARTURES,
                "IF(COUNT(%1$s)=0,\"\",IF(SUM(%2$s)<>%1$s,\"The list below adds up to \"&SUM(%2$s),\"\"))"
                        .formatted(left, listed));
        check(
                QuarterItem.CLIENTS_AT_END,
                "IF(COUNT(%1$s,%2$s,%3$s,%4$s)<4,\"\",IF(%1$s+%2$s-%3$s<>%4$s,\"Start plus arrived less left is \"&(%1$s+%2$s-%3$s),\"\"))"
                        .formatted(start, arrived, left, end));
        for (QuarterItem part : List.of(QuarterItem.CLIENTS_MAINTAINING, QuarterItem.READY_TO_MOVE_ON)) {
            check(
                    part,
                    "IF(COUNT(%1$s,%2$s)<2,\"\",IF(%2$s>%1$s,\"More than the people at the end\",\"\"))"
                            .formatted(end, part.cell()));
        }
    }

    private void check(QuarterItem item, String formula) {
        pen.formula(item.row(), CHECK, formula, styles.check);
    }

    private CellStyle input(CellStyle style) {
        return open ? style : styles.closed;
    }

    private @Nullable QuarterContent stored() {
        return quarter.stored();
    }

    private static String words(List<WorkbookForm.Choice> choices, String code) {
        return choices.stream()
                .filter(choice -> choice.code().equals(code))
                .findFirst()
                .map(WorkbookForm.Choice::words)
                .orElse(code);
    }
}
