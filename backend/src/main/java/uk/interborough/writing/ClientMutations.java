package uk.interborough.writing;

import static uk.interborough.db.public_.Tables.CLIENT_MUTATION;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.db.app.Routines;

/** Answers given under keys of clients, so that a repeat is harmless. Faulty requests save nothing and keep no key. */
@Component
public class ClientMutations {
    /** What is said of a key that is given with something else. */
    public static final String REUSED = "This key was used before, for something else. Use a new key for each change.";

    private static final int MOST_KEY_CHARACTERS = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext database;

    public ClientMutations(DSLContext database) {
        this.database = database;
    }

    /** What is known of a key that was used before. */
    public sealed interface Earlier<T> {

        /** For the same request. */
        record Answered<T>(T answer) implements Earlier<T> {}

        /** For something else. */
        record Reused<T>() implements Earlier<T> {}
    }

    /** What is wrong with a key, in words. */
    public static Optional<String> fault(@Nullable String key) {
        return key != null && (key.isBlank() || key.length() > MOST_KEY_CHARACTERS)
                ? Optional.of("The key has 1 to " + MOST_KEY_CHARACTERS + " characters.")
                : Optional.empty();
    }

    /** Empty where the key is new. Holds the key until the transaction ends. */
    public <T> Optional<Earlier<T>> earlier(String operation, String key, byte[] requestHash, Class<T> answer) {
        database.execute(
                "select pg_advisory_xact_lock(hashtextextended('client_mutation ' || coalesce(app.authority_id(), app.account_id())::text || ' ' || ?, 0))",
                key);
        return database.selectFrom(CLIENT_MUTATION)
                .where(CLIENT_MUTATION
                        .AUTHORITY_ID
                        .eq(Routines.authorityId())
                        .or(CLIENT_MUTATION
                                .AUTHORITY_ID
                                .isNull()
                                .and(Routines.authorityId().isNull())
                                .and(CLIENT_MUTATION.ANSWERED_TO.eq(Routines.accountId()))))
                .and(CLIENT_MUTATION.KEY.eq(key))
                .fetchOptional(first -> Arrays.equals(first.getRequestHash(), requestHash)
                                && first.getOperation().equals(operation)
                        ? new Earlier.Answered<>(
                                JSON.readValue(first.getAnswer().data(), answer))
                        : new Earlier.Reused<>());
    }

    /** Keeps the answer. {@code authority}: that of the sender; null for somebody who works for none, whose keys are their own. */
    public void keep(String operation, String key, byte[] requestHash, @Nullable UUID authority, Object answer) {
        database.insertInto(CLIENT_MUTATION)
                .set(CLIENT_MUTATION.AUTHORITY_ID, authority)
                .set(CLIENT_MUTATION.KEY, key)
                .set(CLIENT_MUTATION.OPERATION, operation)
                .set(CLIENT_MUTATION.REQUEST_HASH, requestHash)
                .set(CLIENT_MUTATION.ANSWER, JSONB.jsonb(JSON.writeValueAsString(answer)))
                .execute();
    }
}
