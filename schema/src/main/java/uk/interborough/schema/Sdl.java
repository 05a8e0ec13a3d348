package uk.interborough.schema;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.List;
import java.util.Locale;

/** Reading parsed SDL. */
public final class Sdl {

    private Sdl() {}

    /** The name of a type, whatever wraps it. */
    public static String nameOf(Type<?> type) {
        return switch (type) {
            case TypeName name -> name.getName();
            case NonNullType nonNull -> nameOf(nonNull.getType());
            case ListType list -> nameOf(list.getType());
            default -> throw new IllegalArgumentException("unknown kind of type " + type);
        };
    }

    /** With what the identifiers of a type begin, e.g. {@code performance-return-} for PerformanceReturn. */
    public static String identifierPrefix(String type) {
        return separated(type, '-') + "-";
    }

    /** The words of a name such as performanceReturn, in lower case with something between them. */
    public static String separated(String name, char between) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1" + between + "$2").toLowerCase(Locale.ROOT);
    }

    /** Whether it is a list, promised or not. */
    public static boolean isList(Type<?> type) {
        return type instanceof ListType || type instanceof NonNullType nonNull && isList(nonNull.getType());
    }

    /** A text argument of a directive, or what holds without it. */
    public static String text(Directive directive, String argument, String otherwise) {
        Argument given = directive.getArgument(argument);
        return given == null ? otherwise : ((StringValue) given.getValue()).getValue();
    }

    /** Several texts. */
    public static List<String> texts(Directive directive, String argument, List<String> otherwise) {
        Argument given = directive.getArgument(argument);
        return given == null
                ? otherwise
                : ((ArrayValue) given.getValue())
                        .getValues().stream()
                                .map(value -> ((StringValue) value).getValue())
                                .toList();
    }

    /** Yes or no. */
    public static boolean flag(Directive directive, String argument, boolean otherwise) {
        Argument given = directive.getArgument(argument);
        return given == null ? otherwise : ((BooleanValue) given.getValue()).isValue();
    }

    /** The default order of a connection. */
    public static String order(FieldDefinition connection) {
        return text(connection.getDirectives("connection").getFirst(), "order", "id");
    }
}
