package uk.interborough.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks identities up, through functions that return nothing else. What changes acts within five seconds. */
@Component
public class Identities {

    private static final String COLUMNS =
            "(i).account_id, (i).username, (i).name, (i).authority_id, (i).partnership_ids, (i).roles, (i).must_change_password";

    private final JdbcClient database;
    private final Cache<String, Optional<Held>> tokens;
    private final Cache<UUID, Optional<Identity>> accounts;
    private final Set<UUID> used = ConcurrentHashMap.newKeySet();

    Identities(JdbcClient database, ObjectProvider<Ticker> tickers) {
        this.database = database;
        Ticker ticker = tickers.getIfAvailable(Ticker::systemTicker);
        this.tokens = cache(ticker);
        this.accounts = cache(ticker);
    }

    private static <K, V> Cache<K, V> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(4))
                .build();
    }

    private record Held(UUID token, Instant expires, Identity identity) {}

    /** The identity behind a personal access token that is neither expired nor revoked. */
    public Optional<Identity> byToken(String secret) {
        byte[] hash = hash(secret);
        Optional<Held> held = tokens.get(HexFormat.of().formatHex(hash), key -> readToken(hash));
        held.ifPresent(each -> used.add(each.token()));
        return held.filter(each -> each.expires().isAfter(Instant.now())).map(Held::identity);
    }

    private Optional<Held> readToken(byte[] hash) {
        return database.sql("select token_id, scope, expires_at, " + COLUMNS
                        + " from (select token_id, scope, expires_at, identity as i from app.identity_by_token(?)) t"
                        + " where (i).account_id is not null")
                .param(hash)
                .query((row, number) -> {
                    Identity identity = identity(row);
                    return new Held(
                            row.getObject("token_id", UUID.class),
                            row.getTimestamp("expires_at").toInstant(),
                            row.getString("scope").equals("READ") ? identity.reading() : identity);
                })
                .optional();
    }

    /** The identity of an account as it is now. Empty when the account was disabled. */
    public Optional<Identity> byAccount(UUID account) {
        return accounts.get(
                account,
                key -> database.sql("select " + COLUMNS
                                + " from (select app.identity_of(?) as i) t where (i).account_id is not null")
                        .param(key)
                        .query((row, number) -> identity(row))
                        .optional());
    }

    /** Forgets what is cached of an account, after it changed here. */
    public void forget(UUID account) {
        accounts.invalidate(account);
        tokens.invalidateAll();
    }

    /** An account by its sign-in name, with the hash of its password. */
    Optional<SignIn> bySignIn(String username) {
        return database.sql(
                        "select password_hash, " + COLUMNS
                                + " from (select password_hash, identity as i from app.sign_in(?)) t where (i).account_id is not null")
                .param(username)
                .query((row, number) -> new SignIn(row.getString("password_hash"), identity(row)))
                .optional();
    }

    /** Writes down that the password of an account was given. */
    void signedIn(UUID account) {
        database.sql("select app.signed_in(?)").param(account).query().listOfRows();
    }

    record SignIn(@Nullable String passwordHash, Identity identity) {}

    /** Writes down which tokens were used, some times a minute. */
    @Scheduled(fixedDelay = 20_000)
    void writeUsed() {
        UUID[] ids = used.toArray(UUID[]::new);
        if (ids.length > 0) {
            used.removeAll(Set.of(ids));
            database.sql("select app.tokens_used(?)").param(ids).query().listOfRows();
        }
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                row.getObject("account_id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getObject("authority_id", UUID.class),
                List.of((UUID[]) array(row.getArray("partnership_ids"))),
                Set.copyOf(List.of((String[]) array(row.getArray("roles")))),
                row.getBoolean("must_change_password"),
                true);
    }

    private static Object array(Array array) throws SQLException {
        return array.getArray();
    }
}
