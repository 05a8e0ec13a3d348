package uk.interborough.api;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.interborough.query.Asked;

/**
 * What a caller says of an operation in headers: {@code X-Dry-Run: true}, {@code X-Explain: true}; and when it may come
 * again.
 */
final class Wishes {

    private Wishes() {}

    /** For the context of the operation. */
    static Map<Object, Object> of(HttpServletRequest request) {
        Map<Object, Object> wishes = new HashMap<>();
        if ("true".equalsIgnoreCase(request.getHeader("X-Dry-Run"))) {
            wishes.put(Asked.DRY_RUN, true);
        }
        if ("true".equalsIgnoreCase(request.getHeader("X-Explain"))) {
            wishes.put(Asked.EXPLAIN, true);
        }
        return wishes;
    }

    /** After how many seconds an operation that was refused for now may be asked again. */
    static Optional<Long> mustWait(ExecutionResult result) {
        return result.getErrors().stream()
                .filter(error -> error.getExtensions() != null
                        && Asked.RATE_LIMITED.equals(error.getExtensions().get("code")))
                .map(error -> ((Number) error.getExtensions().get("retryAfter")).longValue())
                .findFirst();
    }
}
