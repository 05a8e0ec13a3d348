package uk.interborough.query.random;

import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A document that is being written: what has been declared so far, and what may still be used up. */
final class Draft {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ALIASES = 90;
    private static final int MOST_DIRECTIVES = 20;
    private static final int MOST_FIELDS = 70;

    private final Dice dice;
    private final List<String> declarations = new ArrayList<>();
    private final List<String> fragments = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, Object> others = new LinkedHashMap<>();
    private boolean insideVariable;
    private int names;
    private int aliases;
    private int directives;
    private int fields;

    /** The name of an enum's value. */
    record Word(String name) {}

    /** A variable in place of a value. */
    record Variable(String name) {}

    Draft(Dice dice) {
        this.dice = dice;
    }

    /** A value, or sometimes a variable that holds it, has it as its default, or where that is allowed is not given. */
    @Nullable
    Object value(GraphQLInputType type, boolean required, Supplier<@Nullable Object> make) {
        if (insideVariable || !dice.chance(0.15)) {
            return make.get();
        }
        String name = "v" + names++;
        String declared = GraphQLTypeUtil.simplePrint(type);
        boolean promised = declared.endsWith("!");
        if (!promised && !required && dice.chance(0.07)) {
            declarations.add("$" + name + ":" + declared);
            return new Variable(name);
        }
        insideVariable = true;
        Object value = make.get();
        insideVariable = false;
        if (value == null) {
            return null;
        }
        String exact = promised || !(required || dice.chance(0.3)) ? declared : declared + "!";
        if (dice.chance(0.2)) {
            declarations.add("$" + name + ":" + exact + "=" + literal(value));
        } else {
            declarations.add("$" + name + ":" + exact);
            variables.put(name, json(value));
            insideVariable = true;
            Object other = make.get();
            insideVariable = false;
            others.put(name, json(other == null ? value : other));
        }
        return new Variable(name);
    }

    /** Whether a document may have more fields. */
    boolean hasRoom() {
        return fields++ < MOST_FIELDS;
    }

    /** Another name for a field; null when there are too many. */
    @Nullable
    String alias() {
        return aliases++ < MOST_ALIASES ? "a" + names++ : null;
    }

    /** Mostly nothing, otherwise a directive that skips what it stands at, or does not. */
    String directive() {
        if (!dice.chance(0.06) || directives++ >= MOST_DIRECTIVES) {
            return "";
        }
        String name = dice.chance(0.5) ? "skip" : "include";
        boolean kept = dice.chance(0.7) == name.equals("include");
        if (dice.chance(0.3)) {
            return " @" + name + "(if:" + kept + ")";
        }
        String variable = "v" + names++;
        declarations.add("$" + variable + ":Boolean!" + (dice.chance(0.3) ? "=" + kept : ""));
        if (!declarations.getLast().contains("=")) {
            variables.put(variable, kept);
            others.put(variable, !kept);
        }
        return " @" + name + "(if:$" + variable + ")";
    }

    /** Selects through a fragment. */
    String fragment(String type, String selection) {
        if (dice.chance(0.5)) {
            return "... on " + type + directive() + selection;
        }
        String name = "F" + names++;
        fragments.add("fragment " + name + " on " + type + selection);
        return "..." + name + directive();
    }

    String inline(String selection) {
        return "..." + directive() + selection;
    }

    /** The document, with those variables that were used in the end. */
    Asked asked(String selection) {
        String body = selection + "\n" + String.join("\n", fragments);
        List<String> used = declarations.stream()
                .filter(each -> isUsed(each.substring(1, each.indexOf(':')), body))
                .toList();
        variables.keySet().removeIf(name -> !isUsed(name, body));
        others.keySet().retainAll(variables.keySet());
        String head = used.isEmpty()
                ? dice.chance(0.5) ? "" : "query Q"
                : "query" + (dice.chance(0.5) ? " Q" : "") + "(" + String.join(",", used) + ")";
        return new Asked(head + body, variables, others);
    }

    private static boolean isUsed(String variable, String body) {
        return Pattern.compile("\\$" + variable + "\\b").matcher(body).find();
    }

    /** As it stands in a document. */
    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> JSON.writeValueAsString(text);
            case Word word -> word.name();
            case Variable variable -> "$" + variable.name();
            case java.math.BigDecimal number -> number.toPlainString();
            case List<?> list -> list.stream().map(Draft::literal).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + literal(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> value.toString();
        };
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Word word -> word.name();
            case List<?> list -> list.stream().map(Draft::json).toList();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put((String) key, json(inner)));
                yield copy;
            }
            default -> value;
        };
    }
}
