package uk.interborough.imports;

import static uk.interborough.imports.Schedule2Files.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.poi.ss.usermodel.DateUtil;

/** Files that went through a real spreadsheet program, kept as resources; and the originals they were made of. */
final class OfficeFiles {
    private static final Schedule2Files.Row ELM_HOUSE = row(
            "0042",
            Schedule2Column.SERVICE_NAME,
            "Elm House “West”",
            Schedule2Column.CLIENT_GROUP,
            "7 Single homeless with support needs",
            Schedule2Column.DESCRIPTION,
            "Two lines,\nand a \"quotation\"; £5 a week",
            Schedule2Column.TELEPHONE,
            "020 7946 0123");

    private OfficeFiles() {}

    /** A file of {@code src/test/resources/office}. */
    static byte[] kept(String name) {
        try (InputStream file = OfficeFiles.class.getResourceAsStream("/office/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The performance workbook of Elm House, its first quarter filled in. */
    static byte[] workbook() {
        return Workbooks.filled(
                PerformanceWorkbook.write(Workbooks.form()),
                book -> book.item(1, QuarterItem.CAPACITY, 20)
                        .item(1, QuarterItem.UNIT_DAYS_OCCUPIED, 1655)
                        .departure(1, 0, "R01", "D04", 3)
                        .referral(0, "Q1", "Housing options", "Ealing", 2, 7.5));
    }

    /** The template with one service in it: text, numbers and days, each in cells of its kind. */
    static byte[] schedule2(byte[] template) {
        return Workbooks.changed(Schedule2Files.filled(template, ELM_HOUSE), book -> {
            Schedule2Files.cell(book, Schedule2Column.UNITS).setCellValue(12);
            Schedule2Files.cell(book, Schedule2Column.ANNUAL_PRICE).setCellValue(120000.5);
            Schedule2Files.cell(book, Schedule2Column.STARTS)
                    .setCellValue(DateUtil.getExcelDate(LocalDate.of(2025, 4, 1)));
            for (Schedule2Column column : Schedule2Column.values()) { // as typing into the template does
                Schedule2Files.cell(book, column)
                        .setCellStyle(book.getSheetAt(0).getColumnStyle(column.ordinal()));
            }
        });
    }

    /** Writes the originals, to be put through a spreadsheet program: see the README beside the kept files. */
    public static void main(String... folder) throws IOException {
        Path into = Files.createDirectories(Path.of(folder[0]));
        Files.write(into.resolve("workbook.xlsx"), workbook());
        byte[] template = new ImportDatabase()
                .officer("ealing", "COMMISSIONER")
                .templates
                .write(Schedule2Templates.TableFormat.XLSX);
        Files.write(into.resolve("schedule-2.xlsx"), schedule2(template));
    }
}
