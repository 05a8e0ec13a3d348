package uk.interborough.query.random;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names already answered by in one object, so that the same name never means two things. */
final class Keys {
    private final Map<String, Keys> below = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();

    /** Whether a field with these arguments may be answered by this name. */
    boolean may(String key, String meaning) {
        return meanings.getOrDefault(key, meaning).equals(meaning);
    }

    boolean has(String key) {
        return meanings.containsKey(key);
    }

    @Nullable
    String meaning(String key) {
        return meanings.get(key);
    }

    /** Takes a name; the names inside what is answered by it. */
    Keys take(String key, String meaning) {
        meanings.put(key, meaning);
        return below.computeIfAbsent(key, each -> new Keys());
    }
}
