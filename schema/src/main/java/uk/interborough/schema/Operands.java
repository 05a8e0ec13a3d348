package uk.interborough.schema;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of which types may be filtered and sorted by. */
final class Operands {

    private static final Set<String> SCALARS =
            Set.of("ID", "String", "Int", "Boolean", "Decimal", "Money", "Date", "DateTime", "Quarter");
    private static final Set<String> NUMBERS = Set.of("Int", "Decimal", "Money");

    private final TypeDefinitionRegistry registry;
    private final Set<String> filtered = new TreeSet<>();
    private final Set<String> listed = new TreeSet<>();

    Operands(TypeDefinitionRegistry registry) {
        this.registry = registry;
        List<ObjectTypeDefinition> subjects = registry.getTypes(ObjectTypeDefinition.class).stream()
                .filter(Operands::isSubject)
                .toList();
        subjects.stream()
                .filter(type ->
                        type.getFieldDefinitions().stream().anyMatch(field -> isOperand(field) && !isToOne(field)))
                .forEach(type -> filtered.add(type.getName()));
        subjects.forEach(type -> listsOf(type).forEach(field -> listed.add(Sdl.nameOf(field.getType()))));
    }

    static boolean isSubject(ObjectTypeDefinition type) {
        return type.hasDirective("subject");
    }

    /** Whether a type has a filter and an order. */
    boolean isFiltered(String type) {
        return filtered.contains(type);
    }

    /** Whether rows of a type stand in lists by which others are filtered and sorted. */
    boolean isListed(String type) {
        return listed.contains(type);
    }

    /** Single values and single others. */
    List<FieldDefinition> of(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .filter(this::isOperand)
                .filter(field -> !isToOne(field) || isFiltered(Sdl.nameOf(field.getType())))
                .toList();
    }

    /** Lists of others. */
    List<FieldDefinition> listsOf(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .filter(field -> field.hasDirective("connection")
                        && !field.hasDirective("unfiltered")
                        && isFiltered(Sdl.nameOf(field.getType())))
                .toList();
    }

    /** What can be added up over the rows of a list. No index is needed: that of the list finds the rows. */
    List<FieldDefinition> numbersOf(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .filter(field -> !Sdl.isList(field.getType())
                        && !field.hasDirective("logged")
                        && NUMBERS.contains(Sdl.nameOf(field.getType())))
                .toList();
    }

    boolean isToOne(FieldDefinition field) {
        return !Sdl.isList(field.getType())
                && registry.getTypeOrNull(Sdl.nameOf(field.getType()), ObjectTypeDefinition.class)
                        instanceof ObjectTypeDefinition target
                && isSubject(target);
    }

    /** A field that may be tested and sorted by: one value, or one other subject, and not opted out. */
    private boolean isOperand(FieldDefinition field) {
        if (field.hasDirective("unfiltered") || Sdl.isList(field.getType())) {
            return false;
        }
        String name = Sdl.nameOf(field.getType());
        return SCALARS.contains(name)
                || registry.getTypeOrNull(name, EnumTypeDefinition.class) != null
                || isToOne(field);
    }
}
