package uk.interborough.query;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is selected of one object: fields merged by response key, fragments opened, skipped fields left out. */
final class Selection {

    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final List<Field> fields;

    Selection(Map<String, FragmentDefinition> fragments, Map<String, Object> variables, List<Field> fields) {
        this.fragments = fragments;
        this.variables = variables;
        this.fields = fields;
    }

    String name() {
        return fields.getFirst().getName();
    }

    String key() {
        return fields.getFirst().getResultKey();
    }

    /** An argument, or null where it was not given or a variable was not. */
    @Nullable
    Input argument(String name) {
        for (Argument argument : fields.getFirst().getArguments()) {
            if (argument.getName().equals(name)) {
                return Input.of(argument.getValue(), variables);
            }
        }
        return null;
    }

    /** Where the values of some arguments come from: null for those that are not given. */
    List<Bind> binds(List<String> arguments) {
        List<Bind> binds = new ArrayList<>();
        for (String name : arguments) {
            Input argument = argument(name);
            binds.add(argument == null ? new Bind.Literal(null) : argument.bind());
        }
        return List.copyOf(binds);
    }

    /** The fields selected below, for an object to which the given type conditions apply. */
    List<Selection> below(Predicate<@Nullable String> applies) {
        Map<String, List<Field>> merged = new LinkedHashMap<>();
        fields.forEach(field -> collect(field.getSelectionSet(), applies, merged));
        List<Selection> below = new ArrayList<>();
        merged.values().forEach(same -> below.add(new Selection(fragments, variables, same)));
        return below;
    }

    /** The fields selected below an object of one known type. */
    List<Selection> below(String type) {
        return below(condition -> condition == null || condition.equals(type));
    }

    private void collect(
            @Nullable SelectionSet set, Predicate<@Nullable String> applies, Map<String, List<Field>> merged) {
        if (set == null) {
            return;
        }
        for (graphql.language.Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> {
                    if (included(field.getDirectives())) {
                        merged.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                                .add(field);
                    }
                }
                case InlineFragment fragment -> {
                    TypeName condition = fragment.getTypeCondition();
                    if (included(fragment.getDirectives())
                            && applies.test(condition == null ? null : condition.getName())) {
                        collect(fragment.getSelectionSet(), applies, merged);
                    }
                }
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null
                            && included(spread.getDirectives())
                            && applies.test(fragment.getTypeCondition().getName())) {
                        collect(fragment.getSelectionSet(), applies, merged);
                    }
                }
                default -> throw new IllegalArgumentException("unknown kind of selection " + selection.getClass());
            }
        }
    }

    private boolean included(List<Directive> directives) {
        for (Directive directive : directives) {
            boolean skip = directive.getName().equals("skip");
            if (skip || directive.getName().equals("include")) {
                Input condition = Input.of(directive.getArgument("if").getValue(), variables);
                if (condition != null && Boolean.valueOf(skip).equals(condition.now())) {
                    return false;
                }
            }
        }
        return true;
    }
}
