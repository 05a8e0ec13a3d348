package uk.interborough.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Everything a transaction needs to know of the person asking.
 *
 * @param accountId the account
 * @param username what is typed at sign-in
 * @param displayName name shown beside what the person writes
 * @param authorityId the authority the person works for, if any
 * @param partnershipIds partnerships in force today
 * @param roles roles by name, e.g. COMMISSIONER
 * @param mustChangePassword the password was given by somebody else
 * @param mayWrite false for a token that only reads
 */
public record Identity(
        UUID accountId,
        String username,
        String displayName,
        @Nullable UUID authorityId,
        List<UUID> partnershipIds,
        Set<String> roles,
        boolean mustChangePassword,
        boolean mayWrite)
        implements Principal, Serializable {

    /** The identity of the thread that asks. Empty: nobody, who sees nothing. */
    public static Optional<Identity> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Identity identity
                ? Optional.of(identity)
                : Optional.empty();
    }

    @Override
    public String getName() {
        return username;
    }

    Identity reading() {
        return new Identity(
                accountId, username, displayName, authorityId, partnershipIds, roles, mustChangePassword, false);
    }
}
