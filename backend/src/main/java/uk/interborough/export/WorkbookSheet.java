package uk.interborough.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/** A sheet with one table: its title in A1, a line about it, the header in row 3. Rows go to a file as they come. */
final class WorkbookSheet {

    private static final int HEADER = 2;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;
    private static final int MOST_CHARACTERS = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    /** What a program would read as a character of another number. */
    private static final Pattern ESCAPE = Pattern.compile("_x[0-9A-Fa-f]{4}_");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0D\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final Table table;
    private final SXSSFSheet sheet;
    private final WorkbookLooks looks;
    private final int[] widths;
    private int next;

    WorkbookSheet(SXSSFWorkbook workbook, String sheetName, Table table, String about, WorkbookLooks looks) {
        this.table = table;
        this.looks = looks;
        this.sheet = workbook.createSheet(sheetName);
        if (table.columns().size() > SpreadsheetVersion.EXCEL2007.getMaxColumns()) {
            throw tooMuch("columns", SpreadsheetVersion.EXCEL2007.getMaxColumns());
        }
        words(row(), 0, table.name(), looks.title);
        words(row(), 0, about, looks.subtitle);
        SXSSFRow header = row();
        List<String> names = names();
        widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(NARROWEST, names.get(i).length() + 3); // the arrow of the filter
            words(header, i, names.get(i), looks.header);
        }
    }

    String name() {
        return sheet.getSheetName();
    }

    void row(@Nullable String[] values) {
        if (next >= SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            throw tooMuch("rows", SpreadsheetVersion.EXCEL2007.getMaxRows() - HEADER - 1);
        }
        SXSSFRow row = row();
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null) {
                Table.Kind kind = table.columns().get(i).kind();
                SXSSFCell cell = row.createCell(i);
                cell.setCellStyle(looks.of(kind));
                set(cell, value, kind);
                widths[i] = Math.max(widths[i], value.length() + 1);
            }
        }
    }

    /** Makes the rows a table of Excel and gives its columns their widths. */
    void finish(SXSSFWorkbook workbook, int number) {
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, Math.min(widths[i], WIDEST) * 256);
        }
        int last = Math.max(next - 1, HEADER + 1); // a table has a row, be it empty
        AreaReference area = new AreaReference(
                new CellReference(HEADER, 0), new CellReference(last, widths.length - 1), SpreadsheetVersion.EXCEL2007);
        XSSFTable made =
                workbook.getXSSFWorkbook().getSheet(sheet.getSheetName()).createTable(area);
        made.setName(WorkbookNames.table(number));
        made.setDisplayName(WorkbookNames.table(number));
        CTTable raw = made.getCTTable();
        raw.addNewAutoFilter().setRef(raw.getRef());
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            raw.getTableColumns().getTableColumnArray(i).setName(names.get(i));
        }
        CTTableStyleInfo style = raw.isSetTableStyleInfo() ? raw.getTableStyleInfo() : raw.addNewTableStyleInfo();
        style.setName("TableStyleMedium2");
        style.setShowRowStripes(true);
        style.setShowColumnStripes(false);
    }

    private List<String> names() {
        Set<String> taken = new HashSet<>();
        return table.header().stream()
                .map(name -> WorkbookNames.column(name, taken))
                .toList();
    }

    private SXSSFRow row() {
        return sheet.createRow(next++);
    }

    private static void words(SXSSFRow row, int column, String words, CellStyle style) {
        SXSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(words);
    }

    private void set(SXSSFCell cell, String value, Table.Kind kind) {
        switch (kind) {
            case TEXT -> cell.setCellValue(text(value));
            case TRUTH -> cell.setCellValue(value.equals("true"));
            case WHOLE, DECIMAL, PERCENT, MONEY -> cell.setCellValue(new BigDecimal(value).doubleValue());
            case DATE -> {
                LocalDate day = LocalDate.parse(value);
                if (day.isBefore(FIRST_DAY)) {
                    cell.setCellValue(value);
                } else {
                    cell.setCellValue(DateUtil.getExcelDate(day));
                }
            }
            case DATE_TIME -> {
                LocalDateTime moment = LocalDateTime.parse(value.substring(0, value.length() - 1));
                if (moment.toLocalDate().isBefore(FIRST_DAY)) {
                    cell.setCellValue(value);
                } else {
                    cell.setCellValue(DateUtil.getExcelDate(moment));
                }
            }
        }
    }

    private String text(String value) {
        if (value.length() > MOST_CHARACTERS) {
            throw new FileRefused(
                    FileRefused.Reason.LIMIT_EXCEEDED,
                    "A text in " + table.name() + " has " + value.length()
                            + " characters and a cell of a workbook holds "
                            + MOST_CHARACTERS + ": ask for " + FileKind.CSV.mediaType() + " or "
                            + FileKind.NDJSON.mediaType() + ".");
        }
        String literal = value.contains("_x") ? ESCAPE.matcher(value).replaceAll("_x005F$0") : value;
        return CONTROL.matcher(literal)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }

    private FileRefused tooMuch(String what, int most) {
        return new FileRefused(
                FileRefused.Reason.LIMIT_EXCEEDED,
                table.name() + " has more " + what + " than a sheet of a workbook holds, " + most
                        + ": filter it, or ask for " + FileKind.CSV.mediaType() + " or " + FileKind.NDJSON.mediaType()
                        + ".");
    }
}
