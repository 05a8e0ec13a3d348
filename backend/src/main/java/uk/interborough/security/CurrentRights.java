package uk.interborough.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Replaces the rights a session began with by those its account has now, at most five seconds old. */
@Component
public class CurrentRights {

    private final Identities identities;

    CurrentRights(Identities identities) {
        this.identities = identities;
    }

    /** The same context with today's rights; an empty one when the account may no longer be used. */
    public SecurityContext refresh(SecurityContext context) {
        Authentication authentication = context.getAuthentication();
        SecurityContext fresh = SecurityContextHolder.createEmptyContext();
        if (authentication != null && authentication.getPrincipal() instanceof Identity identity) {
            identities
                    .byAccount(identity.accountId())
                    .map(now -> identity.mayWrite() ? now : now.reading())
                    .map(TokenFilter::authenticated)
                    .ifPresent(fresh::setAuthentication);
        }
        return fresh;
    }
}
