package uk.interborough.query;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.language.OperationDefinition.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

    private static Set<String> rootFields(ExecutionStrategyParameters parameters) {
        return parameters.getFields().getKeys().stream()
                .map(key -> parameters.getFields().getSubField(key).getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static CompletableFuture<ExecutionResult> refused(GraphQLError error) {
        return CompletableFuture.completedFuture(
                ExecutionResult.newExecutionResult().data(null).addError(error).build());
    }

    /** Queries. */
    static final class Reading extends AsyncExecutionStrategy {

        private final TransactionTemplate transaction;
        private final Gate gate;

        Reading(DataFetcherExceptionHandler handler, PlatformTransactionManager transactions, Gate gate) {
            super(handler);
            this.gate = gate;
            this.transaction = new TransactionTemplate(transactions);
            this.transaction.setReadOnly(true);
            this.transaction.setName("read");
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            Set<String> asked = rootFields(parameters);
            Optional<GraphQLError> refusal = gate.refusal(Operation.QUERY, asked);
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            boolean reads = asked.stream().anyMatch(name -> !name.startsWith("__"));
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

    /** Mutations: each writes in a transaction of its own feature. */
    static final class Writing extends AsyncSerialExecutionStrategy {

        private final Gate gate;

        Writing(DataFetcherExceptionHandler handler, Gate gate) {
            super(handler);
            this.gate = gate;
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            return gate.refusal(Operation.MUTATION, rootFields(parameters))
                    .map(Strategies::refused)
                    .orElseGet(() -> super.execute(context, parameters));
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
