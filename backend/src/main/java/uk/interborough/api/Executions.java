package uk.interborough.api;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs operations on the thread that asks, as who asks. */
@Component
class Executions {

    /** Takes who is asking along to the threads of controllers. */
    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();

    private final ExecutionGraphQlService service;

    Executions(ExecutionGraphQlService service) {
        this.service = service;
    }

    /** @param door how the operation came in */
    ExecutionResult execute(Operation operation, Door door) throws Refused {
        return execute(operation, door, context -> {});
    }

    /** With what execution is to know beside the operation. */
    ExecutionResult execute(Operation operation, Door door, Consumer<GraphQLContext.Builder> more) throws Refused {
        DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(
                operation.query(),
                operation.operationName(),
                operation.variables(),
                operation.extensions(),
                UUID.randomUUID().toString(),
                Locale.UK);
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(
                        (Consumer<GraphQLContext.Builder>) context -> more.accept(context.of(Door.class, door)))
                .build());
        try {
            return Objects.requireNonNull(service.execute(request)
                            .contextWrite(snapshots.captureAll()::updateContext)
                            .block())
                    .getExecutionResult();
        } catch (DataAccessException | TransactionException e) {
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "UNAVAILABLE",
                    "The database did not answer. Try again. Reference " + Errors.traced(e) + ".");
        }
    }
}
