package uk.interborough.query.random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;

/** Makes up valid queries: one document each time, from the contract and the values that are there. */
final class Questions {
    private static final int DEEPEST = 10;
    private static final int MOST_ROWS = 150;

    private final Contract contract;
    private final World world;
    private final Dice dice;
    private final List<GraphQLFieldDefinition> roots;
    private Draft draft;
    private Arguments arguments;

    Questions(Contract contract, World world, Dice dice, List<GraphQLFieldDefinition> roots) {
        this.contract = contract;
        this.world = world;
        this.dice = dice;
        this.roots = roots;
        this.draft = new Draft(dice);
        this.arguments = new Arguments(contract, world, dice, draft);
    }

    Asked next() {
        draft = new Draft(dice);
        arguments = new Arguments(contract, world, dice, draft);
        Keys keys = new Keys();
        List<String> fields = new ArrayList<>();
        for (int i = dice.from(1, 3); i > 0; i--) {
            GraphQLFieldDefinition root = dice.one(roots);
            add(fields, root.getName().equals("node") ? node(keys) : field("Query", root, keys, DEEPEST, MOST_ROWS));
        }
        return draft.asked(braces(fields));
    }

    private static void add(List<String> pieces, String piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
    }

    private static String braces(List<String> pieces) {
        return pieces.isEmpty() ? "{__typename}" : "{" + String.join(" ", pieces) + "}";
    }

    /** One field, or nothing when the document is full. */
    private String field(String parent, GraphQLFieldDefinition field, Keys keys, int depth, int rows) {
        if (!draft.hasRoom() || !Contract.isSteady(parent, field.getName())) {
            return "";
        }
        String name = field.getName();
        Arguments.Given given = arguments.of(parent, field, rows);
        if (given == null) {
            return "";
        }
        String meaning = name + given.text();
        String key = name;
        String alias = "";
        if (keys.has(key)
                && dice.chance(0.3)
                && keys.meaning(key) instanceof String before
                && before.startsWith(name)) {
            String rest = before.substring(name.length());
            if (rest.isEmpty() || rest.startsWith("(")) {
                meaning = before;
            }
        }
        if (!keys.may(key, meaning) || dice.chance(0.08)) {
            key = other(parent, keys, meaning);
            if (key == null) {
                return "";
            }
            alias = key + ":";
        }
        dice.thrown().add(parent + "." + name);
        Keys below = keys.take(key, meaning);
        String head = alias + meaning + draft.directive();
        return isLeaf(field) ? head : head + object(Contract.typeOf(field), below, depth - 1, given.rows());
    }

    /** Another name: mostly a new one, sometimes that of another field. */
    private @Nullable String other(String parent, Keys keys, String meaning) {
        String borrowed =
                dice.one(contract.object(parent).getFieldDefinitions()).getName();
        if (!keys.has(borrowed) && dice.chance(0.2)) {
            return draft.alias() == null ? null : borrowed;
        }
        return draft.alias();
    }

    private boolean isLeaf(GraphQLFieldDefinition field) {
        GraphQLNamedType type = (GraphQLNamedType) contract.schema().getType(Contract.typeOf(field));
        return type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
    }

    /** What is selected of an object. */
    private String object(String type, Keys keys, int depth, int rows) {
        List<String> pieces = new ArrayList<>();
        List<GraphQLFieldDefinition> fields = contract.object(type).getFieldDefinitions().stream()
                .filter(field -> isLeaf(field) || depth > 0)
                .toList();
        boolean list = type.endsWith("Connection");
        for (int i = fields.isEmpty() ? 0 : dice.chance(0.12) ? 16 : dice.from(1, list ? 3 : 6); i > 0; i--) {
            int way = dice.from(0, 19);
            GraphQLFieldDefinition field = list && dice.chance(0.3) ? fields.getFirst() : dice.one(fields);
            add(
                    pieces,
                    switch (way) {
                        case 0 -> draft.fragment(type, object(type, keys, depth - 1, rows));
                        case 1 -> draft.inline(object(type, keys, depth - 1, rows));
                        case 2 -> "__typename";
                        case 3 -> asNode(type, keys, depth, rows);
                        default -> field(type, field, keys, depth, rows);
                    });
        }
        return braces(pieces);
    }

    /** The same seen as a Node. */
    private String asNode(String type, Keys keys, int depth, int rows) {
        boolean isNode = contract.object(type).getInterfaces().stream()
                .anyMatch(face -> face.getName().equals("Node"));
        if (!isNode || !keys.may("id", "id")) {
            return "";
        }
        keys.take("id", "id");
        return draft.fragment("Node", "{id " + draft.fragment(type, object(type, keys, depth - 1, rows)) + "}");
    }

    /** Anything by its identifier, of which only what its type has is answered. */
    private String node(Keys keys) {
        List<String> types = contract.schema().getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType && contract.isSubject(type.getName()))
                .map(GraphQLNamedType::getName)
                .filter(contract::isNode)
                .toList();
        String type = dice.one(types);
        String alias = draft.alias();
        if (alias == null) {
            return "";
        }
        String id = Sdl.identifierPrefix(type) + identifier(type);
        Object given =
                draft.value(contract.field("Query", "node").getArgument("id").getType(), true, () -> id);
        Keys below = keys.take(alias, "node");
        List<String> pieces = new ArrayList<>(List.of("id"));
        below.take("id", "id");
        for (String of : Stream.of(type, type, dice.one(types)).distinct().toList()) {
            // one that does not apply answers by other names, so that it could not be mistaken
            String inside = of.equals(type) ? object(of, below, 6, MOST_ROWS) : "{" + draft.alias() + ":__typename}";
            pieces.add(draft.fragment(of, inside));
        }
        return alias + ":node(id:" + Draft.literal(given) + ")" + draft.directive() + braces(pieces);
    }

    private Object identifier(String type) {
        List<Object> ids = world.values(contract.relation(type), "id");
        return ids.isEmpty() || dice.chance(0.1) ? new UUID(dice.seed(), dice.seed()) : dice.one(ids);
    }

    /** The root fields that read lists and rows, and not files or statistics. */
    static List<GraphQLFieldDefinition> lists(Contract contract) {
        return contract.object("Query").getFieldDefinitions().stream()
                .filter(field -> !Contract.typeOf(field).equals("File"))
                .filter(field -> !field.getName().endsWith("Stats"))
                .peek(Questions::checked)
                .toList();
    }

    /** The root fields that read statistics. */
    static List<GraphQLFieldDefinition> statistics(Contract contract) {
        return contract.object("Query").getFieldDefinitions().stream()
                .filter(field -> field.getName().endsWith("Stats"))
                .toList();
    }

    private static void checked(GraphQLFieldDefinition field) {
        List<String> names =
                field.getArguments().stream().map(GraphQLArgument::getName).toList();
        if (!field.getName().equals("node")
                && !Contract.typeOf(field).endsWith("Connection")
                && !names.isEmpty()
                && !names.equals(List.of("id"))
                && !names.equals(List.of("id", "asOf"))) {
            throw new IllegalStateException("nothing here knows how to ask for " + field.getName());
        }
    }
}
