package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** The pack for the yearly review of a protocol (P 11.2): its counts against those of the tables, and never a text. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=review")
@OnDemonstration
class AnnualReviewTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String WEST = "(select id from partnership where code = 'WEST_LONDON')";

    @Autowired
    TestDatabase database;

    private NoticeWorld world;

    @BeforeEach
    void someNotices() {
        world = new NoticeWorld(database).withContacts();
        world.circulated("WEST_LONDON", "ealing");
        String answered = world.circulated("WEST_LONDON", "brent");
        world.as(
                "commissioner.ealing",
                "update receipt set acknowledged_at = now() + interval '3 days', acknowledged_by = app.account_id() where authority_id = app.authority_id()"
                        + " and acknowledged_at is null and notice_id = '" + answered + "' returning 1");
    }

    @Test
    void eachNoticeCountsOnceAndEachReasonOnce() throws IOException {
        try (XSSFWorkbook pack = workbook(pack(EALING, "year: 2026"))) {
            assertThat(value(pack.getSheet("Sent, by authority"), "All, each once", 1))
                    .isEqualTo(world.owner()
                            .value(
                                    "select count(*) from notice where extract(year from circulated_at) = 2026 and partnership_id = "
                                            + WEST));
            String reason = world.owner().value("select name from notice_reason where code = 'ACC_POLICE_FRAUD'");
            assertThat(value(pack.getSheet("Sent, by reason"), reason, 3))
                    .isEqualTo(world.owner()
                            .value(
                                    "select count(distinct n.id) from notice n join stated_reason s on s.notice_version_id = n.latest_version_id"
                                            + " join notice_reason q on q.id = s.reason_id and q.code = 'ACC_POLICE_FRAUD'"
                                            + " where extract(year from n.circulated_at) = 2026"));
            assertThat(value(pack.getSheet("Received, by outcome"), "Unanswered", 1))
                    .isNotEqualTo("none");
            assertThat(value(pack.getSheet("Timeliness"), "Circulation to acknowledgement", 2))
                    .isEqualTo(world.owner()
                            .value(
                                    "select count(*) from receipt where acknowledged_at is not null and extract(year from circulated_at) = 2026 and partnership_id = "
                                            + WEST));
            assertThat(value(pack.getSheet("Timeliness"), "Event to notification", 4))
                    .isEqualTo(world.owner()
                            .value(
                                    "select round(percentile_cont(0.5) within group (order by v.notified_on - v.event_on)::numeric, 1)::float::text"
                                            + " from notice_version v join notice n on n.id = v.notice_id and not n.is_imported where v.kind = 'FIRST'"
                                            + " and extract(year from v.circulated_at) = 2026 and v.partnership_id = "
                                            + WEST));
        }
    }

    @Test
    void itIsPrintedToo() throws IOException {
        JsonNode file = pack(EALING, "year: 2026, kind: PDF");

        assertThat(file.get("name").asString())
                .startsWith("Annual review 2026- ")
                .endsWith(".pdf");
        try (PDDocument document =
                Loader.loadPDF(Base64.getDecoder().decode(file.get("content").asString()))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Sent, by reason", "Unanswered", "London Borough of Ealing", "Median, days")
                    .doesNotContain(NoticeWorld.MARK);
        }
    }

    @Test
    void aYearWithoutNoticesIsEmptyAndNoFault() throws IOException {
        try (XSSFWorkbook pack = workbook(pack(EALING, "year: 1999"))) {
            assertThat((Object) pack.getSheet("Sent, by authority").getRow(1)).isNull();
        }
        assertThat(pack(EALING, "year: 1999, kind: PDF").isNull()).isFalse();
    }

    @Test
    void anotherPartnershipHasNoneAndAnAnalystCounts() {
        String west = world.owner().value("select 'partnership-' || id from partnership where code = 'WEST_LONDON'");
        for (String other : List.of("commissioner.wigan", "admin")) {
            assertThat(pack(Viewer.as(other), "year: 2026, partnership: \"" + west + "\"")
                            .isNull())
                    .as(other)
                    .isTrue();
        }
        assertThat(pack(Viewer.as("analyst.ealing"), "year: 2026").isNull()).isFalse();
    }

    private static JsonNode pack(Viewer viewer, String arguments) {
        return viewer.asks("{ annualReviewPack(" + arguments + ") { name content } }")
                .at("/annualReviewPack");
    }

    private static XSSFWorkbook workbook(JsonNode file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(
                Base64.getDecoder().decode(file.get("content").asString())));
    }

    /** Of the first row that begins so, as a number would be written. */
    private static String value(Sheet sheet, String first, int column) {
        for (Row row : sheet) {
            if (row.getCell(0).getStringCellValue().equals(first)) {
                double number = row.getCell(column).getNumericCellValue();
                return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
            }
        }
        return "none";
    }
}
