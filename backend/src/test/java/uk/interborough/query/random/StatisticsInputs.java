package uk.interborough.query.random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes up how rows are grouped, which groups are asked for, and in what order. */
final class StatisticsInputs {
    private final Contract contract;
    private final Dice dice;
    private final Draft draft;
    private final Inputs inputs;

    StatisticsInputs(Contract contract, Dice dice, Draft draft, Inputs inputs) {
        this.contract = contract;
        this.dice = dice;
        this.draft = draft;
        this.inputs = inputs;
    }

    /** By up to three dimensions, each once, so that none of them is a variable of its own. */
    Object groupBy(String subject, GraphQLArgument argument) {
        GraphQLInputType element = (GraphQLInputType) GraphQLTypeUtil.unwrapOne(argument.getType());
        List<graphql.schema.GraphQLFieldDefinition> keys =
                new ArrayList<>(contract.object(subject + "GroupKey").getFieldDefinitions());
        keys.removeIf(key -> !Contract.isSteady(subject, key.getName()));
        boolean bare = dice.chance(0.05);
        List<Object> dimensions = new ArrayList<>();
        for (int i = dice.from(dice.chance(0.9) ? 1 : 0, 3); i > 0 && !keys.isEmpty(); i--) {
            var key = dice.one(keys);
            keys.remove(key);
            Map<String, Object> grouping = new LinkedHashMap<>();
            dice.thrown().add(subject + "Grouping.by");
            grouping.put("by", new Draft.Word(Dimension.constant(key)));
            dice.thrown().add(subject + "Dimension." + Dimension.constant(key));
            Dimension dimension = Dimension.of(contract, subject, Map.of("by", Dimension.constant(key)));
            if (dimension.grain() != null && dice.chance(0.8)) {
                dice.thrown().add(subject + "Grouping.grain");
                grouping.put("grain", grain(dimension));
            }
            dimensions.add(
                    bare ? grouping : java.util.Objects.requireNonNull(draft.value(element, true, () -> grouping)));
        }
        return bare && dimensions.size() == 1 ? dimensions.getFirst() : dimensions;
    }

    private Draft.Word grain(Dimension dimension) {
        return new Draft.Word(
                dimension.of() instanceof Contract.Quarter
                        ? dice.one("QUARTER", "FINANCIAL_YEAR")
                        : dice.one("DAY", "WEEK", "MONTH", "QUARTER", "FINANCIAL_YEAR"));
    }

    /** Which groups. */
    Map<String, @Nullable Object> having(String subject, int depth) {
        Map<String, @Nullable Object> having = new LinkedHashMap<>();
        GraphQLInputObjectField field = dice.field(inputs.input(subject + "GroupFilter"));
        String name = field.getName();
        if (depth == 0 && List.of("and", "or", "not").contains(name)) {
            return having;
        }
        having.put(name, draft.value(field.getType(), false, () -> switch (name) {
            case "and", "or" ->
                Collections.nCopies(dice.from(0, 2), 0).stream()
                        .map(each -> having(subject, depth - 1))
                        .toList();
            case "not" -> having(subject, depth - 1);
            default -> figure(Inputs.inputOf(field.getType()));
        }));
        return having;
    }

    private Map<String, @Nullable Object> figure(GraphQLInputObjectType type) {
        if (type.getField("eq") != null) {
            return inputs.values().tests(type, Values.Cell.COUNT);
        }
        GraphQLInputObjectField what = dice.field(type);
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        tests.put(
                what.getName(),
                draft.value(
                        what.getType(),
                        false,
                        () -> inputs.values().tests(Inputs.inputOf(what.getType()), Values.Cell.COUNT)));
        return tests;
    }

    /** In what order. */
    List<@Nullable Object> orderBy(String subject) {
        GraphQLInputObjectType type = inputs.input(subject + "GroupOrder");
        List<@Nullable Object> orders = new ArrayList<>();
        for (int i = dice.from(0, 2); i > 0; i--) {
            orders.add(draft.value(GraphQLNonNull.nonNull(type), true, () -> order(subject, type)));
        }
        return orders;
    }

    private Map<String, @Nullable Object> order(String subject, GraphQLInputObjectType type) {
        GraphQLInputObjectField field = dice.field(type, each -> Contract.isSteady(type.getName(), each.getName()));
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        order.put(
                field.getName(),
                draft.value(
                        field.getType(),
                        true,
                        () -> !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInputObjectType deeper)
                                ? inputs.direction()
                                : contract.isSubject(deeper.getName().replaceAll("Order$", ""))
                                        ? inputs.order(deeper, deeper.getName().replaceAll("Order$", ""), 1)
                                        : order(subject, deeper)));
        return order;
    }
}
