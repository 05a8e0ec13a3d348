package uk.interborough.security;

import static uk.interborough.db.public_.Tables.ACCESS_TOKEN;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's own tokens and password. */
@Controller
class Access {

    private final DSLContext database;
    private final TransactionTemplate transaction;
    private final PasswordEncoder passwords;
    private final Identities identities;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Access(
            DSLContext database,
            PlatformTransactionManager transactions,
            PasswordEncoder passwords,
            Identities identities,
            Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.passwords = passwords;
        this.identities = identities;
        this.clock = clock;
    }

    record Fault(
            String field,
            String code,
            String message,
            @Nullable String clause) {
        Fault(String field, String message) {
            this(field, "BAD_USER_INPUT", message, null);
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> createAccessToken(
            @Argument String name, @Argument String scope, @Argument LocalDate expiresOn) {
        LocalDate today = LocalDate.now(clock);
        List<Fault> faults = new ArrayList<>();
        if (name.isBlank() || name.length() > 100) {
            faults.add(new Fault("name", "Enter a name of 1 to 100 characters"));
        }
        if (!expiresOn.isAfter(today) || expiresOn.isAfter(today.plusYears(1))) {
            faults.add(new Fault("expiresOn", "Enter a day after today and at most a year from today"));
        }
        if (!faults.isEmpty()) {
            return answer("secret", null, "accessToken", null, "errors", faults);
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = "ib_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = transaction.execute(status -> database.insertInto(ACCESS_TOKEN)
                .set(ACCESS_TOKEN.ACCOUNT_ID, Identity.current().orElseThrow().accountId())
                .set(ACCESS_TOKEN.NAME, name.trim())
                .set(ACCESS_TOKEN.TOKEN_HASH, Identities.hash(secret))
                .set(ACCESS_TOKEN.SCOPE, scope)
                .set(
                        ACCESS_TOKEN.EXPIRES_AT,
                        expiresOn.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .returning(ACCESS_TOKEN.ID)
                .fetchSingle(ACCESS_TOKEN.ID));
        return answer("secret", secret, "accessToken", id, "errors", faults);
    }

    @MutationMapping
    Map<String, @Nullable Object> revokeAccessToken(@Argument String id) {
        String prefix = "access-token-";
        UUID token = id.startsWith(prefix) && id.length() == prefix.length() + 36
                ? UUID.fromString(id.substring(prefix.length()))
                : null;
        UUID revoked = token == null
                ? null
                : transaction.execute(status -> database.update(ACCESS_TOKEN)
                        .set(ACCESS_TOKEN.REVOKED_AT, DSL.currentOffsetDateTime())
                        .where(ACCESS_TOKEN.ID.eq(token))
                        .and(ACCESS_TOKEN.REVOKED_AT.isNull())
                        .returning(ACCESS_TOKEN.ID)
                        .fetchOne(ACCESS_TOKEN.ID));
        identities.forget(Identity.current().orElseThrow().accountId());
        List<Fault> faults = revoked == null
                ? List.of(new Fault("id", "NOT_FOUND", "There is no such token of yours that is in use", null))
                : List.of();
        return answer("accessToken", revoked, "errors", faults);
    }

    @MutationMapping
    Map<String, @Nullable Object> changePassword(@Argument String current, @Argument("new") String next) {
        Identity identity = Identity.current().orElseThrow();
        List<Fault> faults = new ArrayList<>();
        boolean known = identities
                .bySignIn(identity.username())
                .map(Identities.SignIn::passwordHash)
                .filter(hash -> passwords.matches(current, hash))
                .isPresent();
        if (!known) {
            faults.add(new Fault("current", "Enter the password you have now"));
        }
        if (next.length() < 12 || next.length() > 72) {
            faults.add(new Fault("new", "Enter a password of 12 to 72 characters"));
        } else if (next.equals(current)) {
            faults.add(new Fault("new", "Enter a password that differs from the one you have"));
        }
        if (faults.isEmpty()) {
            transaction.executeWithoutResult(
                    status -> database.execute("select app.change_own_password({0})", DSL.val(passwords.encode(next))));
            identities.forget(identity.accountId());
        }
        return answer("changed", faults.isEmpty(), "errors", faults);
    }

    private static Map<String, @Nullable Object> answer(@Nullable Object... pairs) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answer.put((String) java.util.Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return answer;
    }
}
