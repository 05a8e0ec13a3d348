package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** The installation has the index up to June 2026; it is November. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class RetailPriceImportTest {
    private static final String SERIES = """
            "Title","RPI All Items Index: Jan 1987=100"
            "CDID","CHAW"
            "Source dataset ID","MM23"
            "Release date","16-09-2026"
            "2025","404.3"
            "2026 Q2","415.4"
            "2026 JUN","416.5"
            "2026 JUL","417.3"
            "2026 AUG","418.0"
            """;

    @Autowired
    TestDatabase database;

    @AfterEach
    void asItCame() {
        PlainSql.over(database.owner())
                .does(
                        "alter table retail_price disable trigger is_only_added_to",
                        "delete from retail_price where month > '2026-06-01' or month < '2003-01-01'",
                        "alter table retail_price enable trigger is_only_added_to");
    }

    @Test
    void whatTheOfficeGivesOutBringsItsNewMonths() {
        assertThat(imported("admin", SERIES)).containsExactly("2026-07-01", "417.3", "2026-08-01", "418.0");
        assertThat(imported("admin", SERIES)).isEmpty();
    }

    @Test
    void aTableWithColumnsBringsItsNewMonths() {
        assertThat(imported(
                        "admin", "year,month,index_jan1987_100,annual_rate_pct\n2026,6,416.5,2.9\n2026,7,417.3,2.7\n"))
                .containsExactly("2026-07-01", "417.3");
    }

    @Test
    void everyFaultIsToldByItsLineAndNothingIsSaved() {
        assertThat(imported("admin", "year,month,index\n2026,5,415.4\n2026,8,418.0\n2026,9,about 419\n2026,13,1.0\n"))
                .containsExactly(
                        "NOT_A_NUMBER",
                        "4",
                        "An index with one decimal such as 417.3 was expected, found “about 419”.",
                        "NOT_A_DATE",
                        "5",
                        "A year such as 2026 and a month from 1 to 12 were expected.");
        assertThat(imported("admin", "year,month,index\n2026,5,415.4\n2026,8,418.0\n2026,11,419.0\n"))
                .containsExactly(
                        "CONFLICT",
                        "2",
                        "2026-05 is on record as 415.3, and stands here as 415.4. A published index is not revised.",
                        "OUT_OF_RANGE",
                        "4",
                        "2026-11 is not published: months are from January 1987 to the one before this.",
                        "INCOMPLETE",
                        "3",
                        "2026-07 is missing between this month and what is on record.",
                        "INCOMPLETE",
                        "4",
                        "2026-09 to 2026-10 are missing between this month and what is on record.");
        assertThat(PlainSql.over(database.owner()).value("select max(month) from retail_price"))
                .isEqualTo("2026-06-01");
    }

    @Test
    void anotherSeriesAndAnotherPersonAreRefused() {
        assertThat(imported("admin", SERIES.replace("CHAW", "D7BT"))).contains("UNKNOWN_FORMAT", "2");
        assertThat(imported("commissioner.ealing", SERIES)).contains("FORBIDDEN");
    }

    private static List<String> imported(String username, String csv) {
        return Reply.valuesOf(Viewer.as(username)
                .asks(
                        "mutation($file: FileContent!) {importRetailPrices(file: $file)"
                                + " {retailPrices {month priceIndex} errors {code line message}}}",
                        Map.of("file", Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8))))
                .at("/importRetailPrices"));
    }
}
