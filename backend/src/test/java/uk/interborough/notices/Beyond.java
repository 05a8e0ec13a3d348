package uk.interborough.notices;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to notices that lead through what is none, two steps long, found by walking the contract.
 *
 * @param family types that show notices and their parts
 */
record Beyond(Shape shape, Set<String> family) {

    /** Simulated from referrals, a part of a second each; their ways on, authorities and schemes, are walked from elsewhere. */
    private static final Set<String> SIMULATED = Set.of("UseForecast", "ForecastPoint", "ForecastTest");

    /** Every list of what is no notice, with one field of what is none either, and in that all notices. */
    List<String> questions() {
        return shape.schema.getQueryType().getFieldDefinitions().stream()
                .filter(root -> shape.nodes(root) != null && isOther(shape.nodes(root)))
                .flatMap(this::questions)
                .toList();
    }

    private Stream<String> questions(GraphQLFieldDefinition root) {
        return fields(Objects.requireNonNull(shape.nodes(root)), this::isOther)
                .map(field -> inside(field, notices(Objects.requireNonNull(shape.row(field)))))
                .filter(inside -> !inside.isEmpty())
                .map(inside -> "{" + root.getName() + "(first:50){nodes{" + inside + "}}}");
    }

    private String notices(GraphQLObjectType type) {
        return fields(type, row -> family.contains(row.getName()))
                .map(field -> inside(field, shape.values(Objects.requireNonNull(shape.row(field)))))
                .collect(Collectors.joining(" "));
    }

    private Stream<GraphQLFieldDefinition> fields(GraphQLObjectType type, Predicate<GraphQLObjectType> wanted) {
        return type.getFieldDefinitions().stream()
                .filter(field -> shape.row(field) != null && wanted.test(shape.row(field)));
    }

    private boolean isOther(GraphQLObjectType type) {
        return shape.relations.containsKey(type.getName())
                && !family.contains(type.getName())
                && !SIMULATED.contains(type.getName());
    }

    /** Empty where there is nothing inside. */
    private static String inside(GraphQLFieldDefinition field, String selection) {
        boolean many = field.getArgument("first") != null;
        return selection.isEmpty()
                ? ""
                : field.getName() + (many ? "(first:10){nodes{" + selection + "}}" : "{" + selection + "}");
    }
}
