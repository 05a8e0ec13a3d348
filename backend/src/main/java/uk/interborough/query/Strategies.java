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
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
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

    /** Queries. */
    static final class Reading extends AsyncExecutionStrategy {

        private final TransactionTemplate transaction;

        Reading(DataFetcherExceptionHandler handler, PlatformTransactionManager transactions) {
            super(handler);
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
            return java.util.Objects.requireNonNull(transaction.execute(status -> {
                CompletableFuture<ExecutionResult> result = super.execute(context, parameters);
                result.join();
                return result;
            }));
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

        Writing(DataFetcherExceptionHandler handler, BooleanSupplier mayWrite) {
            super(handler);
            this.mayWrite = mayWrite;
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            if (mayWrite.getAsBoolean()) {
                return super.execute(context, parameters);
            }
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
