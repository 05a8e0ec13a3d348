package uk.interborough.imports;

import static uk.interborough.imports.Layout.FIRST_TERM;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import uk.interborough.imports.Layout.Fact;
import uk.interborough.imports.Layout.Term;

/** The sheets before the quarters: how to fill the workbook in, and the contract it is about. */
final class FrontSheets {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private FrontSheets() {}

    static void write(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form) {
        instructions(workbook, styles, form);
        contract(workbook, styles, form);
    }

    private static void instructions(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form) {
        SheetPen pen = new SheetPen(workbook, Layout.INSTRUCTIONS, footer(form), 14, 40, 26, 60);
        pen.text(0, 0, "Performance workbook " + Layout.year(form.financialYear()), styles.title);
        pen.height(0, 26);
        pen.text(1, 0, form.serviceName() + " (" + form.serviceId() + "), " + form.provider(), styles.subtitle);
        String[] steps = {
            "1.  Check the Contract sheet. It is locked: if something is wrong, tell " + form.authority() + ".",
            "2.  After each quarter, fill in its sheet: the yellow cells only. Leave a cell empty if you do not know; do not write 0.",
            "3.  List everybody who left by reason and destination. The people listed must add up to the people who left.",
            "4.  On Referral sources, say who referred the people you accepted, and the unit-weeks they used.",
            "5.  The SPLS data sheet fills itself in. Change nothing there.",
            "6.  Save as an Excel workbook (.xlsx), without a password, and send it to " + form.authority()
                    + " by the due day.",
            "7.  To correct a quarter, change its sheet and send the whole workbook again. What was returned before is kept."
        };
        for (int step = 0; step < steps.length; step++) {
            pen.text(3 + step, 0, steps[step], styles.subtitle);
            pen.height(3 + step, 18);
        }
        int first = 4 + steps.length;
        pen.headings(first, styles.heading, "Sheet", "Quarter", "Return due", "");
        for (WorkbookForm.Quarter quarter : form.quarters()) {
            int row = first + quarter.number();
            pen.text(row, 0, Layout.quarter(quarter.number()), styles.label);
            pen.text(row, 1, period(quarter), styles.label);
            pen.text(row, 2, DAY.format(quarter.dueOn()), styles.label);
            pen.text(row, 3, standing(quarter), styles.help);
            pen.height(row, 18);
        }
        pen.sheet.enableLocking();
    }

    private static void contract(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form) {
        SheetPen pen = new SheetPen(workbook, Layout.CONTRACT, footer(form), 36, 18, 18, 18, 18, 40);
        pen.text(0, 0, "Contract", styles.title);
        pen.height(0, 26);
        pen.text(
                1,
                0,
                "From the authority's records. Locked: if something is wrong, tell " + form.authority() + ".",
                styles.subtitle);
        pen.headings(Layout.FIRST_FACT - 1, styles.heading, "Fact", "As recorded", "", "", "");
        for (Fact fact : Fact.values()) {
            pen.text(fact.row(), 0, fact.label, styles.label);
            for (int column = 1; column <= 4; column++) {
                pen.text(fact.row(), column, null, styles.factAcross);
            }
            pen.text(fact.row(), 1, value(form, fact), styles.factAcross);
            pen.height(fact.row(), 18);
        }
        pen.headings(FIRST_TERM - 1, styles.heading, "Terms by quarter", "Q1", "Q2", "Q3", "Q4");
        for (Term term : Term.values()) {
            pen.text(term.row(), 0, term.label, styles.label);
            pen.height(term.row(), 18);
        }
        form.quarters().forEach(quarter -> terms(pen, styles, quarter));
        pen.sheet.protectSheet(UUID.randomUUID().toString()); // known to nobody: locked for good
    }

    private static void terms(SheetPen pen, WorkbookStyles styles, WorkbookForm.Quarter quarter) {
        int column = quarter.number();
        WorkbookForm.Terms terms = quarter.terms();
        if (terms == null) {
            for (Term term : Term.values()) {
                pen.text(term.row(), column, term == Term.DURATION ? "not under contract" : null, styles.fact);
            }
            return;
        }
        pen.text(Term.DURATION.row(), column, terms.duration().words, styles.fact);
        pen.number(Term.UNITS.row(), column, terms.units(), styles.factWhole);
        pen.number(Term.HOURS_A_WEEK.row(), column, terms.hoursPerWeek(), styles.factDecimal);
        pen.number(Term.DAYS.row(), column, days(quarter), styles.factWhole);
        pen.number(Term.UNIT_DAYS.row(), column, terms.unitDays(), styles.factWhole);
        pen.number(Term.STAFF_HOURS.row(), column, terms.staffHours(), styles.factDecimal);
    }

    private static String value(WorkbookForm form, Fact fact) {
        return switch (fact) {
            case SERVICE_ID -> form.serviceId();
            case SERVICE_NAME -> form.serviceName();
            case PROVIDER -> form.provider();
            case CLIENT_GROUP -> form.clientGroup();
            case SERVICE_TYPE -> form.serviceType();
            case AUTHORITY -> form.authority();
            case FINANCIAL_YEAR -> Layout.year(form.financialYear());
            case FORMAT -> Integer.toString(Layout.FORMAT);
        };
    }

    static String footer(WorkbookForm form) {
        return form.serviceId() + " " + form.serviceName() + ", " + Layout.year(form.financialYear());
    }

    /** E.g. 1 April 2026 to 30 June 2026. */
    static String period(WorkbookForm.Quarter quarter) {
        return DAY.format(quarter.firstDay()) + " to " + DAY.format(quarter.lastDay());
    }

    private static String standing(WorkbookForm.Quarter quarter) {
        if (quarter.terms() == null) {
            return "Not under contract: nothing to return.";
        }
        return quarter.stored() == null ? "Not returned yet." : "Returned: filled in here, ready to be corrected.";
    }

    private static long days(WorkbookForm.Quarter quarter) {
        return quarter.lastDay().toEpochDay() - quarter.firstDay().toEpochDay() + 1;
    }
}
