package uk.interborough.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A type of the contract bound to a relation.
 *
 * @param name type name, e.g. Service
 * @param prefix what identifiers begin with, e.g. {@code service-}
 * @param table the table, view or function
 * @param past what there is of earlier moments
 * @param key columns that identify a row
 * @param node whether {@code node(id:)} finds it
 * @param large whether filters and orders need an index
 * @param search function of schema app that finds identifiers by words; null where there is none
 * @param interfaces names of the interfaces it implements
 * @param attributes its fields by name
 */
record Subject(
        String name,
        String prefix,
        Table<?> table,
        Past past,
        List<String> key,
        boolean node,
        boolean large,
        @Nullable String search,
        Set<String> interfaces,
        Map<String, Attribute> attributes) {

    Attribute attribute(String field) {
        return Objects.requireNonNull(attributes.get(field), () -> name + "." + field + " is not bound");
    }

    /** Whether a fragment on this type applies to the subject. */
    boolean is(@Nullable String typeCondition) {
        return typeCondition == null || typeCondition.equals(name) || interfaces.contains(typeCondition);
    }

    /** What there is of the rows as they were recorded at an earlier moment. */
    sealed interface Past {}

    /** A relation with the same columns shows them. */
    record Kept(Table<?> twin) implements Past {}

    /** They are what they were. */
    record Unchanging() implements Past {}

    /** Nothing, and why. */
    record NotKept(String because) implements Past {}

    /** A field of the contract, bound. */
    sealed interface Attribute {}

    /** One column. */
    record Scalar(Field<?> column, Wire wire, boolean required, String prefix) implements Attribute {}

    /** Several columns with one prefix. Null when all parts are. */
    record Value(String type, Map<String, Scalar> parts) implements Attribute {}

    /** One column, shown through functions: a name without a function is the column itself. */
    record Derived(String type, Field<?> column, Map<String, Part> parts, boolean required) implements Attribute {}

    /** A part of a derived value. */
    record Part(@Nullable String function, Wire wire) {}

    /** Another subject. */
    record ToOne(String subject, List<Field<?>> columns, boolean required) implements Attribute {}

    /** Others whose columns hold this one's key. */
    record ToMany(String subject, List<Field<?>> theirs, List<String> ours, String order) implements Attribute {}

    /** Others whose identifiers stand in an array column. */
    record Listed(String subject, Field<?> column) implements Attribute {}

    /** Fields of the same row under one name, as an object. Null where presence is null. */
    record Nested(Subject part, @Nullable Field<?> presence) implements Attribute {}

    /** The same fields over another relation, which has columns of the same names. */
    Subject over(Table<?> other, Past otherPast) {
        return new Subject(name, prefix, other, otherPast, key, node, large, search, interfaces, attributes);
    }
}
