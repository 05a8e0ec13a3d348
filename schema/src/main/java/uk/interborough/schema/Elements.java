package uk.interborough.schema;

import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import org.jspecify.annotations.Nullable;

/** Pieces of SDL that the expansion adds, each with its description. */
final class Elements {

    private Elements() {}

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

    static InputObjectTypeDefinition.Builder inputs(String name, String description) {
        return InputObjectTypeDefinition.newInputObjectDefinition().name(name).description(text(description));
    }

    /** An input object of which exactly one field is given. */
    static InputObjectTypeDefinition.Builder oneOf(String name, String description) {
        return inputs(name, description)
                .directive(Directive.newDirective().name("oneOf").build());
    }

    static Description text(String content) {
        return new Description(content, null, false);
    }

    /** What a field is, in the words of its own description. */
    static @Nullable String describe(FieldDefinition field) {
        return field.getDescription() == null ? null : field.getDescription().getContent();
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
