package uk.interborough.operations;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a request is called in its answer, in its errors ({@code traceId}) and in the log: 16 random hexadecimal digits that
 * say nothing of who asked; or the 32 of its trace, where spans are kept.
 */
public final class Reference {
    static final String KEY = "reference";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** The reference of the request under way; a new one where there is none. */
    public static String current() {
        String reference = MDC.get(KEY);
        return reference == null ? fresh() : reference;
    }

    /** Until it is closed, what this thread does has a reference: the one it has, or else a new one. */
    public static Scope open() {
        @Nullable String before = MDC.get(KEY);
        if (before == null) {
            MDC.put(KEY, fresh());
        }
        return () -> {
            if (before == null) {
                MDC.remove(KEY);
            }
        };
    }

    /** Until it is closed, what this thread does has this reference. */
    static Scope open(String reference) {
        @Nullable String before = MDC.get(KEY);
        MDC.put(KEY, reference);
        return () -> {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        };
    }

    private static String fresh() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Ends without a checked exception. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
