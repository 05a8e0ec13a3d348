package uk.interborough.schema;

import static uk.interborough.schema.Elements.field;
import static uk.interborough.schema.Elements.input;
import static uk.interborough.schema.Elements.listOf;
import static uk.interborough.schema.Elements.named;
import static uk.interborough.schema.Elements.nonNull;
import static uk.interborough.schema.Elements.text;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.Type;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds to each {@code @subject} type its filter, order, edge and connection, and turns each {@code @connection} list into
 * one. A pure function of the SDL: the same text gives the same contract, in the server, in tests and in what is published.
 */
public final class SchemaExpansion {

    private final TypeDefinitionRegistry registry;
    private final Operands operands;

    private SchemaExpansion(TypeDefinitionRegistry registry) {
        this.registry = registry;
        this.operands = new Operands(registry);
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
        registry.getTypes(EnumTypeDefinition.class).stream()
                .filter(type -> !type.getName().equals("SortDirection"))
                .forEach(type -> registry.add(FilterTypes.enumFilter(type)));
        objects.stream().filter(Operands::isSubject).forEach(this::addTypesOf);
        objects.forEach(this::replaceLists);
        registry.objectTypeExtensions().values().stream()
                .flatMap(List::stream)
                .toList()
                .forEach(this::replaceLists);
    }

    private void addTypesOf(ObjectTypeDefinition type) {
        String name = type.getName();
        FilterTypes filters = new FilterTypes(operands);
        OrderTypes orders = new OrderTypes(operands);
        if (operands.isFiltered(name)) {
            registry.add(filters.filter(type));
            registry.add(orders.order(type));
        }
        if (operands.isListed(name)) {
            registry.add(filters.listFilter(type));
            registry.add(filters.aggregateFilter(type));
            registry.add(orders.listOrder(type));
            registry.add(orders.aggregateOrder(type));
        }
        registry.add(ObjectTypeDefinition.newObjectTypeDefinition()
                .name(name + "Edge")
                .description(text("A " + name + " in its place in a list."))
                .fieldDefinition(
                        field("cursor", "Its place: give it to `after` or `before`.", nonNull(named("String"))))
                .fieldDefinition(field("node", "The " + name + ".", nonNull(named(name))))
                .build());
        registry.add(ObjectTypeDefinition.newObjectTypeDefinition()
                .name(name + "Connection")
                .description(text("A page of a list of " + name + "."))
                .fieldDefinition(field("nodes", "The rows.", nonNull(new ListType(nonNull(named(name))))))
                .fieldDefinition(field(
                        "edges", "The rows with their cursors.", nonNull(new ListType(nonNull(named(name + "Edge"))))))
                .fieldDefinition(field("pageInfo", "Where the page stands.", nonNull(named("PageInfo"))))
                .fieldDefinition(field(
                        "totalCount", "How many rows meet the filter, on all pages.", nonNull(named("TotalCount"))))
                .build());
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
            if (operands.isFiltered(target)) {
                builder.inputValueDefinition(input("where", "Which rows.", named(target + "Filter")));
                builder.inputValueDefinition(input(
                        "orderBy",
                        "In what order; without it by " + Sdl.order(field).replace("_", " ") + ".",
                        listOf(target + "Order")));
            }
            builder.inputValueDefinition(
                    input("first", "How many rows from the start: 500 at most, 50 without it.", named("Int")));
            builder.inputValueDefinition(input(
                    "after",
                    "Only rows after this cursor, which must come from a list in the same order and with the same filter.",
                    named("String")));
            builder.inputValueDefinition(input("last", "How many rows from the end: 500 at most.", named("Int")));
            builder.inputValueDefinition(input(
                    "before",
                    "Only rows before this cursor, which must come from a list in the same order and with the same filter.",
                    named("String")));
        });
    }
}
