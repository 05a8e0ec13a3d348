package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CSV files as every program and every country writes them. */
@Tag("database")
class Schedule2CsvTest {
    private static Previews previews;

    @BeforeAll
    static void anEmptySchedule() {
        previews = new Previews();
    }

    @Test
    void everyProgramsCsvIsRead() {
        Schedule2Column[] all = Schedule2Column.values();
        String excelInGerman = "\ufeff"
                + Schedule2Files.csv(
                        ';',
                        "\r\n",
                        all,
                        row("1", Schedule2Column.ANNUAL_PRICE, "120.000,50", Schedule2Column.STAFF_HOURS, "87,5"));
        String withSeparator = "sep=;\r\n" + Schedule2Files.csv(';', "\r\n", all, row("1"));
        String google = Schedule2Files.csv(',', "\n", all, row("1")).stripTrailing();
        String oldMac = Schedule2Files.csv(',', "\r", all, row("1"));
        String tabs = Schedule2Files.csv('\t', "\n", all, row("1"));
        String libreOffice = Schedule2Files.csv(',', "\n", all, row("1")).replace("Service 1,", "\"Service 1\",");

        for (String file : List.of(excelInGerman, withSeparator, google, oldMac, tabs, libreOffice)) {
            Schedule2Outcome outcome = previews.of(file.getBytes(StandardCharsets.UTF_8));
            assertThat(outcome.errors()).as(file).isEmpty();
            assertThat(Previews.what(outcome))
                    .contains(
                            tuple("Annual price £", "£120,000.50"),
                            tuple("Staff hours a week", "87.50"),
                            tuple("Service name", "Service 1"));
        }
    }

    @Test
    void amountsAndDaysAreReadAsPeopleWriteThem() {
        for (String amount :
                List.of("£1,200.50", "1.200,50", "1 200,50", "1200.5", "£ 1’200.50", "1200,50", "GBP 1,200.50")) {
            assertThat(Previews.what(previews.of(csv(row("1", Schedule2Column.ANNUAL_PRICE, amount)))))
                    .as(amount)
                    .contains(tuple("Annual price £", "£1,200.50"));
        }
        for (String day : List.of(
                "1/4/2025",
                "01.04.2025",
                "1-4-2025",
                "2025-04-01",
                "1 april 2025",
                "1 Apr 2025",
                "2025-04-01 00:00:00")) {
            assertThat(Previews.what(previews.of(csv(row("1", Schedule2Column.STARTS, day)))))
                    .as(day)
                    .contains(tuple("Starts", "2025-04-01"));
        }
    }

    @Test
    void whatCanBeReadInTwoWaysIsNotGuessed() {
        previews.assertFaults(
                csv(row("1", Schedule2Column.ANNUAL_PRICE, "1.200")), tuple(FaultCode.AMBIGUOUS, 2, "Annual price £"));
        byte[] german = Schedule2Files.csv(
                        ';', "\r\n", Schedule2Column.values(), row("1", Schedule2Column.ANNUAL_PRICE, "1,200"))
                .getBytes(StandardCharsets.UTF_8);
        previews.assertFaults(german, tuple(FaultCode.AMBIGUOUS, 2, "Annual price £"));
    }

    @Test
    void linesAreCountedAsAnEditorShowsThem() {
        previews.assertFaults(
                csv(row("1", Schedule2Column.DESCRIPTION, "one\ntwo\nthree"), row("2", Schedule2Column.UNITS, "x")),
                tuple(FaultCode.NOT_A_NUMBER, 5, "Units"));
    }

    @Test
    void aTitleAboveTheHeadingsDoesNoHarm() {
        byte[] file = ("Schedule 2 of Ealing\n\n"
                        + new String(csv(row("1", Schedule2Column.UNITS, "x")), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);

        previews.assertFaults(file, tuple(FaultCode.NOT_A_NUMBER, 4, "Units"));
    }

    @Test
    void unicodeTextIsReadWhereItsMarkSaysSo() {
        String file = text(row("1", Schedule2Column.SERVICE_NAME, "Café Łódź"));

        for (byte[] marked : List.of(
                file.getBytes(StandardCharsets.UTF_16),
                ("\ufeff" + file).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + file).getBytes(StandardCharsets.UTF_8))) {
            assertThat(Previews.what(previews.of(marked))).contains(tuple("Service name", "Café Łódź"));
        }
        previews.assertRefused(FaultCode.NOT_A_TABLE, file.getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void anOldEncodingIsNotGuessedButTheWayOutIsTold() {
        byte[] file = text(row("1")).getBytes(Charset.forName("windows-1252"));

        previews.assertRefused(FaultCode.NOT_A_TABLE, file);
        assertThat(previews.of(file).errors().getFirst().message()).contains("Save it as “CSV UTF-8”");
    }

    @Test
    void quotedLinesAndQuotationMarksAreText() {
        String description = "Two \"lines\",\r\nand a comma; \tand a tab";

        assertThat(Previews.what(previews.of(csv(row("1", Schedule2Column.DESCRIPTION, description)))))
                .contains(tuple("Description", "Two \"lines\",\nand a comma; and a tab"));
    }

    @Test
    void aFormulaIsTextLikeAnyOther() {
        String formula = "=HYPERLINK(\"http://example.org\",\"Elm House\")";

        assertThat(Previews.what(previews.of(csv(row("1", Schedule2Column.SERVICE_NAME, formula)))))
                .contains(tuple("Service name", formula));
        previews.assertFaults(csv(row("1", Schedule2Column.UNITS, "=10+2")), tuple(FaultCode.NOT_A_NUMBER, 2, "Units"));
    }

    private static String text(Schedule2Files.Row row) {
        return new String(csv(row), StandardCharsets.UTF_8);
    }
}
