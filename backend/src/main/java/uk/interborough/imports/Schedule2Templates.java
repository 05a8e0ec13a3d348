package uk.interborough.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty Schedule 2 to fill in: one row a service. */
@Component
class Schedule2Templates {
    private static final int ROWS = 1000;
    private static final Schedule2Column[] COLUMNS = Schedule2Column.values();

    private final DSLContext database;
    private final TransactionTemplate transaction;

    Schedule2Templates(DSLContext database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** The names are part of the contract. */
    enum TableFormat {
        XLSX("xlsx", PerformanceWorkbook.MEDIA_TYPE),
        CSV("csv", "text/csv;charset=utf-8");

        final String extension;
        final String mediaType;

        TableFormat(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }
    }

    byte[] write(TableFormat format) {
        return switch (format) {
            case CSV -> csv();
            case XLSX -> xlsx(transaction.execute(status -> Schedule2Lists.of(database)));
        };
    }

    /** With the mark by which Excel recognises UTF-8. */
    private static byte[] csv() {
        String headings =
                Arrays.stream(COLUMNS).map(column -> column.heading).collect(Collectors.joining(",", "\ufeff", "\r\n"));
        return headings.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(Schedule2Lists lists) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WorkbookStyles styles = new WorkbookStyles(workbook);
            table(workbook, styles, lists);
            columns(workbook, styles);
            workbook.setSheetVisibility(workbook.getSheetIndex(Schedule2Sheet.LISTS), SheetVisibility.HIDDEN);
            workbook.setActiveSheet(0);
            workbook.getProperties().getCoreProperties().setTitle("Schedule 2");
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void table(XSSFWorkbook workbook, WorkbookStyles styles, Schedule2Lists lists) {
        int[] widths = Arrays.stream(COLUMNS)
                .mapToInt(column -> Math.clamp(column.mostCharacters / 6, column.heading.length() + 4, 40))
                .toArray();
        SheetPen pen = new SheetPen(workbook, Schedule2Sheet.NAME, Schedule2Sheet.NAME, widths);
        SheetPen listPen = new SheetPen(workbook, Schedule2Sheet.LISTS, Schedule2Sheet.NAME, widths);
        pen.headings(
                0,
                styles.heading,
                Arrays.stream(COLUMNS).map(column -> column.heading).toArray(String[]::new));
        pen.sheet.createFreezePane(2, 1);
        pen.sheet.setDisplayGridlines(true);
        for (Schedule2Column column : COLUMNS) {
            pen.sheet.setDefaultColumnStyle(column.ordinal(), style(workbook, column));
            List<String> choices = choices(column, lists);
            if (choices.isEmpty()) {
                continue;
            }
            int place = column.ordinal();
            for (int row = 0; row < choices.size(); row++) {
                listPen.text(row, place, choices.get(row), styles.label);
            }
            String letter = CellReference.convertNumToColString(place);
            Name name = workbook.createName();
            name.setNameName("Choices_" + column.name());
            name.setRefersToFormula("%s!$%s$1:$%s$%d".formatted(Schedule2Sheet.LISTS, letter, letter, choices.size()));
            pen.onlyFrom(name.getNameName(), 1, ROWS, place, column.heading, column.help, false);
        }
    }

    /** Numbers such as 0042 and 020 7946 0123 keep their noughts only in cells formatted as text. */
    private static XSSFCellStyle style(XSSFWorkbook workbook, Schedule2Column column) {
        XSSFCellStyle style = workbook.createCellStyle();
        String format = switch (column.kind) {
            case DAY -> "d mmm yyyy";
            case WHOLE -> "#,##0";
            case MONEY, HOURS -> "#,##0.00";
            default -> "@";
        };
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setWrapText(column.mostCharacters > 200);
        style.setLocked(false);
        return style;
    }

    private static List<String> choices(Schedule2Column column, Schedule2Lists lists) {
        return switch (column.kind) {
            case CHOICE ->
                lists.choices(column).stream()
                        .map(
                                column == Schedule2Column.HOST_AUTHORITY
                                        ? Schedule2Lists.Choice::name
                                        : Schedule2Lists.Choice::words)
                        .toList();
            case STAGE -> List.of("Existing", "To be commissioned", "Decommissioned");
            case DURATION ->
                Arrays.stream(Duration.values()).map(duration -> duration.words).toList();
            case YES_NO -> List.of("Yes", "No");
            default -> List.of();
        };
    }

    private static void columns(XSSFWorkbook workbook, WorkbookStyles styles) {
        SheetPen pen = new SheetPen(workbook, Schedule2Sheet.COLUMNS, Schedule2Sheet.NAME, 28, 110);
        pen.headings(0, styles.heading, "Column", "What to write");
        for (Schedule2Column column : COLUMNS) {
            pen.text(column.ordinal() + 1, 0, column.heading, styles.label);
            pen.text(column.ordinal() + 1, 1, column.help, styles.help);
            pen.height(column.ordinal() + 1, column.help.length() > 110 ? 32 : 18);
        }
    }
}
