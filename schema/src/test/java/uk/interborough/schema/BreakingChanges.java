package uk.interborough.schema;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What would break those who use a contract as it was. Adding breaks nobody. */
final class BreakingChanges {

    private final List<String> found = new ArrayList<>();

    private BreakingChanges() {}

    /** In words, e.g. {@code Contract.annualPrice is gone}. Empty when everything still holds. */
    static List<String> between(String before, String after) {
        BreakingChanges changes = new BreakingChanges();
        SchemaParser parser = new SchemaParser();
        Map<String, TypeDefinition<?>> now = types(parser.parse(after));
        types(parser.parse(before)).forEach((name, was) -> {
            TypeDefinition<?> is = now.get(name);
            if (is == null) {
                changes.found.add(name + " is gone");
            } else if (!is.getClass().equals(was.getClass())) {
                changes.found.add(name + " is another kind of type");
            } else {
                changes.compare(was, is);
            }
        });
        return changes.found;
    }

    private static Map<String, TypeDefinition<?>> types(TypeDefinitionRegistry registry) {
        Map<String, TypeDefinition<?>> types = new TreeMap<>();
        registry.types().values().forEach(type -> types.put(type.getName(), type));
        registry.scalars().values().forEach(type -> types.put(type.getName(), type));
        return types;
    }

    private void compare(TypeDefinition<?> was, TypeDefinition<?> is) {
        String type = was.getName();
        switch (was) {
            case ImplementingTypeDefinition<?> object -> {
                ImplementingTypeDefinition<?> other = (ImplementingTypeDefinition<?>) is;
                List<String> faces =
                        other.getImplements().stream().map(Sdl::nameOf).toList();
                object.getImplements().stream()
                        .map(Sdl::nameOf)
                        .filter(face -> !faces.contains(face))
                        .forEach(face -> found.add(type + " is no longer a " + face));
                each(type, object.getFieldDefinitions(), other.getFieldDefinitions(), this::compareFields);
            }
            case InputObjectTypeDefinition input ->
                compareInputs(
                        type + ".",
                        "",
                        input.getInputValueDefinitions(),
                        ((InputObjectTypeDefinition) is).getInputValueDefinitions());
            case EnumTypeDefinition values ->
                each(
                        type,
                        values.getEnumValueDefinitions(),
                        ((EnumTypeDefinition) is).getEnumValueDefinitions(),
                        (value, same) -> {});
            default -> {
                // has no parts
            }
        }
    }

    private <T extends NamedNode<?>> void each(String type, List<T> was, List<T> is, BiConsumer<T, T> compare) {
        Map<String, T> now = byName(is);
        for (T one : was) {
            T other = now.get(one.getName());
            if (other == null) {
                found.add(type + "." + one.getName() + " is gone");
            } else {
                int before = found.size();
                compare.accept(one, other);
                found.subList(before, found.size()).replaceAll(text -> type + "." + text);
            }
        }
    }

    private void compareFields(FieldDefinition was, FieldDefinition is) {
        if (!promises(is.getType(), was.getType())) {
            found.add(changed(was.getName(), was.getType(), is.getType()));
        }
        compareInputs(was.getName() + "(", ":)", was.getInputValueDefinitions(), is.getInputValueDefinitions());
    }

    /** Arguments of a field, or fields of an input. */
    private void compareInputs(
            String around, String end, List<InputValueDefinition> was, List<InputValueDefinition> is) {
        Map<String, InputValueDefinition> now = byName(is);
        for (InputValueDefinition one : was) {
            String name = around + one.getName() + end;
            InputValueDefinition other = now.get(one.getName());
            if (other == null) {
                found.add(name + " is gone");
            } else {
                if (!promises(one.getType(), other.getType())) {
                    found.add(changed(name, one.getType(), other.getType()));
                }
                if (!text(one.getDefaultValue()).equals(text(other.getDefaultValue()))) {
                    found.add(name + " was " + text(one.getDefaultValue()) + " by default and is now "
                            + text(other.getDefaultValue()));
                }
            }
        }
        Map<String, InputValueDefinition> before = byName(was);
        is.stream()
                .filter(one -> !before.containsKey(one.getName())
                        && one.getType() instanceof NonNullType
                        && one.getDefaultValue() == null)
                .forEach(one -> found.add(around + one.getName() + end + " is new and required"));
    }

    /** Whether whatever is of one type is of the other as well. */
    private static boolean promises(Type<?> one, Type<?> other) {
        return switch (one) {
            case NonNullType nonNull ->
                promises(nonNull.getType(), other instanceof NonNullType must ? must.getType() : other);
            case ListType list -> other instanceof ListType same && promises(list.getType(), same.getType());
            default ->
                !(other instanceof NonNullType)
                        && !(other instanceof ListType)
                        && Sdl.nameOf(one).equals(Sdl.nameOf(other));
        };
    }

    private static String changed(String name, Type<?> was, Type<?> is) {
        return name + " was " + text(was) + " and is now " + text(is);
    }

    private static String text(@Nullable Node<?> node) {
        return node == null ? "nothing" : AstPrinter.printAst(node);
    }

    private static <T extends NamedNode<?>> Map<String, T> byName(List<T> parts) {
        return parts.stream().collect(Collectors.toMap(NamedNode::getName, Function.identity()));
    }
}
