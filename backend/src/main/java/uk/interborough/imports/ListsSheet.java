package uk.interborough.imports;

import static uk.interborough.imports.Layout.LISTS;

import java.util.List;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The hidden sheet behind the drop-down lists: reasons in A to C, destinations in E to G, authorities in I, quarters in K. */
final class ListsSheet {
    static final String REASONS = "DepartureReasons";
    static final String DESTINATIONS = "DepartureDestinations";
    static final String AUTHORITIES = "SourceAuthorities";
    static final String QUARTERS = "Quarters";
    private static final int REASON = 0;
    private static final int DESTINATION = 4;
    private static final int AUTHORITY = 8;
    private static final int QUARTER = 10;

    private ListsSheet() {}

    static void write(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form) {
        SheetPen pen = new SheetPen(workbook, LISTS, FrontSheets.footer(form), 56, 8, 14, 2, 56, 8, 14, 2, 40, 2, 10);
        choices(pen, styles, REASON, "Reason", form.reasons());
        choices(pen, styles, DESTINATION, "Destination", form.destinations());
        words(pen, styles, AUTHORITY, "Authority", form.authorities());
        words(pen, styles, QUARTER, "Quarter", List.of("Q1", "Q2", "Q3", "Q4"));
        pen.sheet.enableLocking();
        workbook.setSheetVisibility(workbook.getSheetIndex(pen.sheet), SheetVisibility.HIDDEN);
        name(workbook, REASONS, REASON, form.reasons().size());
        name(workbook, DESTINATIONS, DESTINATION, form.destinations().size());
        name(workbook, AUTHORITIES, AUTHORITY, form.authorities().size());
        name(workbook, QUARTERS, QUARTER, 4);
    }

    /** Codes and what they count as. */
    static String reasonTable(WorkbookForm form) {
        return range(REASON + 1, REASON + 2, form.reasons().size());
    }

    static String destinationTable(WorkbookForm form) {
        return range(DESTINATION + 1, DESTINATION + 2, form.destinations().size());
    }

    private static void choices(
            SheetPen pen, WorkbookStyles styles, int column, String title, List<WorkbookForm.Choice> choices) {
        words(
                pen,
                styles,
                column,
                title,
                choices.stream().map(WorkbookForm.Choice::words).toList());
        pen.text(0, column + 1, "Code", styles.heading);
        pen.text(0, column + 2, "Counts as", styles.heading);
        for (int line = 0; line < choices.size(); line++) {
            pen.text(line + 1, column + 1, choices.get(line).code(), styles.label);
            pen.text(line + 1, column + 2, choices.get(line).group(), styles.label);
        }
    }

    private static void words(SheetPen pen, WorkbookStyles styles, int column, String title, List<String> words) {
        pen.text(0, column, title, styles.heading);
        for (int line = 0; line < words.size(); line++) {
            pen.text(line + 1, column, words.get(line), styles.label);
        }
    }

    private static void name(XSSFWorkbook workbook, String name, int column, int entries) {
        Name range = workbook.createName();
        range.setNameName(name);
        range.setRefersToFormula(range(column, column, entries));
    }

    private static String range(int column, int lastColumn, int entries) {
        String first = Layout.reference(LISTS, 1, column);
        String last = Layout.reference(LISTS, Math.max(1, entries), lastColumn);
        return first + ":" + last.substring(last.indexOf('!') + 1);
    }
}
