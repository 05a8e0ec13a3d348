package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.imports.Schedule2Files.row;
import static uk.interborough.imports.Schedule2Files.xlsx;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Files that mean harm, or whose senders did not know better, at every door: read, or refused in a sentence; never a failure. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class HostileFilesFrontDoorTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    /** A place where files come in. */
    private enum Door {
        SCHEDULE_2("/imports/schedule-2", "importSchedule2"),
        WORKBOOK("/imports/performance-workbook", "importPerformanceWorkbook");

        private final String path;
        private final String mutation;

        Door(String path, String mutation) {
            this.path = path;
            this.mutation = mutation;
        }

        /** A file nothing is wrong with. */
        byte[] sound() {
            return this == SCHEDULE_2 ? xlsx(workbook -> {}, row("HOSTILE-1")) : workbook();
        }

        byte[] with(Consumer<XSSFWorkbook> change) {
            return Workbooks.changed(sound(), change);
        }

        /** A cell for a number. */
        void number(XSSFWorkbook workbook, String written) {
            if (this == SCHEDULE_2) {
                Schedule2Files.cell(workbook, Schedule2Column.UNITS).setCellValue(written);
            } else {
                new Workbooks.Filling(workbook).text("Q1", QuarterItem.CAPACITY.cell(), written);
            }
        }

        /** The faults by raw upload and by mutation, which are the same. */
        List<JsonNode> faults(byte[] file) {
            Reply raw = EALING.sends(EALING.request(path)
                    .header("Content-Type", PerformanceWorkbook.MEDIA_TYPE)
                    .POST(BodyPublishers.ofByteArray(file)));
            assertThat(raw.status()).isIn(200, 422);
            List<JsonNode> faults = raw.json().at("/errors").valueStream().toList();
            Reply asked = EALING.asks(
                    "mutation ($f: FileContent!) { x: " + mutation + "(file: $f) { errors { code message } } }",
                    Map.of("f", Base64.getEncoder().encodeToString(file)));
            assertThat(asked.codes()).isEmpty();
            assertThat(codes(asked.at("/x/errors").valueStream())).isEqualTo(codes(faults.stream()));
            return faults;
        }
    }

    @Test
    void bombsMacrosPasswordsAndOtherFormatsAreRefusedAsAWhole() {
        for (Door door : Door.values()) {
            assertRefused(door, "FILE_TOO_LARGE", Spoilt.bomb());
            assertRefused(door, "CONTAINS_MACROS", Spoilt.withMacros(door.sound()));
            assertRefused(door, "PASSWORD_PROTECTED", Spoilt.withPassword(door.sound()));
            assertRefused(door, "NOT_A_WORKBOOK", Spoilt.old("Schedule 2"));
            assertRefused(door, "NOT_A_WORKBOOK", Spoilt.oldWithPassword("Schedule 2"));
            assertRefused(door, "NOT_A_WORKBOOK", OfficeFiles.kept("libreoffice-schedule-2.ods"));
            assertRefused(
                    door,
                    door == Door.SCHEDULE_2 ? "COLUMN_MISSING" : "NOT_A_WORKBOOK",
                    "%PDF-1.7 no workbook".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLinkToAnotherWorkbookIsNotFollowed() {
        for (Door door : Door.values()) {
            byte[] file = door.with(book -> book.linkExternalWorkbook("http://127.0.0.1:9/prices.xlsx", book));

            assertThat(codes(door.faults(file).stream()))
                    .as(door.name())
                    .isEqualTo(codes(door.faults(door.sound()).stream()));
        }
    }

    @Test
    void textWhereANumberBelongsIsAFaultOfItsCell() {
        for (Door door : Door.values()) {
            JsonNode fault = door.faults(door.with(book -> door.number(book, "about twenty")))
                    .getFirst();

            assertThat(fault.get("code").asString()).as(door.name()).isEqualTo("NOT_A_NUMBER");
            assertThat(fault.get("found").asString()).isEqualTo("about twenty");
            assertThat(
                            fault.has("cell")
                                    ? fault.get("cell").asString()
                                    : fault.get("column").asString())
                    .isIn("C6", "Units");
        }
    }

    @Test
    void aNumberWrittenAsTextIsRead() {
        for (Door door : Door.values()) {
            assertThat(codes(door.faults(door.with(book -> door.number(book, " 12 "))).stream()))
                    .as(door.name())
                    .doesNotContain("NOT_A_NUMBER", "NOT_A_WHOLE_NUMBER");
        }
    }

    @Test
    void mergedCellsAreNamed() {
        for (Door door : Door.values()) {
            byte[] file = door.with(book -> {
                int place = door == Door.SCHEDULE_2 ? 1 : QuarterItem.CAPACITY.row();
                book.getSheet(door == Door.SCHEDULE_2 ? "Schedule 2" : "Q1")
                        .addMergedRegion(new CellRangeAddress(place, place + 1, 2, 2));
            });

            assertThat(codes(door.faults(file).stream())).as(door.name()).contains("MERGED_CELLS");
        }
    }

    @Test
    void aRenamedSheetIsReadOrMissed() {
        assertThat(Door.SCHEDULE_2.faults(Door.SCHEDULE_2.with(book -> book.setSheetName(0, "Tabelle1"))))
                .isEmpty();
        assertThat(codes(Door.WORKBOOK
                        .faults(Door.WORKBOOK.with(book -> book.setSheetName(book.getSheetIndex("Q1"), "Quarter")))
                        .stream()))
                .containsExactly("SHEET_MISSING");
    }

    @Test
    void daysWrittenAsTextAreReadWhereTheyAreClear() {
        assertThat(codes(Door.SCHEDULE_2
                        .faults(xlsx(
                                book -> Schedule2Files.cell(book, Schedule2Column.SIGNED)
                                        .setCellValue("the first of April"),
                                row("HOSTILE-1", Schedule2Column.STARTS, "1 April 2025")))
                        .stream()))
                .containsExactly("NOT_A_DATE");
    }

    private static void assertRefused(Door door, String code, byte[] file) {
        List<JsonNode> faults = door.faults(file);
        assertThat(codes(faults.stream())).as(door.name()).containsExactly(code);
        assertThat(faults.getFirst().get("message").asString()).matches("(?s)[A-Z].*[.?]");
    }

    private static List<String> codes(Stream<JsonNode> faults) {
        return faults.map(fault -> fault.get("code").asString()).toList();
    }

    /** Of a service of Ealing, as it is sent out. */
    static byte[] workbook() {
        String service = EALING.asks(
                        "{ services(where: {authority: {name: {eq: \"Ealing\"}}}, first: 1) { nodes { id } } }")
                .at("/services/nodes/0/id")
                .asString();
        return Base64.getDecoder()
                .decode(EALING.asks(
                                "query ($s: ID!) { performanceWorkbook(service: $s, financialYear: 2025) { content } }",
                                Map.of("s", service))
                        .at("/performanceWorkbook/content")
                        .asString());
    }
}
