package uk.interborough.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.security.Identity;
import uk.interborough.writing.ClientMutations;

/** A change under a key of the client's is made once; a repeat gets the account again, and no password. */
@Component
class Repeats {

    private final ClientMutations mutations;

    Repeats(ClientMutations mutations) {
        this.mutations = mutations;
    }

    private record Answer(UUID account) {}

    /**
     * Inside a transaction.
     *
     * @param request everything that was sent, as a record
     */
    AccountOutcome once(String operation, @Nullable String key, Record request, Supplier<AccountOutcome> change) {
        if (key == null) {
            return change.get();
        }
        return ClientMutations.fault(key)
                .map(words -> AccountOutcome.refused("clientMutationKey", "BAD_USER_INPUT", words))
                .or(() -> mutations
                        .earlier(operation, key, hash(request), Answer.class)
                        .map(earlier -> switch (earlier) {
                            case ClientMutations.Earlier.Answered<Answer>(Answer first) ->
                                AccountOutcome.done(first.account());
                            case ClientMutations.Earlier.Reused<Answer>() ->
                                AccountOutcome.refused("clientMutationKey", "KEY_REUSED", ClientMutations.REUSED);
                        }))
                .orElseGet(() -> {
                    AccountOutcome outcome = change.get();
                    if (!outcome.faulty() && outcome.account() != null) {
                        UUID authority =
                                Identity.current().map(Identity::authorityId).orElse(null);
                        mutations.keep(operation, key, hash(request), authority, new Answer(outcome.account()));
                    }
                    return outcome;
                });
    }

    private static byte[] hash(Record request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(request.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
