package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.contextpropagation.ObservationAwareSpanThreadLocalAccessor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the engine tells of its work, as metrics and as spans. Every label is a name of the contract or a word of ours: names
 * that callers give to operations, aliases and values never become one, so that there are few and none is personal.
 */
final class Measures {
    private static final Duration[] BOUNDARIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry meters;
    private final Tracer tracer;
    private final DistributionSummary rows;
    private final DistributionSummary bytes;

    Measures(MeterRegistry meters, Tracer tracer) {
        this.meters = meters;
        this.tracer = tracer;
        this.rows = DistributionSummary.builder("interborough.answer.rows")
                .description("Rows that statements brought for root fields")
                .register(meters);
        this.bytes = DistributionSummary.builder("interborough.answer.size")
                .description("JSON of the answers to root fields")
                .baseUnit("bytes")
                .register(meters);
    }

    /** What is under way, from its beginning. */
    record Run(Span span, long since) {

        private Run(Span span) {
            this(span.start(), System.nanoTime());
        }

        /** Rows that came. */
        void brought(int rows) {
            span.tag("rows", rows);
        }

        private Duration end(String outcome) {
            span.tag("outcome", outcome).end();
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /**
     * Begins an operation. Until it ends, what fields do is a part of it.
     *
     * @param kind query or mutation
     */
    Run operation(String kind, GraphQLContext context) {
        Run run = new Run(tracer.nextSpan().name(kind));
        context.put(Run.class, run);
        above(context, run);
        return run;
    }

    /** Begins a field of Mutation, which may do much more than a statement. */
    Run field(String name, GraphQLContext context) {
        Run operation = Objects.requireNonNull(context.get(Run.class));
        Run run = new Run(tracer.nextSpan(operation.span()).name("field").tag("field", name));
        above(context, run);
        return run;
    }

    /** Ends a field of Mutation. */
    void field(Run run, boolean answered, GraphQLContext context) {
        run.end(answered ? "answered" : "failed");
        above(context, Objects.requireNonNull(context.get(Run.class)));
    }

    /** Fields are fetched with the thread as this context says, not as it was left. */
    private static void above(GraphQLContext context, Run run) {
        if (!run.span().isNoop()) {
            context.put(ObservationAwareSpanThreadLocalAccessor.KEY, run.span());
        }
    }

    /** Begins a statement. */
    Run statement(String subject) {
        return new Run(tracer.nextSpan().name("statement").tag("subject", subject));
    }

    /** Hits, misses, size and evictions of a cache. */
    void watch(Cache<?, ?> cache, String name) {
        CaffeineCacheMetrics.monitor(meters, cache, name);
    }

    /** @param kind query or mutation */
    void operation(String kind, ExecutionResult result, Run run) {
        String outcome = result.getErrors().isEmpty() ? "answered" : "with errors";
        Timer.builder("interborough.operations")
                .description("Operations that were executed")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDARIES)
                .register(meters)
                .record(run.end(outcome));
    }

    /** An operation that ends with an exception, as if it had not been executed. */
    void broken(Run run) {
        run.end("failed");
    }

    /** @param name of a field of Query or Mutation, as the contract has it */
    void rootField(String kind, String name, boolean answered) {
        meters.counter(
                        "interborough.root.fields",
                        "kind",
                        kind,
                        "field",
                        name,
                        "outcome",
                        answered ? "answered" : "failed")
                .increment();
    }

    /** An operation that was never executed. */
    void refused(List<? extends GraphQLError> errors) {
        String reason = switch (errors.getFirst().getErrorType()) {
            case ErrorType.InvalidSyntax -> "syntax";
            case ErrorType.ValidationError -> "validation";
            case null, default -> "limit";
        };
        meters.counter("interborough.operations.refused", "reason", reason).increment();
    }

    /** @param subject a type of the contract */
    void statement(String subject, boolean answered, Run run) {
        String outcome = answered ? "answered" : "failed";
        Timer.builder("interborough.statements")
                .description("Time of statements of the read engine, until their last row was read")
                .tag("subject", subject)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDARIES)
                .register(meters)
                .record(run.end(outcome));
    }

    void answer(int rowsRead, int bytesWritten) {
        rows.record(rowsRead);
        bytes.record(bytesWritten);
    }
}
