package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.interborough.imports.FaultCode;
import uk.interborough.schema.PublishedContract;

/** The one list of codes that the contract documents, against the words that stand in the sources. */
class ErrorCodesTest {
    private static final Path SOURCES = Path.of("src/main/java/uk/interborough");
    private static final Pattern WORD = Pattern.compile("\"([A-Z]{3,}(?:_[A-Z]+)*)\"");

    /** Packages that answer nobody's operation. */
    private static final Set<String> BEHIND = Set.of("bench", "database", "operations");

    /** Words in capitals that are neither codes nor values of another enum: methods of HTTP, scopes, what stands in cells. */
    private static final Set<String> OTHERS = Set.of(
            "ADMINISTRATOR",
            "AGREED",
            "ANALYST",
            "ASC",
            "CDID",
            "CHAW",
            "COMMISSIONER",
            "CONTRACT_OFFICER",
            "COORDINATOR",
            "DECOMMISSIONED",
            "DENY",
            "DESC",
            "EXCLUDED",
            "EXISTING",
            "FALSE",
            "GET",
            "HEAD",
            "LEAD_OFFICER",
            "MAY_WRITE",
            "NULLS_FIRST",
            "PLANNED",
            "POST",
            "POSTMAN",
            "READ",
            "SUSPENDED",
            "TERMINATED",
            "TRUE",
            "UNPLANNED",
            "YES");

    @Test
    void allCodesAreDocumentedAndNoOthersAre() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each ->
                            !BEHIND.contains(SOURCES.relativize(each).getName(0).toString()))
                    .toList()) {
                WORD.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        used.removeAll(OTHERS);
        PublishedContract.schema().getAllTypesAsList().stream()
                .filter(type ->
                        type instanceof GraphQLEnumType && !type.getName().equals("ErrorCode"))
                .flatMap(type -> ((GraphQLEnumType) type).getValues().stream())
                .forEach(value -> used.remove(value.getName()));
        Arrays.stream(FaultCode.values()).map(Enum::name).forEach(used::add);

        GraphQLEnumType documented =
                (GraphQLEnumType) PublishedContract.schema().getType("ErrorCode");
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(documented.getValues().stream()
                        .map(GraphQLEnumValueDefinition::getName)
                        .toList());
    }
}
