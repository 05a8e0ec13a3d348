package uk.interborough.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Replaces the rights a session or a stream began with by those its account has now, at most five seconds old. */
@Component
public class CurrentRights {

    private final Identities identities;

    CurrentRights(Identities identities) {
        this.identities = identities;
    }

    /** The same context with today's rights; an empty one when the account may no longer be used. */
    public SecurityContext refresh(SecurityContext context) {
        Authentication authentication = context.getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Identity identity
                ? contextOf(now(identity))
                : contextOf(Optional.empty());
    }

    /** Who asks, found anew at each call: by the token of a request, or else by the account that it is of. */
    public Supplier<Optional<Identity>> standing(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        Optional<Identity> began = Identity.current();
        return header == null ? () -> began.flatMap(this::now) : standing(header);
    }

    /** Who asks, found anew at each call by the account. */
    public Supplier<Optional<Identity>> standing(Identity began) {
        return () -> now(began);
    }

    /** Who asks, found anew at each call by {@code Bearer <token>}. */
    public Supplier<Optional<Identity>> standing(@Nullable String authorization) {
        Optional<String> token = TokenFilter.token(authorization);
        return () -> token.flatMap(identities::byToken);
    }

    /**
     * Who asks, found anew at each call, when a page of this site opens a socket with the cookie of its session. Empty
     * without one; that the page is one of this site is for the caller to know.
     */
    public Supplier<Optional<Identity>> standingOfSession(HttpServletRequest request) {
        Optional<Identity> began = Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .filter(SecurityContext.class::isInstance)
                .map(context -> refresh((SecurityContext) context).getAuthentication())
                .map(authentication -> (Identity) authentication.getPrincipal());
        return () -> began.flatMap(this::now);
    }

    /** A context for a thread of its own; without an identity an empty one. */
    public static SecurityContext contextOf(Optional<Identity> identity) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        identity.map(TokenFilter::authenticated).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<Identity> now(Identity identity) {
        return identities.byAccount(identity.accountId()).map(now -> identity.mayWrite() ? now : now.reading());
    }
}
