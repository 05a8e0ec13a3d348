package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same files, as they come back out of the programs people have. */
@Tag("database")
class OfficeProgramsTest {
    private static Previews previews;
    private static byte[] schedule2;

    @BeforeAll
    static void anEmptySchedule() {
        previews = new Previews();
        schedule2 = OfficeFiles.schedule2(previews.templates().write(Schedule2Templates.TableFormat.XLSX));
    }

    @Test
    void schedule2OutOfLibreOfficeSaysTheSame() {
        assertSaysTheSame(OfficeFiles.kept("libreoffice-schedule-2.xlsx"));
        assertSaysTheSame(OfficeFiles.kept("libreoffice-schedule-2.csv"));
    }

    @Test
    void schedule2OutOfExcelOrGoogleSaysTheSame() {
        assertSaysTheSame(Imitations.excel(schedule2));
        assertSaysTheSame(Imitations.excelOfAMac(schedule2));
        assertSaysTheSame(Imitations.google(schedule2));
    }

    @Test
    void aDayThatIsOnlyANumberIsNotGuessed() {
        previews.assertFaults(Imitations.withoutStyles(schedule2), tuple(FaultCode.NOT_A_DATE, 2, "Starts"));
    }

    @Test
    void otherFormatsOfLibreOfficeAreRefusedInASentence() {
        previews.assertRefused(FaultCode.NOT_A_WORKBOOK, OfficeFiles.kept("libreoffice-schedule-2.ods"));
        previews.assertRefused(FaultCode.NOT_A_TABLE, OfficeFiles.kept("libreoffice-schedule-2-western.csv"));
        assertThat(PerformanceWorkbook.read(OfficeFiles.kept("libreoffice-workbook.ods"))
                        .faults())
                .extracting(WorkbookFault::code)
                .containsExactly(FaultCode.NOT_A_WORKBOOK);
    }

    @Test
    void aWorkbookOutOfAnyProgramSaysTheSame() {
        assertSaysTheSame(PerformanceWorkbook.read(OfficeFiles.workbook()));
        assertSaysTheSame(PerformanceWorkbook.read(OfficeFiles.kept("libreoffice-workbook.xlsx")));
        assertSaysTheSame(PerformanceWorkbook.read(Imitations.excel(OfficeFiles.workbook())));
        assertSaysTheSame(PerformanceWorkbook.read(Imitations.google(OfficeFiles.workbook())));
        assertSaysTheSame(PerformanceWorkbook.read(Imitations.withoutStyles(OfficeFiles.workbook())));
    }

    private static void assertSaysTheSame(byte[] file) {
        Schedule2Outcome outcome = previews.of(file);

        assertThat(Previews.what(outcome))
                .containsExactlyElementsOf(Previews.what(previews.of(schedule2)))
                .contains(
                        tuple("SPLS id", "0042"),
                        tuple("Service name", "Elm House “West”"),
                        tuple("Starts", "2025-04-01"),
                        tuple("Units", "12"),
                        tuple("Annual price £", "£120,000.50"),
                        tuple("Description", "Two lines,\nand a \"quotation\"; £5 a week"),
                        tuple("Telephone", "020 7946 0123"));
        assertThat(outcome.notes()).isEmpty();
    }

    private static void assertSaysTheSame(Reading reading) {
        assertThat(reading.faults()).isEmpty();
        WorkbookContent content = ((Reading.Readable) reading).content();
        assertThat(content.serviceId()).isEqualTo("0042");
        assertThat(content.financialYear()).isEqualTo(2025);
        QuarterContent first = content.quarters().getFirst();
        assertThat(content.quarters()).hasSize(1);
        assertThat(first.item(QuarterItem.CAPACITY)).isEqualByComparingTo("20");
        assertThat(first.item(QuarterItem.UNIT_DAYS_OCCUPIED)).isEqualByComparingTo("1655");
        assertThat(first.departures())
                .extracting(QuarterContent.Departure::reason, QuarterContent.Departure::people)
                .containsExactly(tuple("R01", 3));
        assertThat(first.referrals())
                .extracting(QuarterContent.Referral::agency, QuarterContent.Referral::unitWeeks)
                .containsExactly(tuple("Housing options", new BigDecimal("7.50")));
    }
}
