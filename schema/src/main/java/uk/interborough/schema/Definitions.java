package uk.interborough.schema;

import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes definitions of what the expansion adds, each with its description. */
final class Definitions {

    private Definitions() {}

    /** The edge and connection types of a list. */
    static List<ObjectTypeDefinition> connectionOf(String name) {
        return List.of(
                ObjectTypeDefinition.newObjectTypeDefinition()
                        .name(name + "Edge")
                        .description(text("A " + name + " in its place in a list."))
                        .fieldDefinition(
                                field("cursor", "Its place: give it to `after` or `before`.", nonNull(named("String"))))
                        .fieldDefinition(field("node", "The " + name + ".", nonNull(named(name))))
                        .build(),
                ObjectTypeDefinition.newObjectTypeDefinition()
                        .name(name + "Connection")
                        .description(text("A page of a list of " + name + "."))
                        .fieldDefinition(field("nodes", "The rows.", nonNull(new ListType(nonNull(named(name))))))
                        .fieldDefinition(field(
                                "edges",
                                "The rows with their cursors.",
                                nonNull(new ListType(nonNull(named(name + "Edge"))))))
                        .fieldDefinition(field("pageInfo", "Where the page stands.", nonNull(named("PageInfo"))))
                        .fieldDefinition(field(
                                "totalCount",
                                "How many rows meet the filter, on all pages.",
                                nonNull(named("TotalCount"))))
                        .build());
    }

    /** The arguments that choose a page of a list. */
    static List<InputValueDefinition> paging() {
        return List.of(
                input("first", "How many rows from the start: 500 at most, 50 without it.", named("Int")),
                input(
                        "after",
                        "Only rows after this cursor, which comes from a list in the same order and with the same filter.",
                        named("String")),
                input("last", "How many rows from the end: 500 at most.", named("Int")),
                input(
                        "before",
                        "Only rows before this cursor, which comes from a list in the same order and with the same filter.",
                        named("String")));
    }

    static InputObjectTypeDefinition.Builder inputs(String name, String description) {
        return InputObjectTypeDefinition.newInputObjectDefinition().name(name).description(text(description));
    }

    /** An input object of which exactly one field is given. */
    static InputObjectTypeDefinition.Builder oneOf(String name, String description) {
        return inputs(name, description)
                .directive(Directive.newDirective().name("oneOf").build());
    }

    static @Nullable String describe(FieldDefinition field) {
        return field.getDescription() == null ? null : field.getDescription().getContent();
    }

    static FieldDefinition field(String name, String description, Type<?> type) {
        return FieldDefinition.newFieldDefinition()
                .name(name)
                .description(text(description))
                .type(type)
                .build();
    }

    static InputValueDefinition input(String name, @Nullable String description, Type<?> type) {
        return InputValueDefinition.newInputValueDefinition()
                .name(name)
                .description(description == null ? null : text(description))
                .type(type)
                .build();
    }

    static Description text(String content) {
        return new Description(content, null, false);
    }

    static TypeName named(String name) {
        return new TypeName(name);
    }

    static Type<?> listOf(String name) {
        return new ListType(nonNull(named(name)));
    }

    static NonNullType nonNull(Type<?> type) {
        return new NonNullType(type);
    }
}
