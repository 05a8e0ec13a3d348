package uk.interborough.imports;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.function.Function;
import java.util.function.Supplier;

/** How many files came, by what became of them; never whose. Each is a span too. */
final class ImportCounts {
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final String kind;

    ImportCounts(MeterRegistry meters, Tracer tracer, String kind) {
        this.meters = meters;
        this.tracer = tracer;
        this.kind = kind;
    }

    /** An import that ends with an exception counts as failed. */
    <T> T counted(Supplier<T> imported, Function<T, String> outcome) {
        String word = "failed";
        Span span = tracer.nextSpan().name("import").tag("kind", kind).start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            T result = imported.get();
            word = outcome.apply(result);
            return result;
        } finally {
            span.tag("outcome", word).end();
            meters.counter("interborough.imports", "kind", kind, "outcome", word)
                    .increment();
        }
    }
}
