package uk.interborough.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook that a provider fills in each quarter, out and in (J Schedule 4 §1.1). */
final class PerformanceWorkbook {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private PerformanceWorkbook() {}

    /** The workbook of a service and year, with returns that exist already filled in so that they are easily corrected. */
    static byte[] write(WorkbookForm form) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WorkbookStyles styles = new WorkbookStyles(workbook);
            ListsSheet.write(workbook, styles, form); // first, because formulas name it
            FrontSheets.write(workbook, styles, form);
            for (WorkbookForm.Quarter quarter : form.quarters()) {
                QuarterSheet.write(workbook, styles, form, quarter);
            }
            ReferralSheet.write(workbook, styles, form);
            SplsSheet.write(workbook, styles, form);
            workbook.setSheetOrder(Layout.LISTS, workbook.getNumberOfSheets() - 1);
            workbook.getSheet(Layout.LISTS).setSelected(false);
            workbook.setActiveSheet(0);
            workbook.setSelectedTab(0);
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.setForceFormulaRecalculation(true);
            workbook.getProperties().getCoreProperties().setTitle("Performance workbook " + form.serviceId());
            workbook.getProperties().getCoreProperties().setCreator(form.authority());
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a workbook says, and everything that is wrong with it as far as the file alone can tell. */
    static Reading read(byte[] file) {
        return WorkbookReader.read(file);
    }
}
