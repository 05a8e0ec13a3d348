package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.SERVICE;
import static uk.interborough.db.public_.Tables.WORKBOOK_IMPORT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.Busy;
import uk.interborough.writing.ClientMutations;

/** Receives performance workbooks: the whole file is saved or none of it. */
@Component
class WorkbookImports {
    private static final String OPERATION = "importPerformanceWorkbook";

    private final DSLContext database;
    private final StoredReturns returns;
    private final ReturnRules rules;
    private final ReturnWriter writer;
    private final ClientMutations mutations;
    private final TransactionTemplate transaction;
    private final ImportCounts counts;

    WorkbookImports(
            DSLContext database,
            StoredReturns returns,
            ReturnRules rules,
            ReturnWriter writer,
            ClientMutations mutations,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            Tracer tracer) {
        this.counts = new ImportCounts(meters, tracer, "performance-workbook");
        this.database = database;
        this.returns = returns;
        this.rules = rules;
        this.writer = writer;
        this.mutations = mutations;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Answer(@Nullable UUID importId, List<UUID> performanceReturns) {}

    /**
     * @param key makes a repeat harmless: the first answer comes back
     * @return every fault of the file, or what was received and amended
     */
    ImportOutcome receive(byte[] file, String fileName, @Nullable String key) {
        return counts.counted(
                () -> received(file, fileName, key),
                outcome -> !outcome.errors().isEmpty()
                        ? "refused"
                        : outcome.performanceReturns().isEmpty() ? "unchanged" : "saved");
    }

    private ImportOutcome received(byte[] file, String fileName, @Nullable String key) {
        Optional<String> badKey = ClientMutations.fault(key);
        if (badKey.isPresent()) {
            return ImportOutcome.refused(List.of(WorkbookFault.ofFile(FaultCode.OUT_OF_RANGE, badKey.get())));
        }
        Reading reading = PerformanceWorkbook.read(file); // before the transaction: it needs no connection
        ReceivedFile upload = ReceivedFile.of(file, fileName, "workbook.xlsx");
        byte[] request = upload.requestHash();
        return Busy.or(
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    Optional<ImportOutcome> first = key == null ? Optional.empty() : answered(key, request);
                    return first.orElseGet(() -> receive(reading, upload, key, request));
                })),
                () -> ImportOutcome.refused(List.of(WorkbookFault.ofFile(FaultCode.BUSY, Busy.WORDS))));
    }

    private Optional<ImportOutcome> answered(String key, byte[] request) {
        return mutations.earlier(OPERATION, key, request, Answer.class).map(earlier -> switch (earlier) {
            case ClientMutations.Earlier.Answered<Answer>(Answer first) ->
                new ImportOutcome(first.importId(), first.performanceReturns(), List.of());
            case ClientMutations.Earlier.Reused<Answer>() ->
                ImportOutcome.refused(List.of(WorkbookFault.ofFile(FaultCode.KEY_REUSED, ClientMutations.REUSED)));
        });
    }

    private ImportOutcome receive(Reading reading, ReceivedFile upload, @Nullable String key, byte[] request) {
        return switch (reading) {
            case Reading.Unreadable unreadable -> ImportOutcome.refused(unreadable.faults());
            case Reading.Readable readable -> {
                Faults faults = new Faults();
                readable.faults().forEach(faults::add);
                ReturnWriter.Service service = lock(readable.content().serviceId());
                check(readable.content(), service, faults);
                if (service == null || !faults.none()) {
                    yield ImportOutcome.refused(faults.inOrder());
                }
                ImportOutcome outcome = save(readable.content(), service, upload);
                if (key != null) {
                    mutations.keep(
                            OPERATION,
                            key,
                            request,
                            service.authority(),
                            new Answer(outcome.importId(), outcome.performanceReturns()));
                }
                yield outcome;
            }
        };
    }

    /** One import of a service at a time. What the viewer may not write is not found, as if it did not exist. */
    private ReturnWriter.@Nullable Service lock(String serviceId) {
        return database.select(SERVICE.ID, SERVICE.PARTNERSHIP_ID, SERVICE.AUTHORITY_ID)
                .from(SERVICE)
                .where(SERVICE.SPLS_ID.eq(serviceId))
                .and(SERVICE.AUTHORITY_ID.eq(Routines.authorityId()))
                .forNoKeyUpdate()
                .fetchOne(row -> new ReturnWriter.Service(row.value1(), row.value2(), row.value3()));
    }

    private void check(WorkbookContent content, ReturnWriter.@Nullable Service service, Faults faults) {
        if (service == null) {
            faults.cell(
                    FaultCode.NOT_FOUND,
                    Layout.CONTRACT,
                    Layout.Fact.SERVICE_ID.cell(),
                    content.serviceId(),
                    "the id of a service of your authority whose returns you may receive",
                    "There is no service “" + content.serviceId()
                            + "” of your authority whose returns you may receive.");
            return;
        }
        if (content.quarters().isEmpty() && faults.none()) {
            faults.add(WorkbookFault.ofFile(
                    FaultCode.NOTHING_FILLED_IN, "No quarter is filled in: there is nothing to receive."));
        }
        rules.check(service.id(), content, faults);
    }

    private ImportOutcome save(WorkbookContent content, ReturnWriter.Service service, ReceivedFile upload) {
        Map<Integer, StoredReturns.Stored> stored = returns.of(service.id(), content.financialYear());
        List<QuarterContent> different = content.quarters().stream()
                .filter(quarter -> !stored.containsKey(quarter.number())
                        || !stored.get(quarter.number()).content().saysTheSameAs(quarter))
                .toList();
        if (different.isEmpty()) {
            return new ImportOutcome(
                    seenBefore(service, upload).orElseGet(() -> latest(content, stored)), List.of(), List.of());
        }
        UUID importId = keep(content, service, upload);
        List<UUID> touched = new ArrayList<>();
        for (QuarterContent quarter : different) {
            StoredReturns.Stored before = stored.get(quarter.number());
            touched.add(
                    before == null
                            ? writer.receive(service, content.financialYear(), quarter, importId)
                            : writer.amend(service, before.id(), quarter, importId));
        }
        return new ImportOutcome(importId, touched, List.of());
    }

    private Optional<UUID> seenBefore(ReturnWriter.Service service, ReceivedFile upload) {
        return database.select(WORKBOOK_IMPORT.ID)
                .from(WORKBOOK_IMPORT)
                .where(WORKBOOK_IMPORT.SERVICE_ID.eq(service.id()))
                .and(WORKBOOK_IMPORT.SHA256.eq(upload.sha256()))
                .orderBy(WORKBOOK_IMPORT.IMPORTED_AT, WORKBOOK_IMPORT.ID)
                .limit(1)
                .fetchOptional(WORKBOOK_IMPORT.ID);
    }

    /** Of another file that said the same: the workbook its last quarter came from. */
    private static @Nullable UUID latest(WorkbookContent content, Map<Integer, StoredReturns.Stored> stored) {
        return stored.get(content.quarters().getLast().number()).importId();
    }

    private UUID keep(WorkbookContent content, ReturnWriter.Service service, ReceivedFile upload) {
        return database.insertInto(WORKBOOK_IMPORT)
                .set(WORKBOOK_IMPORT.PARTNERSHIP_ID, service.partnership())
                .set(WORKBOOK_IMPORT.AUTHORITY_ID, service.authority())
                .set(WORKBOOK_IMPORT.SERVICE_ID, service.id())
                .set(WORKBOOK_IMPORT.FINANCIAL_YEAR, content.financialYear())
                .set(WORKBOOK_IMPORT.FILE_NAME, upload.name())
                .set(WORKBOOK_IMPORT.SHA256, upload.sha256())
                .set(WORKBOOK_IMPORT.CONTENT, upload.content())
                .returning(WORKBOOK_IMPORT.ID)
                .fetchSingle(WORKBOOK_IMPORT.ID);
    }
}
