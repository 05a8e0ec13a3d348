package uk.interborough.query;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.interborough.schema.Sdl;

/** Finds clauses that the contract cites and the database does not hold. */
final class ClauseCheck {

    private final Set<String> held;
    private final List<String> faults = new ArrayList<>();

    private ClauseCheck(Set<String> held) {
        this.held = held;
    }

    static List<String> missing(TypeDefinitionRegistry registry, DataSource dataSource) {
        return missing(
                registry,
                new HashSet<>(JdbcClient.create(dataSource)
                        .sql("select app.clauses_held()")
                        .query(String.class)
                        .list()));
    }

    /** @param held clauses as source and ref, e.g. {@code J Schedule 2} */
    static List<String> missing(TypeDefinitionRegistry registry, Set<String> held) {
        ClauseCheck check = new ClauseCheck(held);
        registry.types().values().forEach(type -> check.visit(type, type.getName()));
        registry.objectTypeExtensions().values().forEach(all -> all.forEach(type -> check.visit(type, type.getName())));
        registry.enumTypeExtensions().values().forEach(all -> all.forEach(type -> check.visit(type, type.getName())));
        return check.faults;
    }

    private void visit(Node<?> node, String path) {
        if (node instanceof DirectivesContainer<?> container) {
            for (Directive clause : container.getDirectives("clause")) {
                String cited = Sdl.text(clause, "source", "") + " " + Sdl.text(clause, "ref", "");
                if (!held.contains(cited)) {
                    faults.add(path + " cites " + cited + ", which protocol_clause does not hold");
                }
            }
        }
        for (Node<?> child : node.getChildren()) {
            visit(child, child instanceof NamedNode<?> named ? path + "." + named.getName() : path);
        }
    }
}
