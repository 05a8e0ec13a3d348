package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** The monthly register: made on the first working day, which in May 2027 is Tuesday the fourth, and sent once. Each test has its month. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=registers")
class NoticeRegisterTest extends DaysWork {
    private static final LocalDate FIRST_OF_MAY = LocalDate.of(2027, 5, 1);
    private static final LocalDate FIRST_WORKING_DAY = LocalDate.of(2027, 5, 4);
    private static final LocalDate JULY = LocalDate.of(2027, 7, 1);
    private static final LocalDate AUGUST = LocalDate.of(2027, 8, 2);
    private static final int STATE = 9;
    private static final Viewer BRENT = Viewer.as("commissioner.brent");
    private static final Viewer COORDINATOR = Viewer.as("coordinator");

    @Test
    void itIsCirculatedOnTheFirstWorkingDayAndNotTwice() {
        assertThat(sentOn(FIRST_OF_MAY)).as("a Saturday, before a bank holiday").isEmpty();
        assertThat(sentOn(LocalDate.of(2027, 5, 3))).as("the bank holiday").isEmpty();
        List<String> sent = sentOn(FIRST_WORKING_DAY);
        assertThat(sent)
                .contains("officer@brent.example", "officer@ealing.example", "desk@observer.example")
                .doesNotContain("deputy@brent.example", "head@brent.example")
                .doesNotHaveDuplicates();
        assertThat(sent.stream().filter(to -> to.startsWith("officer@")))
                .hasSize(
                        Integer.parseInt(world.owner().value("select count(*) from membership where left_on is null")));
        assertThat(sentOn(FIRST_WORKING_DAY)).isEqualTo(sent);
        assertThat(sentOn(FIRST_WORKING_DAY.plusDays(1))).isEqualTo(sent);
    }

    @Test
    void aServerThatWasDownCatchesUpOnTheNextWorkingDay() {
        assertThat(sentOn(LocalDate.of(2027, 6, 12))).as("a Saturday").isEmpty();
        assertThat(sentOn(LocalDate.of(2027, 6, 14))).contains("officer@brent.example");
        assertThat(world.owner().values("select distinct made_on from notice_register where month = '2027-06-01'"))
                .containsExactly("2027-06-14");
    }

    @Test
    void itListsWhatWasOpenThenAndNoText() throws IOException {
        sentOn(JULY);
        String later = world.circulated("WEST_LONDON", "harrow");

        JsonNode file = file(BRENT, register(JULY));
        List<List<String>> rows = rows(file);

        assertThat(file.get("name").asString()).isEqualTo("Notice register July 2027.xlsx");
        assertThat(rows.getFirst()).startsWith("Reference", "Provider", "Issuing authority", "Reasons");
        List<String> line = rows.stream()
                .filter(row -> row.getFirst().equals(world.reference(notice)))
                .findFirst()
                .orElseThrow();
        assertThat(line.get(1)).isEqualTo("Provider " + NoticeWorld.MARK);
        assertThat(line.get(2)).isEqualTo("London Borough of Ealing");
        assertThat(line.get(9)).isEqualTo("Awaiting review");
        assertThat(rows).noneMatch(row -> row.getFirst().equals(world.reference(later)));
        assertThat(rows.toString())
                .doesNotContain("Happened ", "Seen " + NoticeWorld.MARK, "Words " + NoticeWorld.MARK, "Comments ");
        assertThat(file(Viewer.as("coordinator"), register(JULY)).isNull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"WEST_LONDON, 2027-09-01, 2027-10-01", "NORTH_WEST, 2027-11-01, 2027-12-01"})
    void itIsReadBackAsTheRegisterThatWasKeptUntilNow(String partnership, LocalDate month, LocalDate next)
            throws IOException {
        world.circulated("NORTH_WEST", "wigan");
        sentOn(month);
        JsonNode file = file(COORDINATOR, register(partnership, month));
        List<List<String>> listed = table(file);
        assertThat(listed).hasSizeGreaterThan(2);

        JsonNode own = imported(partnership, content(file));
        assertThat(own.get("errors")).isEmpty();
        assertThat(own.get("notices")).as("what is here is not brought in").isEmpty();
        assertThat(own.get("known").asInt()).isEqualTo(listed.size());

        JsonNode kept = imported(partnership, underOtherReferences(content(file)));
        assertThat(kept.get("errors")).isEmpty();
        assertThat(kept.get("notices")).hasSize(listed.size());
        sentOn(next);
        List<List<String>> after = table(file(COORDINATOR, register(partnership, next)));
        assertThat(after).hasSize(2 * listed.size());
        for (List<String> row : listed) {
            assertThat(after)
                    .filteredOn(each -> each.getFirst().equals("OLD " + row.getFirst()))
                    .as(row.getFirst())
                    .extracting(each -> each.subList(1, STATE))
                    .containsExactly(row.subList(1, STATE));
        }
    }

    @Test
    void whoReadsNoNoticesOrIsElsewhereHasNone() {
        sentOn(AUGUST);
        String register = register(AUGUST);
        for (String other : List.of("analyst.brent", "commissioner.wigan", "admin")) {
            Viewer viewer = Viewer.as(other);
            assertThat(viewer.asks("{ noticeRegister(id: \"" + register + "\") { id } }")
                            .values())
                    .as(other)
                    .containsExactly("null");
            assertThat(file(viewer, register).isNull()).as(other).isTrue();
        }
    }

    @Test
    void onlyThePostmanMakesThem() {
        assertThatThrownBy(() -> world.as("commissioner.ealing", "select app.make_registers()"))
                .rootCause()
                .hasMessageStartingWith("ERROR: only the postman makes registers");
    }

    private List<String> sentOn(LocalDate day) {
        chaseOn(day);
        return world.owner()
                .values(
                        "select d.to_email from delivery d join notice_register r on r.id = d.topic_id where d.kind = 'REGISTER' and r.month = '"
                                + day.withDayOfMonth(1) + "' order by 1");
    }

    /** West London's. */
    private String register(LocalDate day) {
        return register("WEST_LONDON", day);
    }

    private String register(String partnership, LocalDate day) {
        return world.owner()
                .value(
                        "select 'notice-register-' || r.id from notice_register r join partnership p on p.id = r.partnership_id"
                                + " where p.code = '" + partnership + "' and r.month = '" + day.withDayOfMonth(1)
                                + "'");
    }

    private static JsonNode file(Viewer viewer, String register) {
        return viewer.asks("{ noticeRegisterFile(register: \"" + register + "\") { name content } }")
                .at("/noticeRegisterFile");
    }

    private static byte[] content(JsonNode file) {
        return Base64.getDecoder().decode(file.get("content").asString());
    }

    private JsonNode imported(String partnership, byte[] file) {
        String id =
                world.owner().value("select 'partnership-' || id from partnership where code = '" + partnership + "'");
        return COORDINATOR
                .asks(
                        "mutation ($file: FileContent!, $p: ID!) { importNoticeRegister(file: $file, partnership: $p) {"
                                + " notices { reference } known errors { code message row column found } } }",
                        Map.of("file", Base64.getEncoder().encodeToString(file), "p", id))
                .at("/importNoticeRegister");
    }

    private static byte[] underOtherReferences(byte[] file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (Row row : workbook.getSheetAt(0)) {
                if (row.getRowNum() > 0 && row.getCell(1) != null) {
                    row.getCell(0).setCellValue("OLD " + row.getCell(0).getStringCellValue());
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** Without headings and remarks. */
    private static List<List<String>> table(JsonNode file) throws IOException {
        return rows(file).stream().skip(1).filter(row -> row.size() > 1).toList();
    }

    private static List<List<String>> rows(JsonNode file) throws IOException {
        DataFormatter shown = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content(file)))) {
            Sheet sheet = workbook.getSheetAt(0);
            return StreamSupport.stream(sheet.spliterator(), false)
                    .map(row -> cells(row, shown))
                    .toList();
        }
    }

    private static List<String> cells(Row row, DataFormatter shown) {
        return IntStream.range(0, Math.max(1, row.getLastCellNum()))
                .mapToObj(column -> shown.formatCellValue(row.getCell(column)))
                .toList();
    }
}
