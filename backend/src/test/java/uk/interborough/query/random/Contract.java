package uk.interborough.query.random;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.interborough.schema.PublishedContract;
import uk.interborough.schema.Sdl;

/** The contract, and to what its directives bind each field, by the rules that they state. */
final class Contract {
    private final GraphQLSchema schema = PublishedContract.schema();
    private final Map<String, Attribute> attributes = new HashMap<>();

    /** What a field of a row is made of. */
    sealed interface Attribute {}

    /** A value of one column. */
    record Scalar(String column, String type) implements Attribute {}

    /** A quarter, by the column of its first day. */
    record Quarter(String column) implements Attribute {}

    /** A value of several columns. */
    record Value(String type, String prefix) implements Attribute {}

    /** The row these columns point to. */
    record One(String type, List<String> columns) implements Attribute {}

    /** The rows one column of identifiers names. */
    record Several(String type, String column) implements Attribute {}

    /** The rows whose columns point here. */
    record Many(String type, List<String> theirs, String order) implements Attribute {}

    GraphQLSchema schema() {
        return schema;
    }

    GraphQLObjectType object(String type) {
        return schema.getObjectType(type);
    }

    GraphQLFieldDefinition field(String type, String name) {
        return Objects.requireNonNull(object(type).getFieldDefinition(name), type + "." + name);
    }

    boolean isSubject(String type) {
        return schema.getType(type) instanceof GraphQLObjectType object
                && object.getDefinition() instanceof ObjectTypeDefinition definition
                && definition.hasDirective("subject");
    }

    String relation(String subject) {
        return Sdl.text(subjectOf(subject), "table", "");
    }

    List<String> key(String subject) {
        return Sdl.texts(subjectOf(subject), "key", List.of("id"));
    }

    /** Whether its rows have identifiers that {@code node} finds. */
    boolean isNode(String subject) {
        return Sdl.flag(subjectOf(subject), "node", true);
    }

    private Directive subjectOf(String type) {
        return directive(type, "subject");
    }

    Directive directive(String type, String name) {
        return directives(type, name).findFirst().orElseThrow();
    }

    Stream<Directive> directives(String type, String name) {
        return Objects.requireNonNull(object(type).getDefinition()).getDirectives(name).stream();
    }

    /** False for what changes while it is read: when a token was last used. */
    static boolean isSteady(String type, String field) {
        return !(type.startsWith("AccessToken") && field.equals("lastUsedAt"));
    }

    /** The type of the rows of a connection. */
    static String rowsOf(String connection) {
        return connection.substring(0, connection.length() - "Connection".length());
    }

    static String typeOf(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()).getName();
    }

    Attribute attribute(String subject, String name) {
        return attributes.computeIfAbsent(subject + "." + name, each -> read(subject, name));
    }

    private Attribute read(String subject, String name) {
        GraphQLFieldDefinition field = field(subject, name);
        FieldDefinition definition = field.getDefinition();
        String type = typeOf(field);
        if (definition.hasDirective("connection")) {
            String their = Sdl.separated(subject, '_') + "_id";
            return new Many(rowsOf(type), columns(definition, their), Sdl.order(definition));
        }
        String column = definition.getDirectives("column").stream()
                .map(directive -> Sdl.text(directive, "name", ""))
                .findFirst()
                .orElse(Sdl.separated(name, '_'));
        if (isSubject(type)) {
            return Sdl.isList(definition.getType())
                    ? new Several(type, column)
                    : new One(type, columns(definition, column + "_id"));
        }
        if (definition.hasDirective("value")) {
            return new Value(type, Sdl.text(definition.getDirectives("value").getFirst(), "prefix", ""));
        }
        if (type.equals("Quarter")) {
            return new Quarter(column);
        }
        if (schema.getType(type) instanceof GraphQLObjectType) {
            throw new IllegalStateException("nothing here knows what " + subject + "." + name + " is");
        }
        boolean named = definition.hasDirective("column");
        return new Scalar(type.equals("Money") && !named ? column + "_pence" : column, type);
    }

    private static List<String> columns(FieldDefinition field, String byName) {
        return field.getDirectives("reference").stream()
                .map(directive -> Sdl.texts(directive, "columns", List.of()))
                .findFirst()
                .orElse(List.of(byName));
    }

    /** Every field, of objects and of inputs, that can be reached from these, as {@code Type.field}. */
    Set<String> reached(List<GraphQLFieldDefinition> from) {
        Set<String> reached = new TreeSet<>();
        from.forEach(root -> reach("Query", root, reached));
        return reached;
    }

    private void reach(String type, GraphQLFieldDefinition field, Set<String> reached) {
        if (!isSteady(type, field.getName()) || !reached.add(type + "." + field.getName())) {
            return;
        }
        field.getArguments().forEach(argument -> reach(argument.getType(), reached));
        if (schema.getType(typeOf(field)) instanceof GraphQLObjectType object) {
            object.getFieldDefinitions().forEach(below -> reach(object.getName(), below, reached));
        }
    }

    private void reach(GraphQLInputType type, Set<String> reached) {
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType object) {
            object.getFields().forEach(field -> {
                boolean steady = isSteady(object.getName(), field.getName());
                boolean always =
                        object.getName().endsWith("Range") || object.getName().equals("QuarterInput");
                if (steady && !always && reached.add(object.getName() + "." + field.getName())) {
                    reach(field.getType(), reached);
                }
            });
        }
    }
}
