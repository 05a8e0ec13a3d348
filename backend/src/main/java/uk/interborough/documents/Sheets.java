package uk.interborough.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Tables as a workbook: a sheet each, headings that stay, days as days and numbers as numbers. Words are never formulas. */
final class Sheets {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int MOST_CHARACTERS = 32_000;
    private static final int WIDEST = 50;

    private Sheets() {}

    /**
     * @param name of the sheet
     * @param rows as many values as headings: words, numbers, days or null
     * @param notes below the table
     */
    record Sheet(
            String name,
            List<String> headings,
            List<? extends List<? extends @Nullable Object>> rows,
            List<String> notes) {}

    static byte[] write(String title, List<Sheet> sheets) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.getProperties().getCoreProperties().setTitle(title);
            Looks looks = new Looks(workbook);
            sheets.forEach(sheet -> sheet(workbook.createSheet(sheet.name()), sheet, looks));
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static void sheet(XSSFSheet drawn, Sheet sheet, Looks looks) {
        int columns = sheet.headings().size();
        row(drawn.createRow(0), sheet.headings(), looks.heading, looks);
        int next = 1;
        for (List<? extends @Nullable Object> values : sheet.rows()) {
            row(drawn.createRow(next++), values, looks.words, looks);
        }
        for (int column = 0; column < columns; column++) {
            drawn.setColumnWidth(column, width(sheet, column) * 256);
        }
        drawn.createFreezePane(1, 1);
        drawn.setAutoFilter(new CellRangeAddress(0, Math.max(0, next - 1), 0, columns - 1));
        drawn.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        drawn.getPrintSetup().setLandscape(true);
        drawn.setFitToPage(true);
        drawn.getPrintSetup().setFitHeight((short) 0);
        next++;
        for (String note : sheet.notes()) {
            drawn.createRow(next++).createCell(0).setCellValue(note);
        }
    }

    private static void row(XSSFRow row, List<? extends @Nullable Object> values, CellStyle style, Looks looks) {
        for (int column = 0; column < values.size(); column++) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style);
            switch (values.get(column)) {
                case null -> {}
                case LocalDate day -> {
                    cell.setCellValue(day);
                    cell.setCellStyle(looks.day);
                }
                case BigDecimal number -> cell.setCellValue(number.doubleValue());
                case Number number -> cell.setCellValue(number.doubleValue());
                case Object words -> {
                    String text = words.toString();
                    cell.setCellValue(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
                }
            }
        }
    }

    private static int width(Sheet sheet, int column) {
        int most = sheet.headings().get(column).length() + 4;
        for (List<? extends @Nullable Object> row : sheet.rows()) {
            Object value = row.get(column);
            most = Math.max(most, value == null ? 0 : value.toString().length() + 2);
        }
        return Math.min(most, WIDEST);
    }

    private static final class Looks {
        final CellStyle heading;
        final CellStyle words;
        final CellStyle day;

        Looks(XSSFWorkbook workbook) {
            Font bold = workbook.createFont();
            bold.setBold(true);
            heading = workbook.createCellStyle();
            heading.setFont(bold);
            heading.setWrapText(true);
            words = workbook.createCellStyle();
            words.setWrapText(true);
            words.setVerticalAlignment(VerticalAlignment.TOP);
            day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("d mmm yyyy"));
            day.setVerticalAlignment(VerticalAlignment.TOP);
        }
    }
}
