package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.List;

/**
 * What the engine tells of its work. Every label is a name of the contract or a word of ours: names that callers give to
 * operations, aliases and values never become one, so that there are few and none is personal.
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
    private final DistributionSummary rows;
    private final DistributionSummary bytes;

    Measures(MeterRegistry meters) {
        this.meters = meters;
        this.rows = DistributionSummary.builder("interborough.answer.rows")
                .description("Rows that statements brought for root fields")
                .register(meters);
        this.bytes = DistributionSummary.builder("interborough.answer.size")
                .description("JSON of the answers to root fields")
                .baseUnit("bytes")
                .register(meters);
    }

    /** Starts to measure. */
    long now() {
        return System.nanoTime();
    }

    /** Hits, misses, size and evictions of a cache. */
    void watch(Cache<?, ?> cache, String name) {
        CaffeineCacheMetrics.monitor(meters, cache, name);
    }

    /** @param kind query or mutation */
    void operation(String kind, ExecutionResult result, long since) {
        Timer.builder("interborough.operations")
                .description("Operations that were executed")
                .tag("kind", kind)
                .tag("outcome", result.getErrors().isEmpty() ? "answered" : "with errors")
                .serviceLevelObjectives(BOUNDARIES)
                .register(meters)
                .record(Duration.ofNanos(now() - since));
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
    void statement(String subject, boolean answered, long since) {
        Timer.builder("interborough.statements")
                .description("Time of statements of the read engine, until their last row was read")
                .tag("subject", subject)
                .tag("outcome", answered ? "answered" : "failed")
                .serviceLevelObjectives(BOUNDARIES)
                .register(meters)
                .record(Duration.ofNanos(now() - since));
    }

    void answer(int rowsRead, int bytesWritten) {
        rows.record(rowsRead);
        bytes.record(bytesWritten);
    }
}
