package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Viewer;

/** A workbook goes out and comes back through the page. */
@Tag("journey") // not repeated on other servers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=journeys")
@OnDemonstration
class WorkbookJourneyTest {
    private static final String RETURNS = """
            {
              performanceReturns(
                where: {quarter: {eq: {financialYear: 2026, quarter: 2}}, authority: {name: {eq: "Ealing"}}}
                first: 100
              ) {
                nodes { version unitDaysOccupied service { id } indicator { flagged } }
              }
            }
            """;
    private static final String ONE = """
            query ($id: ID!) {
              service(id: $id) {
                performanceReturns(where: {quarter: {eq: {financialYear: 2026, quarter: 2}}}, first: 2) {
                  nodes { version unitDaysOccupied }
                }
              }
            }
            """;
    private static final String OCCUPIED = "Unit-days occupied";

    @LocalServerPort
    int port;

    private final Viewer commissioner = Viewer.as("commissioner.ealing");

    @Test
    void aCorrectedWorkbookChangesTheFigureAndAFaultyOneNothing() {
        try (Chromium chromium = Chromium.start();
                Visitor visitor = chromium.visitor("http://localhost:" + port)) {
            JsonNode before = soundReturn();
            int occupied = before.get("unitDaysOccupied").asInt();
            String service = before.at("/service/id").asString();
            visitor.isSignedInAs("commissioner.ealing");
            visitor.goesTo("/services/" + service);
            byte[] workbook = visitor.downloads(visitor.link("Download workbook"));

            visitor.uploads("corrected.xlsx", withOccupied(workbook, occupied - 7));

            visitor.sees("The workbook is saved");
            visitor.sees("amended, now version " + (before.get("version").asInt() + 1));
            visitor.link("2026 to 2027 Q2").click();
            visitor.seesHeading("Return for 2026 to 2027 Q2");
            assertThat(row(visitor.table("What the provider returned"))).containsText(number(occupied - 7));
            assertThat(row(visitor.table("Versions")).locator("td"))
                    .hasText(new String[] {number(occupied - 7), number(occupied)});
            assertThat(figures(service))
                    .isEqualTo(Map.of("version", before.get("version").asInt() + 1, "occupied", occupied - 7));

            visitor.uploads("faulty.xlsx", withOccupied(workbook, -20));

            visitor.sees("Nothing was saved.");
            assertThat(visitor.table("Faults in the workbook")
                            .locator("tbody tr")
                            .first())
                    .containsText("Q2");
            assertThat(visitor.table("Faults in the workbook")).containsText("-20");
            assertThat(figures(service)).containsEntry("occupied", occupied - 7);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static Locator row(Locator table) {
        return table.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(OCCUPIED));
    }

    private static String number(int value) {
        return "%,d".formatted(value);
    }

    /** A return of an accommodation-based service of Ealing in which no check failed. */
    private JsonNode soundReturn() {
        return StreamSupport.stream(
                        commissioner
                                .asks(RETURNS)
                                .at("/performanceReturns/nodes")
                                .spliterator(),
                        false)
                .filter(it -> it.get("unitDaysOccupied").asInt(0) > 100)
                .filter(it -> !it.at("/indicator/flagged").asBoolean(true))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Integer> figures(String service) {
        JsonNode it = commissioner.asks(ONE, Map.of("id", service)).at("/service/performanceReturns/nodes/0");
        return Map.of(
                "version",
                it.get("version").asInt(),
                "occupied",
                it.get("unitDaysOccupied").asInt());
    }

    /** The second quarter with another number of occupied unit-days, calculated as a spreadsheet program would. */
    private static byte[] withOccupied(byte[] file, int unitDays) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            StreamSupport.stream(workbook.getSheet("Q2").spliterator(), false)
                    .filter(WorkbookJourneyTest::isOccupied)
                    .findFirst()
                    .orElseThrow()
                    .getCell(2)
                    .setCellValue(unitDays);
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isOccupied(Row row) {
        return row.getCell(0) != null
                && row.getCell(0).getCellType() == CellType.STRING
                && row.getCell(0).getStringCellValue().equals(OCCUPIED);
    }
}
