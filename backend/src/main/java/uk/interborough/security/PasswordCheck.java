package uk.interborough.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Whether somebody knows the password of an account: ten tries an account and address in a quarter of an hour. The answer and
 * the work, one look-up and one hash, are the same whether the account, the password or the patience is at fault.
 */
@Component
class PasswordCheck {

    private static final int TRIES = 10;
    private static final int LONGEST_USERNAME = 64;

    private final Identities identities;
    private final PasswordEncoder passwords;
    private final String nobody;
    private final Cache<String, AtomicInteger> tries;

    PasswordCheck(Identities identities, PasswordEncoder passwords, ObjectProvider<Ticker> tickers) {
        this.identities = identities;
        this.passwords = passwords;
        this.nobody = Objects.requireNonNull(passwords.encode(UUID.randomUUID().toString()));
        this.tries = Caffeine.newBuilder()
                .ticker(tickers.getIfAvailable(Ticker::systemTicker))
                .maximumSize(100_000)
                .expireAfterWrite(Duration.ofMinutes(15))
                .build();
    }

    /**
     * What became of a try.
     *
     * @param identity empty when it was refused
     * @param throttled no try was left; for counting, never to be told
     */
    record Result(Optional<Identity> identity, boolean throttled) {}

    /**
     * The identity of the account, if this is its password and there was a try left. A right password gives all tries back.
     *
     * @param address where the try comes from
     */
    Result check(String username, String address, String password) {
        String login = username.length() > LONGEST_USERNAME ? "" : username.toLowerCase(Locale.ROOT);
        String key = login + " " + address;
        boolean patient = tries.get(key, first -> new AtomicInteger()).incrementAndGet() <= TRIES;
        Optional<Identities.SignIn> account = identities.bySignIn(login).filter(found -> found.passwordHash() != null);
        boolean right = passwords.matches(
                password, account.map(Identities.SignIn::passwordHash).orElse(nobody));
        if (account.isEmpty() || !right || !patient) {
            return new Result(Optional.empty(), !patient);
        }
        tries.invalidate(key);
        return new Result(account.map(Identities.SignIn::identity), false);
    }
}
