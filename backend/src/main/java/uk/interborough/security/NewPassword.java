package uk.interborough.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a password has to be, and one to be used once. */
public final class NewPassword {

    private static final int FEWEST_CHARACTERS = 12;
    private static final int MOST_BYTES = 72;
    private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewPassword() {}

    /** What is wrong with a password somebody chose. */
    static Optional<String> fault(String password) {
        return password.length() < FEWEST_CHARACTERS || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? Optional.of("Enter a password of 12 to 72 characters")
                : Optional.empty();
    }

    /** About 99 random bits in five groups that can be read out, e.g. {@code k7mq-x2pd-9hwr-c4nb-uz8t}. */
    public static String oneTime() {
        return IntStream.range(0, 5)
                .mapToObj(group -> RANDOM.ints(4, 0, UNMISTAKABLE.length())
                        .mapToObj(place -> UNMISTAKABLE.substring(place, place + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
