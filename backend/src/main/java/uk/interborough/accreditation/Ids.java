package uk.interborough.accreditation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.NodeId;

/** Identifiers as they are sent. */
final class Ids {

    /** What is no identifier is that of nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

    private Ids() {}

    static UUID of(String type, String id) {
        return NodeId.parse(type, id).orElse(NOTHING);
    }

    static @Nullable UUID orNone(String type, @Nullable String id) {
        return id == null ? null : of(type, id);
    }
}
