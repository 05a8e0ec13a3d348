package uk.interborough.api;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as GraphQL over HTTP shapes it. */
record Operation(
        String query, @Nullable String operationName, Map<String, Object> variables, Map<String, Object> extensions) {

    static Operation of(@Nullable Object body) throws Malformed {
        if (!(body instanceof Map<?, ?> map)) {
            throw new Malformed("The body is not a JSON object with a member query.");
        }
        if (!(map.get("query") instanceof String query) || query.isBlank()) {
            throw new Malformed("query is missing or not a text: expected a GraphQL document.");
        }
        Object name = map.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw new Malformed("operationName is not a text.");
        }
        return new Operation(query, (String) name, object(map, "variables"), object(map, "extensions"));
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, Object> object(Map<?, ?> body, String name) throws Malformed {
        return switch (body.get(name)) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, Object>) map;
            default -> throw new Malformed(name + " is not a JSON object.");
        };
    }

    /** The request has not the shape it must have. */
    static final class Malformed extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
