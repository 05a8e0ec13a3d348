package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** The monthly register: made on the first working day, which in May 2027 is Tuesday the fourth, and sent once. Each test has its month. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=registers")
@OnDemonstration
class NoticeRegisterTest {
    private static final LocalDate FIRST_OF_MAY = LocalDate.of(2027, 5, 1);
    private static final LocalDate FIRST_WORKING_DAY = LocalDate.of(2027, 5, 4);
    private static final LocalDate JULY = LocalDate.of(2027, 7, 1);
    private static final LocalDate AUGUST = LocalDate.of(2027, 8, 2);
    private static final Viewer BRENT = Viewer.as("commissioner.brent");

    @Autowired
    TestDatabase database;

    @Autowired
    Postman postman;

    @Autowired
    Time time;

    private NoticeWorld world;
    private String notice;

    @BeforeEach
    void aNotice() {
        world = new NoticeWorld(database).withContacts();
        notice = world.circulated("WEST_LONDON", "ealing");
    }

    @AfterEach
    void itIsTheOldDayAgain() {
        time.isNow(Time.TODAY);
    }

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
        time.isNow(day);
        postman.chase();
        return world.owner()
                .values(
                        "select d.to_email from delivery d join notice_register r on r.id = d.topic_id where d.kind = 'REGISTER' and r.month = '"
                                + day.withDayOfMonth(1) + "' order by 1");
    }

    /** West London's. */
    private String register(LocalDate day) {
        return world.owner()
                .value(
                        "select 'notice-register-' || r.id from notice_register r join partnership p on p.id = r.partnership_id"
                                + " where p.code = 'WEST_LONDON' and r.month = '" + day.withDayOfMonth(1) + "'");
    }

    private static JsonNode file(Viewer viewer, String register) {
        return viewer.asks("{ noticeRegisterFile(register: \"" + register + "\") { name content } }")
                .at("/noticeRegisterFile");
    }

    private static List<List<String>> rows(JsonNode file) throws IOException {
        DataFormatter shown = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(
                Base64.getDecoder().decode(file.get("content").asString())))) {
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
