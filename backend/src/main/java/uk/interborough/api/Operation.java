package uk.interborough.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as GraphQL over HTTP shapes it.
 *
 * @param query the document
 * @param operationName which operation of it, if it holds several
 */
public record Operation(
        String query, @Nullable String operationName, Map<String, Object> variables, Map<String, Object> extensions) {

    static Operation of(@Nullable Object body) throws Refused {
        if (!(body instanceof Map<?, ?> map)) {
            throw Refused.malformed("The body is not a JSON object with a member query.");
        }
        if (!(map.get("query") instanceof String query) || query.isBlank()) {
            throw Refused.malformed("query is missing or not a text: expected a GraphQL document.");
        }
        Object name = map.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw Refused.malformed("operationName is not a text.");
        }
        return new Operation(query, (String) name, object(map, "variables"), object(map, "extensions"));
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, Object> object(Map<?, ?> body, String name) throws Refused {
        return switch (body.get(name)) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, Object>) map;
            default -> throw Refused.malformed(name + " is not a JSON object.");
        };
    }
}
