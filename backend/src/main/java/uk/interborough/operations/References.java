package uk.interborough.operations;

import io.micrometer.tracing.Span;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request its reference, before anything else can fail, and its span. The logger {@code uk.interborough.requests}
 * (off unless its level is info) tells of each request what is not personal: no address, no query, no path as it was typed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class References extends OncePerRequestFilter {
    static final String HEADER = "X-Request-Id";

    private static final Logger REQUESTS = LoggerFactory.getLogger("uk.interborough.requests");
    private static final String ATTRIBUTE = References.class.getName();
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final Traces traces;

    References(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long since = System.nanoTime();
        Object earlier = request.getAttribute(ATTRIBUTE); // of the same request, before it became an error
        if (earlier != null) {
            MDC.put(Reference.KEY, earlier.toString());
        }
        Span span = earlier == null && asks(request) ? traces.begun(request) : Span.NOOP;
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try (Reference.Scope _ = traces.open(span)) {
            try {
                request.setAttribute(ATTRIBUTE, Reference.current());
                response.setHeader(HEADER, Reference.current());
                chain.doFilter(request, response);
                status = response.getStatus();
                REQUESTS.info(
                        "{} {} {} {} ms",
                        request.getMethod(),
                        route(request),
                        status,
                        (System.nanoTime() - since) / 1_000_000);
            } finally {
                describe(span, request, status);
            }
        } finally {
            MDC.remove(Reference.KEY);
        }
    }

    /** Whether somebody asks something or does something, and not only fetches the page. */
    private static boolean asks(HttpServletRequest request) {
        return request.getMethod().equals("POST") || request.getRequestURI().equals("/graphql");
    }

    private static Object route(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "-");
    }

    private static void describe(Span span, HttpServletRequest request, int status) {
        if (!span.isNoop()) {
            String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
            String route = route(request).toString();
            span.name(method + " " + route)
                    .tag("http.request.method", method)
                    .tag("http.route", route)
                    .tag("http.response.status_code", status);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
