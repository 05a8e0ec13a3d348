package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.cell;
import static uk.interborough.imports.Schedule2Files.row;
import static uk.interborough.imports.Schedule2Files.xlsx;

import java.time.LocalDate;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workbooks as people fill them in. */
@Tag("database")
class Schedule2SheetTest {
    private static Previews previews;

    @BeforeAll
    static void anEmptySchedule() {
        previews = new Previews();
    }

    @Test
    void theTemplateFilledInIsReadWhole() {
        byte[] template = previews.templates().write(Schedule2Templates.TableFormat.XLSX);

        Schedule2Outcome outcome = previews.of(Schedule2Files.filled(
                template, row("0042", Schedule2Column.CLIENT_GROUP, "7 Single homeless with support needs")));

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
        assertThat(outcome.changes()).extracting(Schedule2Change::splsId).containsExactly("0042");
        assertThat(previews.of(template).errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.NOTHING_FILLED_IN);
        assertThat(previews.of(previews.templates().write(Schedule2Templates.TableFormat.CSV))
                        .errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.NOTHING_FILLED_IN);
    }

    @Test
    void cellsOfAnyTypeAreRead() {
        byte[] file = xlsx(
                workbook -> {
                    cell(workbook, Schedule2Column.SPLS_ID).setCellValue(42);
                    cell(workbook, Schedule2Column.UNITS).setCellValue(14);
                    cell(workbook, Schedule2Column.ANNUAL_PRICE).setCellFormula("0.1+0.2");
                    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                    XSSFCellStyle day = workbook.createCellStyle();
                    day.setDataFormat((short) 14);
                    cell(workbook, Schedule2Column.STARTS).setCellStyle(day);
                    cell(workbook, Schedule2Column.STARTS).setCellValue(LocalDate.of(2025, 4, 1));
                    cell(workbook, Schedule2Column.DIRECT_ACCESS).setCellValue(true);
                },
                row("1"));

        Schedule2Outcome outcome = previews.of(file);

        assertThat(outcome.errors()).isEmpty();
        assertThat(Previews.what(outcome))
                .contains(
                        tuple("SPLS id", "42"),
                        tuple("Units", "14"),
                        tuple("Annual price £", "£0.30"),
                        tuple("Starts", "2025-04-01"),
                        tuple("Direct access", "Yes"));
    }

    @Test
    void cellsThatMakeNoSenseAreFaults() {
        byte[] file = xlsx(
                workbook -> {
                    cell(workbook, Schedule2Column.UNITS).setCellFormula("1/0");
                    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                    cell(workbook, Schedule2Column.ANNUAL_PRICE).setBlank();
                    cell(workbook, Schedule2Column.ANNUAL_PRICE).setCellFormula("A1+1");
                    cell(workbook, Schedule2Column.STARTS).setCellValue(45748);
                    XSSFCellStyle day = workbook.createCellStyle();
                    day.setDataFormat((short) 14);
                    cell(workbook, Schedule2Column.STAFF_HOURS).setCellStyle(day);
                    cell(workbook, Schedule2Column.STAFF_HOURS).setCellValue(87.5);
                },
                row("1"));

        previews.assertFaults(
                file,
                tuple(FaultCode.NOT_A_DATE, 2, "Starts"),
                tuple(FaultCode.NOT_CALCULATED, 2, "Units"),
                tuple(FaultCode.NOT_CALCULATED, 2, "Annual price £"),
                tuple(FaultCode.NOT_A_NUMBER, 2, "Staff hours a week"));
    }

    @Test
    void mergedCellsAreRefused() {
        byte[] file =
                xlsx(workbook -> workbook.getSheetAt(0).addMergedRegion(new CellRangeAddress(1, 2, 3, 3)), row("1"));

        previews.assertFaults(file, tuple(FaultCode.MERGED_CELLS, 2, null));
    }

    @Test
    void aRenamedSheetIsReadIfItCannotBeMistaken() {
        byte[] renamed = xlsx(workbook -> workbook.setSheetName(0, "Tabelle1"), row("1"));
        byte[] several = xlsx(
                workbook -> {
                    workbook.setSheetName(0, "One");
                    workbook.createSheet("Two");
                },
                row("1"));

        assertThat(previews.of(renamed).errors()).isEmpty();
        assertThat(previews.of(renamed).notes()).anyMatch(note -> note.contains("“Tabelle1” was read"));
        previews.assertFaults(several, tuple(FaultCode.SHEET_MISSING, null, null));
    }
}
