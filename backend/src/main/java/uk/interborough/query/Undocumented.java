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

/** Finds what the contract does not explain. Elements that the expansion added are explained by what they were made from. */
final class Undocumented {

    private final List<String> found = new ArrayList<>();

    private Undocumented() {}

    static List<String> in(TypeDefinitionRegistry registry) {
        Undocumented undocumented = new Undocumented();
        for (TypeDefinition<?> type : registry.types().values()) {
            undocumented.explained(type.getName(), type);
            undocumented.checkParts(type);
        }
        registry.scalars().values().forEach(scalar -> undocumented.explained(scalar.getName(), scalar));
        registry.objectTypeExtensions().values().forEach(all -> all.forEach(undocumented::checkParts));
        registry.inputObjectTypeExtensions().values().forEach(all -> all.forEach(undocumented::checkParts));
        registry.enumTypeExtensions().values().forEach(all -> all.forEach(undocumented::checkParts));
        return undocumented.found;
    }

    private void checkParts(TypeDefinition<?> type) {
        switch (type) {
            case ImplementingTypeDefinition<?> object ->
                object.getFieldDefinitions().forEach(field -> check(type.getName(), field));
            case InputObjectTypeDefinition input ->
                input.getInputValueDefinitions().forEach(field -> explained(where(type, field), field));
            case EnumTypeDefinition values ->
                values.getEnumValueDefinitions().forEach(value -> explained(where(type, value), value));
            default -> {
                // has no parts
            }
        }
    }

    private void check(String type, FieldDefinition field) {
        String where = type + "." + field.getName();
        explained(where, field);
        field.getInputValueDefinitions()
                .forEach(argument -> explained(where + "(" + argument.getName() + ":)", argument));
    }

    private void explained(String where, Object element) {
        if (element instanceof AbstractDescribedNode<?> node
                && node.getSourceLocation() != null
                && (node.getDescription() == null
                        || node.getDescription().getContent().isBlank())) {
            found.add(where + " is not documented");
        }
    }

    private static String where(TypeDefinition<?> type, NamedNode<?> part) {
        return type.getName() + "." + part.getName();
    }
}
