package uk.interborough.query;

import graphql.GraphQLError;
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
    private final Map<String, Long> sizes = new HashMap<>();
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
        long fields = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToLong(operation -> fields(operation.getSelectionSet()))
                .max()
                .orElse(0);
        check("depth", "fields inside fields", depth, limits.depth(), errors);
        check("fields", "fields, each fragment counted wherever it is used", fields, limits.fields(), errors);
        check("aliases", "fields under another name", aliases, limits.aliases(), errors);
        check("directives", "directives", directives, limits.directives(), errors);
        return errors;
    }

    private static void check(String name, String what, long figure, long limit, List<GraphQLError> errors) {
        if (figure > limit) {
            errors.add(Exceeded.error(name, what, figure, limit, null));
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
            depths.put(fragment, 0); // one that contains itself is not valid, but may be measured
            known = definition == null ? 0 : depth(definition.getSelectionSet());
            depths.put(fragment, known);
        }
        return known;
    }

    /** Small documents become large ones when fragments use fragments several times. */
    private long fields(@Nullable SelectionSet set) {
        long all = 0;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                all += switch (selection) {
                    case Field field -> 1 + fields(field.getSelectionSet());
                    case InlineFragment fragment -> fields(fragment.getSelectionSet());
                    case FragmentSpread spread -> fieldsOf(spread.getName());
                    default -> throw new IllegalArgumentException(AstPrinter.printAst(selection));
                };
            }
        }
        return Math.min(all, Integer.MAX_VALUE);
    }

    private long fieldsOf(String fragment) {
        Long known = sizes.get(fragment);
        if (known == null) {
            FragmentDefinition definition = fragments.get(fragment);
            sizes.put(fragment, 0L);
            known = definition == null ? 0 : fields(definition.getSelectionSet());
            sizes.put(fragment, known);
        }
        return known;
    }
}
