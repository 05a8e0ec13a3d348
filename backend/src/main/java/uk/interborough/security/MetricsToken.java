package uk.interborough.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The secret of whoever collects metrics. Without one nobody reads them. */
@Component
final class MetricsToken {
    private static final int FEWEST_CHARACTERS = 32;

    private final byte[] expected;

    MetricsToken(@Value("${interborough.metrics-token:}") String token) {
        if (!token.isBlank() && token.strip().length() < FEWEST_CHARACTERS) {
            throw new IllegalStateException("INTERBOROUGH_METRICS_TOKEN is too short: it needs at least "
                    + FEWEST_CHARACTERS + " characters, for example those of: openssl rand -hex 32");
        }
        this.expected = ("Bearer " + token.strip()).getBytes(StandardCharsets.UTF_8);
    }

    /** Takes as long whatever is wrong. */
    boolean isIn(@Nullable String authorization) {
        return expected.length > FEWEST_CHARACTERS
                && authorization != null
                && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
