package uk.interborough.query.random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a function is called with, as SQL. */
final class Parameters {
    private static final List<String> OF_A_LIST =
            List.of("where", "orderBy", "first", "after", "last", "before", "asOf");

    private Parameters() {}

    /** The parameters of a function; nothing for a table. */
    static String call(GraphQLFieldDefinition field, Map<String, @Nullable Object> arguments) {
        String parameters = field.getArguments().stream()
                .filter(argument -> !OF_A_LIST.contains(argument.getName()))
                .map(argument -> of(argument, arguments.get(argument.getName())))
                .collect(Collectors.joining(", "));
        return parameters.isEmpty() ? "" : "(" + parameters + ")";
    }

    private static String of(GraphQLArgument argument, @Nullable Object value) {
        String type = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(argument.getType())).getName();
        boolean several = GraphQLTypeUtil.unwrapNonNull(argument.getType()) instanceof GraphQLList;
        return switch (type) {
            case "ShareInput" ->
                value == null
                        ? "null, null"
                        : array(Given.list(value).stream()
                                        .map(share -> uuid(Given.object(share).get("authority"))))
                                + ", "
                                + array(Given.list(value).stream()
                                        .map(share -> String.valueOf(
                                                Given.object(share).get("units"))));
            case "QuarterInput" -> value == null ? "null" : "'" + Cell.quarter(Given.object(value)) + "'";
            case "Date", "Decimal", "Int", "QuotaScope" ->
                value == null ? "null" : "'" + (value instanceof Draft.Word word ? word.name() : value) + "'";
            default ->
                value == null
                        ? "null"
                        : several ? array(Given.list(value).stream().map(Parameters::uuid)) : "'" + uuid(value) + "'";
        };
    }

    private static String array(Stream<String> values) {
        return values.collect(Collectors.joining(",", "'{", "}'"));
    }

    private static String uuid(@Nullable Object id) {
        String text = String.valueOf(id);
        return text.substring(text.length() - 36);
    }
}
