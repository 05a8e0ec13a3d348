package uk.interborough.testing;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer over HTTP. */
public record Reply(int status, HttpHeaders headers, String text) {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The whole body. */
    public JsonNode json() {
        return EXACT.readTree(text);
    }

    /** What was asked for. An answer with errors has none. */
    public JsonNode data() {
        JsonNode json = json();
        if (json.has("errors")) {
            throw new AssertionError("expected an answer without errors, found " + text);
        }
        return json.get("data");
    }

    /** What stands at a path such as {@code /services/nodes/0/name}. */
    public JsonNode at(String path) {
        return data().at(path);
    }

    /** All values of the answer, as texts, in its order; null as {@code null}. */
    public List<String> values() {
        return valuesOf(data());
    }

    /** The codes of all errors. */
    public List<String> codes() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.at("/extensions/code").asString())
                .toList();
    }

    /** The same for a part of an answer. */
    public static List<String> valuesOf(JsonNode node) {
        List<String> values = new ArrayList<>();
        collect(node, values);
        return values;
    }

    private static void collect(JsonNode node, List<String> into) {
        if (node.isContainer()) {
            node.forEach(inner -> collect(inner, into));
        } else {
            into.add(node.isString() ? node.asString() : node.toString());
        }
    }
}
