package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/** Arguments and answers, on the lines of the contract that concern the workbook. */
@Tag("database")
class WorkbookControllerTest {
    private static final String SDL = """
            scalar FileContent
            type Query { performanceWorkbook(service: ID!, financialYear: Int!): File }
            type File { name: String! mediaType: String! size: Int! content: FileContent! }
            type Mutation {
              importPerformanceWorkbook(file: FileContent!, fileName: String! = "workbook.xlsx", clientMutationKey: String): Payload!
            }
            type Payload { import: ID performanceReturns: [ID!]! errors: [WorkbookFault!]! }
            type WorkbookFault { field: String! code: String! message: String! clause: String sheet: String cell: String found: String expected: String }
            """;

    private static UUID service;
    private static DefaultExecutionGraphQlService graphQl;

    @BeforeAll
    static void aServiceToReportOn() {
        ImportDatabase world = new ImportDatabase();
        ImportDatabase.Officer officer = world.officer("ealing", "LEAD_OFFICER");
        service = world.service("00/1", "ABS", "SHORT_TERM", 20, 100);
        StaticApplicationContext context = new StaticApplicationContext();
        context.registerBean(WorkbookController.class, () -> new WorkbookController(officer.forms, officer.imports));
        context.refresh();
        AnnotatedControllerConfigurer controllers = new AnnotatedControllerConfigurer();
        controllers.setApplicationContext(context);
        controllers.afterPropertiesSet();
        graphQl = new DefaultExecutionGraphQlService(GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ByteArrayResource(SDL.getBytes(StandardCharsets.UTF_8)))
                .configureRuntimeWiring(wiring -> wiring.scalar(GraphQLScalarType.newScalar()
                        .name("FileContent")
                        .coercing(new Bytes())
                        .build()))
                .configureRuntimeWiring(controllers)
                .build());
    }

    @Test
    void aWorkbookComesDownAndGoesUp() {
        Map<String, Map<String, Object>> down = ask(
                "query ($s: ID!) { performanceWorkbook(service: $s, financialYear: 2025) { name size content } }",
                Map.of("s", "service-" + service));
        byte[] file = (byte[]) down.get("performanceWorkbook").get("content");
        assertThat(down.get("performanceWorkbook"))
                .containsEntry("name", "00_1 2025 to 2026.xlsx")
                .containsEntry("size", file.length);

        byte[] filled = Workbooks.filled(file, book -> book.item(1, QuarterItem.CAPACITY, 20));
        String upload =
                "mutation ($f: FileContent!) { importPerformanceWorkbook(file: $f) { import performanceReturns errors { field code } } }";
        Map<String, Object> first = ask(upload, Map.of("f", filled)).get("importPerformanceWorkbook");
        assertThat(first.get("performanceReturns"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(ask(upload, Map.of("f", Base64.getEncoder().encodeToString(filled)))
                        .get("importPerformanceWorkbook"))
                .containsEntry("import", first.get("import"))
                .containsEntry("performanceReturns", List.of());
    }

    @Test
    void faultsAreFields() {
        assertThat(ask(
                                "mutation ($f: FileContent!) { importPerformanceWorkbook(file: $f, clientMutationKey: \"a\") { import errors { field code message sheet } } }",
                                Map.of("f", new byte[] {1}))
                        .get("importPerformanceWorkbook")
                        .get("errors")
                        .toString())
                .contains("field=file", "code=NOT_A_WORKBOOK", "sheet=null");
    }

    @Test
    void whatIsNoServiceHasNoWorkbook() {
        for (String id :
                new String[] {"service-", "provider-" + service, "service-" + new UUID(1, 1), "x".repeat(44)}) {
            assertThat(ask(
                            "query ($s: ID!) { performanceWorkbook(service: $s, financialYear: 2025) { name } }",
                            Map.of("s", id)))
                    .containsEntry("performanceWorkbook", null);
        }
    }

    private static Map<String, Map<String, Object>> ask(String document, Map<String, Object> variables) {
        ExecutionGraphQlResponse response = graphQl.execute(
                        new DefaultExecutionGraphQlRequest(document, null, variables, null, "1", Locale.UK))
                .block();
        assertThat(response.getErrors()).isEmpty();
        return response.getData();
    }

    /** As the contract says: base64 over HTTP, bytes in-process. */
    private static final class Bytes implements Coercing<byte[], Object> {
        @Override
        public Object serialize(Object result, GraphQLContext context, Locale locale) {
            return result;
        }

        @Override
        public byte[] parseValue(Object input, GraphQLContext context, Locale locale) {
            return input instanceof String text ? Base64.getDecoder().decode(text) : (byte[]) input;
        }

        @Override
        public byte[] parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            throw new UnsupportedOperationException("not used here");
        }
    }
}
