package uk.interborough.api;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;
import uk.interborough.operations.Reference;
import uk.interborough.query.BadInput;

/**
 * What a caller is told of a failure: words, a code of the documented list, the field; never SQL or classes.
 *
 * <p>The codes are the values of ErrorCode in the contract.
 */
@Component
class Errors implements DataFetcherExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable thrown, DataFetchingEnvironment environment) {
        GraphqlErrorBuilder<?> error = GraphqlErrorBuilder.newError(environment);
        Throwable failure = thrown instanceof java.util.concurrent.CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        return Mono.just(List.of(
                switch (failure) {
                    case BadInput input ->
                        error.message("%s: %s", input.field(), input.getMessage())
                                .extensions(Map.of("code", input.code(), "field", input.field()))
                                .build();
                    case QueryTimeoutException ignored ->
                        error.message("This took longer than it may. Ask for fewer rows or a shorter period.")
                                .extensions(Map.of("code", "TIMEOUT"))
                                .build();
                    case DataAccessException lost
                    when followsAnother(lost) ->
                        error.message("This was not answered, since another field of the request failed. Try again.")
                                .extensions(Map.of("code", "UNAVAILABLE"))
                                .build();
                    case TransientDataAccessException ignored ->
                        unexpected(error, failure, "UNAVAILABLE", "The database did not answer. Try again.");
                    case CannotCreateTransactionException ignored ->
                        unexpected(error, failure, "UNAVAILABLE", "The database did not answer. Try again.");
                    default -> unexpected(error, failure, "INTERNAL", "Something went wrong here.");
                }));
    }

    /** Fields of a request read one snapshot, in one transaction: after the first failure it answers no more. */
    private static boolean followsAnother(DataAccessException failure) {
        return failure.getCause() instanceof SQLException refusal && "25P02".equals(refusal.getSQLState());
    }

    private static GraphQLError unexpected(
            GraphqlErrorBuilder<?> error, Throwable failure, String code, String message) {
        String trace = traced(failure);
        return error.message("%s Reference %s.", message, trace)
                .extensions(Map.of("code", code, "traceId", trace))
                .build();
    }

    /** Logs a failure; the reference of the request is all the caller gets. */
    static String traced(Throwable failure) {
        String trace = Reference.current();
        LOG.error("failure {}", trace, failure);
        return trace;
    }

    /** An error as it is sent: every one has a code and the reference of its request. */
    static Map<String, Object> shaped(GraphQLError error) {
        Map<String, Object> shaped = new LinkedHashMap<>(error.toSpecification());
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.remove("classification");
        extensions.putIfAbsent("code", code(error.getErrorType()));
        extensions.putIfAbsent("traceId", Reference.current());
        shaped.put("extensions", extensions);
        return shaped;
    }

    private static String code(@Nullable ErrorClassification classification) {
        return switch (classification) {
            case ErrorType.InvalidSyntax -> "SYNTAX";
            case ErrorType.ValidationError, ErrorType.OperationNotSupported -> "VALIDATION";
            case null, default -> "BAD_USER_INPUT";
        };
    }
}
