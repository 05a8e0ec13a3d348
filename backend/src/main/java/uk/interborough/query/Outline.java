package uk.interborough.query;

import java.util.List;

/** What an answer looks like before there is one: its fields by response key, with the types of the contract. */
public sealed interface Outline {

    /** Name in the answer: the alias, or else the field's name. */
    String key();

    /**
     * A value.
     *
     * @param owner type that has the field, e.g. Rate
     * @param field name in the contract, e.g. value
     * @param type scalar or enum
     * @param several whether it is a list of such values
     */
    record Leaf(String key, String owner, String field, String type, boolean several) implements Outline {}

    /** One object, or null. */
    record Part(String key, String field, String type, List<Outline> parts) implements Outline {}

    /** Objects in an array. */
    record Items(String key, String field, String type, List<Outline> parts) implements Outline {}
}
