package uk.interborough.query.random;

import graphql.language.Field;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.Many;
import uk.interborough.query.random.Contract.One;
import uk.interborough.query.random.Contract.Quarter;
import uk.interborough.query.random.Contract.Scalar;
import uk.interborough.query.random.Contract.Several;
import uk.interborough.query.random.Contract.Value;
import uk.interborough.schema.Sdl;

/** Works out what a document's answer is, row by row and field by field. */
final class Reference {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private final Contract contract;
    private final World world;
    private final Relatives relatives;
    private final Filter filter;
    private final Statistics statistics;
    private final Map<String, Row> cursors = new HashMap<>();

    /** Of the document that is being answered, so that nothing is worked out twice. */
    private final Map<Field, Order> orders = new IdentityHashMap<>();

    private final Map<Field, Map<Row, Page>> pages = new IdentityHashMap<>();

    private record Edge(Page page, Row row) {}

    private record Info(Page page) {}

    private record Total(int rows) {}

    private record Parts(Row row, String prefix) {}

    Reference(Contract contract, World world) {
        this.contract = contract;
        this.world = world;
        this.relatives = new Relatives(contract, world);
        this.filter = new Filter(contract, world, relatives);
        this.statistics = new Statistics(filter);
    }

    /** Remembers what a cursor stands for. */
    void learn(String cursor, Row row) {
        cursors.put(cursor, row);
    }

    Map<String, @Nullable Object> answer(Given given) {
        orders.clear();
        pages.clear();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        given.inside(List.of(given.operation().getSelectionSet()), "Query"::equals)
                .forEach((key, fields) -> answer.put(key, root(given, fields)));
        return answer;
    }

    private @Nullable Object root(Given given, List<Field> fields) {
        Field field = fields.getFirst();
        if (field.getName().equals("__typename")) {
            return "Query";
        }
        Map<String, @Nullable Object> arguments = given.arguments(field);
        GraphQLFieldDefinition definition = contract.field("Query", field.getName());
        String type = Contract.typeOf(definition);
        if (type.endsWith("Connection")) {
            String subject = Contract.rowsOf(type);
            if (field.getName().endsWith("Stats")) {
                return object(given, type, groups(subject.replaceAll("Group$", ""), arguments, field), fields);
            }
            List<Row> rows = world.rows(contract.relation(subject) + Parameters.call(definition, arguments));
            return object(
                    given, type, page(given, subject, rows, Sdl.order(definition.getDefinition()), field), fields);
        }
        if (arguments.isEmpty()) {
            List<Row> only = world.rows(contract.relation(type));
            return only.isEmpty() ? null : object(given, type, only.getFirst(), fields);
        }
        String id = (String) Objects.requireNonNull(arguments.get("id"));
        String subject = field.getName().equals("node") ? owner(id) : type;
        List<Row> found =
                world.rows(contract.relation(subject), Map.of("id", UUID.fromString(id.substring(id.length() - 36))));
        return found.isEmpty() ? null : object(given, subject, found.getFirst(), fields);
    }

    private String owner(String id) {
        return contract.schema().getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType && contract.isSubject(type.getName()))
                .map(type -> type.getName())
                .filter(name -> contract.isNode(name)
                        && (Sdl.identifierPrefix(name).length() + 36) == id.length()
                        && id.startsWith(Sdl.identifierPrefix(name)))
                .findFirst()
                .orElseThrow();
    }

    private Page groups(String subject, Map<String, @Nullable Object> arguments, Field field) {
        return Page.of(
                subject + "Group",
                statistics.groups(subject, arguments),
                statistics.order(subject, arguments),
                arguments,
                cursors,
                field);
    }

    private Page page(Given given, String subject, List<Row> rows, String order, Field field) {
        Map<String, @Nullable Object> arguments = given.arguments(field);
        return Page.of(
                subject,
                rows.stream()
                        .filter(row -> filter.holds(subject, row, arguments.get("where")))
                        .toList(),
                orders.computeIfAbsent(field, each -> new Order(filter, subject, arguments.get("orderBy"), order)),
                arguments,
                cursors,
                field);
    }

    private Map<String, @Nullable Object> object(Given given, String type, Object source, List<Field> fields) {
        GraphQLObjectType object = contract.object(type);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        given.inside(
                        fields.stream().map(Field::getSelectionSet).toList(),
                        condition -> condition.equals(type)
                                || object.getInterfaces().stream()
                                        .anyMatch(face -> face.getName().equals(condition)))
                .forEach((key, inner) -> {
                    String name = inner.getFirst().getName();
                    answer.put(key, name.equals("__typename") ? type : value(given, type, source, name, inner));
                });
        return answer;
    }

    private @Nullable Object value(Given given, String type, Object source, String name, List<Field> fields) {
        Statistics.Shower shower = (other, inside) -> object(given, other, inside, fields);
        return switch (source) {
            case Row group
            when group.get("group") instanceof Group ->
                statistics.value(group.relation().replaceAll("Group$", ""), group, name, shower);
            case Statistics.Part part -> statistics.value(type, part, name, shower);
            case Statistics.Key key -> statistics.value(type, key, name, shower);
            case Statistics.Period period -> Statistics.value(period, name);
            case Row row -> attribute(given, type, row, name, fields);
            case Page page ->
                switch (name) {
                    case "nodes" ->
                        page.rows().stream()
                                .map(row -> object(given, page.subject(), row, fields))
                                .toList();
                    case "edges" ->
                        page.rows().stream()
                                .map(row -> object(given, page.subject() + "Edge", new Edge(page, row), fields))
                                .toList();
                    case "pageInfo" -> object(given, "PageInfo", new Info(page), fields);
                    case "totalCount" -> object(given, "TotalCount", new Total(page.total()), fields);
                    default -> throw unknown(type, name);
                };
            case Edge edge ->
                switch (name) {
                    case "cursor" -> new Page.Cursor(edge.page().asked(), edge.row());
                    case "node" -> object(given, edge.page().subject(), edge.row(), fields);
                    default -> throw unknown(type, name);
                };
            case Info info ->
                switch (name) {
                    case "hasNextPage" -> info.page().hasNext();
                    case "hasPreviousPage" -> info.page().hasPrevious();
                    case "startCursor" -> info.page().start();
                    case "endCursor" -> info.page().end();
                    default -> throw unknown(type, name);
                };
            case Total total ->
                switch (name) {
                    case "value" -> BigDecimal.valueOf(total.rows());
                    case "precision" -> "EXACT";
                    default -> throw unknown(type, name);
                };
            case Parts parts ->
                shown(
                        Contract.typeOf(contract.field(type, name)),
                        parts.row().get(parts.prefix() + "_" + Sdl.separated(name, '_')),
                        "");
            case LocalDate quarter ->
                switch (name) {
                    case "firstDay" -> quarter.toString();
                    case "lastDay" -> quarter.plusMonths(3).minusDays(1).toString();
                    case "financialYear" -> BigDecimal.valueOf(yearOf(quarter));
                    case "number" -> BigDecimal.valueOf(quarter.minusMonths(3).getMonthValue() / 3 + 1);
                    case "label" ->
                        yearOf(quarter) + " to " + (yearOf(quarter) + 1) + " Q"
                                + (quarter.minusMonths(3).getMonthValue() / 3 + 1);
                    default -> throw unknown(type, name);
                };
            default -> throw unknown(type, name);
        };
    }

    private static int yearOf(LocalDate quarter) {
        return quarter.minusMonths(3).getYear();
    }

    private static IllegalStateException unknown(String type, String name) {
        return new IllegalStateException("nothing here knows what " + type + "." + name + " is");
    }

    private @Nullable Object attribute(Given given, String subject, Row row, String name, List<Field> fields) {
        return switch (contract.attribute(subject, name)) {
            case Scalar scalar -> shown(scalar.type(), row.get(scalar.column()), Sdl.identifierPrefix(subject));
            case Quarter quarter ->
                row.get(quarter.column()) instanceof LocalDate day ? object(given, "Quarter", day, fields) : null;
            case Value value -> object(given, value.type(), new Parts(row, value.prefix()), fields);
            case One one -> {
                Row other = relatives.one(row, one);
                yield other.isNone() ? null : object(given, one.type(), other, fields);
            }
            case Several several -> {
                List<?> ids = (List<?>) Objects.requireNonNull(row.get(several.column()));
                List<Row> rows = world.rows(contract.relation(several.type())).stream()
                        .filter(each -> ids.contains(each.get("id")))
                        .toList();
                yield new Order(filter, several.type(), null, "id")
                        .sorted(rows).stream()
                                .map(each -> object(given, several.type(), each, fields))
                                .toList();
            }
            case Many many -> {
                Page page = pages.computeIfAbsent(fields.getFirst(), each -> new IdentityHashMap<>())
                        .computeIfAbsent(
                                row,
                                each -> page(
                                        given,
                                        many.type(),
                                        relatives.many(subject, row, many),
                                        many.order(),
                                        fields.getFirst()));
                yield object(given, many.type() + "Connection", page, fields);
            }
        };
    }

    /** As JSON has it. */
    static @Nullable Object shown(String type, @Nullable Object value, String prefix) {
        return switch (value) {
            case null -> null;
            case UUID id -> prefix + id;
            case BigDecimal pence
            when type.equals("Money") -> pence.movePointLeft(2).setScale(2, RoundingMode.UNNECESSARY);
            case Instant moment -> MOMENT.format(moment.atOffset(ZoneOffset.UTC));
            case LocalDate day -> day.toString();
            default -> value;
        };
    }
}
