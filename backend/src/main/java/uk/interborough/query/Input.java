package uk.interborough.query;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An argument as a tree whose leaves know where their values come from, so that a statement compiled once serves all
 * requests of the same shape.
 */
record Input(Bind bind, @Nullable Object now) {

    /** Reads an argument as it stands in a document. Null: a variable that was not given. */
    static @Nullable Input of(Value<?> value, Map<String, Object> variables) {
        return switch (value) {
            case VariableReference reference ->
                variables.containsKey(reference.getName())
                        ? new Input(new Bind.Variable(reference.getName()), variables.get(reference.getName()))
                        : null;
            case NullValue ignored -> literal(null);
            case StringValue text -> literal(text.getValue());
            case IntValue number -> literal(number.getValue());
            case FloatValue number -> literal(number.getValue());
            case BooleanValue flag -> literal(flag.isValue());
            case EnumValue name -> literal(name.getName());
            case ArrayValue array -> list(array, variables);
            case ObjectValue object -> object(object, variables);
            default -> throw new IllegalArgumentException("unknown kind of value " + value.getClass());
        };
    }

    private static Input literal(@Nullable Object constant) {
        return new Input(new Bind.Literal(constant), constant);
    }

    private static Input list(ArrayValue array, Map<String, Object> variables) {
        List<Bind> binds = new ArrayList<>();
        List<@Nullable Object> now = new ArrayList<>();
        for (Value<?> element : array.getValues()) {
            Input input = of(element, variables);
            binds.add(input == null ? new Bind.Literal(null) : input.bind());
            now.add(input == null ? null : input.now());
        }
        return new Input(new Bind.Several(binds), now);
    }

    private static Input object(ObjectValue object, Map<String, Object> variables) {
        Map<String, Bind> binds = new LinkedHashMap<>();
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
            Input input = of(field.getValue(), variables);
            if (input != null) {
                binds.put(field.getName(), input.bind());
                now.put(field.getName(), input.now());
            }
        }
        return new Input(new Bind.Composite(binds), now);
    }

    boolean isNull() {
        return now == null;
    }

    /** The fields of an input object, in the order given. */
    Map<String, Input> fields() {
        Map<String, Input> fields = new LinkedHashMap<>();
        ((Map<?, ?>) java.util.Objects.requireNonNull(now)).forEach((key, value) -> {
            String name = (String) key;
            Bind inner = switch (bind) {
                case Bind.Composite composite ->
                    java.util.Objects.requireNonNull(composite.fields().get(name));
                case Bind.Variable variable -> variable.in(name);
                case Bind.Literal ignored -> new Bind.Literal(value);
                case Bind.Several ignored -> throw new IllegalArgumentException("a list is not an object");
                case Signature ignored -> throw new IllegalArgumentException("a signature is not an object");
            };
            fields.put(name, new Input(inner, value));
        });
        return fields;
    }

    /** The elements of a list; one value counts as a list of one. */
    List<Input> elements() {
        if (!(now instanceof List<?> list)) {
            return List.of(this);
        }
        List<Input> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Bind inner = switch (bind) {
                case Bind.Several several -> several.elements().get(i);
                case Bind.Variable variable -> variable.in(Integer.toString(i));
                case Bind.Literal ignored -> new Bind.Literal(list.get(i));
                case Bind.Composite ignored -> throw new IllegalArgumentException("an object is not a list");
                case Signature ignored -> throw new IllegalArgumentException("a signature is not a list");
            };
            elements.add(new Input(inner, list.get(i)));
        }
        return elements;
    }
}
