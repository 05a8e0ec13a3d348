package uk.interborough.notices;

import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.PublishedContract;

/** The contract with the relations behind its types. */
final class Shape {
    final GraphQLSchema schema = PublishedContract.schema();

    /** By the type that shows their rows. */
    final Map<String, String> relations = relations();

    /** Types of which is held only how they are, or only that they are. */
    final Set<String> unkept = unkept();

    /** The type of a connection's rows; null where the field is none, or one of groups. */
    @Nullable
    GraphQLObjectType nodes(GraphQLFieldDefinition field) {
        String name = GraphQLTypeUtil.unwrapAll(field.getType()).getName();
        return name.endsWith("Connection") && !name.endsWith("GroupConnection")
                ? (GraphQLObjectType) schema.getType(name.substring(0, name.length() - "Connection".length()))
                : null;
    }

    /** The type of a field's rows, or of its one row; null where it has none. */
    @Nullable
    GraphQLObjectType row(GraphQLFieldDefinition field) {
        GraphQLObjectType rows = nodes(field);
        return rows != null
                ? rows
                : GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType one
                                && relations.containsKey(one.getName())
                        ? one
                        : null;
    }

    /** What of a type is no other subject. */
    String values(GraphQLObjectType type) {
        StringBuilder values = new StringBuilder("__typename");
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object)) {
                values.append(' ').append(field.getName());
            } else if (!relations.containsKey(object.getName()) && nodes(field) == null) {
                values.append(' ')
                        .append(field.getName())
                        .append('{')
                        .append(values(object))
                        .append('}');
            }
        }
        return values.toString();
    }

    private static Map<String, String> relations() {
        Map<String, String> relations = new HashMap<>();
        types().forEach(type -> type.getDirectives("subject")
                .forEach(subject -> relations.put(
                        type.getName(),
                        ((StringValue) subject.getArgument("table").getValue()).getValue())));
        return relations;
    }

    private static Set<String> unkept() {
        return types().stream()
                .filter(type -> type.hasDirective("notKept") || type.hasDirective("unchanging"))
                .map(ObjectTypeDefinition::getName)
                .collect(Collectors.toSet());
    }

    private static List<ObjectTypeDefinition> types() {
        try (Stream<Path> files = Files.list(Path.of("../schema/src/main/resources/graphql"))) {
            List<ObjectTypeDefinition> types = new ArrayList<>();
            for (Path file : files.toList()) {
                types.addAll(new SchemaParser().parse(Files.readString(file)).getTypes(ObjectTypeDefinition.class));
            }
            return types;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
