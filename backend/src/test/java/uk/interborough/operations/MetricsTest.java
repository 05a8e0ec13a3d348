package uk.interborough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "interborough.metrics-token=" + MetricsTest.TOKEN,
            "management.prometheus.metrics.export.enabled=true"
        })
@OnDemonstration
class MetricsTest {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Viewer EALING = Viewer.as("commissioner.ealing");

    @Test
    void metricsDoNotExistForWhoHasNotTheirToken() {
        for (Viewer viewer :
                List.of(Viewer.nobody(), Viewer.as("admin"), Viewer.holding(""), Viewer.holding(TOKEN + "0"))) {
            for (String path : List.of("/actuator/prometheus", "/actuator/env", "/actuator", "/actuator/health")) {
                Reply reply = viewer.sends(viewer.request(path));
                if (path.endsWith("health")) {
                    assertThat(reply.text()).doesNotContain("components", "details");
                } else {
                    assertThat(reply.status()).as(path).isEqualTo(404);
                    assertThat(reply.text()).doesNotContain("jvm_");
                }
            }
        }
    }

    @Test
    void theyTellOfMachineDoorPoolAndOurOwnWork() {
        EALING.asks("{viewer{username}}");
        assertThat(scraped())
                .contains(
                        "jvm_memory_used_bytes{",
                        "http_server_requests_seconds_count{",
                        "hikaricp_connections_active{",
                        "cache_gets_total{",
                        "cache_size{",
                        "cache_evictions_total{",
                        "interborough_newest_return_age_seconds{",
                        "interborough_rollup_differences{",
                        "interborough_answer_rows_count{",
                        "interborough_answer_size_bytes_sum{",
                        "application=\"interborough\"");
    }

    @Test
    void anOperationIsCountedByItsKindAndItsRootFieldsByTheirNames() {
        double queries = value("interborough_operations_seconds_count", "kind=\"query\"", "outcome=\"answered\"");
        double services = value("interborough_root_fields_total", "field=\"services\"", "outcome=\"answered\"");
        double statements = value("interborough_statements_seconds_count", "subject=\"Service\"");
        EALING.asks("query Nosy {first: services(first:1){nodes{id}} second: services(first:2){nodes{id}}}")
                .data();
        assertThat(value("interborough_operations_seconds_count", "kind=\"query\"", "outcome=\"answered\""))
                .isEqualTo(queries + 1);
        assertThat(value("interborough_root_fields_total", "field=\"services\"", "outcome=\"answered\""))
                .isEqualTo(services + 2);
        assertThat(value("interborough_statements_seconds_count", "subject=\"Service\""))
                .isEqualTo(statements + 2);
    }

    @Test
    void onlyTheFieldThatFailedIsCountedAsFailed() {
        double failed = value("interborough_root_fields_total", "field=\"services\"", "outcome=\"failed\"");
        double answered = value("interborough_root_fields_total", "field=\"viewer\"", "outcome=\"answered\"");
        EALING.asks("{viewer{username} services(after:\"!\"){nodes{id}}}");
        assertThat(value("interborough_root_fields_total", "field=\"services\"", "outcome=\"failed\""))
                .isEqualTo(failed + 1);
        assertThat(value("interborough_root_fields_total", "field=\"viewer\"", "outcome=\"answered\""))
                .isEqualTo(answered + 1);
    }

    @Test
    void whatIsNotExecutedIsCountedByItsReason() {
        double before = value("interborough_operations_refused_total", "reason=\"validation\"");
        EALING.asks("{viewer{shoeSize}}");
        EALING.asks("{viewer{shoeSize}}");
        assertThat(value("interborough_operations_refused_total", "reason=\"validation\""))
                .isEqualTo(before + 2);
    }

    @Test
    void aPlanIsCompiledOnceAndThenFound() {
        String query = "query Again {providers(first:3){nodes{id name}}}";
        EALING.asks(query).data();
        double hits = value("cache_gets_total", "cache=\"plans\"", "result=\"hit\"");
        double misses = value("cache_gets_total", "cache=\"plans\"", "result=\"miss\"");
        EALING.asks(query).data();
        assertThat(value("cache_gets_total", "cache=\"plans\"", "result=\"hit\""))
                .isEqualTo(hits + 1);
        assertThat(value("cache_gets_total", "cache=\"plans\"", "result=\"miss\""))
                .isEqualTo(misses);
    }

    @Test
    void signInsAreCountedByTheirOutcomeAndNotByWho() {
        double refused = value("interborough_sign_ins_total", "outcome=\"refused\"");
        double throttled = value("interborough_sign_ins_total", "outcome=\"throttled\"");
        for (int i = 0; i < 11; i++) {
            Viewer.nobody().signsIn("nosy.parker", "wrong");
        }
        assertThat(value("interborough_sign_ins_total", "outcome=\"refused\"")).isEqualTo(refused + 10);
        assertThat(value("interborough_sign_ins_total", "outcome=\"throttled\""))
                .isEqualTo(throttled + 1);
    }

    @Test
    void importsAreCountedByTheirOutcome() {
        double before = value("interborough_imports_total", "kind=\"performance-workbook\"", "outcome=\"refused\"");
        EALING.sends(EALING.request("/imports/performance-workbook?fileName=nosy.xlsx")
                .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .POST(BodyPublishers.ofString("not a workbook")));
        assertThat(value("interborough_imports_total", "kind=\"performance-workbook\"", "outcome=\"refused\""))
                .isEqualTo(before + 1);
    }

    @Test
    void nothingOfTheCallersBecomesALabel() {
        EALING.asks(
                "query NosyParker($nosy: String) {nosyAlias: services(where:{name:{eq:$nosy}}){nodes{id}}}",
                Map.of("nosy", "nosy value"));
        EALING.asks("{nosyField}");
        EALING.sends(EALING.request("/nosy/path?nosy=query"));
        EALING.sends(EALING.request("/services/service-nosy"));
        Viewer.nobody().signsIn("nosy.account", "nosy password");
        String metrics = scraped();
        assertThat(metrics).doesNotContainIgnoringCase("nosy").doesNotContain("commissioner", "ealing");
        assertThat(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-").matcher(metrics).find())
                .isFalse();
        assertThat(metrics.lines().filter(line -> line.startsWith("interborough_")))
                .hasSizeLessThan(500);
    }

    private static String scraped() {
        Viewer collector = Viewer.holding(TOKEN);
        Reply reply = collector.sends(collector.request("/actuator/prometheus"));
        assertThat(reply.status()).isEqualTo(200);
        return reply.text();
    }

    /** The sum over the series of this name with all of these labels; 0 while there is none. */
    private static double value(String name, String... labels) {
        return scraped()
                .lines()
                .filter(line ->
                        line.startsWith(name + "{") && List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
