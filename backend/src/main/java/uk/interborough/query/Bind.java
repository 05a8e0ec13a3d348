package uk.interborough.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a value of a statement comes from: the document, or a place in the variables. */
sealed interface Bind permits Bind.Literal, Bind.Variable, Bind.Several, Bind.Composite, Signature {

    @Nullable
    Object value(Map<String, Object> variables);

    /** Written in the document. */
    record Literal(@Nullable Object constant) implements Bind {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            return constant;
        }
    }

    /** A variable, or a place inside one. */
    record Variable(String name, List<String> path) implements Bind {

        Variable(String name) {
            this(name, List.of());
        }

        Variable in(String key) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(key);
            return new Variable(name, List.copyOf(deeper));
        }

        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            Object value = variables.get(name);
            for (String key : path) {
                value = switch (value) {
                    case Map<?, ?> map -> map.get(key);
                    case List<?> list -> list.get(Integer.parseInt(key));
                    case null, default -> null;
                };
            }
            return value;
        }
    }

    /** A list written in the document whose elements may be variables. */
    record Several(List<Bind> elements) implements Bind {
        @Override
        public @Nullable Object value(Map<String, Object> variables) {
            List<@Nullable Object> values = new ArrayList<>();
            elements.forEach(element -> values.add(element.value(variables)));
            return values;
        }
    }

    /** An object written in the document whose fields may be variables. */
    record Composite(Map<String, Bind> fields) implements Bind {
        @Override
        public Object value(Map<String, Object> variables) {
            Map<String, @Nullable Object> values = new java.util.LinkedHashMap<>();
            fields.forEach((name, bind) -> values.put(name, bind.value(variables)));
            return values;
        }
    }
}
