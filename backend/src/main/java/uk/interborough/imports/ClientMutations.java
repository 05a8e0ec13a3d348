package uk.interborough.imports;

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
class ClientMutations {
    static final String REUSED = "This key was used before, for another file. Use a new key for each change.";
    private static final int MOST_KEY_CHARACTERS = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext database;

    ClientMutations(DSLContext database) {
        this.database = database;
    }

    /** What is known of a key that was used before. */
    sealed interface Earlier<T> {

        /** For the same request. */
        record Answered<T>(T answer) implements Earlier<T> {}

        /** For something else. */
        record Reused<T>() implements Earlier<T> {}
    }

    /** What is wrong with a key, in words. */
    static Optional<String> fault(@Nullable String key) {
        return key != null && (key.isBlank() || key.length() > MOST_KEY_CHARACTERS)
                ? Optional.of("The key has 1 to " + MOST_KEY_CHARACTERS + " characters.")
                : Optional.empty();
    }

    /** Empty where the key is new. Holds the key until the transaction ends. */
    <T> Optional<Earlier<T>> earlier(String operation, String key, byte[] requestHash, Class<T> answer) {
        database.execute(
                "select pg_advisory_xact_lock(hashtextextended('client_mutation ' || coalesce(app.authority_id()::text, '') || ' ' || ?, 0))",
                key);
        return database.selectFrom(CLIENT_MUTATION)
                .where(CLIENT_MUTATION.AUTHORITY_ID.eq(Routines.authorityId()))
                .and(CLIENT_MUTATION.KEY.eq(key))
                .fetchOptional(first -> Arrays.equals(first.getRequestHash(), requestHash)
                                && first.getOperation().equals(operation)
                        ? new Earlier.Answered<>(
                                JSON.readValue(first.getAnswer().data(), answer))
                        : new Earlier.Reused<>());
    }

    void keep(String operation, String key, byte[] requestHash, UUID authority, Object answer) {
        database.insertInto(CLIENT_MUTATION)
                .set(CLIENT_MUTATION.AUTHORITY_ID, authority)
                .set(CLIENT_MUTATION.KEY, key)
                .set(CLIENT_MUTATION.OPERATION, operation)
                .set(CLIENT_MUTATION.REQUEST_HASH, requestHash)
                .set(CLIENT_MUTATION.ANSWER, JSONB.jsonb(JSON.writeValueAsString(answer)))
                .execute();
    }
}
