package uk.interborough.schema;

import static uk.interborough.schema.Definitions.describe;
import static uk.interborough.schema.Definitions.input;
import static uk.interborough.schema.Definitions.inputs;
import static uk.interborough.schema.Definitions.listOf;
import static uk.interborough.schema.Definitions.named;

import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;

/** The filter of a subject, and what others may ask of lists of it. */
final class FilterTypes {

    private final Operands operands;

    FilterTypes(Operands operands) {
        this.operands = operands;
    }

    InputObjectTypeDefinition filter(ObjectTypeDefinition type) {
        String self = type.getName() + "Filter";
        InputObjectTypeDefinition.Builder filter =
                inputs(self, "Which " + type.getName() + " rows. All that is given must hold.");
        type.getDirectives("searchable").stream()
                .findFirst()
                .ifPresent(search -> filter.inputValueDefinition(input(
                        "matches",
                        "Full-text search. Every word occurs, in any form (`home` finds homes) and case, in "
                                + Sdl.text(search, "fields", "") + ". Words such as `the` count for nothing.",
                        named("String"))));
        operands.of(type)
                .forEach(field -> filter.inputValueDefinition(
                        input(field.getName(), describe(field), named(Sdl.nameOf(field.getType()) + "Filter"))));
        operands.listsOf(type)
                .forEach(field -> filter.inputValueDefinition(
                        input(field.getName(), describe(field), named(Sdl.nameOf(field.getType()) + "ListFilter"))));
        return filter.inputValueDefinition(input("and", "All of these hold.", listOf(self)))
                .inputValueDefinition(input("or", "At least one of these holds.", listOf(self)))
                .inputValueDefinition(input("not", "This does not hold.", named(self)))
                .build();
    }

    InputObjectTypeDefinition listFilter(ObjectTypeDefinition type) {
        String name = type.getName();
        return inputs(
                        name + "ListFilter",
                        "Tests of a list of " + name + ", of which only rows count that you may see. All that are given"
                                + " must hold.")
                .inputValueDefinition(input("some", "At least one row meets this.", named(name + "Filter")))
                .inputValueDefinition(input(
                        "every",
                        "No row fails to meet this; a comparison with null fails. An empty list passes.",
                        named(name + "Filter")))
                .inputValueDefinition(input("none", "No row meets this. An empty list passes.", named(name + "Filter")))
                .inputValueDefinition(input(
                        "aggregate", "The rows counted or added up pass these tests.", named(name + "AggregateFilter")))
                .build();
    }

    InputObjectTypeDefinition aggregateFilter(ObjectTypeDefinition type) {
        String name = type.getName();
        InputObjectTypeDefinition.Builder filter = inputs(
                        name + "AggregateFilter",
                        "Tests of the rows of a list of " + name
                                + " taken together, e.g. how many there are. All that are given must hold.")
                .inputValueDefinition(input("where", "Take only these rows; without it all.", named(name + "Filter")))
                .inputValueDefinition(input("count", "Number of rows; 0 where there are none.", named("IntFilter")));
        operands.numbersOf(type)
                .forEach(field -> filter.inputValueDefinition(input(
                        field.getName(), describe(field), named(Sdl.nameOf(field.getType()) + "AggregateFilter"))));
        return filter.build();
    }

    static InputObjectTypeDefinition enumFilter(EnumTypeDefinition type) {
        String name = type.getName();
        return inputs(name + "Filter", "Tests of a " + name + ". All that are given must hold.")
                .inputValueDefinition(input("eq", "Is this.", named(name)))
                .inputValueDefinition(input("ne", "Is another, or null.", named(name)))
                .inputValueDefinition(input("in", "Is one of these.", listOf(name)))
                .inputValueDefinition(input("notIn", "Is none of these, or null.", listOf(name)))
                .inputValueDefinition(input("isNull", "Is null, or is not.", named("Boolean")))
                .build();
    }
}
