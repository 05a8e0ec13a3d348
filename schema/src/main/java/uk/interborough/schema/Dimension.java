package uk.interborough.schema;

import static uk.interborough.schema.Definitions.describe;
import static uk.interborough.schema.Definitions.text;

import graphql.language.ArrayValue;
import graphql.language.Description;
import graphql.language.FieldDefinition;
import graphql.language.StringValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A way to group rows.
 *
 * @param name what the key of a group calls it
 * @param source the field it is
 * @param path where it is found from the type that is grouped: one name, or two
 */
record Dimension(String name, FieldDefinition source, List<String> path) {

    static final Set<String> TIMES = Set.of("Date", "DateTime", "Quarter");

    String type() {
        return Sdl.nameOf(source.getType());
    }

    /** Whether it is grouped by periods. */
    boolean isTime() {
        return TIMES.contains(type());
    }

    /** Its name as a value of an enum. */
    String constant() {
        return Sdl.separated(name, '_').toUpperCase(Locale.ROOT);
    }

    Description description() {
        String words = Objects.requireNonNullElse(describe(source), name);
        return text(path.size() == 1 ? words : "Of its " + Sdl.separated(path.getFirst(), ' ') + ": " + words);
    }

    ArrayValue pathValue() {
        ArrayValue.Builder value = ArrayValue.newArrayValue();
        path.forEach(part -> value.value(new StringValue(part)));
        return value.build();
    }
}
