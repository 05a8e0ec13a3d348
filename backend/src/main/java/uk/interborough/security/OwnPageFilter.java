package uk.interborough.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the identity from the session where a page of this site asks {@code /graphql}: it sends in a header the token against
 * forged requests that it was made with. A page of another site neither knows the token nor may send the header.
 */
final class OwnPageFilter extends OncePerRequestFilter {

    private final CurrentRights rights;
    private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    private final XorCsrfTokenRequestAttributeHandler unmasked = new XorCsrfTokenRequestAttributeHandler();

    OwnPageFilter(CurrentRights rights) {
        this.rights = rights;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals("/graphql")
                || request.getHeader("Authorization") != null
                || Identity.current().isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CsrfToken held = tokens.loadToken(request);
        if (held != null && request.getHeader(held.getHeaderName()) != null && isHeld(request, held)) {
            Optional<Identity> viewer = rights.standingOfSession(request).get();
            SecurityContextHolder.setContext(CurrentRights.contextOf(viewer));
        }
        chain.doFilter(request, response);
    }

    private boolean isHeld(HttpServletRequest request, CsrfToken held) {
        String sent = unmasked.resolveCsrfTokenValue(request, held);
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), held.getToken().getBytes(StandardCharsets.UTF_8));
    }
}
