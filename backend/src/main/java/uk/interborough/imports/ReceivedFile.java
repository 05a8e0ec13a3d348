package uk.interborough.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import uk.interborough.writing.FileName;

/**
 * A file as it was sent.
 *
 * @param name without folders and control characters
 */
record ReceivedFile(byte[] content, String name, byte[] sha256) {

    static ReceivedFile of(byte[] content, String fileName, String otherwise) {
        return new ReceivedFile(content, FileName.plain(fileName, otherwise), digest(content));
    }

    /** SHA-256 of the file, its name and what else was asked. */
    byte[] requestHash(String... arguments) {
        return digest(content, (name + String.join("|", arguments)).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
