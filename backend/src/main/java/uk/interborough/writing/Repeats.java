package uk.interborough.writing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;

/** A change under a key of the client's is made once; a repeat is told again what was made, and nothing beside. */
@Component
public class Repeats {

    private final ClientMutations mutations;
    private final DSLContext database;

    public Repeats(ClientMutations mutations, DSLContext database) {
        this.mutations = mutations;
        this.database = database;
    }

    private record Answer(UUID made) {}

    /** Makes an outcome of what was made, or of faults. */
    @FunctionalInterface
    public interface Telling<T> {
        T tell(@Nullable UUID made, List<ArgumentFault> errors);
    }

    /**
     * Inside a transaction.
     *
     * @param request everything that was sent, as a record that says all of it in words
     */
    public <T extends Outcome> T once(
            String operation, @Nullable String key, Record request, Telling<T> telling, Supplier<T> change) {
        if (key == null) {
            return change.get();
        }
        return ClientMutations.fault(key)
                .map(words -> refused(telling, "BAD_USER_INPUT", words))
                .or(() -> mutations
                        .earlier(operation, key, hash(request), Answer.class)
                        .map(earlier -> switch (earlier) {
                            case ClientMutations.Earlier.Answered<Answer>(Answer first) ->
                                telling.tell(first.made(), List.of());
                            case ClientMutations.Earlier.Reused<Answer>() ->
                                refused(telling, "KEY_REUSED", ClientMutations.REUSED);
                        }))
                .orElseGet(() -> {
                    T outcome = change.get();
                    UUID made = outcome.made();
                    if (!outcome.faulty() && made != null) {
                        UUID authority = database.select(Routines.authorityId())
                                .fetchSingle()
                                .value1();
                        mutations.keep(operation, key, hash(request), authority, new Answer(made));
                    }
                    return outcome;
                });
    }

    private static <T> T refused(Telling<T> telling, String code, String words) {
        return telling.tell(null, List.of(ArgumentFault.of("clientMutationKey", code, words)));
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
