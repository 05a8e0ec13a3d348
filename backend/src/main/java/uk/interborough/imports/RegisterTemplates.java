package uk.interborough.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An empty register to fill in: one row a notice. */
final class RegisterTemplates {
    private static final RegisterColumn[] COLUMNS = RegisterColumn.values();

    private RegisterTemplates() {}

    static byte[] write(Schedule2Templates.TableFormat format) {
        return switch (format) {
            case CSV ->
                Arrays.stream(COLUMNS)
                        .map(column -> column.heading)
                        .collect(Collectors.joining(",", "\ufeff", "\r\n"))
                        .getBytes(StandardCharsets.UTF_8);
            case XLSX -> xlsx();
        };
    }

    private static byte[] xlsx() {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WorkbookStyles styles = new WorkbookStyles(workbook);
            int[] widths = Arrays.stream(COLUMNS)
                    .mapToInt(column -> Math.clamp(column.mostCharacters / 6, column.heading.length() + 4, 40))
                    .toArray();
            SheetPen pen = new SheetPen(workbook, RegisterFile.SHEET, RegisterFile.SHEET, widths);
            pen.headings(
                    0,
                    styles.heading,
                    Arrays.stream(COLUMNS).map(column -> column.heading).toArray(String[]::new));
            pen.sheet.createFreezePane(1, 1);
            XSSFCellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            SheetPen help = new SheetPen(workbook, Schedule2Sheet.COLUMNS, RegisterFile.SHEET, 28, 110);
            help.headings(0, styles.heading, "Column", "What to write");
            for (RegisterColumn column : COLUMNS) {
                pen.sheet.setDefaultColumnStyle(column.ordinal(), text);
                help.text(column.ordinal() + 1, 0, column.heading, styles.label);
                help.text(column.ordinal() + 1, 1, column.help, styles.help);
            }
            workbook.getProperties().getCoreProperties().setTitle("Notice register");
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
