package uk.interborough.query;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A whole answer to a field, as the bytes of its JSON: the rest of the execution leaves it as it is. */
public record Answer(byte[] json) {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** For callers in this process: maps, lists, texts and exact numbers. */
    public @Nullable Object parsed() {
        return EXACT.readValue(json, Object.class);
    }

    /** The JSON. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
