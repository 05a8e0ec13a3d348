package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Bringing in the register that was kept until now: open notices, as they are, and nobody is told. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "interborough.test=register-import")
@OnDemonstration
class RegisterImportTest {
    private static final Viewer COORDINATOR = Viewer.as("coordinator");
    private static final Viewer WIGAN = Viewer.as("commissioner.wigan");
    private static final String HEADINGS =
            "Reference,Provider,Issuing authority,Reasons,Category,Event on,Notified on,Review on,Placement action,State\n";

    @Autowired
    TestDatabase database;

    private PlainSql owner;
    private String reason = "";

    @BeforeEach
    void aReasonOfTheForm() {
        owner = PlainSql.over(database.owner());
        reason = owner.value("select name from notice_reason where code = 'PNW_QUALITY'");
    }

    @Test
    void openNoticesAreBroughtInAndNobodyIsTold() {
        String deliveries = owner.value("select count(*) from delivery");
        String file = HEADINGS
                + "ISP 2024/17,Alder Homes,Wigan,\"" + reason
                + ", alleged\",,1/9/2026,2 September 2026,2026-10-02,,Open\n"
                + ",Beech Care,Bolton,PNW_QUALITY,,,03/10/2026,,,Awaiting review\n";

        JsonNode answer = send(COORDINATOR, file);

        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.get("known").asInt()).isZero();
        assertThat(Reply.valuesOf(answer.at("/notices/0")))
                .containsExactly(
                        "ISP 2024/17",
                        "CIRCULATED",
                        "true",
                        "true",
                        "1",
                        "Alder Homes",
                        "2026-09-01",
                        "2026-09-02",
                        "2026-10-02",
                        "ALLEGED");
        assertThat(answer.at("/notices/1/reference").asString()).matches("NW-2026-\\d{4}");
        assertThat(owner.value("select count(*) from delivery")).isEqualTo(deliveries);
        assertThat(owner.value(
                        "select count(*) from receipt r join notice n on n.id = r.notice_id where n.is_imported"))
                .isEqualTo("0");
        assertThat(WIGAN.asks(
                                "{ notices(where: {reference: {eq: \"ISP 2024/17\"}}) { nodes { isImported receipts { nodes { id } } } } }")
                        .values())
                .containsExactly("true");

        JsonNode again = send(COORDINATOR, file);
        assertThat(again.get("notices")).isEmpty();
        assertThat(again.get("known").asInt()).isEqualTo(2);
        assertThat(owner.value("select count(*) from notice_import i join notice n on n.id = i.notice_id"
                        + " where original_reference = 'ISP 2024/17'"))
                .isEqualTo("1");
    }

    @Test
    void aReferenceThatIsTakenOrToBeGivenMakesWayAndIsKept() {
        JsonNode answer = send(
                COORDINATOR,
                HEADINGS + "NW-2026-9999,Cedar Homes,Wigan,PNW_QUALITY,,,2/9/2026,,,\n"
                        + "NW-2025-0007,Cedar Homes,Wigan,PNW_QUALITY,,,2/9/2025,,,\n");

        assertThat(answer.at("/notices/0/reference").asString()).matches("NW-2026-0\\d{3}");
        assertThat(answer.at("/notices/1/reference").asString()).isEqualTo("NW-2025-0007");
        assertThat(WIGAN.asks(
                                "{ noticeImports(where: {originalReference: {eq: \"NW-2026-9999\"}}) { nodes { notice { reference } } } }")
                        .values())
                .containsExactly(answer.at("/notices/0/reference").asString());
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsSaved() {
        JsonNode answer = send(
                COORDINATOR,
                HEADINGS + "=1+1,,Brent,Gone fishing,,3/10/2026,2/10/2026,soon,Nothing,Closed\n"
                        + "X1,Dale,Wigan,,,,2/10/2030,,,Open\n"
                        + "X2,Elm,Wigan,PNW_QUALITY,,,2/10/2026,,,Open\n"
                        + "X2,Elm,Wigan,PNW_QUALITY,,,2/10/2026,,,Open\n");

        assertThat(answer.get("notices")).isEmpty();
        assertThat(answer.get("errors")
                        .valueStream()
                        .map(fault -> fault.get("row").asString() + " "
                                + fault.get("column").asString() + " "
                                + fault.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "2 Reference OUT_OF_RANGE",
                        "2 Provider INCOMPLETE",
                        "2 Issuing authority NOT_IN_LIST",
                        "2 Reasons NOT_IN_LIST",
                        "2 Event on OUT_OF_RANGE",
                        "2 Review on NOT_A_DATE",
                        "2 Placement action NOT_IN_LIST",
                        "2 State NOT_IN_LIST",
                        "3 Reasons INCOMPLETE",
                        "3 Notified on OUT_OF_RANGE",
                        "5 Reference DUPLICATE");
        assertThat(answer.at("/errors/0/found").isNull()).isFalse();
        assertThat(owner.value("select count(*) from provider where name = 'Elm'"))
                .isEqualTo("0");
    }

    @Test
    void onlyTheCoordinatorAndOnlyOfItsOwnPartnership() {
        String file = HEADINGS + "Y1,Fir,Wigan,PNW_QUALITY,,,2/10/2026,,,Open\n";
        for (String other : List.of("commissioner.wigan", "analyst.ealing", "admin")) {
            Reply reply = sent(Viewer.as(other), file, null);
            assertThat(reply.text()).as(other).contains("FORBIDDEN");
        }
        String nowhere = "partnership-" + new UUID(7, 7);
        assertThat(sent(COORDINATOR, file, nowhere)
                        .at("/importNoticeRegister/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertThat(send(COORDINATOR, "no table").at("/errors/0/code").asString())
                .isEqualTo("COLUMN_MISSING");
    }

    @Test
    void theTemplateHasTheColumns() throws IOException {
        JsonNode file =
                COORDINATOR.asks("{ noticeRegisterTemplate { name content } }").at("/noticeRegisterTemplate");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(
                Base64.getDecoder().decode(file.get("content").asString())))) {
            assertThat(workbook.getSheet("Open notices").getRow(0).getCell(2).getStringCellValue())
                    .isEqualTo("Issuing authority");
        }
        assertThat(file.get("name").asString()).isEqualTo("Notice register.xlsx");
    }

    private JsonNode send(Viewer viewer, String csv) {
        return sent(viewer, csv, owner.value("select 'partnership-' || id from partnership where code = 'NORTH_WEST'"))
                .at("/importNoticeRegister");
    }

    private static Reply sent(Viewer viewer, String csv, @Nullable String partnership) {
        String file = Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8));
        return viewer.asks(
                """
                mutation ($file: FileContent!, $partnership: ID) {
                  importNoticeRegister(file: $file, partnership: $partnership) {
                    notices { reference state isImported isAwaitingReview
                              latestVersion { number providerName eventOn notifiedOn reviewOn reasons { nodes { certainty } } } }
                    known
                    errors { field code message row column found expected }
                  }
                }""", partnership == null ? Map.of("file", file) : Map.of("file", file, "partnership", partnership));
    }
}
