package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.cell;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;
import static uk.interborough.imports.Schedule2Files.xlsx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are none, or mean harm: refused with a sentence, never followed or run. */
@Tag("database")
class HostileSchedule2Test {
    private static final Consumer<XSSFWorkbook> NOTHING = workbook -> {};
    private static Previews previews;

    @BeforeAll
    static void anEmptySchedule() {
        previews = new Previews();
    }

    @Test
    void aLinkToAnotherWorkbookIsNotFollowed() {
        byte[] file = xlsx(
                workbook -> {
                    workbook.linkExternalWorkbook("prices.xlsx", workbook);
                    XSSFCell cell = cell(workbook, Schedule2Column.ANNUAL_PRICE);
                    cell.setCellFormula("[prices.xlsx]'Schedule 2'!A1");
                    cell.setCellValue(1200.5); // as computed when it was saved
                },
                row("1"));

        assertThat(Previews.what(previews.of(file))).contains(tuple("Annual price £", "£1,200.50"));
    }

    @Test
    void whatIsNoTableIsRefusedInASentence() {
        previews.assertRefused(FaultCode.NOT_A_TABLE, new byte[0]);
        previews.assertRefused(FaultCode.NOT_A_TABLE, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, 4, 5});
        previews.assertRefused(FaultCode.COLUMN_MISSING, "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        previews.assertRefused(
                FaultCode.COLUMN_MISSING, "<html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8));
        previews.assertRefused(
                FaultCode.NOT_A_TABLE,
                (new String(csv(row("1")), StandardCharsets.UTF_8) + "\"never closed")
                        .getBytes(StandardCharsets.UTF_8));
        previews.assertRefused(FaultCode.NOT_A_WORKBOOK, Spoilt.zip("readme.txt", new byte[10]));
        byte[] whole = xlsx(NOTHING, row("1"));
        previews.assertRefused(FaultCode.NOT_A_WORKBOOK, Arrays.copyOf(whole, whole.length / 2));
        previews.assertRefused(FaultCode.NOT_A_WORKBOOK, Spoilt.old(Schedule2Sheet.NAME));
        previews.assertRefused(FaultCode.NOT_A_WORKBOOK, Spoilt.oldWithPassword(Schedule2Sheet.NAME));
    }

    @Test
    void macrosPasswordsAndBombsAreRefused() {
        byte[] whole = xlsx(NOTHING, row("1"));

        previews.assertRefused(FaultCode.CONTAINS_MACROS, Spoilt.withMacros(whole));
        previews.assertRefused(FaultCode.PASSWORD_PROTECTED, Spoilt.withPassword(whole));
        previews.assertRefused(FaultCode.FILE_TOO_LARGE, Spoilt.bomb());
    }

    @Test
    void aHundredMegabytesAreRefusedUnread() {
        previews.assertRefused(FaultCode.FILE_TOO_LARGE, new byte[100 * 1024 * 1024]);
        byte[] rows =
                (new String(csv(), StandardCharsets.UTF_8) + "1,x\n".repeat(6000)).getBytes(StandardCharsets.UTF_8);
        previews.assertRefused(FaultCode.FILE_TOO_LARGE, rows);
    }
}
