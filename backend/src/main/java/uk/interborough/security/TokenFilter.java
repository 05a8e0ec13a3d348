package uk.interborough.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the identity from {@code Authorization: Bearer <token>}. Without one the request stays anonymous; while the database
 * cannot be asked it is answered 503.
 */
final class TokenFilter extends OncePerRequestFilter {

    static final String MAY_WRITE = "MAY_WRITE";

    private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);
    private static final String SCHEME = "Bearer ";

    private final Identities identities;

    TokenFilter(Identities identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = token(request.getHeader("Authorization"));
        if (token.isPresent()) {
            try {
                identities.byToken(token.get()).ifPresent(TokenFilter::enter);
            } catch (DataAccessException away) {
                LOG.error("a token could not be looked up", away);
                Refusals.unavailable(response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** The token in {@code Bearer <token>}. */
    static Optional<String> token(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).trim());
    }

    private static void enter(Identity identity) {
        SecurityContextHolder.setContext(CurrentRights.contextOf(Optional.of(identity)));
    }

    static UsernamePasswordAuthenticationToken authenticated(Identity identity) {
        return UsernamePasswordAuthenticationToken.authenticated(
                identity,
                null,
                Stream.concat(
                                identity.roles().stream().map("ROLE_"::concat),
                                identity.mayWrite() && !identity.mustChangePassword()
                                        ? Stream.of(MAY_WRITE)
                                        : Stream.empty())
                        .map(SimpleGrantedAuthority::new)
                        .toList());
    }
}
