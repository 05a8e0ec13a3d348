package uk.interborough.writing;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.schema.Sdl;

/** Identifiers as the contract writes them, e.g. service-018f2b0c-…. */
public final class NodeId {
    private static final int UUID_CHARACTERS = 36;

    /** What is no identifier of a type is that of nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

    private NodeId() {}

    /** As {@link #parse}; what is not an identifier of this type names nothing that is there. */
    public static UUID read(String type, String id) {
        return parse(type, id).orElse(NOTHING);
    }

    /** The same of an argument that may be left out. */
    public static @Nullable UUID readIfGiven(String type, @Nullable String id) {
        return id == null ? null : read(type, id);
    }

    /** @param type as the contract names it, e.g. PerformanceReturn */
    public static String of(String type, UUID id) {
        return Sdl.identifierPrefix(type) + id;
    }

    /** Empty when it is not an identifier of this type. */
    public static Optional<UUID> parse(String type, String id) {
        String prefix = Sdl.identifierPrefix(type);
        if (id.length() != prefix.length() + UUID_CHARACTERS || !id.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(id.substring(prefix.length())));
        } catch (IllegalArgumentException notAnIdentifier) {
            return Optional.empty();
        }
    }
}
