package uk.interborough.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request its reference, before anything else can fail. The logger {@code uk.interborough.requests} (off unless
 * its level is info) tells of each request what is not personal: no address, no query, no path as it was typed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class References extends OncePerRequestFilter {
    static final String HEADER = "X-Request-Id";

    private static final Logger REQUESTS = LoggerFactory.getLogger("uk.interborough.requests");
    private static final String ATTRIBUTE = References.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long since = System.nanoTime();
        Object earlier = request.getAttribute(ATTRIBUTE); // of the same request, before it became an error
        if (earlier != null) {
            MDC.put(Reference.KEY, earlier.toString());
        }
        try (Reference.Scope _ = Reference.open()) {
            request.setAttribute(ATTRIBUTE, Reference.current());
            response.setHeader(HEADER, Reference.current());
            chain.doFilter(request, response);
            REQUESTS.info(
                    "{} {} {} {} ms",
                    request.getMethod(),
                    Objects.requireNonNullElse(
                            request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "-"),
                    response.getStatus(),
                    (System.nanoTime() - since) / 1_000_000);
        } finally {
            MDC.remove(Reference.KEY);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
