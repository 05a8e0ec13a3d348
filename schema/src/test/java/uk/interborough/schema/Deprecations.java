package uk.interborough.schema;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Deprecated elements must say until when they are there, e.g. {@code Use price. Removed on 2027-04-01.} */
final class Deprecations {

    private static final Pattern DATED =
            Pattern.compile(".+ Removed on \\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\.$", Pattern.DOTALL);

    private final List<String> found = new ArrayList<>();

    private Deprecations() {}

    static List<String> withoutDate(TypeDefinitionRegistry registry) {
        Deprecations deprecations = new Deprecations();
        registry.types().values().forEach(type -> deprecations.visit(type, type.getName()));
        registry.objectTypeExtensions()
                .values()
                .forEach(all -> all.forEach(type -> deprecations.visit(type, type.getName())));
        registry.enumTypeExtensions()
                .values()
                .forEach(all -> all.forEach(type -> deprecations.visit(type, type.getName())));
        registry.inputObjectTypeExtensions()
                .values()
                .forEach(all -> all.forEach(type -> deprecations.visit(type, type.getName())));
        return deprecations.found;
    }

    private void visit(Node<?> node, String path) {
        if (node instanceof DirectivesContainer<?> container) {
            for (Directive deprecated : container.getDirectives("deprecated")) {
                if (!DATED.matcher(Sdl.text(deprecated, "reason", "")).matches()) {
                    found.add(path);
                }
            }
        }
        for (Node<?> child : node.getChildren()) {
            visit(child, child instanceof NamedNode<?> named ? path + "." + named.getName() : path);
        }
    }
}
