package uk.interborough.query;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.ArrayList;
import java.util.List;

/** Reads outlines off a selection and the contract; knows nothing of statements, so every root field has one. */
final class Outlines {

    private final GraphQLSchema schema;

    Outlines(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Of what is selected below a field whose value is an object of this type. */
    List<Outline> below(Selection selection, String type) {
        GraphQLObjectType object = schema.getObjectType(type);
        List<String> types = new ArrayList<>();
        types.add(type);
        object.getInterfaces().stream().map(GraphQLNamedType::getName).forEach(types::add);
        List<Outline> outlines = new ArrayList<>();
        for (Selection field : selection.below(condition -> condition == null || types.contains(condition))) {
            outlines.add(
                    field.name().equals("__typename")
                            ? new Outline.Leaf(field.key(), type, field.name(), "String", false)
                            : outline(field, type, object.getFieldDefinition(field.name())));
        }
        return outlines;
    }

    private Outline outline(Selection field, String owner, GraphQLFieldDefinition definition) {
        boolean several = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        String name = type.getName();
        if (!(type instanceof GraphQLObjectType)) {
            return new Outline.Leaf(field.key(), owner, field.name(), name, several);
        }
        return several
                ? new Outline.Items(field.key(), field.name(), name, below(field, name))
                : new Outline.Part(field.key(), field.name(), name, below(field, name));
    }
}
