package uk.interborough.schema;

import static uk.interborough.schema.Definitions.input;
import static uk.interborough.schema.Definitions.listOf;
import static uk.interborough.schema.Definitions.named;
import static uk.interborough.schema.Definitions.nonNull;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Adds to each {@code @subject} type its filter, order, edge and connection, turns each {@code @connection} list into one, and
 * gives what reads them the moment to look from. A pure function of the SDL: the same text gives the same contract, in the server, in tests and in what is published.
 */
public final class SchemaExpansion {

    /** Enums that no field of a subject has. */
    private static final Set<String> NEVER_FILTERED = Set.of("SortDirection", "ErrorCode");

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
                .filter(type -> !NEVER_FILTERED.contains(type.getName()))
                .forEach(type -> add(FilterTypes.enumFilter(type)));
        objects.stream().filter(Operands::isSubject).forEach(this::addTypesOf);
        new StatisticsExpansion(registry, operands).expand();
        objects.forEach(this::replaceLists);
        registry.objectTypeExtensions().values().stream()
                .flatMap(List::stream)
                .toList()
                .forEach(this::replaceLists);
        new AsOfExpansion(registry).expand();
    }

    private void addTypesOf(ObjectTypeDefinition type) {
        String name = type.getName();
        FilterTypes filters = new FilterTypes(operands);
        OrderTypes orders = new OrderTypes(operands);
        if (operands.isFiltered(name)) {
            add(filters.filter(type));
            add(orders.order(type));
        }
        if (operands.isListed(name)) {
            add(filters.listFilter(type));
            add(filters.aggregateFilter(type));
            add(orders.listOrder(type));
            add(orders.aggregateOrder(type));
        }
        Definitions.connectionOf(name).forEach(registry::add);
    }

    private void replaceLists(ObjectTypeDefinition type) {
        boolean extension = type instanceof ObjectTypeExtensionDefinition;
        if (type.getFieldDefinitions().stream().noneMatch(field -> field.hasDirective("connection"))) {
            return;
        }
        List<FieldDefinition> fields = new ArrayList<>();
        type.getFieldDefinitions().forEach(field -> fields.add(replaceList(field)));
        registry.remove(type);
        add(
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
            Definitions.paging().forEach(builder::inputValueDefinition);
        });
    }

    /** A name that is made twice would be that of only one of them. */
    private void add(SDLDefinition<?> made) {
        registry.add(made).ifPresent(clash -> {
            throw new IllegalStateException("the contract cannot be expanded: " + clash.getMessage());
        });
    }
}
