package uk.interborough.notices;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about some relations of the database, found by walking the contract. */
final class Walk {
    private static final int DIMENSIONS_AT_ONCE = 3;

    private final Shape shape;
    private final Set<String> family;

    /** The argument that every list gets beside its size. */
    private final String moment;

    /** @param family relations, e.g. notice_version */
    Walk(Set<String> family) {
        this.shape = new Shape();
        this.moment = "";
        this.family = shape.relations.entrySet().stream()
                .filter(type -> family.contains(type.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Walk(Shape shape, Set<String> types, String moment) {
        this.shape = shape;
        this.family = types;
        this.moment = moment;
    }

    /** The same of what was known at a moment, without what is not kept. */
    Walk asOf(String knownAt) {
        return new Walk(shape, family, ",asOf:{knownAt:\"" + knownAt + "\"}");
    }

    private boolean isAsked(GraphQLFieldDefinition root) {
        return moment.isEmpty() || root.getArgument("asOf") != null;
    }

    private boolean isKept(GraphQLFieldDefinition field) {
        return moment.isEmpty()
                || !shape.unkept.contains(
                        GraphQLTypeUtil.unwrapAll(field.getType()).getName().replaceFirst("Connection$", ""));
    }

    /** Lists of what is no notice, with what is no notice inside and notices inside that. */
    List<String> throughOthers() {
        return new Beyond(shape, family).questions();
    }

    /** Questions of one kind, as the fields q0, q1 and so on of one. */
    static String together(List<String> questions) {
        StringBuilder all = new StringBuilder(
                questions.getFirst().substring(0, questions.getFirst().indexOf('{') + 1));
        for (int i = 0; i < questions.size(); i++) {
            String question = questions.get(i);
            all.append('q').append(i).append(':').append(question, question.indexOf('{') + 1, question.length() - 1);
            all.append(' ');
        }
        return all.append('}').toString();
    }

    /** The same, so many at most in one. */
    static List<String> together(List<String> questions, int most) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < questions.size(); i += most) {
            all.add(together(questions.subList(i, Math.min(i + most, questions.size()))));
        }
        return all;
    }

    /** Types of the contract that show a row of the family. */
    Set<String> family() {
        return family;
    }

    /** Every list of Query, with all values and, where the family is near, with what is so many steps inside. */
    List<String> lists(int depth) {
        return lists(depth, type -> true);
    }

    /** Those of the family alone, with what is so many steps inside. */
    List<String> listsOfFamily(int depth) {
        return lists(depth, family::contains);
    }

    private List<String> lists(int depth, Predicate<String> wanted) {
        List<String> queries = new ArrayList<>();
        for (GraphQLFieldDefinition root : shape.schema.getQueryType().getFieldDefinitions()) {
            GraphQLObjectType node = shape.nodes(root);
            if (node != null
                    && shape.relations.containsKey(node.getName())
                    && isAsked(root)
                    && wanted.test(node.getName())) {
                queries.add("{" + root.getName() + "(first:500" + moment + "){totalCount{value} nodes{"
                        + selection(node, depth) + "}}}");
            }
        }
        return queries;
    }

    /** Lists of the family alone, with all values of their rows. */
    List<String> plainLists() {
        return roots().stream()
                .map(root -> "{" + root.getName() + "(first:500){nodes{" + shape.values(shape.nodes(root)) + "}}}")
                .toList();
    }

    /** Every way to group rows of the family. */
    List<String> statistics() {
        List<String> queries = new ArrayList<>();
        for (GraphQLFieldDefinition root : roots()) {
            GraphQLObjectType node = shape.nodes(root);
            GraphQLFieldDefinition stats = shape.schema.getQueryType().getFieldDefinition(root.getName() + "Stats");
            if (stats == null || !isAsked(stats)) {
                continue;
            }
            GraphQLEnumType dimensions = (GraphQLEnumType) shape.schema.getType(node.getName() + "Dimension");
            GraphQLObjectType key = (GraphQLObjectType) shape.schema.getType(node.getName() + "GroupKey");
            List<String> all = dimensions.getValues().stream()
                    .map(GraphQLEnumValueDefinition::getName)
                    .toList();
            for (int i = 0; i < all.size(); i += DIMENSIONS_AT_ONCE) {
                List<String> some = all.subList(i, Math.min(i + DIMENSIONS_AT_ONCE, all.size()));
                queries.add("{" + stats.getName() + "(first:500" + moment + ",groupBy:["
                        + some.stream().map(each -> "{by:" + each + "}").collect(Collectors.joining(","))
                        + "]){nodes{count key{" + keys(key, Set.copyOf(some)) + "}}}}");
            }
        }
        return queries;
    }

    /** Fields of Query that take an identifier of the family, with all values; %s stands for it. */
    List<String> byIdentifier(String type) {
        List<String> queries = new ArrayList<>(List.of("{node(id:\"%s\"){__typename id}}"));
        for (GraphQLFieldDefinition root : shape.schema.getQueryType().getFieldDefinitions()) {
            GraphQLArgument id = root.getArgument("id");
            if (id != null
                    && GraphQLTypeUtil.unwrapAll(root.getType()).getName().equals(type)) {
                queries.add("{" + root.getName() + "(id:\"%s\"){"
                        + selection((GraphQLObjectType) shape.schema.getType(type), 1) + "}}");
            }
        }
        return queries;
    }

    List<String> subscriptions() {
        return shape.schema.getSubscriptionType().getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    /** Filters by which a text of the family can be guessed; %s stands for a part of it. */
    List<String> guesses() {
        List<String> queries = new ArrayList<>();
        for (GraphQLFieldDefinition root : roots()) {
            var filter = (GraphQLInputObjectType)
                    shape.schema.getType(shape.nodes(root).getName() + "Filter");
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
                || !(shape.schema.getType(type + "Filter") instanceof GraphQLInputObjectType inner)) {
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
        return shape.schema.getQueryType().getFieldDefinitions().stream()
                .filter(root -> shape.nodes(root) != null
                        && family.contains(shape.nodes(root).getName()))
                .toList();
    }

    private String selection(GraphQLObjectType type, int depth) {
        StringBuilder selection = new StringBuilder(shape.values(type));
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            GraphQLObjectType rows = shape.nodes(field);
            boolean near = family.contains(type.getName())
                    || family.contains(
                            rows == null
                                    ? GraphQLTypeUtil.unwrapAll(field.getType()).getName()
                                    : rows.getName());
            if (depth == 0 || !near || !isKept(field)) {
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
                    && shape.relations.containsKey(one.getName())) {
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

    private String keys(GraphQLObjectType key, Set<String> dimensions) {
        return key.getFieldDefinitions().stream()
                .filter(field -> dimensions.contains(
                        field.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)))
                .map(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object
                        ? field.getName() + "{" + shape.values(object) + "}"
                        : field.getName())
                .collect(Collectors.joining(" "));
    }
}
