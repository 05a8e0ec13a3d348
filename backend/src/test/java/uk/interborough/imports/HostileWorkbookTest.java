package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;
import uk.interborough.imports.Layout.Fact;

class HostileWorkbookTest {
    private static final byte[] BLANK = PerformanceWorkbook.write(Workbooks.form());

    @Test
    void whatIsNoWorkbookIsRefusedInASentence() {
        assertRefused(FaultCode.NOT_A_WORKBOOK, new byte[0]);
        assertRefused(FaultCode.NOT_A_WORKBOOK, "item,value\nQ1 KPI1,90\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(FaultCode.NOT_A_WORKBOOK, "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertRefused(FaultCode.NOT_A_WORKBOOK, Spoilt.zip("readme.txt", new byte[10]));
        assertRefused(FaultCode.NOT_A_WORKBOOK, Arrays.copyOf(BLANK, BLANK.length / 2));
    }

    @Test
    void anOldWorkbookIsRefused() {
        assertRefused(FaultCode.NOT_A_WORKBOOK, Spoilt.old(Layout.CONTRACT));
        assertRefused(FaultCode.NOT_A_WORKBOOK, Spoilt.oldWithPassword(Layout.CONTRACT));
    }

    @Test
    void aPasswordIsNamedAsTheReason() {
        assertRefused(FaultCode.PASSWORD_PROTECTED, Spoilt.withPassword(BLANK));
    }

    @Test
    void macrosAreRefused() {
        assertRefused(FaultCode.CONTAINS_MACROS, Spoilt.withMacros(BLANK));
    }

    @Test
    void aFileThatIsOrUnpacksTooLargeIsRefused() {
        assertRefused(FaultCode.FILE_TOO_LARGE, new byte[WorkbookFile.MOST_BYTES + 1]);
        assertRefused(FaultCode.FILE_TOO_LARGE, Spoilt.bomb());
    }

    @Test
    void aHundredMegabytesAreRefusedUnread() {
        assertRefused(FaultCode.FILE_TOO_LARGE, new byte[100 * 1024 * 1024]);
    }

    @Test
    void aLinkToAnotherWorkbookIsNotFollowed() {
        byte[] file = Workbooks.changed(BLANK, book -> {
            book.linkExternalWorkbook("figures.xlsx", book);
            XSSFCell cell =
                    book.getSheet("Q1").getRow(QuarterItem.CAPACITY.row()).getCell(Layout.VALUE);
            cell.setCellFormula("[figures.xlsx]Q1!C6");
            cell.setCellValue(18); // as computed when it was saved
        });

        assertThat(PerformanceWorkbook.read(file)).isInstanceOfSatisfying(Reading.Readable.class, readable -> {
            assertThat(readable.faults()).isEmpty();
            assertThat(readable.content().quarters().getFirst().item(QuarterItem.CAPACITY))
                    .isEqualByComparingTo("18");
        });
    }

    @Test
    void entitiesAreNotExpanded() {
        String types = "<!DOCTYPE t [<!ENTITY a \"" + "x".repeat(1000) + "\">]><Types>&a;&a;</Types>";
        assertRefused(
                FaultCode.NOT_A_WORKBOOK, Spoilt.zip("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everySheetThatIsMissingIsNamed() {
        byte[] file = Workbooks.changed(BLANK, book -> {
            book.setSheetName(book.getSheetIndex("Q2"), "Quarter 2");
            book.removeSheetAt(book.getSheetIndex(Layout.REFERRALS));
        });

        assertThat(PerformanceWorkbook.read(file)).isInstanceOf(Reading.Unreadable.class);
        assertThat(PerformanceWorkbook.read(file).faults())
                .extracting(WorkbookFault::code, WorkbookFault::sheet)
                .containsExactly(
                        tuple(FaultCode.SHEET_MISSING, "Q2"), tuple(FaultCode.SHEET_MISSING, Layout.REFERRALS));
    }

    @Test
    void anotherFormatIsRefused() {
        byte[] file = Workbooks.filled(BLANK, book -> book.text(Layout.CONTRACT, Fact.FORMAT.cell(), "2"));

        assertRefused(FaultCode.UNKNOWN_FORMAT, file);
    }

    @Test
    void aCellThatMakesNoSenseDoesNotBreakTheReader() {
        byte[] file = Workbooks.changed(
                BLANK,
                book -> book.getSheet("Q1").getRow(5).getCell(2).getCTCell().setV("twenty"));
        byte[] spilt = Workbooks.changed(BLANK, book -> {
            CTCell cell = book.getSheet("Q1").getRow(5).getCell(2).getCTCell();
            cell.setT(STCellType.E);
            cell.setV("#SPILL!");
        });

        assertRefused(FaultCode.NOT_A_WORKBOOK, file);
        assertThat(PerformanceWorkbook.read(spilt).faults())
                .extracting(WorkbookFault::found)
                .containsExactly("#SPILL!");
    }

    @Test
    void aFileFullOfFaultsIsCutShort() {
        byte[] file = Workbooks.filled(BLANK, book -> {
            for (int line = 0; line < 1000; line++) {
                book.departure(1, line, "R01", "D04", -1);
            }
        });

        List<WorkbookFault> faults = PerformanceWorkbook.read(file).faults();
        assertThat(faults).hasSize(501).extracting(WorkbookFault::code).contains(FaultCode.TOO_MANY_FAULTS);
    }

    private static void assertRefused(FaultCode code, byte[] file) {
        Reading reading = PerformanceWorkbook.read(file);
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        assertThat(reading.faults()).extracting(WorkbookFault::code).containsExactly(code);
        assertThat(reading.faults().getFirst().message()).matches("[A-Z].*[.?]");
    }
}
