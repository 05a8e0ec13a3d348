package uk.interborough.schema;

import static uk.interborough.schema.Definitions.describe;
import static uk.interborough.schema.Definitions.field;
import static uk.interborough.schema.Definitions.input;
import static uk.interborough.schema.Definitions.listOf;
import static uk.interborough.schema.Definitions.named;
import static uk.interborough.schema.Definitions.nonNull;
import static uk.interborough.schema.Definitions.text;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.Type;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds to each {@code @subject} type its filter, order, edge and connection, and turns each {@code @connection} list into
 * one. A pure function of the SDL: the same text gives the same contract, in the server, in tests and in what is published.
 */
public final class SchemaExpansion {

    private static final Set<String> SORTABLE_SCALARS =
            Set.of("ID", "String", "Int", "Boolean", "Decimal", "Money", "Date", "DateTime");

    /** Enums that no field of a subject has. */
    private static final Set<String> NEVER_FILTERED = Set.of("SortDirection", "ErrorCode");

    private final TypeDefinitionRegistry registry;
    private final Set<String> filtered = new TreeSet<>();

    private SchemaExpansion(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    /** The whole contract on the class path, expanded. */
    public static TypeDefinitionRegistry contract() {
        SchemaParser parser = new SchemaParser();
        TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
        ContractFiles.all().forEach(text -> registry.merge(parser.parse(text)));
        expand(registry);
        return registry;
    }

    /** Expands a registry in place. */
    public static void expand(TypeDefinitionRegistry registry) {
        new SchemaExpansion(registry).expand();
    }

    private void expand() {
        List<ObjectTypeDefinition> objects = registry.getTypes(ObjectTypeDefinition.class);
        List<ObjectTypeDefinition> subjects =
                objects.stream().filter(SchemaExpansion::isSubject).toList();
        subjects.stream()
                .filter(this::isFiltered)
                .map(ObjectTypeDefinition::getName)
                .forEach(filtered::add);
        registry.getTypes(EnumTypeDefinition.class).forEach(this::addEnumFilter);
        subjects.forEach(this::addTypesOf);
        new StatisticsExpansion(registry, filtered).expand();
        objects.forEach(this::replaceLists);
        registry.objectTypeExtensions().values().stream()
                .flatMap(List::stream)
                .toList()
                .forEach(this::replaceLists);
    }

    private static boolean isSubject(ObjectTypeDefinition type) {
        return type.hasDirective("subject");
    }

    private boolean isFiltered(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream().anyMatch(field -> isOperand(field) && !isToOne(field));
    }

    /** A field that may be tested and sorted by: one value, or one other subject, and not opted out. */
    private boolean isOperand(FieldDefinition field) {
        if (field.hasDirective("unfiltered") || Sdl.isList(field.getType())) {
            return false;
        }
        String name = Sdl.nameOf(field.getType());
        return SORTABLE_SCALARS.contains(name) || "Quarter".equals(name) || isEnum(name) || isToOne(field);
    }

    private boolean isToOne(FieldDefinition field) {
        return !Sdl.isList(field.getType())
                && registry.getTypeOrNull(Sdl.nameOf(field.getType()), ObjectTypeDefinition.class)
                        instanceof ObjectTypeDefinition target
                && isSubject(target);
    }

    private boolean isEnum(String name) {
        return registry.getTypeOrNull(name, EnumTypeDefinition.class) != null;
    }

    private void addEnumFilter(EnumTypeDefinition type) {
        if (NEVER_FILTERED.contains(type.getName())) {
            return;
        }
        String name = type.getName();
        registry.add(InputObjectTypeDefinition.newInputObjectDefinition()
                .name(name + "Filter")
                .description(text("Tests of a " + name + ". All that are given must hold."))
                .inputValueDefinition(input("eq", "Is this.", named(name)))
                .inputValueDefinition(input("ne", "Is another, or null.", named(name)))
                .inputValueDefinition(input("in", "Is one of these.", listOf(name)))
                .inputValueDefinition(input("notIn", "Is none of these, or null.", listOf(name)))
                .inputValueDefinition(input("isNull", "Is null, or is not.", named("Boolean")))
                .build());
    }

    private void addTypesOf(ObjectTypeDefinition type) {
        String name = type.getName();
        if (filtered.contains(name)) {
            registry.add(filterOf(type));
            registry.add(orderOf(type));
        }
        Definitions.connectionOf(name).forEach(registry::add);
    }

    private InputObjectTypeDefinition filterOf(ObjectTypeDefinition type) {
        String self = type.getName() + "Filter";
        InputObjectTypeDefinition.Builder filter = InputObjectTypeDefinition.newInputObjectDefinition()
                .name(self)
                .description(text("Which " + type.getName() + " rows. All that is given must hold."));
        operandsOf(type)
                .forEach(field -> filter.inputValueDefinition(
                        input(field.getName(), describe(field), named(Sdl.nameOf(field.getType()) + "Filter"))));
        return filter.inputValueDefinition(input("and", "All of these hold.", listOf(self)))
                .inputValueDefinition(input("or", "At least one of these holds.", listOf(self)))
                .inputValueDefinition(input("not", "This does not hold.", named(self)))
                .build();
    }

    private InputObjectTypeDefinition orderOf(ObjectTypeDefinition type) {
        InputObjectTypeDefinition.Builder order = InputObjectTypeDefinition.newInputObjectDefinition()
                .name(type.getName() + "Order")
                .description(text("What to sort " + type.getName() + " rows by: exactly one. Ties are broken by id."))
                .directive(Directive.newDirective().name("oneOf").build());
        operandsOf(type)
                .forEach(field -> order.inputValueDefinition(input(
                        field.getName(),
                        describe(field),
                        named(isToOne(field) ? Sdl.nameOf(field.getType()) + "Order" : "SortDirection"))));
        return order.build();
    }

    private List<FieldDefinition> operandsOf(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .filter(this::isOperand)
                .filter(field -> !isToOne(field) || filtered.contains(Sdl.nameOf(field.getType())))
                .toList();
    }

    private void replaceLists(ObjectTypeDefinition type) {
        boolean extension = type instanceof ObjectTypeExtensionDefinition;
        if (type.getFieldDefinitions().stream().noneMatch(field -> field.hasDirective("connection"))) {
            return;
        }
        List<FieldDefinition> fields = new ArrayList<>();
        type.getFieldDefinitions().forEach(field -> fields.add(replaceList(field)));
        registry.remove(type);
        registry.add(
                extension
                        ? ((ObjectTypeExtensionDefinition) type)
                                .transformExtension(builder -> builder.fieldDefinitions(fields))
                        : type.transform(builder -> builder.fieldDefinitions(fields)));
    }

    private FieldDefinition replaceList(FieldDefinition field) {
        if (!field.hasDirective("connection")) {
            return field;
        }
        String target = Sdl.nameOf(field.getType());
        Type<?> connection = named(target + "Connection");
        return field.transform(builder -> {
            builder.type(field.getType() instanceof NonNullType ? nonNull(connection) : connection);
            if (filtered.contains(target)) {
                builder.inputValueDefinition(input("where", "Which rows.", named(target + "Filter")));
                builder.inputValueDefinition(input(
                        "orderBy",
                        "In what order; without it by " + Sdl.order(field).replace("_", " ") + ".",
                        listOf(target + "Order")));
            }
            Definitions.paging().forEach(builder::inputValueDefinition);
        });
    }
}
