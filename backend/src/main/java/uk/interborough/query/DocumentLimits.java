package uk.interborough.query;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.AstPrinter;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures a valid document against the limits; names each that it passes, with its own figure. */
final class DocumentLimits {

    private final Limits limits;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private int aliases;
    private int directives;

    private DocumentLimits(Limits limits) {
        this.limits = limits;
    }

    static List<GraphQLError> exceeded(Document document, Limits limits) {
        return new DocumentLimits(limits).measure(document);
    }

    private List<GraphQLError> measure(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(each -> fragments.put(each.getName(), each));
        count(document);
        int depth = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToInt(operation -> depth(operation.getSelectionSet()))
                .max()
                .orElse(0);
        List<GraphQLError> errors = new ArrayList<>();
        check("depth", "fields inside fields", depth, limits.depth(), errors);
        check("aliases", "fields under another name", aliases, limits.aliases(), errors);
        check("directives", "directives", directives, limits.directives(), errors);
        return errors;
    }

    private static void check(String name, String what, int figure, int limit, List<GraphQLError> errors) {
        if (figure > limit) {
            errors.add(GraphqlErrorBuilder.newError()
                    .message("The query has " + figure + " " + what + ": the limit is " + limit + ".")
                    .extensions(Map.of("code", "LIMIT_EXCEEDED", "field", name, "limit", limit, "figure", figure))
                    .build());
        }
    }

    private void count(Node<?> node) {
        if (node instanceof Field field && field.getAlias() != null) {
            aliases++;
        }
        if (node instanceof DirectivesContainer<?> container) {
            directives += container.getDirectives().size();
        }
        node.getChildren().forEach(this::count);
    }

    private int depth(@Nullable SelectionSet set) {
        int deepest = 0;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                deepest = Math.max(
                        deepest,
                        switch (selection) {
                            case Field field ->
                                field.getName().startsWith("__") ? 0 : 1 + depth(field.getSelectionSet());
                            case InlineFragment fragment -> depth(fragment.getSelectionSet());
                            case FragmentSpread spread -> depthOf(spread.getName());
                            default -> throw new IllegalArgumentException(AstPrinter.printAst(selection));
                        });
            }
        }
        return deepest;
    }

    private int depthOf(String fragment) {
        Integer known = depths.get(fragment);
        if (known == null) {
            FragmentDefinition definition = fragments.get(fragment);
            known = definition == null ? 0 : depth(definition.getSelectionSet());
            depths.put(fragment, known);
        }
        return known;
    }
}
