package uk.interborough.api;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.interborough.changes.Hearing;

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

    /**
     * One answer.
     *
     * @param safe it came by a GET and must change nothing
     */
    ExecutionResult execute(Operation operation, boolean safe) throws Refused {
        return execute(operation, safe, Map.of());
    }

    /**
     * One answer.
     *
     * @param more what execution is to know beside the operation
     */
    ExecutionResult execute(Operation operation, boolean safe, Map<?, Object> more) throws Refused {
        Map<Object, Object> context = new HashMap<>(more);
        context.put(Door.class, new Door(safe, false));
        return execute(operation, context);
    }

    /**
     * One answer, or to a subscription a publisher of them.
     *
     * @param hearing where the events of the subscription are handled
     */
    ExecutionResult execute(Operation operation, boolean safe, Hearing hearing) throws Refused {
        return execute(operation, Map.of(Door.class, new Door(safe, true), Hearing.class, hearing));
    }

    private ExecutionResult execute(Operation operation, Map<?, Object> context) throws Refused {
        DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(
                operation.query(),
                operation.operationName(),
                operation.variables(),
                operation.extensions(),
                UUID.randomUUID().toString(),
                Locale.UK);
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context).build());
        try {
            ExecutionResult result = Objects.requireNonNull(service.execute(request)
                            .contextWrite(snapshots.captureAll()::updateContext)
                            .block())
                    .getExecutionResult();
            refuseWrongDoor(result);
            return result;
        } catch (DataAccessException | TransactionException e) {
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "UNAVAILABLE",
                    "The database did not answer. Try again. Reference " + Errors.traced(e) + ".");
        }
    }

    /** What came in where it may not has a status of its own. */
    private static void refuseWrongDoor(ExecutionResult result) throws Refused {
        for (GraphQLError error : result.getErrors()) {
            Object code =
                    Objects.requireNonNullElse(error.getExtensions(), Map.of()).get("code");
            if (RightsGate.METHOD_NOT_ALLOWED.equals(code)) {
                throw new Refused(HttpStatus.METHOD_NOT_ALLOWED, RightsGate.METHOD_NOT_ALLOWED, error.getMessage())
                        .with("Allow", "POST");
            }
            if (RightsGate.NOT_ACCEPTABLE.equals(code)) {
                throw new Refused(HttpStatus.NOT_ACCEPTABLE, RightsGate.NOT_ACCEPTABLE, error.getMessage())
                        .saying("hint", error.getExtensions().get("hint"));
            }
        }
    }
}
