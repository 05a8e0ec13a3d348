package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.CLIENT_MUTATION;

import java.util.Arrays;
import java.util.List;
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
    private static final String OPERATION = "importPerformanceWorkbook";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext database;

    ClientMutations(DSLContext database) {
        this.database = database;
    }

    private record Answer(@Nullable UUID importId, List<UUID> performanceReturns) {}

    /** The first answer to this key, or a fault if it was given for something else. Holds the key until the transaction ends. */
    Optional<ImportOutcome> answered(String key, byte[] requestHash) {
        database.execute(
                "select pg_advisory_xact_lock(hashtextextended('client_mutation ' || coalesce(app.authority_id()::text, '') || ' ' || ?, 0))",
                key);
        return database.selectFrom(CLIENT_MUTATION)
                .where(CLIENT_MUTATION.AUTHORITY_ID.eq(Routines.authorityId()))
                .and(CLIENT_MUTATION.KEY.eq(key))
                .fetchOptional(first -> Arrays.equals(first.getRequestHash(), requestHash)
                                && first.getOperation().equals(OPERATION)
                        ? outcome(first.getAnswer())
                        : ImportOutcome.refused(List.of(WorkbookFault.ofFile(
                                FaultCode.KEY_REUSED,
                                "This key was used before, for another file. Use a new key for each change."))));
    }

    void keep(String key, byte[] requestHash, UUID authority, ImportOutcome outcome) {
        database.insertInto(CLIENT_MUTATION)
                .set(CLIENT_MUTATION.AUTHORITY_ID, authority)
                .set(CLIENT_MUTATION.KEY, key)
                .set(CLIENT_MUTATION.OPERATION, OPERATION)
                .set(CLIENT_MUTATION.REQUEST_HASH, requestHash)
                .set(
                        CLIENT_MUTATION.ANSWER,
                        JSONB.jsonb(
                                JSON.writeValueAsString(new Answer(outcome.importId(), outcome.performanceReturns()))))
                .execute();
    }

    private static ImportOutcome outcome(JSONB stored) {
        Answer answer = JSON.readValue(stored.data(), Answer.class);
        return new ImportOutcome(answer.importId(), answer.performanceReturns(), List.of());
    }
}
