package uk.interborough.query.random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;
import uk.interborough.testing.Time;

/** Makes up the arguments of a field. */
final class Arguments {
    private static final int USUAL = 50;

    private final Contract contract;
    private final World world;
    private final Dice dice;
    private final Draft draft;
    private final Inputs inputs;
    private final StatisticsInputs statistics;

    /**
     * Arguments as they stand in a document.
     *
     * @param rows how many rows may be asked for inside each that they bring
     */
    record Given(String text, int rows) {}

    Arguments(Contract contract, World world, Dice dice, Draft draft) {
        this.contract = contract;
        this.world = world;
        this.dice = dice;
        this.draft = draft;
        this.inputs = new Inputs(contract, world, dice, draft);
        this.statistics = new StatisticsInputs(contract, dice, draft, inputs);
    }

    /** Null where even one row would be too many. */
    @Nullable
    Given of(String parent, GraphQLFieldDefinition field, int rows) {
        if (field.getArguments().isEmpty()) {
            return new Given("", rows);
        }
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        String type = Contract.typeOf(field);
        if (!type.endsWith("Connection")) {
            Object id = draft.value(field.getArgument("id").getType(), true, () -> identifier(type));
            given.put("id", id);
            GraphQLArgument asOf = field.getArgument("asOf");
            if (asOf != null && dice.chance(0.1)) {
                put(given, asOf, () -> moment(asOf));
            }
            return new Given(text(given), rows);
        }
        if (rows < 1) {
            return null;
        }
        int page = parent.equals("Query") && dice.chance(0.1)
                ? USUAL
                : dice.from(0, Math.min(rows, parent.equals("Query") ? 30 : 5));
        boolean grouped = field.getName().endsWith("Stats");
        String subject = grouped ? Contract.rowsOf(type).replaceAll("Group$", "") : Contract.rowsOf(type);
        // a filter through lists, for each row of a list, would take longer than it may
        int deep = parent.equals("Query") ? 3 : 1;
        for (GraphQLArgument argument : field.getArguments()) {
            String name = argument.getName();
            switch (name) {
                case "groupBy" -> {
                    if (dice.chance(0.9)) {
                        put(given, argument, () -> statistics.groupBy(subject, argument));
                    }
                }
                case "having" -> {
                    if (dice.chance(0.3)) {
                        put(given, argument, () -> statistics.having(subject, 2));
                    }
                }
                case "rollup" -> {
                    if (dice.chance(0.4)) {
                        put(given, argument, () -> dice.chance(0.8));
                    }
                }
                case "where" -> {
                    if (dice.chance(0.55)) {
                        put(given, argument, () -> inputs.where(subject, deep));
                    }
                }
                case "orderBy" -> {
                    if (dice.chance(0.5)) {
                        put(
                                given,
                                argument,
                                () -> grouped
                                        ? statistics.orderBy(subject)
                                        : inputs.orderBy(subject, isListed(type) ? deep : deep + 1));
                    }
                }
                case "first" -> {
                    if (page != USUAL) {
                        boolean backwards = dice.chance(0.25);
                        // not as a variable that is not given: the page would be larger than reckoned with
                        given.put(backwards ? "last" : "first", draft.value(argument.getType(), true, () -> page));
                    }
                }
                case "after", "last", "before" -> {
                    if (dice.chance(0.02)) {
                        given.putIfAbsent(name.equals("last") ? "after" : name, null);
                    }
                }
                case "asOf" -> {
                    if (dice.chance(0.1)) {
                        put(given, argument, () -> moment(argument));
                    }
                }
                default -> {
                    if (dice.chance(0.2)) {
                        put(given, argument, () -> own(argument));
                    }
                }
            }
        }
        return new Given(text(given), page == 0 ? 1 : rows / page);
    }

    private interface Maker {
        @Nullable
        Object make();
    }

    private void put(Map<String, @Nullable Object> given, GraphQLArgument argument, Maker make) {
        given.put(argument.getName(), draft.value(argument.getType(), false, make::make));
    }

    /** A moment from which everything looks as it does without one: now, today, or both. */
    private Object moment(GraphQLArgument argument) {
        GraphQLInputObjectType type = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(argument.getType());
        Map<String, Object> moment = new LinkedHashMap<>();
        for (int i = dice.from(1, 2); i > 0; i--) {
            String name = dice.field(type).getName();
            moment.put(
                    name,
                    name.equals("validOn")
                            ? Time.TODAY.toString()
                            : Instant.now().toString());
        }
        return moment;
    }

    private Object identifier(String type) {
        List<Object> ids = world.values(contract.relation(type), "id");
        return Sdl.identifierPrefix(type)
                + (ids.isEmpty() || dice.chance(0.1) ? new UUID(dice.seed(), dice.seed()) : dice.one(ids));
    }

    /** Whether there is a list of it at the root; of what there is none, what is in it is ordered by where it is nested. */
    private boolean isListed(String type) {
        return contract.object("Query").getFieldDefinitions().stream()
                .anyMatch(root -> Contract.typeOf(root).equals(type));
    }

    /** An argument of this field alone. */
    private Object own(GraphQLArgument argument) {
        String type = ((graphql.schema.GraphQLNamedType) GraphQLTypeUtil.unwrapAll(argument.getType())).getName();
        if (type.equals("QuarterInput")) {
            return inputs.values().quarter(null);
        }
        if (type.equals("Date")) {
            return Time.TODAY.plusDays(dice.from(-400, 400)).toString();
        }
        if (type.equals("ShareInput")) {
            GraphQLInputObjectType share = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(argument.getType());
            share.getFields().forEach(part -> dice.field(share, part::equals));
            return List.of(Map.of("authority", identifier("Authority"), "units", dice.from(0, 12)));
        }
        if (type.equals("QuotaScope")) {
            return new Draft.Word(dice.one(List.of("WEST_LONDON", "NEIGHBOURS")));
        }
        if (type.equals("Decimal")) {
            return BigDecimal.valueOf(dice.from(0, 4000), 1);
        }
        if (type.equals("Int")) {
            return argument.getName().equals("year") ? Time.TODAY.getYear() - dice.from(0, 2) : dice.from(0, 6);
        }
        String identifies = argument.getDefinition().getDirectives("identifies").stream()
                .map(directive -> Sdl.text(directive, "type", ""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing here knows the argument " + argument.getName()));
        if (!(GraphQLTypeUtil.unwrapNonNull(argument.getType()) instanceof GraphQLList)) {
            return identifier(identifies);
        }
        List<Object> several = new ArrayList<>();
        for (int i = dice.from(0, 3); i > 0; i--) {
            several.add(identifier(identifies));
        }
        return several;
    }

    private static String text(Map<String, @Nullable Object> given) {
        return given.isEmpty()
                ? ""
                : given.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + Draft.literal(entry.getValue()))
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
