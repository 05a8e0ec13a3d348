package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;
import static uk.interborough.imports.Schedule2Files.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hostile and clumsy files: refused or read, always with a sentence an officer understands. */
@Tag("database")
class Schedule2FileTest {
    private static final Consumer<XSSFWorkbook> NOTHING = workbook -> {};
    private static ImportDatabase.Officer officer;

    @BeforeAll
    static void anEmptySchedule() {
        officer = new ImportDatabase().officer("ealing", "COMMISSIONER");
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
            Schedule2Outcome outcome = officer.preview(file.getBytes(StandardCharsets.UTF_8));
            assertThat(outcome.errors()).as(file).isEmpty();
            assertThat(what(outcome))
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
            assertThat(what(officer.preview(csv(row("1", Schedule2Column.ANNUAL_PRICE, amount)))))
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
            assertThat(what(officer.preview(csv(row("1", Schedule2Column.STARTS, day)))))
                    .as(day)
                    .contains(tuple("Starts", "2025-04-01"));
        }
    }

    @Test
    void whatCanBeReadInTwoWaysIsNotGuessed() {
        assertFaults(
                csv(row("1", Schedule2Column.ANNUAL_PRICE, "1.200")), tuple(FaultCode.AMBIGUOUS, 2, "Annual price £"));
        byte[] german = Schedule2Files.csv(
                        ';', "\r\n", Schedule2Column.values(), row("1", Schedule2Column.ANNUAL_PRICE, "1,200"))
                .getBytes(StandardCharsets.UTF_8);
        assertFaults(german, tuple(FaultCode.AMBIGUOUS, 2, "Annual price £"));
    }

    @Test
    void everyFaultIsToldAtOnceWithRowAndColumn() {
        Schedule2Files.Row wrong = row(
                "2%",
                Schedule2Column.SERVICE_NAME,
                "x".repeat(201),
                Schedule2Column.PROVIDER_IDENTIFIER,
                "12345",
                Schedule2Column.HOST_AUTHORITY,
                "Atlantis",
                Schedule2Column.CLIENT_GROUP,
                "99",
                Schedule2Column.SERVICE_TYPE,
                "",
                Schedule2Column.STAGE,
                "soon",
                Schedule2Column.DIRECT_ACCESS,
                "perhaps",
                Schedule2Column.REFERENCE,
                "",
                Schedule2Column.SIGNED,
                "31/02/2025",
                Schedule2Column.DURATION,
                "medium",
                Schedule2Column.UNITS,
                "1.5",
                Schedule2Column.ANNUAL_PRICE,
                "-1",
                Schedule2Column.STAFF_HOURS,
                "many",
                Schedule2Column.LANGUAGES,
                "English");

        assertFaults(
                csv(
                        wrong,
                        row("3", Schedule2Column.ENDS, "31/03/2025"),
                        row("4"),
                        row("4"),
                        row("5", Schedule2Column.UNITS, "99999999")),
                tuple(FaultCode.OUT_OF_RANGE, 2, "SPLS id"),
                tuple(FaultCode.TOO_LONG, 2, "Service name"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Provider identifier"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Host authority"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Client group"),
                tuple(FaultCode.INCOMPLETE, 2, "Service type"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Stage"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Direct access"),
                tuple(FaultCode.INCOMPLETE, 2, "Contract reference"),
                tuple(FaultCode.NOT_A_DATE, 2, "Signed"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Duration"),
                tuple(FaultCode.NOT_A_WHOLE_NUMBER, 2, "Units"),
                tuple(FaultCode.NEGATIVE, 2, "Annual price £"),
                tuple(FaultCode.NOT_A_NUMBER, 2, "Staff hours a week"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Languages"),
                tuple(FaultCode.IMPOSSIBLE, 3, "Ends"),
                tuple(FaultCode.DUPLICATE, 5, "SPLS id"),
                tuple(FaultCode.OUT_OF_RANGE, 6, "Units"));
    }

    @Test
    void linesAreCountedAsAnEditorShowsThem() {
        assertFaults(
                csv(row("1", Schedule2Column.DESCRIPTION, "one\ntwo\nthree"), row("2", Schedule2Column.UNITS, "x")),
                tuple(FaultCode.NOT_A_NUMBER, 5, "Units"));
    }

    @Test
    void missingColumnsAreNamedAndStrangeOnesIgnoredWithANote() {
        String file = "Our own,SPLS ID,service_name,Provider  name,Units\nx,1,Elm House,Example Homes,3\n";

        Schedule2Outcome outcome = officer.preview(file.getBytes(StandardCharsets.UTF_8));

        assertThat(outcome.errors()).extracting(Schedule2Fault::code).containsOnly(FaultCode.COLUMN_MISSING);
        assertThat(outcome.errors())
                .extracting(Schedule2Fault::column)
                .containsExactly(
                        "Client group",
                        "Service type",
                        "Contract reference",
                        "Starts",
                        "Duration",
                        "Annual price £",
                        "Staff hours a week");
        assertThat(outcome.notes()).anyMatch(note -> note.contains("“Our own”"));
    }

    @Test
    void theTemplateFilledInIsReadWhole() {
        byte[] template = officer.templates.write(Schedule2Templates.TableFormat.XLSX);

        Schedule2Outcome outcome = officer.preview(Schedule2Files.filled(
                template, row("0042", Schedule2Column.CLIENT_GROUP, "7 Single homeless with support needs")));

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
        assertThat(outcome.changes()).extracting(Schedule2Change::splsId).containsExactly("0042");
        assertThat(officer.preview(template).errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.NOTHING_FILLED_IN);
        assertThat(officer.preview(officer.templates.write(Schedule2Templates.TableFormat.CSV))
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

        Schedule2Outcome outcome = officer.preview(file);

        assertThat(outcome.errors()).isEmpty();
        assertThat(what(outcome))
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

        assertFaults(
                file,
                tuple(FaultCode.NOT_A_DATE, 2, "Starts"),
                tuple(FaultCode.NOT_CALCULATED, 2, "Units"),
                tuple(FaultCode.NOT_CALCULATED, 2, "Annual price £"),
                tuple(FaultCode.NOT_A_NUMBER, 2, "Staff hours a week"));
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

        assertThat(what(officer.preview(file))).contains(tuple("Annual price £", "£1,200.50"));
    }

    @Test
    void mergedCellsAreRefused() {
        byte[] file =
                xlsx(workbook -> workbook.getSheetAt(0).addMergedRegion(new CellRangeAddress(1, 2, 3, 3)), row("1"));

        assertFaults(file, tuple(FaultCode.MERGED_CELLS, 2, null));
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

        assertThat(officer.preview(renamed).errors()).isEmpty();
        assertThat(officer.preview(renamed).notes()).anyMatch(note -> note.contains("“Tabelle1” was read"));
        assertFaults(several, tuple(FaultCode.SHEET_MISSING, null, null));
    }

    @Test
    void aTitleAboveTheHeadingsDoesNoHarm() {
        byte[] file = ("Schedule 2 of Ealing\n\n"
                        + new String(csv(row("1", Schedule2Column.UNITS, "x")), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);

        assertFaults(file, tuple(FaultCode.NOT_A_NUMBER, 4, "Units"));
    }

    @Test
    void whatIsNoTableIsRefusedInASentence() throws Exception {
        assertRefused(FaultCode.NOT_A_TABLE, new byte[0]);
        assertRefused(FaultCode.NOT_A_TABLE, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, 4, 5});
        assertRefused(FaultCode.COLUMN_MISSING, "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertRefused(FaultCode.COLUMN_MISSING, "<html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8));
        assertRefused(
                FaultCode.NOT_A_TABLE,
                new String(csv(row("1")), StandardCharsets.UTF_8).getBytes(Charset.forName("windows-1252")));
        assertRefused(
                FaultCode.NOT_A_TABLE,
                new String(csv(row("1")), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        assertRefused(
                FaultCode.NOT_A_TABLE,
                (new String(csv(row("1")), StandardCharsets.UTF_8) + "\"never closed")
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(FaultCode.NOT_A_WORKBOOK, zip("readme.txt", new byte[10]));
        byte[] whole = xlsx(NOTHING, row("1"));
        assertRefused(FaultCode.NOT_A_WORKBOOK, Arrays.copyOf(whole, whole.length / 2));
        ByteArrayOutputStream old = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet(Schedule2Sheet.NAME);
            workbook.write(old);
        }
        assertRefused(FaultCode.NOT_A_WORKBOOK, old.toByteArray());
    }

    @Test
    void macrosPasswordsAndBombsAreRefused() throws Exception {
        assertRefused(
                FaultCode.CONTAINS_MACROS, xlsx(workbook -> workbook.setWorkbookType(XSSFWorkbookType.XLSM), row("1")));
        assertRefused(FaultCode.FILE_TOO_LARGE, zip("xl/worksheets/sheet1.xml", new byte[64 * 1024 * 1024]));
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(xlsx(NOTHING, row("1")));
            }
            container.writeFilesystem(locked);
        }
        assertRefused(FaultCode.PASSWORD_PROTECTED, locked.toByteArray());
    }

    @Test
    void aHundredMegabytesAreRefusedUnread() {
        assertRefused(FaultCode.FILE_TOO_LARGE, new byte[100 * 1024 * 1024]);
        byte[] rows =
                (new String(csv(), StandardCharsets.UTF_8) + "1,x\n".repeat(6000)).getBytes(StandardCharsets.UTF_8);
        assertRefused(FaultCode.FILE_TOO_LARGE, rows);
    }

    @Test
    void aFileFullOfFaultsIsCutShort() {
        byte[] rows =
                (new String(csv(), StandardCharsets.UTF_8) + "%,x\n".repeat(600)).getBytes(StandardCharsets.UTF_8);

        assertThat(officer.preview(rows).errors())
                .hasSize(501)
                .extracting(Schedule2Fault::code)
                .contains(FaultCode.TOO_MANY_FAULTS);
    }

    private static XSSFCell cell(XSSFWorkbook workbook, Schedule2Column column) {
        var row = workbook.getSheetAt(0).getRow(1);
        XSSFCell cell = row.getCell(column.ordinal());
        return cell == null ? row.createCell(column.ordinal()) : cell;
    }

    private static List<Tuple> what(Schedule2Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        return outcome.changes().getFirst().what().stream()
                .map(difference -> tuple(difference.field(), difference.after()))
                .toList();
    }

    private static void assertFaults(byte[] file, Tuple... faults) {
        assertThat(officer.preview(file).errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::row, Schedule2Fault::column)
                .containsExactly(faults);
    }

    private static void assertRefused(FaultCode code, byte[] file) {
        List<Schedule2Fault> faults = officer.preview(file).errors();
        assertThat(faults).extracting(Schedule2Fault::code).containsExactly(code);
        assertThat(faults.getFirst().message()).matches("(?s)[A-Z].*[.?]");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
