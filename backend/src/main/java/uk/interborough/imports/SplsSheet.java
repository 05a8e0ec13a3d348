package uk.interborough.imports;

import static uk.interborough.imports.Layout.CONTRACT;
import static uk.interborough.imports.Layout.FIRST_DEPARTURE;
import static uk.interborough.imports.Layout.INDEPENDENT;
import static uk.interborough.imports.Layout.OUTCOME;
import static uk.interborough.imports.Layout.VALUE;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import uk.interborough.imports.Layout.Term;

/**
 * The flat data tab, item and value, as the local system reads it: for each quarter and indicator the parts A and B and
 * the indicator itself. It is checked for impossible values; our figures never come from it.
 */
final class SplsSheet {
    private final SheetPen pen;
    private final WorkbookStyles styles;
    private final WorkbookForm form;
    private int row = 1;

    private SplsSheet(SheetPen pen, WorkbookStyles styles, WorkbookForm form) {
        this.pen = pen;
        this.styles = styles;
        this.form = form;
    }

    static void write(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form) {
        SheetPen pen = new SheetPen(workbook, Layout.SPLS, FrontSheets.footer(form), 18, 16, 90);
        pen.headings(0, styles.heading, "Item", "Value", "Meaning");
        pen.text(0, 1, "Value", styles.headingRight);
        SplsSheet sheet = new SplsSheet(pen, styles, form);
        form.quarters().forEach(sheet::quarter);
        pen.sheet.enableLocking();
    }

    private void quarter(WorkbookForm.Quarter quarter) {
        WorkbookForm.Terms terms = quarter.terms();
        boolean open = terms != null;
        boolean support = form.floatingSupport() && !form.accommodationBased();
        boolean longTerm = open && terms.duration() == Duration.LONG_TERM;
        boolean shortTerm = open && terms.duration() == Duration.SHORT_TERM;
        String maintaining = item(quarter, QuarterItem.CLIENTS_MAINTAINING);
        String atEnd = item(quarter, QuarterItem.CLIENTS_AT_END);
        String left = item(quarter, QuarterItem.DEPARTURES);

        indicator(
                quarter,
                "KPI1",
                "People who maintain or have established independence",
                open && (longTerm || support),
                ifFilled(maintaining, maintaining + "+" + people(quarter, INDEPENDENT, "YES")),
                ifFilled(
                        atEnd,
                        atEnd + "+" + people(quarter, INDEPENDENT, "YES") + "+" + people(quarter, INDEPENDENT, "NO")));
        indicator(
                quarter,
                "KPI2",
                "People who moved on in a planned way",
                shortTerm,
                ifFilled(left, people(quarter, OUTCOME, "PLANNED")),
                ifFilled(left, people(quarter, OUTCOME, "PLANNED") + "+" + people(quarter, OUTCOME, "UNPLANNED")));
        indicator(
                quarter,
                "SPI1",
                "Unit-days available of those under contract",
                open && form.accommodationBased(),
                same(item(quarter, QuarterItem.UNIT_DAYS_AVAILABLE)),
                term(quarter, Term.UNIT_DAYS));
        indicator(
                quarter,
                "SPI2A",
                "Unit-days occupied of those under contract",
                open && form.accommodationBased(),
                same(item(quarter, QuarterItem.UNIT_DAYS_OCCUPIED)),
                term(quarter, Term.UNIT_DAYS));
        indicator(
                quarter,
                "SPI2B",
                "User-weeks supported of those under contract",
                open && form.countsSupport(),
                same(item(quarter, QuarterItem.USER_WEEKS)),
                "ROUND(" + term(quarter, Term.UNIT_DAYS) + "/7,2)");
        indicator(
                quarter,
                "SPI3",
                "Staff hours worked of those under contract",
                open,
                same(item(quarter, QuarterItem.STAFF_HOURS)),
                term(quarter, Term.STAFF_HOURS));
        indicator(
                quarter,
                "SPI4",
                "People at the end and people who left, of units under contract",
                open,
                "IF(COUNT(" + atEnd + "," + left + ")<2,\"\"," + atEnd + "+" + left + ")",
                term(quarter, Term.UNIT_DAYS) + "/" + term(quarter, Term.DAYS));
    }

    private void indicator(
            WorkbookForm.Quarter quarter,
            String name,
            String meaning,
            boolean applies,
            String numerator,
            String denominator) {
        String item = Layout.quarter(quarter.number()) + " " + name;
        if (!applies) {
            for (String each : List.of(item + " A", item + " B", item)) {
                line(each, meaning + ": does not apply to this service and quarter", null);
            }
            return;
        }
        line(item + " A", meaning + ": what counts", numerator);
        line(item + " B", meaning + ": out of", denominator);
        String a = Layout.cell(row - 2, 1);
        String b = Layout.cell(row - 1, 1);
        line(
                item,
                meaning + ", per cent",
                "IF(COUNT(%1$s,%2$s)<2,\"\",IF(%2$s=0,\"\",ROUND(100*%1$s/%2$s,2)))".formatted(a, b));
    }

    private void line(String item, String meaning, @Nullable String formula) {
        pen.text(row, 0, item, styles.label);
        if (formula == null) {
            pen.text(row, 1, null, styles.closed);
        } else {
            pen.formula(row, 1, formula, styles.result);
        }
        pen.text(row, 2, meaning, styles.help);
        row++;
    }

    private static String item(WorkbookForm.Quarter quarter, QuarterItem item) {
        return Layout.reference(Layout.quarter(quarter.number()), item.row(), VALUE);
    }

    private static String term(WorkbookForm.Quarter quarter, Term term) {
        return Layout.reference(CONTRACT, term.row(), quarter.number());
    }

    private static String same(String cell) {
        return ifFilled(cell, cell);
    }

    private static String ifFilled(String cell, String formula) {
        return "IF(COUNT(" + cell + ")=0,\"\"," + formula + ")";
    }

    /** People in the departure lines that count as something. */
    private static String people(WorkbookForm.Quarter quarter, int column, String group) {
        return "SUMIF(%s,\"%s\",%s)".formatted(lines(quarter, column), group, lines(quarter, VALUE));
    }

    private static String lines(WorkbookForm.Quarter quarter, int column) {
        String sheet = Layout.quarter(quarter.number());
        String last = Layout.reference(sheet, QuarterSheet.lastDeparture(quarter), column);
        return Layout.reference(sheet, FIRST_DEPARTURE, column) + ":" + last.substring(last.indexOf('!') + 1);
    }
}
