package uk.interborough.schema;

import static uk.interborough.schema.Definitions.input;
import static uk.interborough.schema.Definitions.named;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;

/** Adds to each field of Query that reads what is kept the moment to look from: to lists, statistics, single rows and node. */
final class AsOfExpansion {

    private static final String ARGUMENT = "asOf";

    private final TypeDefinitionRegistry registry;

    AsOfExpansion(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    /** After lists have become connections and statistics have been added. */
    void expand() {
        registry.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getName().equals("Query"))
                .toList()
                .forEach(type -> replace(type, type.transform(query -> query.fieldDefinitions(fields(type)))));
        for (ObjectTypeExtensionDefinition type :
                List.copyOf(registry.objectTypeExtensions().getOrDefault("Query", List.of()))) {
            replace(type, type.transformExtension(query -> query.fieldDefinitions(fields(type))));
        }
    }

    private void replace(TypeDefinition<?> before, TypeDefinition<?> after) {
        registry.remove(before);
        registry.add(after);
    }

    private List<FieldDefinition> fields(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .map(field -> readsWhatIsKept(field)
                        ? field.transform(builder -> builder.inputValueDefinition(
                                input(ARGUMENT, "The moment to look from; without it now, today.", named("AsOf"))))
                        : field)
                .toList();
    }

    private boolean readsWhatIsKept(FieldDefinition field) {
        String type = Sdl.nameOf(field.getType());
        return type.equals("Node") || isKept(type.replaceFirst("(Group)?Connection$", ""));
    }

    private boolean isKept(String type) {
        return registry.getTypeOrNull(type, ObjectTypeDefinition.class) instanceof ObjectTypeDefinition subject
                && Operands.isSubject(subject)
                && !subject.hasDirective("notKept")
                && !subject.hasDirective("unchanging");
    }
}
