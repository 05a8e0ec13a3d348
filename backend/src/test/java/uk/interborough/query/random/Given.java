package uk.interborough.query.random;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a document asks, given its variables, as the specification of GraphQL says: selections collected, values read. */
final class Given {
    private final Document document;
    private final Map<String, @Nullable Object> variables = new HashMap<>();

    Given(Document document, Map<String, Object> given) {
        this.document = document;
        operation().getVariableDefinitions().forEach(variable -> {
            if (given.containsKey(variable.getName())) {
                variables.put(variable.getName(), exact(given.get(variable.getName())));
            } else if (variable.getDefaultValue() != null) {
                variables.put(variable.getName(), of(variable.getDefaultValue()));
            }
        });
    }

    OperationDefinition operation() {
        return document.getDefinitionsOfType(OperationDefinition.class).getFirst();
    }

    /** The arguments of a field; those whose variable was not given are not there. */
    Map<String, @Nullable Object> arguments(Field field) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (Argument argument : field.getArguments()) {
            if (isGiven(argument.getValue())) {
                arguments.put(argument.getName(), of(argument.getValue()));
            }
        }
        return arguments;
    }

    /** The fields inside some, by the names they are answered by, for an object to which these type conditions apply. */
    Map<String, List<Field>> inside(List<SelectionSet> sets, Predicate<String> applies) {
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        sets.forEach(set -> collect(set, applies, fields));
        return fields;
    }

    private void collect(SelectionSet set, Predicate<String> applies, Map<String, List<Field>> into) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field
                when isKept(field.getDirectives()) ->
                    into.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                            .add(field);
                case InlineFragment fragment
                when isKept(fragment.getDirectives())
                        && (fragment.getTypeCondition() == null
                                || applies.test(fragment.getTypeCondition().getName())) ->
                    collect(fragment.getSelectionSet(), applies, into);
                case FragmentSpread spread
                when isKept(spread.getDirectives()) -> {
                    FragmentDefinition fragment = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(each -> each.getName().equals(spread.getName()))
                            .findFirst()
                            .orElseThrow();
                    if (applies.test(fragment.getTypeCondition().getName())) {
                        collect(fragment.getSelectionSet(), applies, into);
                    }
                }
                default -> {
                    // skipped, or of another type
                }
            }
        }
    }

    private boolean isKept(List<Directive> directives) {
        return directives.stream().allMatch(directive -> {
            Object condition = of(directive.getArgument("if").getValue());
            return Boolean.valueOf(directive.getName().equals("include")).equals(condition);
        });
    }

    private boolean isGiven(Value<?> value) {
        return !(value instanceof VariableReference variable) || variables.containsKey(variable.getName());
    }

    private @Nullable Object of(Value<?> value) {
        return switch (value) {
            case VariableReference variable -> variables.get(variable.getName());
            case NullValue ignored -> null;
            case StringValue text -> text.getValue();
            case EnumValue word -> word.getName();
            case BooleanValue flag -> flag.isValue();
            case IntValue number -> new BigDecimal(number.getValue());
            case FloatValue number -> number.getValue();
            case ArrayValue array -> array.getValues().stream().map(this::of).toList();
            case ObjectValue object -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                object.getObjectFields().stream()
                        .filter(field -> isGiven(field.getValue()))
                        .forEach(field -> fields.put(field.getName(), of(field.getValue())));
                yield fields;
            }
            default -> throw new IllegalStateException("unknown kind of value " + value);
        };
    }

    /** With every number as a decimal. */
    private static @Nullable Object exact(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> new BigDecimal(number.toString());
            case List<?> list -> list.stream().map(Given::exact).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put((String) key, exact(inner)));
                yield copy;
            }
            default -> value;
        };
    }

    /** A list; one value counts as a list of one. */
    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** An input object. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
