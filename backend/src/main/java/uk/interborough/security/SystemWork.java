package uk.interborough.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Work that nobody asked for: done under a name and a role of its own, of which the policies say what it may see and do.
 * There is no account of that name, so nobody signs in as it, and nothing is written in its name.
 */
public final class SystemWork {

    private final Identity identity;

    private SystemWork(Identity identity) {
        this.identity = identity;
    }

    /**
     * Work under a name.
     *
     * @param role as the policies know it, e.g. POSTMAN
     */
    public static SystemWork named(String name, String role) {
        UUID nobody = UUID.nameUUIDFromBytes(("system " + name).getBytes(StandardCharsets.UTF_8));
        return new SystemWork(new Identity(nobody, name, name, null, List.of(), Set.of(role), false, true));
    }

    /** Does it on this thread, which afterwards is again who it was. */
    public <T> T does(Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(CurrentRights.contextOf(Optional.of(identity)));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
