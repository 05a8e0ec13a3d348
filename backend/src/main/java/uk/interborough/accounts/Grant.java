package uk.interborough.accounts;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role to be held.
 *
 * @param role by name, e.g. COMMISSIONER
 * @param partnership what a coordinator coordinates; null for all other roles
 */
record Grant(String role, @Nullable UUID partnership) {

    static final String ADMINISTRATOR = "ADMINISTRATOR";
    static final String COORDINATOR = "COORDINATOR";

    private static final Set<String> WITHOUT_AUTHORITY = Set.of(ADMINISTRATOR, COORDINATOR);

    /** Whether the role is one within an authority. */
    boolean needsAuthority() {
        return !WITHOUT_AUTHORITY.contains(role);
    }
}
