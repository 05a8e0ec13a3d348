package uk.interborough.schema;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The whole contract as users see it: with clauses and deprecations, without the directives that bind it to a database. */
public final class PublishedContract {

    private static final Path FILE = Path.of("published.graphqls");
    private static final Set<String> PUBLISHED_DIRECTIVES =
            Set.of("clause", "cost", "deprecated", "oneOf", "specifiedBy", "skip", "include");

    private PublishedContract() {}

    /** An executable-looking schema without any behaviour: for printing and for validating documents. */
    public static GraphQLSchema schema() {
        TypeDefinitionRegistry registry = SchemaExpansion.contract();
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        registry.scalars().keySet().stream()
                .filter(name -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
                .forEach(name -> wiring.scalar(GraphQLScalarType.newScalar()
                        .name(name)
                        .description(
                                registry.scalars().get(name).getDescription() == null
                                        ? null
                                        : registry.scalars()
                                                .get(name)
                                                .getDescription()
                                                .getContent())
                        .coercing(new Coercing<Object, Object>() {})
                        .build()));
        registry.getTypes(graphql.language.InterfaceTypeDefinition.class)
                .forEach(type ->
                        wiring.type(type.getName(), typeWiring -> typeWiring.typeResolver(environment -> null)));
        return new SchemaGenerator().makeExecutableSchema(registry, wiring.build());
    }

    /** The SDL, in a stable order. */
    public static String text() {
        return text(schema());
    }

    /** The SDL of a schema, in a stable order. */
    public static String text(GraphQLSchema schema) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(PUBLISHED_DIRECTIVES::contains)
                        .includeDirectiveDefinition(name -> name.equals("clause") || name.equals("cost"))
                        .includeScalarTypes(true)
                        .includeSchemaDefinition(true))
                .print(schema);
    }

    static String released() {
        try {
            return Files.exists(FILE) ? Files.readString(FILE, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("published.graphqls cannot be read", e);
        }
    }

    /** Writes {@code published.graphqls} into the folder it is run from, the schema module. */
    static void main() throws IOException {
        Files.writeString(FILE, text(), StandardCharsets.UTF_8);
    }
}
