package uk.interborough.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Sign-in with a local account: at most ten failures an account and address in a quarter of an hour. The words and the work
 * are the same whether the account, the password or the patience is at fault.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final int TRIES = 10;

    private final Identities identities;
    private final PasswordEncoder passwords;
    private final String nobody;
    private final MeterRegistry meters;
    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();

    PasswordSignIn(Identities identities, PasswordEncoder passwords, MeterRegistry meters) {
        this.meters = meters;
        this.identities = identities;
        this.passwords = passwords;
        this.nobody = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String username = String.valueOf(given.getName()).toLowerCase(Locale.ROOT);
        String address =
                given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        AtomicInteger failed = failures.get(username + " " + address, key -> new AtomicInteger());
        Optional<Identities.SignIn> account = identities.bySignIn(username);
        String hash = account.map(Identities.SignIn::passwordHash).orElse(nobody);
        boolean right = passwords.matches(String.valueOf(given.getCredentials()), hash);
        if (account.isEmpty() || !right || failed.get() >= TRIES) {
            count(failed.get() >= TRIES ? "throttled" : "refused");
            failed.incrementAndGet();
            throw new BadCredentialsException("user name and password do not match");
        }
        failures.invalidate(username + " " + address);
        count("signed in");
        return TokenFilter.authenticated(account.get().identity());
    }

    /** Never says who. */
    private void count(String outcome) {
        meters.counter("interborough.sign.ins", "outcome", outcome).increment();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
