package uk.interborough.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Workbooks for tests: written as they are sent out, then filled in or broken as a spreadsheet program would. */
final class Workbooks {
    private Workbooks() {}

    /** A hostel of 20 units and 100 staff hours a week; Q4 is not under contract. */
    static WorkbookForm form() {
        return form(null);
    }

    static WorkbookForm form(@Nullable QuarterContent firstQuarter) {
        WorkbookForm.Terms terms = new WorkbookForm.Terms(
                Duration.SHORT_TERM, 20, new BigDecimal("100.00"), 1820, new BigDecimal("1300.0000"));
        LocalDate april = LocalDate.of(2025, 4, 1);
        List<WorkbookForm.Quarter> quarters = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new WorkbookForm.Quarter(
                        number,
                        april.plusMonths(3 * (number - 1)),
                        april.plusMonths(3 * number).minusDays(1),
                        april.plusMonths(3 * number).plusDays(20),
                        number == 4 ? null : terms,
                        number == 1 ? firstQuarter : null))
                .toList();
        return new WorkbookForm(
                "0042",
                "Elm House",
                "Example Homes",
                "Single homeless with support needs",
                "Accommodation Based Service",
                "Ealing",
                2025,
                true,
                false,
                quarters,
                List.of(
                        new WorkbookForm.Choice(
                                "R01", "Completed support programme / move-on plan achieved", "PLANNED"),
                        new WorkbookForm.Choice("R05", "Evicted", "UNPLANNED"),
                        new WorkbookForm.Choice("R11", "Died", "EXCLUDED")),
                List.of(
                        new WorkbookForm.Choice("D04", "Council or housing association general needs tenancy", "YES"),
                        new WorkbookForm.Choice("D16", "Sleeping rough", "NO"),
                        new WorkbookForm.Choice("D17", "Deceased", "EXCLUDED")),
                List.of("Brent", "Ealing", "Hounslow"));
    }

    static byte[] changed(byte[] file, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Fills in and calculates, as a spreadsheet program does. */
    static byte[] filled(byte[] file, Consumer<Filling> filling) {
        return changed(file, workbook -> {
            filling.accept(new Filling(workbook));
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
        });
    }

    /** A hand that fills in cells. */
    record Filling(XSSFWorkbook workbook) {

        Filling item(int quarter, QuarterItem item, double value) {
            return number(Layout.quarter(quarter), item.cell(), value);
        }

        /** The nth departure line, from 0. */
        Filling departure(int quarter, int line, String reason, String destination, int people) {
            int row = Layout.FIRST_DEPARTURE + line;
            text(Layout.quarter(quarter), Layout.cell(row, Layout.LABEL), reason);
            text(Layout.quarter(quarter), Layout.cell(row, Layout.HELP), destination);
            return number(Layout.quarter(quarter), Layout.cell(row, Layout.VALUE), people);
        }

        Filling referral(int line, String quarter, String agency, String authority, int accepted, double unitWeeks) {
            int row = Layout.FIRST_REFERRAL + line;
            text(Layout.REFERRALS, Layout.cell(row, 0), quarter);
            text(Layout.REFERRALS, Layout.cell(row, 1), agency);
            text(Layout.REFERRALS, Layout.cell(row, 2), authority);
            number(Layout.REFERRALS, Layout.cell(row, 3), accepted);
            return number(Layout.REFERRALS, Layout.cell(row, 4), unitWeeks);
        }

        Filling number(String sheet, String cell, double value) {
            cell(sheet, cell).setCellValue(value);
            return this;
        }

        Filling text(String sheet, String cell, String value) {
            cell(sheet, cell).setCellValue(value);
            return this;
        }

        XSSFCell cell(String sheet, String cell) {
            CellReference place = new CellReference(cell);
            XSSFSheet cells = workbook.getSheet(sheet);
            XSSFRow row = cells.getRow(place.getRow());
            row = row == null ? cells.createRow(place.getRow()) : row;
            XSSFCell found = row.getCell(place.getCol());
            found = found == null ? row.createCell(place.getCol()) : found;
            found.setBlank(); // typing over a formula replaces it
            return found;
        }
    }
}
