package uk.interborough.ui;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.interborough.schema.SchemaExpansion;
import uk.interborough.ui.api.Documents;

/** Every question of the page is one the contract answers. */
class DocumentsTest {

    private static final Path DOCUMENTS = Path.of("src/main/resources/graphql-documents");
    private static final GraphQLSchema CONTRACT =
            new SchemaGenerator().makeExecutableSchema(SchemaExpansion.contract(), RuntimeWiring.MOCKED_WIRING);

    static Stream<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".graphql", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentIsValidAgainstTheContract(String document) {
        assertThat(faults(Documents.read(document))).isEmpty();
    }

    @Test
    void aFieldTheContractDoesNotHaveIsFound() {
        assertThat(faults("{ viewer { shoeSize } }")).hasSize(1);
    }

    private static List<ValidationError> faults(String document) {
        return new Validator().validateDocument(CONTRACT, Parser.parse(document), Locale.UK);
    }
}
