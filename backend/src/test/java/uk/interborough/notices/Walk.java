package uk.interborough.notices;

import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.PublishedContract;

/** Everything that can be asked about some relations of the database, found by walking the contract. */
final class Walk {
    private static final int DIMENSIONS_AT_ONCE = 3;

    private final GraphQLSchema schema = PublishedContract.schema();
    private final Map<String, String> relations = relations();
    private final Set<String> family;

    /** @param family relations, e.g. notice_version */
    Walk(Set<String> family) {
        this.family = relations.entrySet().stream()
                .filter(type -> family.contains(type.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Types of the contract that show a row of the family. */
    Set<String> family() {
        return family;
    }

    /** Every list of Query, with all values and, where the family is near, with what is so many steps inside. */
    List<String> lists(int depth) {
        List<String> queries = new ArrayList<>();
        for (GraphQLFieldDefinition root : schema.getQueryType().getFieldDefinitions()) {
            GraphQLObjectType node = nodes(root);
            if (node != null && relations.containsKey(node.getName())) {
                queries.add(
                        "{" + root.getName() + "(first:500){totalCount{value} nodes{" + selection(node, depth) + "}}}");
            }
        }
        return queries;
    }

    /** Lists of the family alone, with all values of their rows. */
    List<String> plainLists() {
        return roots().stream()
                .map(root -> "{" + root.getName() + "(first:500){nodes{" + values(nodes(root)) + "}}}")
                .toList();
    }

    /** Every way to group rows of the family. */
    List<String> statistics() {
        List<String> queries = new ArrayList<>();
        for (GraphQLFieldDefinition root : roots()) {
            GraphQLObjectType node = nodes(root);
            GraphQLFieldDefinition stats = schema.getQueryType().getFieldDefinition(root.getName() + "Stats");
            if (stats == null) {
                continue;
            }
            GraphQLEnumType dimensions = (GraphQLEnumType) schema.getType(node.getName() + "Dimension");
            GraphQLObjectType key = (GraphQLObjectType) schema.getType(node.getName() + "GroupKey");
            List<String> all = dimensions.getValues().stream()
                    .map(GraphQLEnumValueDefinition::getName)
                    .toList();
            for (int i = 0; i < all.size(); i += DIMENSIONS_AT_ONCE) {
                List<String> some = all.subList(i, Math.min(i + DIMENSIONS_AT_ONCE, all.size()));
                queries.add("{" + stats.getName() + "(first:500,groupBy:["
                        + some.stream().map(each -> "{by:" + each + "}").collect(Collectors.joining(","))
                        + "]){nodes{count key{" + keys(key, Set.copyOf(some)) + "}}}}");
            }
        }
        return queries;
    }

    /** Fields of Query that take an identifier of the family, with all values; %s stands for it. */
    List<String> byIdentifier(String type) {
        List<String> queries = new ArrayList<>(List.of("{node(id:\"%s\"){__typename id}}"));
        for (GraphQLFieldDefinition root : schema.getQueryType().getFieldDefinitions()) {
            GraphQLArgument id = root.getArgument("id");
            if (id != null
                    && GraphQLTypeUtil.unwrapAll(root.getType()).getName().equals(type)) {
                queries.add("{" + root.getName() + "(id:\"%s\"){"
                        + selection((GraphQLObjectType) schema.getType(type), 1) + "}}");
            }
        }
        return queries;
    }

    List<String> subscriptions() {
        return schema.getSubscriptionType().getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    /** Filters by which a text of the family can be guessed; %s stands for a part of it. */
    List<String> guesses() {
        List<String> queries = new ArrayList<>();
        for (GraphQLFieldDefinition root : roots()) {
            var filter = (GraphQLInputObjectType) schema.getType(nodes(root).getName() + "Filter");
            for (var field : filter.getFieldDefinitions()) {
                String type = GraphQLTypeUtil.unwrapAll(field.getType()).getName();
                String test = Set.of("and", "or", "not").contains(field.getName()) ? null : guess(type, 2);
                if (test != null) {
                    queries.add("{" + root.getName() + "(where:{" + field.getName() + ":" + test
                            + "}){totalCount{value}}}");
                }
            }
        }
        return queries;
    }

    private @Nullable String guess(String filter, int depth) {
        if (filter.equals("StringFilter")) {
            return "{contains:\"%s\"}";
        }
        String type = filter.replaceAll("(List)?Filter$", "");
        if (depth == 0
                || !family.contains(type)
                || !(schema.getType(type + "Filter") instanceof GraphQLInputObjectType inner)) {
            return null;
        }
        String tests = inner.getFieldDefinitions().stream()
                .filter(field -> !Set.of("and", "or", "not").contains(field.getName()))
                .map(field -> {
                    String test =
                            guess(GraphQLTypeUtil.unwrapAll(field.getType()).getName(), depth - 1);
                    return test == null ? null : "{" + field.getName() + ":" + test + "}";
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining(","));
        String any = tests.isEmpty() ? null : "{or:[" + tests + "]}";
        return any == null ? null : filter.endsWith("ListFilter") ? "{some:" + any + "}" : any;
    }

    private List<GraphQLFieldDefinition> roots() {
        return schema.getQueryType().getFieldDefinitions().stream()
                .filter(root ->
                        nodes(root) != null && family.contains(nodes(root).getName()))
                .toList();
    }

    /** The type of a connection's rows; null where the field is none, or one of groups. */
    private @Nullable GraphQLObjectType nodes(GraphQLFieldDefinition field) {
        String name = GraphQLTypeUtil.unwrapAll(field.getType()).getName();
        return name.endsWith("Connection") && !name.endsWith("GroupConnection")
                ? (GraphQLObjectType) schema.getType(name.substring(0, name.length() - "Connection".length()))
                : null;
    }

    private String selection(GraphQLObjectType type, int depth) {
        StringBuilder selection = new StringBuilder(values(type));
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            GraphQLObjectType rows = nodes(field);
            boolean near = family.contains(type.getName())
                    || family.contains(
                            rows == null
                                    ? GraphQLTypeUtil.unwrapAll(field.getType()).getName()
                                    : rows.getName());
            if (depth == 0 || !near) {
                continue;
            }
            if (rows != null) {
                selection
                        .append(' ')
                        .append(field.getName())
                        .append("(first:100){totalCount{value} nodes{")
                        .append(selection(rows, depth - 1))
                        .append("}}");
            } else if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType one
                    && relations.containsKey(one.getName())) {
                selection
                        .append(' ')
                        .append(field.getName())
                        .append('{')
                        .append(selection(one, depth - 1))
                        .append('}');
            }
        }
        return selection.toString();
    }

    /** What of a type is no other subject. */
    private String values(GraphQLObjectType type) {
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

    private String keys(GraphQLObjectType key, Set<String> dimensions) {
        return key.getFieldDefinitions().stream()
                .filter(field -> dimensions.contains(
                        field.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)))
                .map(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object
                        ? field.getName() + "{" + values(object) + "}"
                        : field.getName())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> relations() {
        Map<String, String> relations = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("../schema/src/main/resources/graphql"))) {
            for (Path file : files.toList()) {
                for (ObjectTypeDefinition type :
                        new SchemaParser().parse(Files.readString(file)).getTypes(ObjectTypeDefinition.class)) {
                    type.getDirectives("subject")
                            .forEach(subject -> relations.put(
                                    type.getName(),
                                    ((StringValue) subject.getArgument("table").getValue()).getValue()));
                }
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return relations;
    }
}
