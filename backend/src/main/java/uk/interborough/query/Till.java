package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Ticker;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.extensions.ExtensionsBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prices each operation, charges it to whoever asks, and says so in {@code extensions.cost}. What is charged at first is what
 * the operation may bring at most; what it did not bring is given back.
 */
final class Till {

    /** A file has all pages, and limits of its own. */
    private static final long FOR_A_FILE = 100;

    private final Limits limits;
    private final Prices prices;
    private final Budgets budgets;
    private final Payer payer;
    private final Clock clock;
    private final Measures measures;

    Till(Limits limits, Payer payer, Clock clock, Ticker ticker, Measures measures) {
        this.limits = limits;
        this.prices = new Prices(measures);
        this.budgets = new Budgets(limits.pointsPerMinute(), ticker);
        this.payer = payer;
        this.clock = clock;
        this.measures = measures;
    }

    /** The bill of an operation that is about to begin. */
    Bill bill(ExecutionContext context, ExecutionStrategyParameters parameters) {
        Price price = prices.of(context, parameters);
        Price.Estimate estimate = Extract.isAsked(context.getGraphQLContext())
                ? new Price.Estimate(0, FOR_A_FILE * price.points(), "")
                : price.estimate(context.getCoercedVariables().toMap(), limits.rows());
        Bill bill = new Bill(context.getGraphQLContext(), price, estimate, budgets.of(payer.current()));
        context.getGraphQLContext().put(Bill.class, bill);
        return bill;
    }

    /** What one operation costs. */
    final class Bill {

        private final GraphQLContext context;
        private final Price price;
        private final Price.Estimate estimate;
        private final Budgets.Budget budget;
        private final AtomicLong rows = new AtomicLong();

        private Bill(GraphQLContext context, Price price, Price.Estimate estimate, Budgets.Budget budget) {
            this.context = context;
            this.price = price;
            this.estimate = estimate;
            this.budget = budget;
        }

        /** Takes the points. What is answered instead of running: a refusal, or a price that was asked for. */
        Optional<ExecutionResult> instead() {
            boolean dry = Boolean.TRUE.equals(context.get(Asked.DRY_RUN));
            Optional<GraphQLError> refusal = tooDear();
            if (refusal.isEmpty() && !dry && !budget.take(estimate.points())) {
                refusal = Optional.of(tooFast());
            }
            if (refusal.isEmpty() && !dry) {
                return Optional.empty();
            }
            show(0);
            if (refusal.isPresent()) {
                measures.refused(java.util.List.of(refusal.get()));
                return Optional.of(ExecutionResultImpl.newExecutionResult()
                        .addError(refusal.get())
                        .build());
            }
            extensions().addValue("dryRun", true);
            return Optional.of(ExecutionResult.newExecutionResult().data(null).build());
        }

        /** Rows that a statement brought, nested ones included. */
        void brought(long more) {
            rows.addAndGet(more);
        }

        /** Gives back what was not used. */
        void settle() {
            long actual = price.pointsFor(rows.get());
            budget.back(Math.max(0, estimate.points() - actual));
            show(actual);
        }

        private Optional<GraphQLError> tooDear() {
            if (estimate.nodes() > limits.nodes()) {
                return Optional.of(Exceeded.error(
                        "nodes",
                        "rows at most, all pages multiplied",
                        estimate.nodes(),
                        limits.nodes(),
                        "Most of them come from " + estimate.dearest() + ": ask for smaller pages there."));
            }
            return estimate.points() > limits.pointsPerMinute()
                    ? Optional.of(Exceeded.error(
                            "pointsPerMinute", "points", estimate.points(), limits.pointsPerMinute(), null))
                    : Optional.empty();
        }

        private GraphQLError tooFast() {
            Duration wait = budget.until(estimate.points());
            long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
            Map<String, Object> extensions = new LinkedHashMap<>();
            extensions.put("code", Asked.RATE_LIMITED);
            extensions.put("field", "pointsPerMinute");
            extensions.put("limit", limits.pointsPerMinute());
            extensions.put("figure", estimate.points());
            extensions.put("retryAfter", seconds);
            extensions.put("hint", "Ask again in " + seconds + " seconds, or for less.");
            return GraphqlErrorBuilder.newError()
                    .message("This costs up to " + estimate.points() + " points and " + budget.remaining()
                            + " are left of the " + limits.pointsPerMinute() + " a minute.")
                    .extensions(extensions)
                    .build();
        }

        private void show(long actual) {
            if (Boolean.TRUE.equals(context.get(Asked.STEADY))) {
                return;
            }
            Map<String, Object> cost = new LinkedHashMap<>();
            cost.put("estimated", estimate.points());
            cost.put("actual", actual);
            cost.put("limit", limits.pointsPerMinute());
            cost.put("remaining", budget.remaining());
            cost.put(
                    "resetsAt",
                    clock.instant()
                            .plus(budget.until(limits.pointsPerMinute()))
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
            cost.put("nodes", estimate.nodes());
            extensions().addValue("cost", cost);
        }

        private ExtensionsBuilder extensions() {
            return java.util.Objects.requireNonNull(context.get(ExtensionsBuilder.class));
        }
    }
}
