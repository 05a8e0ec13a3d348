package uk.interborough.circulation;

import static org.jooq.impl.DSL.currentOffsetDateTime;
import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_OUTCOME;
import static uk.interborough.db.public_.Tables.RECEIPT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.NoticeOutcomeRecord;
import uk.interborough.db.public_.tables.records.NoticeRecord;
import uk.interborough.db.public_.tables.records.ReceiptRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;

/** What an authority answers to a notice it received: that it has read it, and what it did (P11.2). */
@Component
class Acknowledgements {

    private final DSLContext database;
    private final Changes changes;

    Acknowledgements(DSLContext database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /** What was sent. */
    record Answer(UUID notice, List<OutcomeRules.Sent> outcomes) {}

    /** Once is enough: a second time changes nothing, and records only outcomes that were not recorded yet. */
    Change acknowledge(Answer answer, @Nullable String key) {
        return changes.once(
                "notice",
                Map.of(),
                new Changes.Sent("acknowledgeNotice", key, answer),
                () -> received(answer.notice(), receipt -> {
                    OutcomeRules rules = rules(receipt, answer);
                    if (!rules.faults().isEmpty()) {
                        return Change.refused(rules.faults());
                    }
                    int first = database.update(RECEIPT)
                            .set(RECEIPT.ACKNOWLEDGED_AT, currentOffsetDateTime())
                            .set(RECEIPT.ACKNOWLEDGED_BY, Routines.accountId())
                            .where(RECEIPT.ID.eq(receipt.getId()))
                            .and(RECEIPT.ACKNOWLEDGED_AT.isNull())
                            .execute();
                    rules.kept().stream()
                            .filter(outcome -> first == 1 || !isRecorded(receipt, outcome))
                            .forEach(outcome -> record(receipt, outcome));
                    return Change.done(receipt.getId());
                }));
    }

    /** Adds to what was recorded before. */
    Change recordOutcomes(Answer answer, @Nullable String key) {
        return changes.once(
                "notice",
                Map.of(),
                new Changes.Sent("recordNoticeOutcomes", key, answer),
                () -> received(answer.notice(), receipt -> {
                    OutcomeRules rules = rules(receipt, answer);
                    List<ArgumentFault> faults = rules.faults();
                    if (answer.outcomes().isEmpty()) {
                        faults.add(ArgumentFault.of("outcomes", "INCOMPLETE", "Say what you did"));
                    }
                    if (receipt.getAcknowledgedAt() == null) {
                        faults.add(ArgumentFault.of(
                                "notice", "Acknowledge the notice first: its latest version waits for it"));
                    }
                    if (!faults.isEmpty()) {
                        return Change.refused(faults);
                    }
                    rules.kept().forEach(outcome -> record(receipt, outcome));
                    return Change.done(receipt.getId());
                }));
    }

    private OutcomeRules rules(ReceiptRecord receipt, Answer answer) {
        return new OutcomeRules(database, receipt.getPartnershipId()).check(answer.outcomes());
    }

    /** The latest version of a notice as the own authority received it. */
    private Change received(UUID id, Function<ReceiptRecord, Change> change) {
        Optional<NoticeRecord> notice =
                database.selectFrom(NOTICE).where(NOTICE.ID.eq(id)).fetchOptional();
        if (notice.isEmpty()) {
            return Change.unknown("notice", "notice");
        }
        if (!database.select(Routines.writesNotices()).fetchSingle().value1()) {
            return Change.refused(
                    "notice",
                    "FORBIDDEN",
                    "Notices are answered by an authority's commissioners, contract officers, lead officers, heads of service"
                            + " and assistant directors");
        }
        return database.selectFrom(RECEIPT)
                .where(RECEIPT.NOTICE_VERSION_ID.eq(notice.get().getLatestVersionId()))
                .and(RECEIPT.AUTHORITY_ID.eq(Routines.authorityId()))
                .fetchOptional()
                .map(change)
                .orElseGet(() -> Change.refused(
                        "notice",
                        "BAD_USER_INPUT",
                        "Your authority did not receive this notice, so there is nothing to answer"));
    }

    private boolean isRecorded(ReceiptRecord receipt, OutcomeRules.Kept outcome) {
        return database.fetchExists(
                NOTICE_OUTCOME,
                NOTICE_OUTCOME
                        .RECEIPT_ID
                        .eq(receipt.getId())
                        .and(NOTICE_OUTCOME.OUTCOME_ID.eq(outcome.outcome()))
                        .and(NOTICE_OUTCOME.WORDS.isNotDistinctFrom(outcome.words()))
                        .and(NOTICE_OUTCOME.HAPPENED_ON.eq(outcome.happenedOn())));
    }

    private void record(ReceiptRecord receipt, OutcomeRules.Kept outcome) {
        NoticeOutcomeRecord row = new NoticeOutcomeRecord();
        row.setReceiptId(receipt.getId());
        row.setNoticeId(receipt.getNoticeId());
        row.setPartnershipId(receipt.getPartnershipId());
        row.setIssuerId(receipt.getIssuerId());
        row.setAuthorityId(receipt.getAuthorityId());
        row.setOutcomeId(outcome.outcome());
        row.setWords(outcome.words());
        row.setHappenedOn(outcome.happenedOn());
        database.insertInto(NOTICE_OUTCOME).set(row).execute();
    }
}
