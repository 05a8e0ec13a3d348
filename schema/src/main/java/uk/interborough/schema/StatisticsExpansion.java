package uk.interborough.schema;

import static uk.interborough.schema.Definitions.describe;
import static uk.interborough.schema.Definitions.field;
import static uk.interborough.schema.Definitions.input;
import static uk.interborough.schema.Definitions.listOf;
import static uk.interborough.schema.Definitions.named;
import static uk.interborough.schema.Definitions.nonNull;
import static uk.interborough.schema.Definitions.oneOf;
import static uk.interborough.schema.Definitions.text;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.Type;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to Query, for each list of a {@code @subject}, the statistics of its rows: {@code servicesStats} for
 * {@code services}, with the types of its groups.
 */
final class StatisticsExpansion {

    private static final Set<String> NUMBERS = Set.of("Int", "Decimal");

    /** What a list of groups costs beside its groups: all rows are read for them. */
    private static final int POINTS = 5;

    private final TypeDefinitionRegistry registry;
    private final Operands operands;
    private final Dimensions finder;

    StatisticsExpansion(TypeDefinitionRegistry registry, Operands operands) {
        this.registry = registry;
        this.operands = operands;
        this.finder = new Dimensions(registry);
    }

    void expand() {
        List<FieldDefinition> lists = Stream.concat(
                        registry.getTypes(ObjectTypeDefinition.class).stream(),
                        registry.objectTypeExtensions().getOrDefault("Query", List.of()).stream())
                .filter(type -> type.getName().equals("Query"))
                .flatMap(type -> type.getFieldDefinitions().stream())
                .filter(list -> list.hasDirective("connection")
                        && list.getInputValueDefinitions().isEmpty()
                        && operands.isFiltered(Sdl.nameOf(list.getType())))
                .toList();
        ObjectTypeExtensionDefinition.Builder query =
                ObjectTypeExtensionDefinition.newObjectTypeExtensionDefinition().name("Query");
        lists.forEach(list -> query.fieldDefinition(statisticsOf(list)));
        registry.add(query.build());
    }

    private FieldDefinition statisticsOf(FieldDefinition list) {
        ObjectTypeDefinition type = finder.subject(Sdl.nameOf(list.getType()));
        List<Dimension> dimensions = finder.dimensionsOf(type);
        List<FieldDefinition> measures = type.getFieldDefinitions().stream()
                .filter(each -> statisticsOf(each.getType(), each) != null)
                .toList();
        String name = type.getName();
        registry.add(dimensionEnum(name, dimensions));
        registry.add(grouping(name));
        registry.add(key(name, dimensions));
        registry.add(keyOrder(name, dimensions));
        registry.add(distinct(name, dimensions));
        registry.add(group(name, measures));
        registry.add(groupFilter(name, measures));
        registry.add(groupOrder(name, measures));
        Definitions.connectionOf(name + "Group").forEach(registry::add);
        FieldDefinition.Builder statistics = FieldDefinition.newFieldDefinition()
                .name(list.getName() + "Stats")
                .description(text("Statistics of `" + list.getName()
                        + "`: rows that meet `where`, grouped by `groupBy`; without it one group of them all."))
                .type(named(name + "GroupConnection"))
                .directive(Directive.newDirective()
                        .name("cost")
                        .argument(Argument.newArgument("points", IntValue.of(POINTS))
                                .build())
                        .build())
                .inputValueDefinition(input("where", "Which rows are counted.", named(name + "Filter")))
                .inputValueDefinition(input("groupBy", "By what, in the order of columns.", listOf(name + "Grouping")))
                .inputValueDefinition(input("having", "Which groups.", named(name + "GroupFilter")))
                .inputValueDefinition(input(
                        "orderBy",
                        "In what order; without it by what they are grouped by. Ties are broken by that too.",
                        listOf(name + "GroupOrder")))
                .inputValueDefinition(input(
                        "rollup",
                        "Also subtotals, from the last dimension to the first, and the total: `level` and `summedOver` mark them.",
                        named("Boolean")));
        Definitions.paging().forEach(statistics::inputValueDefinition);
        return statistics.build();
    }

    /** The kind of statistics of a field; null when it is nothing to calculate with. */
    private static @Nullable String statisticsOf(Type<?> type, FieldDefinition field) {
        if (Sdl.isList(type)) {
            return null;
        }
        String name = Sdl.nameOf(type);
        if (name.equals("Rate") && field.hasDirective("value")) {
            return "RateStats";
        }
        return NUMBERS.contains(name) ? "NumberStats" : name.equals("Money") ? "MoneyStats" : null;
    }

    private static EnumTypeDefinition dimensionEnum(String name, List<Dimension> dimensions) {
        EnumTypeDefinition.Builder by = EnumTypeDefinition.newEnumTypeDefinition()
                .name(name + "Dimension")
                .description(text("What " + name + " rows are grouped by."));
        dimensions.forEach(dimension -> by.enumValueDefinition(EnumValueDefinition.newEnumValueDefinition()
                .name(dimension.constant())
                .description(dimension.description())
                .build()));
        return by.build();
    }

    private static InputObjectTypeDefinition grouping(String name) {
        return InputObjectTypeDefinition.newInputObjectDefinition()
                .name(name + "Grouping")
                .description(text("One dimension of groups of " + name + " rows."))
                .inputValueDefinition(input("by", "The dimension.", nonNull(named(name + "Dimension"))))
                .inputValueDefinition(input(
                        "grain",
                        "For a dimension of time: by periods of this length. Without it days; for a quarter, quarters.",
                        named("TimeGrain")))
                .build();
    }

    private static ObjectTypeDefinition key(String name, List<Dimension> dimensions) {
        ObjectTypeDefinition.Builder key = ObjectTypeDefinition.newObjectTypeDefinition()
                .name(name + "GroupKey")
                .description(text("What the rows of a group of " + name
                        + " have in common. Null: not grouped by, summed over, or unknown in all of them."));
        dimensions.forEach(dimension -> key.fieldDefinition(FieldDefinition.newFieldDefinition()
                .name(dimension.name())
                .description(dimension.description())
                .type(named(dimension.isTime() ? "TimePeriod" : dimension.type()))
                .directive(Directive.newDirective()
                        .name("dimension")
                        .argument(new Argument("path", dimension.pathValue()))
                        .build())
                .build()));
        return key.build();
    }

    private InputObjectTypeDefinition keyOrder(String name, List<Dimension> dimensions) {
        InputObjectTypeDefinition.Builder order =
                oneOf(name + "GroupKeyOrder", "By what of the key groups of " + name + " are sorted: exactly one.");
        dimensions.forEach(dimension -> {
            boolean sortedAs = finder.isToOne(dimension.source()) && operands.isFiltered(dimension.type());
            if (sortedAs || !finder.isToOne(dimension.source())) {
                order.inputValueDefinition(InputValueDefinition.newInputValueDefinition()
                        .name(dimension.name())
                        .description(dimension.description())
                        .type(named(sortedAs ? dimension.type() + "Order" : "SortDirection"))
                        .build());
            }
        });
        return order.build();
    }

    private static ObjectTypeDefinition distinct(String name, List<Dimension> dimensions) {
        ObjectTypeDefinition.Builder distinct = ObjectTypeDefinition.newObjectTypeDefinition()
                .name(name + "DistinctCount")
                .description(text("How many different ones there are in a group of " + name + "."));
        counted(dimensions)
                .forEach(dimension -> distinct.fieldDefinition(FieldDefinition.newFieldDefinition()
                        .name(dimension.name())
                        .description(dimension.description())
                        .type(nonNull(named("Int")))
                        .build()));
        return distinct.build();
    }

    private static Stream<Dimension> counted(List<Dimension> dimensions) {
        return dimensions.stream()
                .filter(dimension ->
                        dimension.path().size() == 1 && !dimension.type().equals("Boolean"));
    }

    private ObjectTypeDefinition group(String name, List<FieldDefinition> measures) {
        ObjectTypeDefinition.Builder group = ObjectTypeDefinition.newObjectTypeDefinition()
                .name(name + "Group")
                .description(text("A group of " + name + " rows, and what they come to."))
                .fieldDefinition(field("key", "What its rows have in common.", nonNull(named(name + "GroupKey"))))
                .fieldDefinition(field(
                        "level",
                        "0 for a group; for a subtotal how many dimensions are summed over; for the total all of them.",
                        nonNull(named("Int"))))
                .fieldDefinition(field(
                        "summedOver",
                        "The dimensions a subtotal is summed over. Empty for a group.",
                        nonNull(new ListType(nonNull(named(name + "Dimension"))))))
                .fieldDefinition(field("count", "Rows.", nonNull(named("Int"))))
                .fieldDefinition(field(
                        "shareOfTotal",
                        "Rows in per cent of those of all groups of the same level, before `having` and paging. Two decimals.",
                        named("Decimal")))
                .fieldDefinition(field(
                        "change",
                        "Rows less the rows of the group of the period before. Null without a dimension of time, and where there is no such group.",
                        named("Int")))
                .fieldDefinition(
                        field("distinctCount", "How many different ones.", nonNull(named(name + "DistinctCount"))));
        measures.forEach(measure -> group.fieldDefinition(FieldDefinition.newFieldDefinition()
                .name(measure.getName())
                .description(measure.getDescription())
                .directives(measure.getDirectives("clause"))
                .type(nonNull(named(statisticsOf(measure.getType(), measure))))
                .build()));
        return group.build();
    }

    private static InputObjectTypeDefinition groupFilter(String name, List<FieldDefinition> measures) {
        String self = name + "GroupFilter";
        InputObjectTypeDefinition.Builder filter = InputObjectTypeDefinition.newInputObjectDefinition()
                .name(self)
                .description(text("Which groups of " + name + ". All that is given must hold."))
                .inputValueDefinition(input("level", "How many dimensions are summed over.", named("IntFilter")))
                .inputValueDefinition(input("count", "Rows.", named("IntFilter")))
                .inputValueDefinition(input("shareOfTotal", "Rows in per cent of the total.", named("DecimalFilter")))
                .inputValueDefinition(input("change", "Change of rows on the period before.", named("IntFilter")));
        measures.forEach(measure -> filter.inputValueDefinition(input(
                measure.getName(), describe(measure), named(statisticsOf(measure.getType(), measure) + "Filter"))));
        return filter.inputValueDefinition(input("and", "All of these hold.", listOf(self)))
                .inputValueDefinition(input("or", "At least one of these holds.", listOf(self)))
                .inputValueDefinition(input("not", "This does not hold.", named(self)))
                .build();
    }

    private static InputObjectTypeDefinition groupOrder(String name, List<FieldDefinition> measures) {
        InputObjectTypeDefinition.Builder order = oneOf(
                        name + "GroupOrder", "What to sort groups of " + name + " by: exactly one.")
                .inputValueDefinition(input("key", "What they are grouped by.", named(name + "GroupKeyOrder")))
                .inputValueDefinition(input("level", "How many dimensions are summed over.", named("SortDirection")))
                .inputValueDefinition(input("count", "Rows.", named("SortDirection")))
                .inputValueDefinition(input("change", "Change of rows on the period before.", named("SortDirection")));
        measures.forEach(measure -> order.inputValueDefinition(input(
                measure.getName(), describe(measure), named(statisticsOf(measure.getType(), measure) + "Order"))));
        return order.build();
    }
}
