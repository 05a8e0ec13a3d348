package uk.interborough.imports;

import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes cells of one sheet. */
final class SheetPen {
    private static final int PROMPT_CHARACTERS = 250;

    final XSSFSheet sheet;
    private final DataValidationHelper validations;

    /** @param widths of the columns, in characters */
    SheetPen(XSSFWorkbook workbook, String name, String footer, int... widths) {
        sheet = workbook.createSheet(name);
        validations = sheet.getDataValidationHelper();
        sheet.setDisplayGridlines(false);
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        printOnOnePageAcross(footer);
    }

    void text(int row, int column, @Nullable String words, CellStyle style) {
        XSSFCell cell = cell(row, column, style);
        if (words != null) {
            cell.setCellValue(words);
        }
    }

    void number(int row, int column, @Nullable Number value, CellStyle style) {
        XSSFCell cell = cell(row, column, style);
        if (value != null) {
            cell.setCellValue(value.doubleValue());
        }
    }

    void formula(int row, int column, String formula, CellStyle style) {
        cell(row, column, style).setCellFormula(formula);
    }

    void headings(int row, CellStyle style, String... words) {
        for (int column = 0; column < words.length; column++) {
            text(row, column, words[column], style);
        }
        height(row, 20);
    }

    void height(int row, int points) {
        row(row).setHeightInPoints(points);
    }

    /** Only numbers from 0; what is asked for appears beside the cell when it is chosen. */
    void onlyNumbers(int row, int lastRow, int column, boolean whole, String title, String prompt) {
        String most = BigDecimal.valueOf(SheetCells.MOST).toPlainString();
        DataValidationConstraint rule = whole
                ? validations.createIntegerConstraint(OperatorType.BETWEEN, "0", most)
                : validations.createDecimalConstraint(OperatorType.BETWEEN, "0", most);
        validate(
                rule,
                new CellRangeAddressList(row, lastRow, column, column),
                title,
                prompt,
                whole ? "A whole number, 0 or more, is expected here." : "A number, 0 or more, is expected here.",
                DataValidation.ErrorStyle.STOP);
    }

    /** @param strict refuses what is not in the list; otherwise only warns */
    void onlyFrom(String listName, int row, int lastRow, int column, String title, String prompt, boolean strict) {
        validate(
                validations.createFormulaListConstraint(listName),
                new CellRangeAddressList(row, lastRow, column, column),
                title,
                prompt,
                "Choose from the list.",
                strict ? DataValidation.ErrorStyle.STOP : DataValidation.ErrorStyle.WARNING);
    }

    private void validate(
            DataValidationConstraint rule,
            CellRangeAddressList cells,
            String title,
            String prompt,
            String error,
            int style) {
        DataValidation validation = validations.createValidation(rule, cells);
        validation.setEmptyCellAllowed(true);
        validation.setErrorStyle(style);
        validation.createErrorBox("Check this cell", error);
        validation.setShowErrorBox(true);
        validation.createPromptBox(
                title.strip().substring(0, Math.min(32, title.strip().length())),
                prompt.substring(0, Math.min(PROMPT_CHARACTERS, prompt.length())));
        validation.setShowPromptBox(true);
        validation.setSuppressDropDownArrow(true); // POI's name for: shows the arrow
        sheet.addValidationData(validation);
    }

    private XSSFCell cell(int row, int column, CellStyle style) {
        XSSFCell cell = row(row).getCell(column);
        if (cell == null) {
            cell = row(row).createCell(column);
        }
        cell.setCellStyle(style);
        return cell;
    }

    private XSSFRow row(int number) {
        XSSFRow row = sheet.getRow(number);
        return row == null ? sheet.createRow(number) : row;
    }

    private void printOnOnePageAcross(String footer) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.getFooter().setLeft(footer.replace("&", "&&"));
        sheet.getFooter().setRight("&A, page &P of &N");
    }
}
