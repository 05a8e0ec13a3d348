package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.MergedField;
import graphql.language.Document;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices operations by the contract alone. A price is worked out once for each document and shape of variables. */
final class Prices {

    private final Cache<Key, Price> known =
            Caffeine.newBuilder().maximumSize(2_000).recordStats().build();

    /** Documents are cached by text, so one document is one object. */
    private record Key(Document document, @Nullable String operation, String variables) {}

    Prices(Measures measures) {
        measures.watch(known, "prices");
    }

    Price of(ExecutionContext context, ExecutionStrategyParameters parameters) {
        Map<String, Object> variables = context.getCoercedVariables().toMap();
        Key key = new Key(
                context.getDocument(),
                context.getOperationDefinition().getName(),
                VariableShape.of(
                        context.getOperationDefinition().getVariableDefinitions(),
                        variables,
                        context.getGraphQLSchema()));
        return known.get(key, missing -> price(context, parameters, variables));
    }

    private static Price price(
            ExecutionContext context, ExecutionStrategyParameters parameters, Map<String, Object> variables) {
        GraphQLSchema schema = context.getGraphQLSchema();
        GraphQLObjectType root = (GraphQLObjectType)
                GraphQLTypeUtil.unwrapAll(parameters.getExecutionStepInfo().getType());
        List<Price.Pages> lists = new ArrayList<>();
        long points = 0;
        for (MergedField merged : parameters.getFields().getSubFieldsList()) {
            GraphQLFieldDefinition definition = root.getFieldDefinition(merged.getName());
            if (definition != null) {
                points += points(definition);
                Selection field = new Selection(context.getFragmentsByName(), variables, merged.getFields());
                lists.addAll(new Walk(schema).lists(field, definition, field.key()));
            }
        }
        return new Price(points, List.copyOf(lists));
    }

    private static int points(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective cost = field.getAppliedDirective("cost");
        return cost == null ? 1 : ((Number) cost.getArgument("points").getValue()).intValue();
    }

    private record Walk(GraphQLSchema schema) {

        /** The lists at and below a field. */
        List<Price.Pages> lists(Selection field, GraphQLFieldDefinition definition, String path) {
            GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
            if (type instanceof GraphQLObjectType object && isConnection(object)) {
                return List.of(connection(field, object, path));
            }
            List<Price.Pages> below = below(field, type, path);
            boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
            return list && !GraphQLTypeUtil.isLeaf(type) ? List.of(new Price.Pages(path, null, true, 0, below)) : below;
        }

        private Price.Pages connection(Selection field, GraphQLObjectType type, String path) {
            boolean rows = false;
            int counts = 0;
            List<Price.Pages> inner = new ArrayList<>();
            for (Selection part : field.below(type.getName())) {
                GraphQLFieldDefinition definition = type.getFieldDefinition(part.name());
                if (part.name().equals("totalCount")) {
                    counts++;
                } else if (definition != null) {
                    rows = true;
                    inner.addAll(below(part, GraphQLTypeUtil.unwrapAll(definition.getType()), path));
                }
            }
            Input first = field.argument("first");
            Input last = field.argument("last");
            Input size = first != null && !first.isNull() ? first : last;
            Bind bind = size == null ? new Bind.Literal(PageSizes.USUAL) : size.bind();
            return new Price.Pages(path, bind, rows, counts, inner);
        }

        /** Of an interface: the lists of each type that a fragment names, all together. */
        private List<Price.Pages> below(Selection field, GraphQLType type, String path) {
            List<Price.Pages> lists = new ArrayList<>();
            switch (type) {
                case GraphQLObjectType object -> {
                    for (Selection part : field.below(condition -> applies(condition, object))) {
                        GraphQLFieldDefinition definition = object.getFieldDefinition(part.name());
                        if (definition != null) {
                            lists.addAll(lists(part, definition, path + "." + part.key()));
                        }
                    }
                }
                case GraphQLInterfaceType face ->
                    schema.getImplementations(face).forEach(each -> lists.addAll(below(field, each, path)));
                default -> {
                    // a leaf
                }
            }
            return lists;
        }

        private static boolean applies(@Nullable String condition, GraphQLObjectType type) {
            return condition == null
                    || condition.equals(type.getName())
                    || type.getInterfaces().stream()
                            .anyMatch(face -> face.getName().equals(condition));
        }

        private static boolean isConnection(GraphQLObjectType type) {
            return type.getFieldDefinition("pageInfo") != null && type.getFieldDefinition("edges") != null
                    || type.getName().endsWith("Connection");
        }
    }
}
