package uk.interborough.query.random;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.Many;
import uk.interborough.query.random.Contract.One;
import uk.interborough.query.random.Contract.Quarter;
import uk.interborough.query.random.Contract.Scalar;
import uk.interborough.query.random.Values.Cell;

/** Makes up filters and orders from the input types of the contract. What it does not know there it does not skip. */
final class Inputs {
    private final Contract contract;
    private final World world;
    private final Dice dice;
    private final Draft draft;
    private final Values values;

    Inputs(Contract contract, World world, Dice dice, Draft draft) {
        this.contract = contract;
        this.world = world;
        this.dice = dice;
        this.draft = draft;
        this.values = new Values(contract, world, dice, draft);
    }

    Values values() {
        return values;
    }

    /** Which rows. */
    Map<String, @Nullable Object> where(String subject, int depth) {
        Map<String, @Nullable Object> where = new LinkedHashMap<>();
        for (int i = dice.chance(0.03) ? 0 : dice.chance(0.75) ? 1 : 2; i > 0; i--) {
            GraphQLInputObjectField field = field(input(subject + "Filter"), subject, depth);
            if (depth >= depthOf(subject, field.getName())) {
                where.put(field.getName(), draft.value(field.getType(), false, () -> test(subject, field, depth)));
            }
        }
        where.replaceAll(
                (name, test) -> test == null && !List.of("and", "or", "not").contains(name) ? Map.of() : test);
        return where;
    }

    /** A field of a filter or an order, often one through a list: those ask the most. */
    private GraphQLInputObjectField field(GraphQLInputObjectType type, String subject, int depth) {
        List<String> lists = depth < 2
                ? List.of()
                : type.getFields().stream()
                        .map(GraphQLInputObjectField::getName)
                        .filter(name -> contract.object(subject).getFieldDefinition(name) != null
                                && contract.attribute(subject, name) instanceof Many)
                        .toList();
        boolean list = !lists.isEmpty() && dice.chance(0.3);
        return dice.field(
                type,
                field -> Contract.isSteady(subject, field.getName()) && (!list || lists.contains(field.getName())));
    }

    /** How much depth a test needs: that of a list asks for more rows each time. */
    private int depthOf(String subject, String name) {
        return switch (name) {
            case "and", "or", "not" -> 1;
            case "matches" -> 0;
            default -> depthOf(contract.attribute(subject, name));
        };
    }

    private static int depthOf(Contract.Attribute attribute) {
        return attribute instanceof Many ? 2 : attribute instanceof One ? 1 : 0;
    }

    private @Nullable Object test(String subject, GraphQLInputObjectField field, int depth) {
        String name = field.getName();
        if (List.of("and", "or", "not").contains(name) && dice.chance(0.02)) {
            return null;
        }
        return switch (name) {
            case "and", "or" -> dice.chance(0.05) ? where(subject, depth - 1) : several(subject, field, depth);
            case "not" -> where(subject, depth - 1);
            case "matches" -> words(subject);
            default ->
                switch (contract.attribute(subject, name)) {
                    case Scalar scalar ->
                        values.tests(inputOf(field.getType()), Cell.of(contract, subject, scalar.column()));
                    case Quarter quarter ->
                        values.tests(inputOf(field.getType()), Cell.of(contract, subject, quarter.column()));
                    case One one -> where(one.type(), depth - 1);
                    case Many many -> list(many, inputOf(field.getType()), depth);
                    default -> throw unknown(field, subject);
                };
        };
    }

    private List<@Nullable Object> several(String subject, GraphQLInputObjectField field, int depth) {
        GraphQLInputType element = (GraphQLInputType) GraphQLTypeUtil.unwrapOne(field.getType());
        List<@Nullable Object> filters = new ArrayList<>();
        for (int i = dice.chance(0.1) ? 0 : dice.from(1, 3); i > 0; i--) {
            filters.add(draft.value(element, true, () -> where(subject, depth - 1)));
        }
        return filters;
    }

    /** Words that stand in names here. */
    private String words(String subject) {
        List<Object> names = world.values(contract.relation(subject), "name");
        String[] words = ((String) dice.one(names)).split(" ");
        String word = dice.one(List.of(words));
        return switch (dice.from(0, 4)) {
            case 0 -> word + " " + dice.one(List.of(words));
            case 1 -> word.toUpperCase(java.util.Locale.ROOT) + "s";
            case 2 -> dice.one("the", "", "homes", "people who support");
            default -> word;
        };
    }

    private Map<String, @Nullable Object> list(Many many, GraphQLInputObjectType type, int depth) {
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        GraphQLInputObjectField field = dice.field(type);
        tests.put(field.getName(), draft.value(field.getType(), false, () -> switch (field.getName()) {
            case "some", "every", "none" -> where(many.type(), depth - 1);
            case "aggregate" -> aggregate(many.type(), inputOf(field.getType()), depth);
            default -> throw unknown(field, type.getName());
        }));
        return tests;
    }

    private Map<String, @Nullable Object> aggregate(String subject, GraphQLInputObjectType type, int depth) {
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        if (dice.chance(0.4)) {
            tests.put("where", where(subject, depth - 1));
        }
        for (int i = dice.from(1, 2); i > 0; i--) {
            GraphQLInputObjectField field = dice.field(type);
            tests.put(field.getName(), draft.value(field.getType(), false, () -> switch (field.getName()) {
                case "where" -> where(subject, depth - 1);
                case "count" -> values.tests(inputOf(field.getType()), Cell.COUNT);
                default -> measure(subject, field);
            }));
        }
        return tests;
    }

    private Map<String, @Nullable Object> measure(String subject, GraphQLInputObjectField field) {
        Scalar scalar = (Scalar) contract.attribute(subject, field.getName());
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        GraphQLInputObjectField what = dice.field(inputOf(field.getType()));
        tests.put(what.getName(), values.tests(inputOf(what.getType()), Cell.of(contract, subject, scalar.column())));
        return tests;
    }

    /** In what order. */
    Object orderBy(String subject, int depth) {
        GraphQLInputObjectType type = input(subject + "Order");
        if (dice.chance(0.05)) {
            return order(type, subject, depth);
        }
        List<@Nullable Object> orders = new ArrayList<>();
        for (int i = dice.chance(0.05) ? 0 : dice.from(1, 3); i > 0; i--) {
            orders.add(
                    draft.value(graphql.schema.GraphQLNonNull.nonNull(type), true, () -> order(type, subject, depth)));
        }
        return orders;
    }

    Map<String, @Nullable Object> order(GraphQLInputObjectType type, String subject, int depth) {
        GraphQLInputObjectField field = field(type, subject, depth);
        Contract.Attribute attribute = contract.attribute(subject, field.getName());
        if (depth < depthOf(attribute)) {
            return order(type, subject, depth);
        }
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        order.put(field.getName(), draft.value(field.getType(), true, () -> switch (attribute) {
            case Scalar ignored -> direction();
            case Quarter ignored -> direction();
            case One one -> order(inputOf(field.getType()), one.type(), depth - 1);
            case Many many -> listOrder(inputOf(field.getType()), many.type(), depth - 1);
            default -> throw unknown(field, subject);
        }));
        return order;
    }

    private Map<String, @Nullable Object> listOrder(GraphQLInputObjectType type, String subject, int depth) {
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        for (GraphQLInputObjectField field : type.getFields()) {
            dice.thrown().add(type.getName() + "." + field.getName());
            switch (field.getName()) {
                case "where" -> {
                    if (dice.chance(0.4)) {
                        order.put(
                                "where", draft.value(field.getType(), false, () -> where(subject, Math.min(depth, 1))));
                    }
                }
                case "by" -> order.put("by", draft.value(field.getType(), true, () -> by(inputOf(field.getType()))));
                default -> throw unknown(field, type.getName());
            }
        }
        return order;
    }

    private Map<String, @Nullable Object> by(GraphQLInputObjectType type) {
        GraphQLInputObjectField field = dice.field(type);
        Map<String, @Nullable Object> by = new LinkedHashMap<>();
        by.put(
                field.getName(),
                draft.value(
                        field.getType(),
                        true,
                        () -> field.getType() instanceof GraphQLInputObjectType deeper ? by(deeper) : direction()));
        return by;
    }

    Draft.Word direction() {
        return (Draft.Word) values.one("SortDirection", Cell.COUNT);
    }

    GraphQLInputObjectType input(String name) {
        return java.util.Objects.requireNonNull(
                (GraphQLInputObjectType) contract.schema().getType(name), name);
    }

    static GraphQLInputObjectType inputOf(GraphQLInputType type) {
        return (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(type);
    }

    private static IllegalStateException unknown(GraphQLInputObjectField field, String type) {
        return new IllegalStateException("nothing here knows what " + field.getName() + " of " + type + " is");
    }
}
