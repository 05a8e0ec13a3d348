package uk.interborough.notices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Which of the planted words were told to whom. Several may look at once; what was read before is not read again. */
final class Findings {
    private final List<NoticesPlanted.Word> words;
    private final Map<String, List<NoticesPlanted.Word>> read = new ConcurrentHashMap<>();
    private final Collection<String> leaks = new ConcurrentLinkedQueue<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Findings(NoticesPlanted planted) {
        words = List.copyOf(planted.words());
    }

    /** @param isTold whether a word may be told to the onlooker */
    void look(Onlooker onlooker, String where, String text, Predicate<NoticesPlanted.Word> isTold) {
        for (NoticesPlanted.Word word : read.computeIfAbsent(
                digest(text),
                digest -> words.stream()
                        .filter(each -> text.contains(each.text()))
                        .toList())) {
            seen.add(word.text());
            if (!isTold.test(word)) {
                leaks.add(onlooker.username() + " " + where + ": " + word);
            }
        }
    }

    /** What was told to whom it is not. */
    Collection<String> leaks() {
        return leaks;
    }

    /** The words that were told at all. */
    Set<String> seen() {
        return seen;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
