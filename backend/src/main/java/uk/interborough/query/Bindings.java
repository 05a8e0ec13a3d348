package uk.interborough.query;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All subjects, and the fields of Query that read them. */
record Bindings(Map<String, Subject> subjects, Map<String, Root> roots) {

    Subject subject(String type) {
        return Objects.requireNonNull(subjects.get(type), () -> type + " is not a subject");
    }

    Collection<Subject> all() {
        return subjects.values();
    }

    /** The subject an identifier belongs to. */
    Optional<Subject> owner(String id) {
        return id.length() <= 36
                ? Optional.empty()
                : subjects.values().stream()
                        .filter(subject -> subject.node()
                                && id.length() == subject.prefix().length() + 36
                                && id.startsWith(subject.prefix()))
                        .findFirst();
    }

    /** A field of Query. */
    sealed interface Root permits Any, Many, One, Only, Statistics {}

    /** A connection over a subject. Arguments of a function are given by the type their identifiers must have, or "". */
    record Many(String subject, String order, Map<String, Parameter> parameters) implements Root {}

    /**
     * A parameter of a function.
     *
     * @param parts where the argument is an input of several fields: each is a parameter of its own, an array if the argument is a list
     */
    record Parameter(Wire wire, String prefix, boolean list, Map<String, Parameter> parts) {}

    /** One row by its identifier. */
    record One(String subject) implements Root {}

    /** The only row of a subject. */
    record Only(String subject) implements Root {}

    /** Anything by its identifier. */
    record Any() implements Root {}
}
