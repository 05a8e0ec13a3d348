package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.PARTNERSHIP;
import static uk.interborough.db.public_.Tables.PROVIDER;
import static uk.interborough.db.public_.Tables.SCHEDULE_2_IMPORT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.Busy;
import uk.interborough.writing.ClientMutations;

/** Receives Schedule 2 files: the whole file is saved or none of it. A preview does the same and takes it back. */
@Component
class Schedule2Imports {
    private static final String OPERATION = "importSchedule2";
    private static final Set<String> ROLES = Set.of("COMMISSIONER", "CONTRACT_OFFICER", "LEAD_OFFICER");

    private final DSLContext database;
    private final ClientMutations mutations;
    private final TransactionTemplate transaction;
    private final ImportCounts counts;

    Schedule2Imports(
            DSLContext database,
            ClientMutations mutations,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            Tracer tracer) {
        this.counts = new ImportCounts(meters, tracer, "schedule-2");
        this.database = database;
        this.mutations = mutations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param partnership whose Schedule 2 it is; null where the authority is in one only
     * @param asPreviewed fingerprint of the preview whose changes alone may be saved; null to save whatever the file changes
     * @param key makes a repeat harmless: the first answer comes back; of no use to a preview
     */
    record Request(
            byte[] file,
            String fileName,
            boolean preview,
            @Nullable UUID partnership,
            @Nullable String asPreviewed,
            @Nullable String key) {}

    private record Answer(List<Schedule2Change> changes, List<UUID> services, List<String> notes) {}

    /** @return every fault of the file, or what each of its rows changes */
    Schedule2Outcome receive(Request request) {
        return counts.counted(
                () -> received(request),
                outcome -> !outcome.errors().isEmpty()
                        ? "refused"
                        : outcome.preview() ? "previewed" : outcome.services().isEmpty() ? "unchanged" : "saved");
    }

    private Schedule2Outcome received(Request request) {
        Schedule2Faults faults = new Schedule2Faults();
        ClientMutations.fault(request.key()).ifPresent(words -> faults.file(FaultCode.OUT_OF_RANGE, words));
        Optional<Schedule2File.Content> content =
                Schedule2File.read(request.file(), faults); // before the transaction: it needs no connection
        ReceivedFile file = ReceivedFile.of(request.file(), request.fileName(), "schedule-2");
        return Busy.or(
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    Schedule2Outcome outcome = receive(request, file, content, faults);
                    if (request.preview() || !outcome.errors().isEmpty()) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                })),
                () -> Schedule2Outcome.refused(
                        request.preview(), List.of(), List.of(Schedule2Fault.ofFile(FaultCode.BUSY, Busy.WORDS))));
    }

    private Schedule2Outcome receive(
            Request request, ReceivedFile file, Optional<Schedule2File.Content> content, Schedule2Faults faults) {
        Set<String> notes = new LinkedHashSet<>();
        content.ifPresent(read -> notes.addAll(read.notes()));
        Optional<Schedule2Comparison.Owner> owner = owner(request.partnership(), faults);
        if (owner.isEmpty() || content.isEmpty()) {
            return refused(request, notes, faults);
        }
        String key = request.preview() ? null : request.key();
        byte[] hash = file.requestHash(owner.get().partnership().toString());
        Optional<Schedule2Outcome> first = key == null ? Optional.empty() : answered(key, hash);
        if (first.isPresent()) {
            return first.get();
        }
        database.execute(
                "select pg_advisory_xact_lock(hashtextextended('schedule_2_import ' || app.authority_id()::text, 0))");
        Schedule2Writer writer = new Schedule2Writer(database);
        List<Schedule2Change> changes = changes(content.get(), owner.get(), faults, notes, writer);
        if (!faults.none()) {
            return refused(request, notes, faults);
        }
        Schedule2Outcome shown = Schedule2Outcome.previewed(changes, List.copyOf(notes));
        if (request.asPreviewed() != null && !request.asPreviewed().equals(shown.fingerprint())) {
            return shown.conflicting();
        }
        List<UUID> services = writer.write();
        if (!services.isEmpty()) {
            keep(file, owner.get());
        }
        if (key != null) {
            mutations.keep(
                    OPERATION, key, hash, owner.get().authority(), new Answer(changes, services, List.copyOf(notes)));
        }
        return request.preview() ? shown : shown.saved(services);
    }

    private List<Schedule2Change> changes(
            Schedule2File.Content content,
            Schedule2Comparison.Owner owner,
            Schedule2Faults faults,
            Set<String> notes,
            Schedule2Writer writer) {
        Schedule2Lists lists = Schedule2Lists.of(database);
        List<Schedule2Line> lines = Schedule2Reader.read(content, lists, faults);
        Map<Integer, Schedule2Providers.Provider> providers = Schedule2Providers.find(database, lines, faults, notes);
        Schedule2Comparison comparison = new Schedule2Comparison(database, owner, lists, lines, faults, writer);
        Map<UUID, String> names = new HashMap<>(database.select(PROVIDER.ID, PROVIDER.NAME)
                .from(PROVIDER)
                .where(PROVIDER.ID.in(comparison.providers()))
                .fetchMap(PROVIDER.ID, PROVIDER.NAME));
        providers.values().stream()
                .filter(provider -> provider.id() != null)
                .forEach(provider -> names.put(provider.id(), provider.name()));
        List<Schedule2Change> changes = new ArrayList<>();
        for (Schedule2Line line : lines) {
            changes.add(comparison.compare(line, providers.get(line.row()), names));
        }
        return changes;
    }

    private Optional<Schedule2Comparison.Owner> owner(@Nullable UUID partnership, Schedule2Faults faults) {
        UUID authority = database.select(Routines.authorityId()).fetchSingle().value1();
        String[] roles = database.select(Routines.roleNames()).fetchSingle().value1();
        if (authority == null || roles == null || Arrays.stream(roles).noneMatch(ROLES::contains)) {
            faults.file(
                    FaultCode.FORBIDDEN,
                    "Schedule 2 is imported by a commissioner, contract officer or lead officer of an authority.");
            return Optional.empty();
        }
        List<UUID> own = database.select(PARTNERSHIP.ID)
                .from(PARTNERSHIP)
                .where("id = any (app.partnership_ids())")
                .orderBy(PARTNERSHIP.NAME)
                .fetch(PARTNERSHIP.ID);
        if (partnership == null && own.size() == 1) {
            return Optional.of(new Schedule2Comparison.Owner(authority, own.getFirst()));
        }
        if (partnership != null && own.contains(partnership)) {
            return Optional.of(new Schedule2Comparison.Owner(authority, partnership));
        }
        faults.add(new Schedule2Fault(
                FaultCode.NOT_FOUND,
                partnership == null && own.size() > 1
                        ? "Your authority is in several partnerships. Say whose Schedule 2 this is."
                        : "Your authority is in no such partnership.",
                null,
                null,
                null,
                "a partnership of your authority",
                null));
        return Optional.empty();
    }

    private Optional<Schedule2Outcome> answered(String key, byte[] hash) {
        return mutations.earlier(OPERATION, key, hash, Answer.class).map(earlier -> switch (earlier) {
            case ClientMutations.Earlier.Answered<Answer>(Answer first) ->
                Schedule2Outcome.previewed(first.changes(), first.notes()).saved(first.services());
            case ClientMutations.Earlier.Reused<Answer>() ->
                Schedule2Outcome.refused(
                        false, List.of(), List.of(Schedule2Fault.ofFile(FaultCode.KEY_REUSED, ClientMutations.REUSED)));
        });
    }

    private void keep(ReceivedFile file, Schedule2Comparison.Owner owner) {
        database.insertInto(SCHEDULE_2_IMPORT)
                .set(SCHEDULE_2_IMPORT.PARTNERSHIP_ID, owner.partnership())
                .set(SCHEDULE_2_IMPORT.AUTHORITY_ID, owner.authority())
                .set(SCHEDULE_2_IMPORT.FILE_NAME, file.name())
                .set(SCHEDULE_2_IMPORT.SHA256, file.sha256())
                .set(SCHEDULE_2_IMPORT.CONTENT, file.content())
                .execute();
    }

    private static Schedule2Outcome refused(Request request, Set<String> notes, Schedule2Faults faults) {
        return Schedule2Outcome.refused(request.preview(), List.copyOf(notes), faults.inOrder());
    }
}
