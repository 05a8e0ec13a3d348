package uk.interborough.imports;

import java.util.Arrays;
import java.util.Optional;

/** How long people stay, by the contract: short-term is over 28 days and up to two years. */
enum Duration {
    SHORT_TERM("Short-term"),
    LONG_TERM("Long-term");

    final String words;

    Duration(String words) {
        this.words = words;
    }

    static Optional<Duration> of(String written) {
        String plain = written.strip().replace(' ', '-').replace('_', '-');
        return Arrays.stream(values())
                .filter(duration -> duration.words.equalsIgnoreCase(plain))
                .findFirst();
    }
}
