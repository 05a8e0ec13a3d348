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

    /**
     * An operation from the members of a JSON object, or from parameters of the same names.
     *
     * @param documents knows the texts that a hash stands for
     */
    static Operation of(@Nullable Object body, PersistedDocuments documents) throws Refused {
        if (!(body instanceof Map<?, ?> map)) {
            throw Refused.malformed("The body is not a JSON object with a member query.");
        }
        Map<String, Object> extensions = object(map, "extensions");
        String query = documents
                .text(text(map, "query"), extensions)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refused.malformed("query is missing: expected a GraphQL document."));
        return new Operation(query, text(map, "operationName"), object(map, "variables"), extensions);
    }

    private static @Nullable String text(Map<?, ?> body, String name) throws Refused {
        return switch (body.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw Refused.malformed(name + " is not a text.");
        };
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
