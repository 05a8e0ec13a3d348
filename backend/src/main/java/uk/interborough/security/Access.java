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
import java.util.Optional;
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
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.NodeId;

/** A person's own tokens and password. Tokens are revoked by administrators too: the policies of the table say whose. */
@Controller
class Access {

    private final DSLContext database;
    private final TransactionTemplate transaction;
    private final PasswordEncoder passwords;
    private final PasswordCheck check;
    private final Identities identities;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Access(
            DSLContext database,
            PlatformTransactionManager transactions,
            PasswordEncoder passwords,
            PasswordCheck check,
            Identities identities,
            Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.passwords = passwords;
        this.check = check;
        this.identities = identities;
        this.clock = clock;
    }

    @MutationMapping
    Map<String, @Nullable Object> createAccessToken(
            @Argument String name, @Argument String scope, @Argument LocalDate expiresOn) {
        LocalDate today = LocalDate.now(clock);
        List<ArgumentFault> faults = new ArrayList<>();
        if (name.isBlank() || name.length() > 100) {
            faults.add(ArgumentFault.of("name", "Enter a name of 1 to 100 characters"));
        }
        if (!expiresOn.isAfter(today) || expiresOn.isAfter(today.plusYears(1))) {
            faults.add(ArgumentFault.of("expiresOn", "Enter a day after today and at most a year from today"));
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
        UUID token = NodeId.parse("access-token", id).orElse(null);
        UUID revoked = token == null
                ? null
                : transaction.execute(status -> database.update(ACCESS_TOKEN)
                        .set(ACCESS_TOKEN.REVOKED_AT, DSL.currentOffsetDateTime())
                        .where(ACCESS_TOKEN.ID.eq(token))
                        .and(ACCESS_TOKEN.REVOKED_AT.isNull())
                        .returning(ACCESS_TOKEN.ID)
                        .fetchOne(ACCESS_TOKEN.ID));
        identities.forget(Identity.current().orElseThrow().accountId());
        List<ArgumentFault> faults = revoked == null
                ? List.of(ArgumentFault.of("id", "NOT_FOUND", "There is no such token in use"))
                : List.of();
        return answer("accessToken", revoked, "errors", faults);
    }

    @MutationMapping
    Map<String, @Nullable Object> changePassword(@Argument String current, @Argument("new") String next) {
        Identity identity = Identity.current().orElseThrow();
        List<ArgumentFault> faults = new ArrayList<>();
        boolean known = check.check(identity.username(), "change of password", current)
                .identity()
                .isPresent();
        if (!known) {
            faults.add(ArgumentFault.of("current", "Enter the password you have now"));
        }
        NewPassword.fault(next)
                .or(() -> next.equals(current)
                        ? Optional.of("Enter a password that differs from the one you have")
                        : Optional.empty())
                .ifPresent(words -> faults.add(ArgumentFault.of("new", words)));
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
