package uk.interborough.query.random;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;

/** Makes up values to test columns against: mostly values that are there, or their neighbours. */
final class Values {
    private final Contract contract;
    private final World world;
    private final Dice dice;
    private final Draft draft;

    /**
     * What is tested.
     *
     * @param prefix of its identifiers, empty for anything else
     * @param relation null for a number that is counted
     */
    record Cell(@Nullable String relation, String column, String prefix) {

        static final Cell COUNT = new Cell(null, "", "");

        /** Against the values of this field that are there. */
        static Cell of(Contract contract, String subject, String column) {
            return new Cell(contract.relation(subject), column, Sdl.identifierPrefix(subject));
        }
    }

    Values(Contract contract, World world, Dice dice, Draft draft) {
        this.contract = contract;
        this.world = world;
        this.dice = dice;
        this.draft = draft;
    }

    /** Tests of one value. An operator that nothing is known of is a fault of this test. */
    Map<String, @Nullable Object> tests(GraphQLInputObjectType filter, Cell cell) {
        String type = GraphQLTypeUtil.unwrapAll(filter.getField("eq").getType()).getName();
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        for (int i = dice.chance(0.85) ? 1 : 2; i > 0; i--) {
            var operator = dice.field(filter);
            GraphQLInputType of = operator.getType();
            tests.put(operator.getName(), draft.value(of, false, () -> switch (operator.getName()) {
                case "eq", "ne", "lt", "lte", "gt", "gte", "before", "after" -> one(type, cell);
                case "in", "notIn" -> several(type, cell, of);
                case "between" -> ordered("from", placed(of, "from", type, cell), "to", placed(of, "to", type, cell));
                case "contains", "startsWith", "endsWith" -> text(cell, 0.1);
                case "isNull" -> dice.chance(0.5);
                case "inPeriod" -> period(of);
                default ->
                    throw new IllegalStateException(
                            "nothing here knows what " + operator.getName() + " of " + filter.getName() + " is");
            }));
        }
        return tests;
    }

    private @Nullable Object placed(GraphQLInputType range, String name, String type, Cell cell) {
        GraphQLInputObjectType object = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(range);
        return draft.value(object.getField(name).getType(), true, () -> one(type, cell));
    }

    private Object several(String type, Cell cell, GraphQLInputType list) {
        if (dice.chance(0.04)) {
            return one(type, cell);
        }
        GraphQLInputType element = (GraphQLInputType) GraphQLTypeUtil.unwrapOne(list);
        int size = dice.chance(0.02) ? dice.from(200, 400) : dice.chance(0.1) ? 0 : dice.from(1, 6);
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(size > 10 ? one(type, cell) : draft.value(element, true, () -> one(type, cell)));
        }
        return values;
    }

    private Map<String, @Nullable Object> period(GraphQLInputType type) {
        GraphQLInputObjectType period = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(type);
        var one = dice.field(period);
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        chosen.put(one.getName(), draft.value(one.getType(), true, () -> switch (one.getName()) {
            case "quarter" -> quarter(null);
            case "financialYear" -> dice.from(2022, 2026);
            case "lastMonths" -> dice.from(1, 48);
            default -> throw new IllegalStateException("nothing here knows the period " + one.getName());
        }));
        return chosen;
    }

    /** A value of a scalar, an enum or a quarter. */
    Object one(String type, Cell cell) {
        List<Object> real = cell.relation() == null ? List.of() : world.values(cell.relation(), cell.column());
        Object near = real.isEmpty() ? null : dice.one(real);
        return switch (type) {
            case "ID" ->
                cell.prefix()
                        + (near == null || dice.chance(0.1) ? new UUID(dice.seed(), dice.seed()).toString() : near);
            case "String" -> text(cell, 0.7);
            case "Int" -> whole(near);
            case "Decimal" -> number(near, 2).stripTrailingZeros();
            case "Money" -> near == null ? number(null, 2) : number(((BigDecimal) near).movePointLeft(2), 2);
            case "Boolean" -> dice.chance(0.5);
            case "Date" ->
                (near == null ? LocalDate.of(2025, 4, 1) : (LocalDate) near)
                        .plusDays(dice.chance(0.6) ? 0 : dice.from(-1, 1))
                        .toString();
            case "DateTime" -> moment(near == null ? Instant.parse("2025-04-01T00:00:00Z") : (Instant) near);
            case "QuarterInput" -> quarter((LocalDate) near);
            default -> word(type);
        };
    }

    private Draft.Word word(String type) {
        if (contract.schema().getType(type) instanceof GraphQLEnumType words) {
            return new Draft.Word(dice.one(words.getValues()).getName());
        }
        throw new IllegalStateException("nothing here knows the scalar " + type);
    }

    private int whole(@Nullable Object near) {
        if (dice.chance(0.02)) {
            return dice.one(Integer.MAX_VALUE, Integer.MIN_VALUE, -1);
        }
        return near == null
                ? dice.from(0, 12)
                : ((BigDecimal) near).intValueExact() + (dice.chance(0.6) ? 0 : dice.from(-1, 1));
    }

    private BigDecimal number(@Nullable Object near, int scale) {
        BigDecimal number = near == null ? BigDecimal.valueOf(dice.from(0, 5000), scale) : (BigDecimal) near;
        return switch (dice.from(0, 5)) {
            case 0 -> number.add(BigDecimal.ONE.movePointLeft(scale));
            case 1 -> number.subtract(BigDecimal.ONE.movePointLeft(scale));
            case 2 -> number.setScale(0, RoundingMode.DOWN);
            default -> number;
        };
    }

    private String moment(Instant near) {
        Instant moment = dice.chance(0.6) ? near : near.plus(dice.from(-1, 1), ChronoUnit.MICROS);
        return dice.chance(0.7)
                ? moment.toString()
                : moment.atOffset(ZoneOffset.ofHours(dice.from(-5, 5))).toString();
    }

    /** A text, this often one that is there as a whole. */
    private String text(Cell cell, double real) {
        String relation = java.util.Objects.requireNonNull(cell.relation());
        List<Object> there = world.values(relation, cell.column());
        return !there.isEmpty() && dice.chance(real)
                ? (String) dice.one(there)
                : dice.one(world.texts(relation, cell.column()).resembling());
    }

    Map<String, @Nullable Object> quarter(@Nullable LocalDate near) {
        LocalDate first = (near == null ? LocalDate.of(dice.from(2023, 2026), 4, 1) : near)
                .minusMonths(3)
                .plusMonths(3L * dice.from(-1, 1));
        GraphQLInputObjectType type = (GraphQLInputObjectType) contract.schema().getType("QuarterInput");
        return ordered(
                "financialYear",
                draft.value(type.getField("financialYear").getType(), true, first::getYear),
                "quarter",
                draft.value(type.getField("quarter").getType(), true, () -> first.getMonthValue() / 3 + 1));
    }

    private static Map<String, @Nullable Object> ordered(
            String one, @Nullable Object first, String other, @Nullable Object second) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }
}
