package uk.interborough.documents;

import java.util.Locale;

/** A file as the contract gives it. */
record PrintedFile(String name, String mediaType, int size, byte[] content) {

    /**
     * @param name made of what anybody may have typed: what could mean anything to a file system is replaced
     * @param extension without its point
     */
    static PrintedFile of(String name, String extension, String mediaType, byte[] content) {
        String safe = name.replaceAll("[^\\p{IsLatin}\\p{Digit} -]", "-").strip();
        String kept = safe.substring(0, Math.min(safe.length(), 120));
        return new PrintedFile(kept + "." + extension.toLowerCase(Locale.ROOT), mediaType, content.length, content);
    }
}
