package uk.interborough.query;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of the variables decides the text of a statement: which keys they have, which are null, booleans and enums by
 * value. Other values become parameters and are left out.
 */
final class VariableShape {

    private VariableShape() {}

    static String of(List<VariableDefinition> definitions, Map<String, Object> variables, GraphQLSchema schema) {
        if (definitions.isEmpty()) {
            return "";
        }
        StringBuilder shape = new StringBuilder();
        for (VariableDefinition definition : definitions) {
            if (variables.containsKey(definition.getName())) {
                shape.append(definition.getName()).append('=');
                append(shape, variables.get(definition.getName()), schema.getType(nameOf(definition.getType())));
                shape.append(';');
            }
        }
        return shape.toString();
    }

    private static void append(StringBuilder shape, @Nullable Object value, @Nullable GraphQLType type) {
        switch (value) {
            case null -> shape.append('0');
            case Boolean flag -> shape.append(flag);
            case List<?> list
            when type instanceof GraphQLInputObjectType -> {
                shape.append('[');
                list.forEach(element -> {
                    append(shape, element, type);
                    shape.append(',');
                });
                shape.append(']');
            }
            case List<?> list when type instanceof GraphQLEnumType -> shape.append(list);
            case Map<?, ?> map
            when type instanceof GraphQLInputObjectType object -> {
                shape.append('{');
                map.forEach((key, inner) -> {
                    shape.append(key).append(':');
                    append(
                            shape,
                            inner,
                            GraphQLTypeUtil.unwrapAll(
                                    object.getField((String) key).getType()));
                    shape.append(',');
                });
                shape.append('}');
            }
            default -> {
                if (type instanceof GraphQLEnumType) {
                    shape.append(value);
                } else {
                    shape.append('?');
                }
            }
        }
    }

    private static String nameOf(Type<?> type) {
        return switch (type) {
            case NonNullType nonNull -> nameOf(nonNull.getType());
            case ListType list -> nameOf(list.getType());
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException("unknown kind of type " + type);
        };
    }
}
