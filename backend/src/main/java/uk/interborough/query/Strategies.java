package uk.interborough.query;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
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

    private static final GraphQLError NOT_IN_A_FILE = GraphqlErrorBuilder.newError()
            .message("What changes something is not answered as a file: ask for application/json.")
            .extensions(Map.of("code", "BAD_USER_INPUT"))
            .build();

    private Strategies() {}

    private static @Nullable FieldValueInfo answer(@Nullable Object value) {
        return value instanceof Answer || value instanceof Extract
                ? new FieldValueInfo(FieldValueInfo.CompleteValueType.SCALAR, value)
                : null;
    }

    /** Counts each root field once, by the name that the contract gives it; none where an exception is all there is. */
    private static void measure(
            Measures measures,
            String kind,
            ExecutionStrategyParameters parameters,
            @Nullable ExecutionResult result,
            Measures.Run run) {
        if (result == null) {
            measures.broken(run);
            return;
        }
        measures.operation(kind, result, run);
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

    private static Set<String> rootFields(ExecutionStrategyParameters parameters) {
        return parameters.getFields().getKeys().stream()
                .map(key -> parameters.getFields().getSubField(key).getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The bill of an operation that runs. */
    private static CompletableFuture<ExecutionResult> settled(Till.Bill bill, CompletableFuture<ExecutionResult> ran) {
        return ran.whenComplete((result, failure) -> {
            if (result != null) {
                bill.settle();
            }
        });
    }

    private static CompletableFuture<ExecutionResult> refused(GraphQLError error) {
        return CompletableFuture.completedFuture(
                ExecutionResult.newExecutionResult().data(null).addError(error).build());
    }

    /** Queries. */
    static final class Reading extends AsyncExecutionStrategy {

        private final TransactionTemplate transaction;
        private final Gate gate;
        private final Till till;
        private final Measures measures;

        Reading(
                DataFetcherExceptionHandler handler,
                PlatformTransactionManager transactions,
                Gate gate,
                Till till,
                Measures measures) {
            super(handler);
            this.gate = gate;
            this.till = till;
            this.measures = measures;
            this.transaction = new TransactionTemplate(transactions);
            this.transaction.setReadOnly(true);
            this.transaction.setName("read");
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            Set<String> asked = rootFields(parameters);
            Optional<GraphQLError> refusal = gate.refusal(Operation.QUERY, asked, context.getGraphQLContext());
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            Till.Bill bill = till.bill(context, parameters);
            Optional<ExecutionResult> instead = bill.instead();
            if (instead.isPresent()) {
                return CompletableFuture.completedFuture(instead.get());
            }
            boolean reads = asked.stream().anyMatch(name -> !name.startsWith("__"));
            if (!reads) {
                return settled(bill, super.execute(context, parameters));
            }
            Measures.Run run = measures.operation("query", context.getGraphQLContext());
            if (Extract.isAsked(context.getGraphQLContext())) {
                return super.execute(context, parameters)
                        .whenComplete((result, failure) -> measure(measures, "query", parameters, result, run));
            }
            try {
                CompletableFuture<ExecutionResult> answered =
                        java.util.Objects.requireNonNull(transaction.execute(status -> {
                            CompletableFuture<ExecutionResult> result = super.execute(context, parameters);
                            result.join();
                            return result;
                        }));
                measure(measures, "query", parameters, answered.join(), run);
                bill.settle();
                return answered;
            } catch (RuntimeException failure) {
                measures.broken(run);
                throw failure;
            }
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
        private final Till till;
        private final Measures measures;

        Writing(DataFetcherExceptionHandler handler, Gate gate, Till till, Measures measures) {
            super(handler);
            this.till = till;
            this.measures = measures;
            this.gate = gate;
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            Measures.Run run = measures.operation("mutation", context.getGraphQLContext());
            Optional<GraphQLError> refusal = Extract.isAsked(context.getGraphQLContext())
                    ? Optional.of(NOT_IN_A_FILE)
                    : gate.refusal(Operation.MUTATION, rootFields(parameters), context.getGraphQLContext());
            CompletableFuture<ExecutionResult> result =
                    refusal.map(Strategies::refused).orElseGet(() -> charged(context, parameters));
            return result.whenComplete((answer, failure) -> measure(measures, "mutation", parameters, answer, run));
        }

        private CompletableFuture<ExecutionResult> charged(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            Till.Bill bill = till.bill(context, parameters);
            return bill.instead()
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> settled(bill, super.execute(context, parameters)));
        }

        @Override
        protected Object resolveFieldWithInfo(ExecutionContext context, ExecutionStrategyParameters parameters) {
            int errors = context.getErrors().size();
            Measures.Run run = measures.field(parameters.getField().getName(), context.getGraphQLContext());
            Object resolved = super.resolveFieldWithInfo(context, parameters);
            (resolved instanceof CompletableFuture<?> later ? later : CompletableFuture.completedFuture(resolved))
                    .thenCompose(info -> ((FieldValueInfo) info).getFieldValueFuture())
                    .whenComplete((value, failure) -> measures.field(
                            run, failure == null && context.getErrors().size() == errors, context.getGraphQLContext()));
            return resolved;
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            FieldValueInfo answer = answer(parameters.getSource());
            return answer == null ? super.completeValue(context, parameters) : answer;
        }
    }

    /** Subscriptions. */
    static final class Listening extends SubscriptionExecutionStrategy {

        private final Gate gate;

        Listening(DataFetcherExceptionHandler handler, Gate gate) {
            super(handler);
            this.gate = gate;
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(
                ExecutionContext context, ExecutionStrategyParameters parameters) {
            return gate.refusal(Operation.SUBSCRIPTION, rootFields(parameters), context.getGraphQLContext())
                    .map(Strategies::refused)
                    .orElseGet(() -> super.execute(context, parameters));
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            FieldValueInfo answer = answer(parameters.getSource());
            return answer == null ? super.completeValue(context, parameters) : answer;
        }
    }
}
