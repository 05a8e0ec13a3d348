package uk.interborough.imports;

import java.util.Optional;
import java.util.UUID;

/** Identifiers as the contract writes them, e.g. service-018f2b0c-…. */
final class NodeId {
    private static final int UUID_CHARACTERS = 36;

    private NodeId() {}

    static String of(String type, UUID id) {
        return type + "-" + id;
    }

    /** Empty when it is not an identifier of this type. */
    static Optional<UUID> parse(String type, String id) {
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
