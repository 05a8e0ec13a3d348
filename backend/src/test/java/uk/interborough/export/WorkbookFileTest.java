package uk.interborough.export;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.export.Files.EALING;
import static uk.interborough.export.Files.XLSX;
import static uk.interborough.export.Files.csv;
import static uk.interborough.export.Files.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** What a query answers as a workbook. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class WorkbookFileTest {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    @Autowired
    TestDatabase database;

    @Test
    void holdsWhatTheJsonAnswerHolds() throws IOException {
        String query =
                "{services(first:500){nodes{id name provider{name} annualPrice units staffHoursPerWeek directAccess lastVerifiedOn secondaryClientGroup{name}}}}";
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode node : EALING.asks(query).at("/services/nodes")) {
            List<String> row = new ArrayList<>();
            for (String path : List.of(
                    "/id",
                    "/name",
                    "/provider/name",
                    "/annualPrice",
                    "/units",
                    "/staffHoursPerWeek",
                    "/directAccess",
                    "/lastVerifiedOn",
                    "/secondaryClientGroup/name")) {
                row.add(plain(node.at(path)));
            }
            expected.add(row);
        }
        try (XSSFWorkbook workbook = workbook(query)) {
            assertThat(rows(workbook.getSheet("services"))).isEqualTo(expected);
        }
    }

    @Test
    void aCellIsOfTheKindOfItsValue() throws IOException {
        try (XSSFWorkbook workbook = workbook(
                "{performanceReturns(first:1){nodes{receivedAt quarter{firstDay} service{annualPrice}}} serviceQuarterIndicators(first:1){nodes{utilisation{value}}}}")) {
            Row row = workbook.getSheet("performanceReturns").getRow(3);
            assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
            assertThat(row.getCell(1).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("£#,##0.00");
            assertThat(workbook.getSheet("serviceQuarterIndicators")
                            .getRow(3)
                            .getCell(0)
                            .getCellStyle()
                            .getDataFormatString())
                    .isEqualTo("0.00\"%\"");
        }
    }

    @Test
    void beginsWithACoverAndContentsAndHasATableOnEachSheet() throws Exception {
        String query =
                "{services(first:3){nodes{id name contracts{nodes{units Units:annualPrice}}}} q1:clientGroups{nodes{code}}}";
        try (XSSFWorkbook workbook = workbook(query)) {
            List<String> names = new ArrayList<>();
            workbook.forEach(sheet -> names.add(sheet.getSheetName()));
            assertThat(names).containsExactly("Cover", "Contents", "services", "services.contracts", "q1");
            assertThat(words(workbook.getSheet("Cover")))
                    .contains("Asked by", "commissioner.ealing", "Query", query)
                    .anyMatch(words -> words.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\. Every table .*"));
            List<List<String>> contents = rows(workbook.getSheet("Contents"));
            assertThat(contents.getFirst()).startsWith("services", "services", "3", "true");
            assertThat(contents.getLast().getLast())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(csv("{clientGroups{nodes{code}}}").getBytes(StandardCharsets.UTF_8))));
            for (int i = 1; i < 5; i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isNotBlank();
                assertThat(sheet.getMergedRegions()).isEmpty();
                assertThat(sheet.getPaneInformation()).isNull();
                XSSFTable table = sheet.getTables().getFirst();
                assertThat(table.getStartCellReference().formatAsString()).isEqualTo("A3");
                assertThat(table.getEndRowIndex()).isEqualTo(sheet.getLastRowNum());
                List<String> header = new ArrayList<>();
                sheet.getRow(2).forEach(cell -> header.add(cell.getStringCellValue()));
                assertThat(table.getColumns().stream()
                                .map(column -> column.getName())
                                .toList())
                        .isEqualTo(header);
            }
            assertThat(workbook.getSheet("services.contracts")
                            .getTables()
                            .getFirst()
                            .getColumns())
                    .extracting(column -> column.getName())
                    .containsExactly("services.id", "units", "Units_2");
        }
    }

    @Test
    void textsStayTexts() throws IOException {
        List<String> names = List.of("=1+1", "+1", "@a", "_x0041_", "a\u0001b", "two\nlines", "cr\rlf", "Žofie 🏠 <&>");
        PlainSql owner = PlainSql.over(database.owner());
        for (int i = 0; i < names.size(); i++) {
            owner.does("insert into provider (id, name) values (app.named_id('xlsx', '%d'), '%s')"
                    .formatted(i, names.get(i)));
        }
        String ids = String.join(
                ",",
                owner.values(
                        "select to_json('provider-' || app.named_id('xlsx', i::text))::text from generate_series(0, 7) i"));
        try (XSSFWorkbook workbook = workbook("{providers(where:{id:{in:[" + ids + "]}}){nodes{name}}}")) {
            Sheet sheet = workbook.getSheet("providers");
            List<String> found = new ArrayList<>();
            for (int i = 3; i <= sheet.getLastRowNum(); i++) {
                Cell cell = sheet.getRow(i).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                found.add(cell.getStringCellValue());
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void aTableWithoutRowsIsStillOne() throws IOException {
        try (XSSFWorkbook workbook = workbook("{services(first:0){nodes{id}}}")) {
            assertThat(workbook.getSheet("services").getTables().getFirst().getEndRowIndex())
                    .isEqualTo(3);
        }
    }

    @Test
    void longNamesOfSheetsAreCutAndStayDifferent() throws IOException {
        try (XSSFWorkbook workbook = workbook(
                "{aVeryLongNameOfAFieldThatNobodyNeeds1:clientGroups{nodes{code}} AVeryLongNameOfAFieldThatNobodyNeeds1:clientGroups{nodes{code}} cover:clientGroups{nodes{code}}}")) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(5);
            workbook.forEach(sheet -> assertThat(sheet.getSheetName()).hasSizeBetween(1, 31));
        }
    }

    private static XSSFWorkbook workbook(String query) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file(EALING, XLSX, query)));
    }

    private static List<String> words(Sheet sheet) {
        List<String> words = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> words.add(cell.getStringCellValue())));
        return words;
    }

    private static List<List<String>> rows(Sheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        int columns = sheet.getRow(2).getLastCellNum();
        for (int i = 3; i <= sheet.getLastRowNum(); i++) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                row.add(plain(sheet.getRow(i).getCell(column)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String plain(Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue().format(SECONDS).replace("T00:00:00", "")
                        : plain(BigDecimal.valueOf(cell.getNumericCellValue()));
            default -> cell.getStringCellValue();
        };
    }

    private static String plain(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? ""
                : value.isNumber() ? plain(value.decimalValue()) : value.asString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
