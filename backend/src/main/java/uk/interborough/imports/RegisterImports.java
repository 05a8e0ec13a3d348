package uk.interborough.imports;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.writing.Busy;

/** Receives registers of open notices: the whole file is saved or none of it, and what came before is not saved again. */
@Component
class RegisterImports {
    private static final String IMPORT = """
            select app.import_notice(:partnership, :authority, :provider, :providerName, :reference, :eventOn, :notifiedOn, :reviewOn,
                                     :placement, cast(:reasons as uuid[]), cast(:certainties as text[]), :key)
            """;

    /** What was circulated here stands in the register that is circulated from here. */
    private static final String IS_HERE = """
            select exists (
                select from public.notice n
                join public.notice_version v on v.notice_id = n.id
                where n.partnership_id = :partnership and n.authority_id = :authority and n.reference = :reference
                  and v.notified_on = :notifiedOn and (n.provider_id = :provider or lower(v.provider_name) = lower(:providerName)))
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ImportCounts counts;

    RegisterImports(JdbcClient database, PlatformTransactionManager transactions, MeterRegistry meters, Tracer tracer) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.counts = new ImportCounts(meters, tracer, "notice-register");
    }

    /**
     * @param notices that were brought in
     * @param known how many of the file were there already
     */
    record Outcome(List<UUID> notices, int known, List<Schedule2Fault> errors) {}

    Outcome receive(byte[] file, @Nullable UUID partnership) {
        return counts.counted(
                () -> received(file, partnership),
                outcome -> !outcome.errors().isEmpty()
                        ? "refused"
                        : outcome.notices().isEmpty() ? "unchanged" : "saved");
    }

    private Outcome received(byte[] file, @Nullable UUID wanted) {
        Schedule2Faults faults = new Schedule2Faults();
        List<RegisterFile.Line> lines =
                RegisterFile.read(file, faults); // before the transaction: it needs no connection
        return Busy.or(
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    Outcome outcome = partnership(wanted, faults)
                            .map(partnership -> save(partnership, lines, faults))
                            .orElseGet(() -> new Outcome(List.of(), 0, faults.inOrder()));
                    if (!outcome.errors().isEmpty()) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                })),
                () -> new Outcome(List.of(), 0, List.of(Schedule2Fault.ofFile(FaultCode.BUSY, Busy.WORDS))));
    }

    private Outcome save(UUID partnership, List<RegisterFile.Line> lines, Schedule2Faults faults) {
        LocalDate today =
                database.sql("select app.today()").query(LocalDate.class).single();
        List<RegisterEntry> entries =
                new RegisterReader(RegisterLists.of(database, partnership), today, faults).read(lines);
        if (!faults.none()) {
            return new Outcome(List.of(), 0, faults.inOrder());
        }
        List<UUID> imported = new ArrayList<>();
        entries.forEach(entry -> save(partnership, entry).ifPresent(imported::add));
        return new Outcome(imported, entries.size() - imported.size(), List.of());
    }

    /** Empty: it was there already. */
    private Optional<UUID> save(UUID partnership, RegisterEntry entry) {
        boolean isHere = database.sql(IS_HERE)
                .param("partnership", partnership)
                .param("authority", entry.authority())
                .param("reference", entry.reference(), Types.VARCHAR)
                .param("notifiedOn", entry.notifiedOn())
                .param("provider", entry.provider(), Types.OTHER)
                .param("providerName", entry.providerName())
                .query(Boolean.class)
                .single();
        if (isHere) {
            return Optional.empty();
        }
        return database.sql(IMPORT)
                .param("partnership", partnership)
                .param("authority", entry.authority())
                .param("provider", entry.provider(), Types.OTHER)
                .param("providerName", entry.providerName())
                .param("reference", entry.reference(), Types.VARCHAR)
                .param("eventOn", entry.eventOn())
                .param("notifiedOn", entry.notifiedOn())
                .param("reviewOn", entry.reviewOn(), Types.DATE)
                .param("placement", entry.placementAction(), Types.OTHER)
                .param(
                        "reasons",
                        entry.reasons().stream()
                                .map(reason -> reason.id().toString())
                                .toArray(String[]::new))
                .param(
                        "certainties",
                        entry.reasons().stream()
                                .map(RegisterLists.Reason::certainty)
                                .toArray(String[]::new))
                .param("key", entry.key())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    private Optional<UUID> partnership(@Nullable UUID wanted, Schedule2Faults faults) {
        List<UUID> own = database.sql(
                        "select id from public.partnership where id = any (app.coordinated_ids()) order by name")
                .query(UUID.class)
                .list();
        if (own.isEmpty()) {
            faults.file(FaultCode.FORBIDDEN, "A register is brought in by the coordinator of the partnership.");
            return Optional.empty();
        } else if (wanted == null && own.size() == 1) {
            return Optional.of(own.getFirst());
        } else if (wanted != null && own.contains(wanted)) {
            return Optional.of(wanted);
        }
        faults.add(new Schedule2Fault(
                FaultCode.NOT_FOUND,
                wanted == null
                        ? "You coordinate several partnerships. Say whose register this is."
                        : "You coordinate no such partnership.",
                null,
                null,
                null,
                "a partnership that you coordinate",
                null));
        return Optional.empty();
    }
}
