package uk.interborough.writing;

import java.util.Optional;
import java.util.UUID;

/** Identifiers as the contract writes them, e.g. service-018f2b0c-…. */
public final class NodeId {
    private static final int UUID_CHARACTERS = 36;

    private NodeId() {}

    /** The identifier of a row of a type, e.g. {@code service}. */
    public static String of(String type, UUID id) {
        return type + "-" + id;
    }

    /** Empty when it is not an identifier of this type. */
    public static Optional<UUID> parse(String type, String id) {
        int start = id.length() - UUID_CHARACTERS;
        if (start != type.length() + 1 || !id.startsWith(type + "-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(id.substring(start)));
        } catch (IllegalArgumentException notAnIdentifier) {
            return Optional.empty();
        }
    }
}
