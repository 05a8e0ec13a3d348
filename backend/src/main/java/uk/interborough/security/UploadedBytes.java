package uk.interborough.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;

/** The body of a request that is a file as it is. */
public final class UploadedBytes {
    /** Of a file that is too large. Unit: bytes. */
    private static final long MOST_SWALLOWED = 128L * 1024 * 1024;

    private UploadedBytes() {}

    /**
     * Of a file that is too large only so much that this can be told. Access that only reads is denied.
     *
     * @param most how large a file may be. Unit: bytes
     */
    public static byte[] of(HttpServletRequest request, int most) throws IOException {
        if (Identity.current().filter(Identity::mayWrite).isEmpty()) {
            throw new AccessDeniedException("This token only reads");
        }
        byte[] file = request.getInputStream().readNBytes(most + 1);
        if (file.length > most) {
            request.getInputStream().skip(MOST_SWALLOWED); // or the client never gets to read why
        }
        return file;
    }
}
