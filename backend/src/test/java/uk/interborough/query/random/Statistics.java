package uk.interborough.query.random;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.One;
import uk.interborough.query.random.Contract.Scalar;
import uk.interborough.schema.Sdl;

/** Works out the statistics of a list: its groups, which of them are asked for, and what each looks like. */
final class Statistics {
    private final Filter filter;
    private final Contract contract;

    /** A part of a group, under the name its figures begin with. */
    record Part(Row group, String name) {}

    /** The key of a group. */
    record Key(Group group) {}

    /** A period of a dimension. */
    record Period(Dimension dimension, LocalDate firstDay) {}

    /** How a {@link Reference} shows objects. */
    interface Shower {
        @Nullable
        Object object(String type, Object source);
    }

    Statistics(Filter filter) {
        this.filter = filter;
        this.contract = filter.contract();
    }

    /** The groups that meet {@code having}, each as a row that holds it. */
    List<Row> groups(String subject, Map<String, @Nullable Object> arguments) {
        List<Row> rows = filter.world().rows(rowsOf(subject)).stream()
                .filter(row -> filter.holds(subject, row, arguments.get("where")))
                .toList();
        List<Group> groups = Group.of(
                rows, dimensions(subject, arguments), Boolean.TRUE.equals(arguments.get("rollup")), filter.relatives());
        return groups.stream()
                .filter(group -> holds(subject, group, arguments.get("having")))
                .map(group -> new Row(subject + "Group", Map.of("group", group)))
                .toList();
    }

    private String rowsOf(String subject) {
        return contract.directives(subject, "statistics")
                .map(directive -> Sdl.text(directive, "table", contract.relation(subject)))
                .findFirst()
                .orElse(contract.relation(subject));
    }

    private List<Dimension> dimensions(String subject, Map<String, @Nullable Object> arguments) {
        Object groupBy = arguments.get("groupBy");
        return groupBy == null
                ? List.of()
                : Given.list(groupBy).stream()
                        .map(one -> Dimension.of(contract, subject, Given.object(one)))
                        .toList();
    }

    private boolean holds(String subject, Group group, @Nullable Object having) {
        return having == null
                || Given.object(having).entrySet().stream()
                        .allMatch(test -> holds(subject, group, test.getKey(), test.getValue()));
    }

    private boolean holds(String subject, Group group, String name, @Nullable Object test) {
        return switch (name) {
            case "and" -> test == null || Given.list(test).stream().allMatch(each -> holds(subject, group, each));
            case "or" -> test == null || Given.list(test).stream().anyMatch(each -> holds(subject, group, each));
            case "not" -> test == null || !holds(subject, group, test);
            case "level", "count", "shareOfTotal", "change" ->
                meets(subject, group, name, subject + "GroupFilter", name, Given.object(test));
            default ->
                Given.object(test).entrySet().stream()
                        .allMatch(each -> meets(
                                subject,
                                group,
                                name + "." + each.getKey(),
                                typeOf(subject + "GroupFilter", name),
                                each.getKey(),
                                Given.object(each.getValue())));
        };
    }

    private boolean meets(
            String subject,
            Group group,
            String figure,
            String filterType,
            String name,
            Map<String, @Nullable Object> tests) {
        String type = typeOf(filterType, name).replace("Filter", "");
        return new Cell(new Figures(contract, subject).of(group, figure), type, filter.world(), "", "").meets(tests);
    }

    private String typeOf(String input, String field) {
        GraphQLInputObjectType type = (GraphQLInputObjectType)
                Objects.requireNonNull(contract.schema().getType(input));
        return ((GraphQLNamedType)
                        GraphQLTypeUtil.unwrapAll(type.getField(field).getType()))
                .getName();
    }

    /** What was asked; then each dimension in turn, what it points to as its own list is sorted; then subtotals last. */
    Order order(String subject, Map<String, @Nullable Object> arguments) {
        Order order = new Order(filter);
        List<?> asked = arguments.get("orderBy") == null ? List.of() : Given.list(arguments.get("orderBy"));
        for (Object one : asked) {
            Map.Entry<String, @Nullable Object> given =
                    Given.object(one).entrySet().iterator().next();
            switch (given.getKey()) {
                case "key" -> byKey(order, subject, Given.object(given.getValue()));
                case "level", "count", "change" -> byFigure(order, subject, given.getKey(), (String) given.getValue());
                default -> {
                    Map.Entry<String, @Nullable Object> what =
                            Given.object(given.getValue()).entrySet().iterator().next();
                    byFigure(order, subject, given.getKey() + "." + what.getKey(), (String) what.getValue());
                }
            }
        }
        for (Dimension dimension : dimensions(subject, arguments)) {
            if (asked.isEmpty() && dimension.of() instanceof One one) {
                listOrder(one.type())
                        .ifPresent(column ->
                                order.add(one.type(), row -> target(row, dimension.name(), one), column, "ASC"));
            }
            byValue(order, subject, dimension.name(), "ASC");
        }
        byFigure(order, subject, "level", "ASC");
        return order;
    }

    private java.util.Optional<String> listOrder(String type) {
        return contract.object("Query").getFieldDefinitions().stream()
                .filter(list -> Contract.typeOf(list).equals(type + "Connection")
                        && list.getArguments().getFirst().getName().equals("where"))
                .map(list ->
                        Sdl.order(Objects.requireNonNull(list.getDefinition())).split("[ ,]")[0])
                .findFirst();
    }

    private static Group groupOf(Row row) {
        return (Group) Objects.requireNonNull(row.get("group"));
    }

    private void byFigure(Order order, String subject, String figure, @Nullable String direction) {
        Figures figures = new Figures(contract, subject);
        order.add(row -> (Comparable<?>) figures.of(groupOf(row), figure), Objects.requireNonNull(direction));
    }

    private void byKey(Order order, String subject, Map<String, @Nullable Object> key) {
        Map.Entry<String, @Nullable Object> given = key.entrySet().iterator().next();
        if (given.getValue() instanceof String direction) {
            byValue(order, subject, given.getKey(), direction);
        } else {
            One one = (One) dimension(subject, given.getKey()).of();
            order.read(one.type(), row -> target(row, given.getKey(), one), Given.object(given.getValue()));
        }
    }

    private void byValue(Order order, String subject, String name, String direction) {
        Dimension dimension = dimension(subject, name);
        order.add(
                row -> {
                    Object value = groupOf(row).key().get(name);
                    return value == null
                            ? null
                            : filter.world()
                                    .sortable(contract.relation(dimension.subject()), dimension.column(), value);
                },
                direction);
    }

    private Dimension dimension(String subject, String name) {
        GraphQLFieldDefinition field = contract.field(subject + "GroupKey", name);
        return Dimension.of(contract, subject, Map.of("by", Dimension.constant(field)));
    }

    private Row target(Row group, String name, One one) {
        Object id = groupOf(group).key().get(name);
        List<Row> found = id == null ? List.of() : filter.world().rows(contract.relation(one.type()), Map.of("id", id));
        return found.isEmpty() ? Row.none(contract.relation(one.type())) : found.getFirst();
    }

    /** A field of a group. */
    @Nullable
    Object value(String subject, Row row, String name, Shower shower) {
        Group group = groupOf(row);
        return switch (name) {
            case "key" -> shower.object(subject + "GroupKey", new Key(group));
            case "summedOver" -> group.summedOver();
            case "distinctCount" -> shower.object(subject + "DistinctCount", new Part(row, name));
            case "level", "count", "shareOfTotal", "change" -> new Figures(contract, subject).of(group, name);
            default -> shower.object(Contract.typeOf(contract.field(subject + "Group", name)), new Part(row, name));
        };
    }

    /** A figure of a part of a group. */
    @Nullable
    Object value(String type, Part part, String name, Shower shower) {
        String subject = part.group().relation().replaceAll("Group$", "");
        Figures figures = new Figures(contract, subject);
        String figure = part.name() + "." + name;
        if (Set.of("interval", "interval998").contains(name)) {
            return figures.of(groupOf(part.group()), figure + ".from") == null
                    ? null
                    : shower.object("RateInterval", new Part(part.group(), figure));
        }
        Object value = figures.of(groupOf(part.group()), figure);
        return Reference.shown(Contract.typeOf(contract.field(type, name)), value, "");
    }

    /** A part of a key. */
    @Nullable
    Object value(String subject, Key key, String name, Shower shower) {
        Dimension dimension = key.group().dimensions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        Object value = key.group().key().get(name);
        if (dimension == null || value == null) {
            return null;
        }
        return switch (dimension.of()) {
            case One one -> {
                Row row = target(new Row(subject, Map.of("group", key.group())), name, one);
                yield row.isNone() ? null : shower.object(one.type(), row);
            }
            case Scalar ignored when dimension.grain() == null -> value;
            default -> shower.object("TimePeriod", new Period(dimension, (LocalDate) value));
        };
    }

    static Object value(Period period, String name) {
        return switch (name) {
            case "firstDay" -> period.firstDay().toString();
            case "lastDay" ->
                period.dimension().next(period.firstDay()).minusDays(1).toString();
            case "label" -> period.dimension().label(period.firstDay());
            default -> throw new IllegalStateException("nothing here knows " + name + " of a period");
        };
    }
}
