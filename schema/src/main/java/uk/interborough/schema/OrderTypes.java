package uk.interborough.schema;

import static uk.interborough.schema.Definitions.describe;
import static uk.interborough.schema.Definitions.input;
import static uk.interborough.schema.Definitions.inputs;
import static uk.interborough.schema.Definitions.named;
import static uk.interborough.schema.Definitions.nonNull;
import static uk.interborough.schema.Definitions.oneOf;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;

/** The order of a subject, and how others are sorted by lists of it. */
final class OrderTypes {

    private final Operands operands;

    OrderTypes(Operands operands) {
        this.operands = operands;
    }

    InputObjectTypeDefinition order(ObjectTypeDefinition type) {
        InputObjectTypeDefinition.Builder order = oneOf(
                type.getName() + "Order",
                "What to sort " + type.getName() + " rows by: exactly one. Ties are broken by id.");
        operands.of(type)
                .forEach(field -> order.inputValueDefinition(input(
                        field.getName(),
                        describe(field),
                        named(operands.isToOne(field) ? Sdl.nameOf(field.getType()) + "Order" : "SortDirection"))));
        operands.listsOf(type)
                .forEach(field -> order.inputValueDefinition(
                        input(field.getName(), describe(field), named(Sdl.nameOf(field.getType()) + "ListOrder"))));
        return order.build();
    }

    InputObjectTypeDefinition listOrder(ObjectTypeDefinition type) {
        String name = type.getName();
        return inputs(
                        name + "ListOrder",
                        "Sorts by the rows of a list of " + name + " taken together. Only rows count that you may see.")
                .inputValueDefinition(input("where", "Take only these rows; without it all.", named(name + "Filter")))
                .inputValueDefinition(input("by", "What is taken of them.", nonNull(named(name + "AggregateOrder"))))
                .build();
    }

    InputObjectTypeDefinition aggregateOrder(ObjectTypeDefinition type) {
        InputObjectTypeDefinition.Builder order = oneOf(
                        type.getName() + "AggregateOrder",
                        "What of the rows of a list of " + type.getName() + " to sort by: exactly one.")
                .inputValueDefinition(
                        input("count", "Number of rows; 0 where there are none.", named("SortDirection")));
        operands.numbersOf(type)
                .forEach(field ->
                        order.inputValueDefinition(input(field.getName(), describe(field), named("AggregateOrder"))));
        return order.build();
    }
}
