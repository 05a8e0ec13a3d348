package uk.interborough.operations;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Socket;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {SpansWhereAsked.ENDPOINT + "=http://localhost:9", "management.tracing.export.otlp.enabled=false"})
@OnDemonstration
@Import(SpansTest.Kept.class)
@ExtendWith(OutputCaptureExtension.class)
class SpansTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String CALLER = "b7ad6b7169203331";
    private static final String MARK = "Zuckschwerdt";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    InMemorySpanExporter exporter;

    @Autowired
    SdkTracerProvider provider;

    @Autowired
    TestDatabase database;

    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @TestConfiguration(proxyBeanMethods = false)
    static class Kept {
        @Bean
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @Test
    void aQueryIsASpanInThatOfItsRequestAndEachRootFieldOneInIt() {
        asks(
                        "query " + MARK
                                + "{a: services(first:2){nodes{id provider{name}}} providers(first:3){nodes{id}}}",
                        Map.of())
                .data();
        SpanData request = one("POST /graphql");
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getParentSpanId()).isEqualTo(CALLER);
        assertThat(request.getAttributes().get(longKey("http.response.status_code")))
                .isEqualTo(200);
        SpanData query = one("query");
        assertThat(query.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(text(query, "outcome")).isEqualTo("answered");
        List<SpanData> statements = named("statement");
        assertThat(statements).allMatch(each -> each.getParentSpanId().equals(query.getSpanId()));
        assertThat(statements)
                .extracting(each -> text(each, "subject") + " "
                        + each.getAttributes().get(longKey("rows")) + " " + text(each, "outcome"))
                .containsExactly("Service 3 answered", "Provider 4 answered");
        assertThat(spans()).hasSize(4);
    }

    @Test
    void aMutationIsASpanAndEachOfItsFieldsOneWithWhatItMakes() {
        asks(
                        "mutation {a: createAccessToken(name:\"a\", scope: READ, expiresOn:\"2027-11-01\"){accessToken{id name}}"
                                + " importPerformanceWorkbook(file:\"AAAA\", fileName:\"a\"){errors{code}}}",
                        Map.of())
                .data();
        SpanData mutation = one("mutation");
        assertThat(mutation.getParentSpanId()).isEqualTo(one("POST /graphql").getSpanId());
        List<SpanData> fields = named("field");
        assertThat(fields).allMatch(each -> each.getParentSpanId().equals(mutation.getSpanId()));
        assertThat(fields)
                .extracting(each -> text(each, "field") + " " + text(each, "outcome"))
                .containsExactly("createAccessToken answered", "importPerformanceWorkbook answered");
        assertThat(one("statement").getParentSpanId())
                .isEqualTo(fields.getFirst().getSpanId());
        assertThat(one("import").getParentSpanId()).isEqualTo(fields.getLast().getSpanId());
        assertThat(text(one("import"), "outcome")).isEqualTo("refused");
    }

    @Test
    void aFileIsASpanWithItsStatements() {
        EALING.sends(json("{providers{nodes{id name}}}", Map.of()).header("Accept", "text/csv"));
        SpanData request = one("POST /graphql");
        SpanData file = one("file");
        assertThat(file.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(text(file, "kind") + " " + text(file, "outcome")).isEqualTo("csv whole");
        assertThat(one("statement").getParentSpanId()).isEqualTo(file.getSpanId());
        assertThat(one("statement").getAttributes().get(longKey("rows"))).isGreaterThan(10);
    }

    @Test
    void anUploadIsASpanInThatOfItsRequest() {
        EALING.sends(begun("/imports/performance-workbook?fileName=" + MARK)
                .header("Content-Type", XLSX)
                .POST(BodyPublishers.ofString(MARK)));
        SpanData request = one("POST /imports/performance-workbook");
        assertThat(one("import").getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(text(one("import"), "kind")).isEqualTo("performance-workbook");
    }

    @Test
    void whatIsAskedThroughASocketIsATraceOfItsOwn() {
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            socket.subscribes("1", "{services(after:\"!\"){nodes{id}}}");
            String reference = socket.hears("next")
                    .at("/payload/errors/0/extensions/traceId")
                    .asString();
            SpanData operation = await().until(
                            () -> spans(reference),
                            all -> all.stream().anyMatch(each -> each.getName().equals("socket")))
                    .getFirst();
            assertThat(text(operation, "outcome")).isEqualTo("with errors");
        }
    }

    @Test
    void theReferenceOfARequestIsItsTrace(CapturedOutput output) {
        PlainSql owner = PlainSql.over(database.owner());
        owner.does("alter view known.observer rename to observer_away");
        try {
            Reply reply = asks("{partnerships{nodes{observers{nodes{name}}}}}", Map.of());
            assertThat(reply.json().at("/errors/0/extensions/traceId").asString())
                    .isEqualTo(trace);
            assertThat(reply.headers().firstValue("X-Request-Id")).hasValue(trace);
            assertThat(output.getAll()).contains("ERROR " + trace + " failure " + trace);
        } finally {
            owner.does("alter view known.observer_away rename to observer");
        }
        assertThat(text(one("statement"), "outcome")).isEqualTo("failed");
        assertThat(text(one("query"), "outcome")).isEqualTo("with errors");
    }

    @Test
    void aRequestThatNamesNoTraceBeginsOne() {
        String reference = EALING.asks("{viewer{shoeSize}}")
                .json()
                .at("/errors/0/extensions/traceId")
                .asString();
        assertThat(reference).matches("[0-9a-f]{32}");
        assertThat(finished(reference))
                .singleElement()
                .extracting(SpanData::getName)
                .isEqualTo("POST /graphql");
    }

    @Test
    void nothingThatPeopleEnterIsInASpan() {
        asks("query " + MARK + "{" + MARK + ": services(where:{name:{eq:\"" + MARK + "\"}}){nodes{id}}}", Map.of());
        asks("query($name: String){services(where:{name:{eq:$name}}){nodes{id}}}", Map.of("name", MARK));
        asks("{" + MARK + "}", Map.of());
        asks(
                "mutation($name: String!){" + MARK
                        + ": createAccessToken(name:$name, scope: READ, expiresOn:\"2027-11-01\"){accessToken{name}}}",
                Map.of("name", MARK));
        EALING.sends(begun("/imports/schedule-2?fileName=" + MARK)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(MARK)));
        EALING.sends(begun("/" + MARK + "?" + MARK).POST(BodyPublishers.ofString(MARK)));
        EALING.sends(begun("/graphql?query=" + MARK).method(MARK, BodyPublishers.noBody()));
        EALING.sends(json("{services{nodes{id name}}}", Map.of()).header("Accept", "text/csv;" + MARK + "=" + MARK));
        Viewer.nobody().signsIn(MARK, MARK);
        await().until(() ->
                named("POST /graphql").size() == 5 && !named("_OTHER -").isEmpty());
        assertThat(named("file")).hasSize(1);
        assertThat(exporter.getFinishedSpanItems().toString())
                .doesNotContainIgnoringCase(MARK)
                .doesNotContain("commissioner", "ealing");
    }

    private Reply asks(String query, Map<String, ?> variables) {
        return EALING.sends(json(query, variables));
    }

    private HttpRequest.Builder json(String query, Map<String, ?> variables) {
        return begun("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables))));
    }

    private HttpRequest.Builder begun(String path) {
        return EALING.request(path)
                .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .header("tracestate", "vendor=" + MARK);
    }

    private SpanData one(String name) {
        await().until(() -> !named(name).isEmpty());
        assertThat(named(name)).hasSize(1);
        return named(name).getFirst();
    }

    private List<SpanData> named(String name) {
        return spans().stream().filter(each -> each.getName().equals(name)).toList();
    }

    private List<SpanData> spans() {
        return spans(trace);
    }

    /** All of a trace, once its request has ended, which may be after its answer was read. */
    private List<SpanData> finished(String of) {
        return await().until(() -> spans(of), all -> all.stream().anyMatch(each -> each.getKind() == SpanKind.SERVER));
    }

    private List<SpanData> spans(String of) {
        provider.forceFlush().join(10, TimeUnit.SECONDS);
        return exporter.getFinishedSpanItems().stream()
                .filter(each -> each.getTraceId().equals(of))
                .toList();
    }

    private static String text(SpanData span, String attribute) {
        return String.valueOf(span.getAttributes().get(stringKey(attribute)));
    }
}
