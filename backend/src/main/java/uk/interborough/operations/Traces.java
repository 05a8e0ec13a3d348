package uk.interborough.operations;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Spans of what comes in from outside. The trace of each is the reference of what it is about. */
@Component
public final class Traces {

    private final Tracer tracer;
    private final Propagator propagator;

    Traces(Tracer tracer, ObjectProvider<Propagator> propagators) {
        this.tracer = tracer;
        this.propagator = propagators.getIfAvailable(() -> Propagator.NOOP);
    }

    /** Until it is closed, what this thread does is one span, and has a reference. */
    public Reference.Scope open(String name) {
        return open(tracer.nextSpan().name(name).start());
    }

    /** A span of a request, which goes on with the trace that the caller names. */
    Span begun(HttpServletRequest request) {
        return propagator
                .extract(request, Traces::header)
                .kind(Span.Kind.SERVER)
                .start();
    }

    /** Until it is closed, this thread works on this span. Closing ends it. */
    Reference.Scope open(Span span) {
        if (span == Span.NOOP) {
            return Reference.open();
        }
        Tracer.SpanInScope current = tracer.withSpan(span);
        Reference.Scope reference = Reference.open(span.context().traceId());
        return () -> {
            reference.close();
            current.close();
            span.end();
        };
    }

    /** The identifiers only: what else callers say of their traces is theirs. */
    private static @Nullable String header(@Nullable HttpServletRequest request, String name) {
        return request != null && name.equals("traceparent") ? request.getHeader(name) : null;
    }
}
