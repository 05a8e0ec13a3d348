package uk.interborough.query;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.TypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what the contract does not explain. Elements that the expansion added are explained by what they were made from. */
final class Undocumented {

    private final List<String> found = new ArrayList<>();

    private Undocumented() {}

    static List<String> in(TypeDefinitionRegistry registry) {
        Undocumented undocumented = new Undocumented();
        registry.types().values().forEach(type -> {
            undocumented.check(type.getName(), type);
            undocumented.checkParts(type);
        });
        registry.scalars().values().forEach(scalar -> undocumented.check(scalar.getName(), scalar));
        Stream.of(registry.objectTypeExtensions(), registry.enumTypeExtensions(), registry.inputObjectTypeExtensions())
                .flatMap(extensions -> extensions.values().stream())
                .flatMap(List::stream)
                .forEach(undocumented::checkParts);
        return undocumented.found;
    }

    private void checkParts(TypeDefinition<?> type) {
        switch (type) {
            case ImplementingTypeDefinition<?> object ->
                object.getFieldDefinitions().forEach(field -> check(type.getName(), field));
            case InputObjectTypeDefinition input ->
                input.getInputValueDefinitions().forEach(field -> check(where(type, field), field));
            case EnumTypeDefinition values ->
                values.getEnumValueDefinitions().forEach(value -> check(where(type, value), value));
            default -> {
                // has no parts
            }
        }
    }

    private void check(String type, FieldDefinition field) {
        String where = type + "." + field.getName();
        check(where, (Object) field);
        field.getInputValueDefinitions()
                .forEach(argument -> check(where + "(" + argument.getName() + ":)", argument));
    }

    private void check(String where, Object element) {
        if (element instanceof AbstractDescribedNode<?> node
                && node.getSourceLocation() != null
                && (node.getDescription() == null || node.getDescription().getContent().isBlank())) {
            found.add(where + " is not documented");
        }
    }

    private static String where(TypeDefinition<?> type, NamedNode<?> part) {
        return type.getName() + "." + part.getName();
    }
}
