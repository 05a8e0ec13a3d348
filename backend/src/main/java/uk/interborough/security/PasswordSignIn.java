package uk.interborough.security;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Sign-in with a local account, in the same words whatever was wrong. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final Identities identities;
    private final MeterRegistry meters;

    PasswordSignIn(PasswordCheck passwords, Identities identities, MeterRegistry meters) {
        this.meters = meters;
        this.passwords = passwords;
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String address =
                given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        PasswordCheck.Result result =
                passwords.check(String.valueOf(given.getName()), address, String.valueOf(given.getCredentials()));
        count(result);
        Identity identity =
                result.identity().orElseThrow(() -> new BadCredentialsException("user name and password do not match"));
        identities.signedIn(identity.accountId());
        return TokenFilter.authenticated(identity);
    }

    /** Never says who. */
    private void count(PasswordCheck.Result result) {
        String outcome = result.identity().isPresent() ? "signed in" : result.throttled() ? "throttled" : "refused";
        meters.counter("interborough.sign.ins", "outcome", outcome).increment();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
