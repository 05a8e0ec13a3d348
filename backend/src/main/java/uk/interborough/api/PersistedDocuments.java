package uk.interborough.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.query.Limits;

/**
 * Documents that are sent once and then named by their SHA-256 (Apollo's automatic persisted queries, version 1). This
 * server forgets those that were not asked for longest; whoever is told so sends the text again.
 */
@Component
class PersistedDocuments {

    private static final long CHARACTERS = 10_000_000;

    private final int longest;
    private final Cache<String, String> texts = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String hash, String text) -> hash.length() + text.length())
            .build();

    PersistedDocuments(Limits limits) {
        this.longest = limits.characters();
    }

    /** The text a request means: what it holds, or what its hash stands for. Empty when it names none. */
    Optional<String> text(@Nullable String given, Map<String, Object> extensions) throws Refused {
        Object asked = extensions.get("persistedQuery");
        if (asked == null) {
            return Optional.ofNullable(given);
        }
        String hash = hash(asked);
        if (given == null) {
            String known = texts.getIfPresent(hash);
            if (known == null) {
                throw Refused.asked("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
            }
            return Optional.of(known);
        }
        if (!sha256(given).equals(hash)) {
            throw Refused.malformed("extensions.persistedQuery.sha256Hash is not the SHA-256 of query.");
        }
        if (given.length() <= longest) {
            texts.put(hash, given);
        }
        return Optional.of(given);
    }

    private static String hash(Object asked) throws Refused {
        if (!(asked instanceof Map<?, ?> map)
                || !(map.get("version") instanceof Integer version)
                || version != 1
                || !(map.get("sha256Hash") instanceof String hash)
                || !hash.matches("(?i)[0-9a-f]{64}")) {
            throw Refused.malformed(
                    "extensions.persistedQuery is not {version: 1, sha256Hash: 64 hexadecimal digits}.");
        }
        return hash.toLowerCase(Locale.ROOT);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
