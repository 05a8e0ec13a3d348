package uk.interborough.api;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what does not fit the contract in words of the contract, with the place, and the name that was probably meant. Nothing
 * but the contract is looked at.
 */
@Component
class PlainWords extends SimplePerformantInstrumentation {

    private static final Pattern NO_FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");
    private static final Pattern NO_ARGUMENT = Pattern.compile("Unknown field argument '(\\w+)'");
    private static final Pattern NO_INPUT = Pattern.compile(
            "(?:argument '([^']*)'.*contains a field not in|contains a field name) '(\\w+)'(?:: '(\\w+)'| that is not defined for input object type '(\\w+)')",
            Pattern.DOTALL);
    private static final Pattern NO_VALUE = Pattern.compile(
            "(?:argument '([^']*)'.*for enum|Variable '(\\w+)'.*for enum) '(\\w+)'.*(?:name='|name ')(\\w+)'",
            Pattern.DOTALL);
    private static final Pattern WRONG = Pattern.compile(
            "argument '([^']*)' with value .*' ((?:is not a valid|must be|is missing|must not be).*?)(?: - (.*))?$",
            Pattern.DOTALL);
    private static final Pattern NO_TYPE = Pattern.compile("Unknown type '(\\w+)'");
    private static final Pattern NO_DIRECTIVE = Pattern.compile("Unknown directive '(\\w+)'");
    private static final Pattern BEFORE = Pattern.compile("^(?i:validation error)(?: \\([^)]*\\))? : ?");

    /** Words of the library's inside. */
    private static final Pattern INSIDE = Pattern.compile("AST|Value\\{|Value'");

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        if (result.getErrors().stream().noneMatch(error -> error.getErrorType() == ErrorType.ValidationError)) {
            return CompletableFuture.completedFuture(result);
        }
        List<GraphQLError> errors = new ArrayList<>();
        for (GraphQLError error : result.getErrors()) {
            errors.add(
                    error.getErrorType() == ErrorType.ValidationError
                            ? new Words(parameters.getSchema(), error).said()
                            : error);
        }
        return CompletableFuture.completedFuture(result.transform(builder -> builder.errors(errors)));
    }

    private record Words(GraphQLSchema schema, GraphQLError error) {

        GraphQLError said() {
            String raw = BEFORE.matcher(error.getMessage()).replaceFirst("");
            Matcher found;
            if ((found = NO_FIELD.matcher(raw)).find()) {
                return missing(
                        found.group(2) + " has no field " + found.group(1) + ".",
                        path(),
                        found.group(1),
                        fields(found.group(2)));
            }
            if ((found = NO_ARGUMENT.matcher(raw)).find()) {
                return missing(
                        path() + " has no argument " + found.group(1) + ".",
                        path() + "." + found.group(1),
                        found.group(1),
                        arguments());
            }
            if ((found = NO_INPUT.matcher(raw)).find()) {
                boolean inDocument = found.group(1) != null;
                String type = inDocument ? found.group(2) : found.group(4);
                String name = inDocument ? found.group(3) : found.group(2);
                return missing(
                        type + " has no field " + name + ".",
                        inDocument ? place(found.group(1)) + "." + name : name,
                        name,
                        fields(type));
            }
            if ((found = NO_VALUE.matcher(raw)).find()) {
                List<String> values = values(found.group(3));
                return missing(
                        found.group(4) + " is not a " + found.group(3) + ": expected " + String.join(", ", values)
                                + ".",
                        found.group(1) != null ? place(found.group(1)) : "$" + found.group(2),
                        found.group(4),
                        values);
            }
            if ((found = WRONG.matcher(raw)).find()) {
                String more =
                        found.group(3) == null || INSIDE.matcher(found.group(3)).find() ? "" : ": " + found.group(3);
                String place = place(found.group(1));
                return error(place + " " + found.group(2).replace("'", "") + more + ".", place, Optional.empty());
            }
            if ((found = NO_TYPE.matcher(raw)).find()) {
                return missing(
                        "There is no type " + found.group(1) + ".",
                        path(),
                        found.group(1),
                        names(schema.getAllTypesAsList()));
            }
            if ((found = NO_DIRECTIVE.matcher(raw)).find()) {
                return missing(
                        "There is no directive @" + found.group(1) + ".",
                        path(),
                        found.group(1),
                        List.of("skip", "include"));
            }
            return error(raw.endsWith(".") ? raw : raw + ".", path(), Optional.empty());
        }

        private GraphQLError missing(String message, String field, String written, Collection<String> names) {
            return error(message, field, Nearest.to(written, names));
        }

        private GraphQLError error(String message, String field, Optional<String> meant) {
            Map<String, Object> extensions = new LinkedHashMap<>();
            extensions.put("code", "VALIDATION");
            if (!field.isEmpty()) {
                extensions.put("field", field);
            }
            meant.ifPresent(name -> extensions.put("hint", "Did you mean " + name + "?"));
            String text =
                    meant.map(name -> message + " Did you mean " + name + "?").orElse(message);
            return GraphqlErrorBuilder.newError()
                    .message("%s", text)
                    .locations(Objects.requireNonNullElse(error.getLocations(), List.of()))
                    .errorType(ErrorType.ValidationError)
                    .extensions(extensions)
                    .build();
        }

        /** Of the field at fault, or that an argument at fault belongs to. */
        private String path() {
            return String.join(".", steps());
        }

        private List<String> steps() {
            return error instanceof ValidationError invalid && invalid.getQueryPath() != null
                    ? invalid.getQueryPath()
                    : List.of();
        }

        private String place(String argument) {
            return path().isEmpty() ? argument : path() + "." + argument;
        }

        private List<String> fields(String type) {
            return switch (schema.getType(type)) {
                case GraphQLFieldsContainer object -> names(object.getFieldDefinitions());
                case GraphQLInputObjectType input -> names(input.getFields());
                case null, default -> List.of();
            };
        }

        private List<String> values(String type) {
            return schema.getType(type) instanceof GraphQLEnumType values
                    ? values.getValues().stream()
                            .map(GraphQLEnumValueDefinition::getName)
                            .toList()
                    : List.of();
        }

        private List<String> arguments() {
            return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                    .filter(Objects::nonNull)
                    .flatMap(root -> field(root, steps()).stream())
                    .flatMap(field -> field.getArguments().stream())
                    .map(GraphQLArgument::getName)
                    .toList();
        }

        private Optional<GraphQLFieldDefinition> field(GraphQLObjectType root, List<String> steps) {
            GraphQLType type = root;
            GraphQLFieldDefinition field = null;
            for (String step : steps) {
                Stream<? extends GraphQLFieldsContainer> candidates = switch (type) {
                    case GraphQLInterfaceType face ->
                        Stream.concat(Stream.of(face), schema.getImplementations(face).stream());
                    case GraphQLObjectType object -> Stream.of(object);
                    default -> Stream.of();
                };
                field = candidates
                        .map(candidate -> candidate.getFieldDefinition(step))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                if (field == null) {
                    return Optional.empty();
                }
                type = GraphQLTypeUtil.unwrapAll(field.getType());
            }
            return Optional.ofNullable(field);
        }

        private static List<String> names(List<? extends GraphQLNamedSchemaElement> elements) {
            return elements.stream().map(GraphQLNamedSchemaElement::getName).toList();
        }
    }
}
