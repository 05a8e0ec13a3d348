package uk.interborough.query.random;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectField;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Makes other documents of one: with a piece less, or with a list continued after a cursor. */
@SuppressWarnings("rawtypes") // as graphql-java names its nodes
final class Cut {
    private Cut() {}

    /** The smallest that is still wrong, found by leaving out one piece after the other. */
    static Asked smallest(Asked asked, Predicate<Asked> isWrong, int attempts) {
        Asked smallest = asked;
        int left = attempts;
        int piece = 0;
        while (left-- > 0) {
            Asked smaller = without(smallest, piece++);
            if (smaller == null) {
                break;
            }
            if (smaller.text().length() < smallest.text().length() && isWrong.test(smaller)) {
                smallest = smaller;
                piece = 0;
            }
        }
        return smallest;
    }

    /** With the piece of this number left out; null when there are fewer. */
    private static @org.jspecify.annotations.Nullable Asked without(Asked asked, int number) {
        int[] seen = {0};
        Document document = changed(Parser.parse(asked.text()), new Visitor() {
            @Override
            boolean goes(Node<?> node, TraverserContext<Node> context) {
                boolean piece = switch (node) {
                    case Field ignored -> isOneOfSeveral(context);
                    case InlineFragment ignored -> isOneOfSeveral(context);
                    case FragmentSpread ignored -> isOneOfSeveral(context);
                    case Argument ignored -> !(context.getParentNode() instanceof Directive);
                    case Directive ignored -> true;
                    case ObjectField ignored -> true;
                    case Value<?> ignored -> context.getParentNode() instanceof ArrayValue;
                    default -> false;
                };
                return piece && seen[0]++ == number;
            }
        });
        return seen[0] <= number ? null : tidy(document, asked.variables(), asked.others());
    }

    private static boolean isOneOfSeveral(TraverserContext<Node> context) {
        return context.getParentNode() instanceof SelectionSet set
                && set.getSelections().size() > 1;
    }

    /** With a list of it continued after a cursor, or before it. */
    static Asked continued(Asked asked, Document document, Field list, String cursor, boolean backwards, int rows) {
        List<Argument> arguments = new ArrayList<>();
        for (Argument argument : list.getArguments()) {
            if (!Set.of("first", "last", "after", "before").contains(argument.getName())) {
                arguments.add(argument);
            }
        }
        arguments.add(new Argument(backwards ? "before" : "after", new StringValue(cursor)));
        arguments.add(new Argument(
                backwards ? "last" : "first", new graphql.language.IntValue(java.math.BigInteger.valueOf(rows))));
        Document changed = (Document) new AstTransformer().transform(document, new NodeVisitorStub() {
            @Override
            public TraversalControl visitField(Field node, TraverserContext<Node> context) {
                return node == list
                        ? TreeTransformerUtil.changeNode(context, node.transform(field -> field.arguments(arguments)))
                        : TraversalControl.CONTINUE;
            }
        });
        return tidy(changed, asked.variables(), asked.others());
    }

    /** Without the fragments and variables that nothing uses any more. */
    private static Asked tidy(Document document, Map<String, Object> variables, Map<String, Object> others) {
        Document tidy = document;
        int before;
        do {
            before = tidy.getDefinitions().size();
            Set<String> used = used(tidy);
            tidy = changed(tidy, new Visitor() {
                @Override
                boolean goes(Node<?> node, TraverserContext<Node> context) {
                    return node instanceof FragmentDefinition fragment && !used.contains("..." + fragment.getName());
                }
            });
        } while (tidy.getDefinitions().size() < before);
        Set<String> used = used(tidy);
        tidy = changed(tidy, new Visitor() {
            @Override
            boolean goes(Node<?> node, TraverserContext<Node> context) {
                return node instanceof VariableDefinition variable && !used.contains("$" + variable.getName());
            }
        });
        return new Asked(AstPrinter.printAstCompact(tidy), left(variables, used), left(others, used));
    }

    private static Map<String, Object> left(Map<String, Object> variables, Set<String> used) {
        Map<String, Object> left = new LinkedHashMap<>(variables);
        left.keySet().removeIf(name -> !used.contains("$" + name));
        return left;
    }

    private static Set<String> used(Document document) {
        Set<String> used = new HashSet<>();
        changed(document, new Visitor() {
            @Override
            boolean goes(Node<?> node, TraverserContext<Node> context) {
                if (node instanceof FragmentSpread spread) {
                    used.add("..." + spread.getName());
                } else if (node instanceof VariableReference variable
                        && !(context.getParentNode() instanceof VariableDefinition)) {
                    used.add("$" + variable.getName());
                }
                return false;
            }
        });
        return used;
    }

    private static Document changed(Document document, Visitor visitor) {
        return (Document) new AstTransformer().transform(document, visitor);
    }

    /** Leaves out what is to go. */
    private abstract static class Visitor extends NodeVisitorStub {
        abstract boolean goes(Node<?> node, TraverserContext<Node> context);

        @Override
        protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
            if (!(node instanceof Document) && !(node instanceof OperationDefinition) && goes(node, context)) {
                TreeTransformerUtil.deleteNode(context);
                return TraversalControl.ABORT;
            }
            return TraversalControl.CONTINUE;
        }
    }
}
