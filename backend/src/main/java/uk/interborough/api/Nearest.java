package uk.interborough.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name somebody probably meant. */
final class Nearest {

    private static final int LONG_ENOUGH_TO_BE_PART_OF_A_NAME = 4;

    private Nearest() {}

    /** The closest of these names; empty when none is close. */
    static Optional<String> to(String written, Collection<String> names) {
        String word = written.toLowerCase(Locale.ROOT);
        int near = Math.max(1, word.length() / 3);
        Optional<String> closest = names.stream()
                .sorted()
                .min(Comparator.comparingInt(name -> distance(word, name.toLowerCase(Locale.ROOT))));
        if (closest.isPresent() && distance(word, closest.get().toLowerCase(Locale.ROOT)) <= near) {
            return closest;
        }
        return word.length() < LONG_ENOUGH_TO_BE_PART_OF_A_NAME
                ? Optional.empty()
                : names.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
                        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /** Letters to add, leave out, change or swap with their neighbour. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }
}
