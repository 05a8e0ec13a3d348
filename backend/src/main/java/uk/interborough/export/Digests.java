package uk.interborough.export;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** By which a file is known to be the one that was written. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
