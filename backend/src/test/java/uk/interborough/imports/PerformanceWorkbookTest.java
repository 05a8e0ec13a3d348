package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.QuarterItem.CAPACITY;
import static uk.interborough.imports.QuarterItem.CLIENTS_AT_END;
import static uk.interborough.imports.QuarterItem.CLIENTS_MAINTAINING;
import static uk.interborough.imports.QuarterItem.DEPARTURES;
import static uk.interborough.imports.QuarterItem.READY_TO_MOVE_ON;
import static uk.interborough.imports.QuarterItem.STAFF_HOURS;
import static uk.interborough.imports.QuarterItem.UNIT_DAYS_OCCUPIED;
import static uk.interborough.imports.QuarterItem.USER_WEEKS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import uk.interborough.imports.Workbooks.Filling;

class PerformanceWorkbookTest {
    /** How programs leave a formula uncalculated: no result, or an empty one. */
    private static final @Nullable String[] NOTHING = {null, ""};

    private static final byte[] BLANK = PerformanceWorkbook.write(Workbooks.form());

    @Test
    void aWorkbookAsSentOutHasNoFaultsAndNoReturns() {
        assertThat(read(BLANK).faults()).isEmpty();
        assertThat(read(BLANK).content()).isEqualTo(new WorkbookContent("0042", 2025, List.of()));
    }

    @Test
    void whatIsFilledInIsRead() {
        QuarterContent quarter = quarterOf(book -> book.item(1, UNIT_DAYS_OCCUPIED, 1655)
                .item(1, STAFF_HOURS, 1170.5)
                .departure(1, 3, "R01 Completed support programme / move-on plan achieved", "D04 Council", 5)
                .referral(0, "Q1", "Outreach team", "Brent", 3, 12.25));

        assertThat(quarter.items()).containsOnlyKeys(UNIT_DAYS_OCCUPIED, STAFF_HOURS);
        assertThat(quarter.item(STAFF_HOURS)).isEqualTo("1170.50");
        assertThat(quarter.stated())
                .isEqualTo(new QuarterContent.Stated(
                        Duration.SHORT_TERM, BigDecimal.valueOf(20), new BigDecimal("100.00")));
        assertThat(quarter.departures())
                .containsExactly(new QuarterContent.Departure("R01", "D04", 5, Layout.FIRST_DEPARTURE + 3));
        assertThat(quarter.referrals())
                .containsExactly(new QuarterContent.Referral("Outreach team", "Brent", 3, new BigDecimal("12.25")));
    }

    @Test
    void theSplsDataTabCalculatesTheIndicators() {
        QuarterContent quarter = quarterOf(book -> book.item(1, DEPARTURES, 9)
                .departure(1, 0, choice("R01"), choice("D04"), 5)
                .departure(1, 1, choice("R05"), choice("D16"), 3)
                .departure(1, 2, choice("R11"), choice("D17"), 1));

        assertThat(quarter.splsKpi2()).isEqualTo("62.50");
        assertThat(quarter.splsKpi1())
                .as("does not apply to a short-term service")
                .isNull();
    }

    @Test
    void aProgramThatLeavesFormulasUncalculatedDoesNoHarm() {
        byte[] file = Workbooks.filled(
                BLANK, book -> book.item(1, DEPARTURES, 1).departure(1, 0, choice("R01"), choice("D16"), 1));

        for (String nothing : NOTHING) {
            assertThat(read(uncalculated(file, Layout.SPLS, nothing))
                            .content()
                            .quarters()
                            .getFirst()
                            .splsKpi2())
                    .isEqualTo("100.00");
        }
    }

    @Test
    void anInputThatWasNeverCalculatedIsNotZero() {
        byte[] file =
                Workbooks.filled(BLANK, book -> book.cell("Q1", CAPACITY.cell()).setCellFormula("10+10"));

        for (String nothing : NOTHING) {
            assertThat(PerformanceWorkbook.read(uncalculated(file, "Q1", nothing))
                            .faults())
                    .extracting(WorkbookFault::code, WorkbookFault::cell)
                    .containsExactly(tuple(FaultCode.NOT_CALCULATED, CAPACITY.cell()));
        }
    }

    private static byte[] uncalculated(byte[] file, String sheet, @Nullable String result) {
        return Workbooks.changed(
                file,
                workbook -> workbook.getSheet(sheet)
                        .forEach(row -> row.forEach(cell -> {
                            CTCell raw = ((XSSFCell) cell).getCTCell();
                            if (raw.isSetF()) {
                                raw.unsetV();
                                if (raw.isSetT()) {
                                    raw.unsetT();
                                }
                                if (result != null) {
                                    raw.setV(result);
                                }
                            }
                        })));
    }

    @Test
    void aReturnThatExistsIsFilledInAndReadsBackTheSame() {
        QuarterContent first = quarterOf(book -> book.item(1, CAPACITY, 20)
                .item(1, USER_WEEKS, 12.34)
                .item(1, DEPARTURES, 2)
                .departure(1, 0, choice("R01"), choice("D04"), 2)
                .referral(0, "Q1", "Outreach team", "Brent", 3, 12.25));
        QuarterContent again = read(PerformanceWorkbook.write(Workbooks.form(first)))
                .content()
                .quarters()
                .getFirst();

        assertThat(again.saysTheSameAs(first)).isTrue();
    }

    @Test
    void numbersWrittenAsTextAreReadWhereTheyAreClear() {
        QuarterContent quarter = quarterOf(
                book -> book.text("Q1", UNIT_DAYS_OCCUPIED.cell(), " 1,655 ").text("Q1", CAPACITY.cell(), "20.0"));

        assertThat(quarter.item(UNIT_DAYS_OCCUPIED)).isEqualTo("1655");
        assertThat(quarter.item(CAPACITY)).isEqualTo("20");
    }

    @Test
    void formulasGiveTheirStoredResult() {
        QuarterContent quarter =
                quarterOf(book -> book.cell("Q1", UNIT_DAYS_OCCUPIED.cell()).setCellFormula("20*91-45-120"));

        assertThat(quarter.item(UNIT_DAYS_OCCUPIED)).isEqualTo("1655");
    }

    @Test
    void everyFaultIsToldAtOnceWithSheetAndCell() {
        List<WorkbookFault> faults = faultsOf(book -> {
            book.text("Q1", CAPACITY.cell(), "about twenty");
            book.item(1, UNIT_DAYS_OCCUPIED, -3);
            book.item(1, CLIENTS_AT_END, 12.5);
            book.cell("Q2", CAPACITY.cell()).setCellValue(true);
            book.cell("Q2", CLIENTS_AT_END.cell()).setCellFormula("1/0");
            book.item(2, STAFF_HOURS, 1e9);
            CellStyle date = book.workbook().createCellStyle();
            date.setDataFormat((short) 14);
            XSSFCell capacity = book.cell("Q3", CAPACITY.cell());
            capacity.setCellValue(LocalDate.of(2025, 4, 1));
            capacity.setCellStyle(date);
        });

        assertThat(faults)
                .extracting(fault -> fault.sheet() + "!" + fault.cell() + " " + fault.code() + " " + fault.found())
                .containsExactly(
                        "Q1!C6 NOT_A_NUMBER about twenty",
                        "Q1!C8 NEGATIVE -3",
                        "Q1!C14 NOT_A_WHOLE_NUMBER 12.5",
                        "Q2!C6 NOT_A_NUMBER TRUE",
                        "Q2!C10 OUT_OF_RANGE 1000000000",
                        "Q2!C14 NOT_A_NUMBER #DIV/0!",
                        "Q3!C6 NOT_A_NUMBER the date 01 April 2025");
        assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).endsWith("."));
    }

    @Test
    void aPartLargerThanItsWholeIsRefused() {
        assertThat(faultsOf(book -> book.item(1, CLIENTS_AT_END, 18)
                        .item(1, CLIENTS_MAINTAINING, 19)
                        .item(1, READY_TO_MOVE_ON, 20)))
                .extracting(WorkbookFault::code, WorkbookFault::cell)
                .containsExactly(
                        tuple(FaultCode.IMPOSSIBLE, CLIENTS_MAINTAINING.cell()),
                        tuple(FaultCode.IMPOSSIBLE, READY_TO_MOVE_ON.cell()));
    }

    @Test
    void departureLinesMustBeCompleteAndDifferent() {
        List<WorkbookFault> faults = faultsOf(book -> book.departure(1, 0, choice("R01"), choice("D04"), 2)
                .departure(1, 1, choice("R01"), choice("D04"), 1)
                .departure(1, 2, choice("R05"), "", 1)
                .departure(1, 3, choice("R05"), choice("D16"), 0));

        assertThat(faults)
                .extracting(WorkbookFault::code)
                .containsExactly(FaultCode.DUPLICATE, FaultCode.INCOMPLETE, FaultCode.IMPOSSIBLE);
        assertThat(faults.getFirst().message())
                .contains(Layout.cell(Layout.FIRST_DEPARTURE, 0), Layout.cell(Layout.FIRST_DEPARTURE + 1, 0));
    }

    @Test
    void referralLinesMustBeCompleteDifferentAndOfAQuarterThatIsFilledIn() {
        List<WorkbookFault> faults = faultsOf(book -> book.item(1, CAPACITY, 20)
                .referral(0, "Q1", "Outreach team", "Brent", 3, 12.25)
                .referral(1, "q1", "outreach team", "BRENT", 1, 1)
                .referral(2, "Q7", "Outreach team", "Brent", 1, 1)
                .referral(3, "Q2", "Outreach team", "Brent", 1, 1)
                .text(Layout.REFERRALS, "B9", "Nobody"));

        assertThat(faults)
                .extracting(fault -> fault.code() + " " + fault.sheet() + " " + fault.cell())
                .containsExactly(
                        "INCOMPLETE Q2 null",
                        "DUPLICATE Referral sources B6",
                        "NOT_IN_LIST Referral sources A7",
                        "INCOMPLETE Referral sources A9",
                        "INCOMPLETE Referral sources C9",
                        "INCOMPLETE Referral sources D9",
                        "INCOMPLETE Referral sources E9");
    }

    @Test
    void mergedCellsAmongTheInputsAreRefused() {
        assertThat(faultsOf(book -> {
                    book.item(1, CAPACITY, 20);
                    book.workbook().getSheet("Q1").addMergedRegion(CellRangeAddress.valueOf("C6:C7"));
                }))
                .extracting(WorkbookFault::code, WorkbookFault::cell)
                .containsExactly(tuple(FaultCode.MERGED_CELLS, "C6:C7"));
    }

    @Test
    void aRowThatMovedIsNoticed() {
        assertThat(faultsOf(book -> book.text("Q1", "A8", "Something else").item(1, CAPACITY, 20)))
                .extracting(WorkbookFault::code, WorkbookFault::cell)
                .containsExactly(tuple(FaultCode.LAYOUT_CHANGED, "A8"));
    }

    private static Reading.Readable read(byte[] file) {
        return (Reading.Readable) PerformanceWorkbook.read(file);
    }

    private static QuarterContent quarterOf(Consumer<Filling> filling) {
        Reading.Readable reading = read(Workbooks.filled(BLANK, filling));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.content().quarters()).hasSize(1);
        return reading.content().quarters().getFirst();
    }

    private static List<WorkbookFault> faultsOf(Consumer<Filling> filling) {
        return PerformanceWorkbook.read(Workbooks.filled(BLANK, filling)).faults();
    }

    static String choice(String code) {
        WorkbookForm form = Workbooks.form();
        return Stream.concat(form.reasons().stream(), form.destinations().stream())
                .filter(choice -> choice.code().equals(code))
                .findFirst()
                .orElseThrow()
                .words();
    }
}
