package uk.interborough.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Schedule 2 files for tests: a whole row to begin with, and ways to spoil it. */
final class Schedule2Files {
    private Schedule2Files() {}

    /** What is written in each column; the others are empty. */
    record Row(Map<Schedule2Column, String> cells) {}

    /** An accommodation-based service of 12 units, short-term, from 1 April 2025. */
    static Row row(String splsId) {
        Map<Schedule2Column, String> row = new EnumMap<>(Schedule2Column.class);
        row.put(Schedule2Column.SPLS_ID, splsId);
        row.put(Schedule2Column.SERVICE_NAME, "Service " + splsId);
        row.put(Schedule2Column.PROVIDER_NAME, "Example Homes");
        row.put(Schedule2Column.HOST_AUTHORITY, "Ealing");
        row.put(Schedule2Column.CLIENT_GROUP, "7");
        row.put(Schedule2Column.SERVICE_TYPE, "Accommodation Based Service");
        row.put(Schedule2Column.STAGE, "Existing");
        row.put(Schedule2Column.DIRECT_ACCESS, "No");
        row.put(Schedule2Column.REFERENCE, "C-" + splsId);
        row.put(Schedule2Column.STARTS, "01/04/2025");
        row.put(Schedule2Column.DURATION, "Short-term");
        row.put(Schedule2Column.UNITS, "12");
        row.put(Schedule2Column.ANNUAL_PRICE, "£120,000.50");
        row.put(Schedule2Column.STAFF_HOURS, "87.5");
        row.put(Schedule2Column.PROTOCOL_CLAUSE, "Yes");
        row.put(Schedule2Column.LANGUAGES, "pa en");
        return new Row(row);
    }

    /** The same with some cells changed: column, value, column, value … */
    static Row row(String splsId, Object... cells) {
        Row row = row(splsId);
        for (int i = 0; i < cells.length; i += 2) {
            row.cells().put((Schedule2Column) cells[i], (String) cells[i + 1]);
        }
        return row;
    }

    static byte[] csv(Row... rows) {
        return csv(',', "\r\n", Schedule2Column.values(), rows).getBytes(StandardCharsets.UTF_8);
    }

    static String csv(char separator, String end, Schedule2Column[] columns, Row... rows) {
        return Stream.concat(
                        Stream.of(Arrays.stream(columns)
                                .map(column -> column.heading)
                                .toList()),
                        Arrays.stream(rows)
                                .map(row -> Arrays.stream(columns)
                                        .map(column -> row.cells().getOrDefault(column, ""))
                                        .toList()))
                .map(cells -> cells.stream()
                        .map(cell -> quoted(cell, separator))
                        .collect(Collectors.joining(String.valueOf(separator))))
                .collect(Collectors.joining(end, "", end));
    }

    static byte[] xlsx(Consumer<XSSFWorkbook> change, Row... rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet(Schedule2Sheet.NAME);
            XSSFRow headings = sheet.createRow(0);
            for (Schedule2Column column : Schedule2Column.values()) {
                headings.createCell(column.ordinal()).setCellValue(column.heading);
            }
            fill(sheet, List.of(rows));
            change.accept(workbook);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The template filled in. */
    static byte[] filled(byte[] template, Row... rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            fill(workbook.getSheet(Schedule2Sheet.NAME), List.of(rows));
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The cell of a column in the first row below the headings. */
    static XSSFCell cell(XSSFWorkbook workbook, Schedule2Column column) {
        XSSFRow row = workbook.getSheetAt(0).getRow(1);
        XSSFCell cell = row.getCell(column.ordinal());
        return cell == null ? row.createCell(column.ordinal()) : cell;
    }

    private static void fill(XSSFSheet sheet, List<Row> rows) {
        for (int row = 0; row < rows.size(); row++) {
            XSSFRow cells = sheet.createRow(row + 1);
            rows.get(row)
                    .cells()
                    .forEach((column, value) ->
                            cells.createCell(column.ordinal()).setCellValue(value));
        }
    }

    private static String quoted(String cell, char separator) {
        return cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
