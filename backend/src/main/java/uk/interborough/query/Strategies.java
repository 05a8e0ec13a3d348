package uk.interborough.query;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.SubscriptionExecutionStrategy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Execution that takes an {@link Answer} as complete, and reads a whole query in one transaction, so that its root fields
 * agree with each other.
 */
final class Strategies {

    private Strategies() {}

    private static @Nullable FieldValueInfo answer(@Nullable Object value) {
        return value instanceof Answer answer
                ? new FieldValueInfo(FieldValueInfo.CompleteValueType.SCALAR, answer)
                : null;
    }

    /** Counts each root field once, by the name that the contract gives it. */
    private static void measure(
            Measures measures,
            String kind,
            ExecutionStrategyParameters parameters,
            ExecutionResult result,
            long since) {
        measures.operation(kind, result, since);
        Set<Object> failed = result.getErrors().stream()
                .filter(error -> error.getPath() != null && !error.getPath().isEmpty())
                .map(error -> error.getPath().getFirst())
                .collect(Collectors.toSet());
        boolean nothing = !result.getErrors().isEmpty() && failed.isEmpty();
        for (String key : parameters.getFields().getKeys()) {
            String name = parameters.getFields().getSubField(key).getName();
            if (!name.startsWith("__")) {
                measures.rootField(kind, name, !nothing && !failed.contains(key));
            }
        }
    }

    /** Queries. */
    static final class Reading extends AsyncExecutionStrategy {

        private final TransactionTemplate transaction;
        private final Measures measures;

        Reading(DataFetcherExceptionHandler handler, PlatformTransactionManager transactions, Measures measures) {
            super(handler);
            this.measures = measures;
            this.transaction = new TransactionTemplate(transactions);
            this.transaction.setReadOnly(true);
            this.transaction.setName("read");
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            boolean reads = parameters.getFields().getKeys().stream()
                    .map(key -> parameters.getFields().getSubField(key).getName())
                    .anyMatch(name -> !name.startsWith("__"));
            if (!reads) {
                return super.execute(context, parameters);
            }
            long since = measures.now();
            CompletableFuture<ExecutionResult> answered =
                    java.util.Objects.requireNonNull(transaction.execute(status -> {
                        CompletableFuture<ExecutionResult> result = super.execute(context, parameters);
                        result.join();
                        return result;
                    }));
            measure(measures, "query", parameters, answered.join(), since);
            return answered;
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            FieldValueInfo answer = answer(parameters.getSource());
            return answer == null ? super.completeValue(context, parameters) : answer;
        }
    }

    /** Mutations: each writes in a transaction of its own feature. Who only reads is told so. */
    static final class Writing extends AsyncSerialExecutionStrategy {

        private final BooleanSupplier mayWrite;
        private final Measures measures;

        Writing(DataFetcherExceptionHandler handler, BooleanSupplier mayWrite, Measures measures) {
            super(handler);
            this.measures = measures;
            this.mayWrite = mayWrite;
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            long since = measures.now();
            CompletableFuture<ExecutionResult> result =
                    mayWrite.getAsBoolean() ? super.execute(context, parameters) : forbidden();
            return result.whenComplete((answer, failure) -> {
                if (answer != null) {
                    measure(measures, "mutation", parameters, answer, since);
                }
            });
        }

        private static CompletableFuture<ExecutionResult> forbidden() {
            return CompletableFuture.completedFuture(ExecutionResult.newExecutionResult()
                    .data(null)
                    .addError(GraphqlErrorBuilder.newError()
                            .message("This access may read but not change anything.")
                            .extensions(Map.of("code", "FORBIDDEN"))
                            .build())
                    .build());
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            FieldValueInfo answer = answer(parameters.getSource());
            return answer == null ? super.completeValue(context, parameters) : answer;
        }
    }

    /** Subscriptions. */
    static final class Listening extends SubscriptionExecutionStrategy {

        Listening(DataFetcherExceptionHandler handler) {
            super(handler);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            FieldValueInfo answer = answer(parameters.getSource());
            return answer == null ? super.completeValue(context, parameters) : answer;
        }
    }
}
