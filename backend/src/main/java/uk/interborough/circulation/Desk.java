package uk.interborough.circulation;

import static org.jooq.impl.DSL.currentOffsetDateTime;
import static uk.interborough.db.public_.Tables.DELIVERY;
import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.RECEIPT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.DeliveryRecord;
import uk.interborough.db.public_.tables.records.ReceiptRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.SentText;

/** What is done by hand at the circulation desk: noting what came back, sending again, reminding. */
@Component
class Desk {

    private static final int LONGEST_PROBLEM = 500;

    private final DSLContext database;
    private final Changes changes;

    Desk(DSLContext database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Noting it twice is harmless: the first words stay. */
    Change recordBounce(UUID id, String problem) {
        return changes.make(
                "id",
                Map.of(),
                () -> coordinated(id, delivery -> {
                    String words = SentText.plain(problem, true);
                    List<ArgumentFault> faults = new ArrayList<>();
                    if (words == null) {
                        faults.add(
                                ArgumentFault.of("problem", "INCOMPLETE", "Say what the message that came back says"));
                    }
                    SentText.fault("problem", "problem", words, LONGEST_PROBLEM).ifPresent(faults::add);
                    if (!faults.isEmpty()) {
                        return Change.refused(faults);
                    }
                    database.update(DELIVERY)
                            .set(DELIVERY.STATE, "BOUNCED")
                            .set(DELIVERY.PROBLEM, words)
                            .set(DELIVERY.BOUNCED_AT, currentOffsetDateTime())
                            .setNull(DELIVERY.ATTEMPT_NEXT_AT)
                            .where(DELIVERY.ID.eq(id))
                            .and(DELIVERY.STATE.ne("BOUNCED"))
                            .execute();
                    return Change.done(id);
                }));
    }

    /** Under the same Message-ID, with all attempts before it again; a message of its own where the recipient has another address now. */
    Change sendAgain(UUID id) {
        return changes.make(
                "id",
                Map.of(),
                () -> coordinated(id, delivery -> {
                    if (delivery.getState().equals("SENT")) {
                        return Change.refused(
                                "delivery",
                                "BAD_USER_INPUT",
                                "The mail server accepted this message. If it came back, note that first; else remind the member");
                    }
                    UUID again = database.select(Routines.sendAgain(id))
                            .fetchSingle()
                            .value1();
                    return again != null
                            ? Change.done(again)
                            : Change.refused(
                                    "delivery",
                                    "BAD_USER_INPUT",
                                    "Nobody has this address any more, and whoever is to be told today was sent the message already. Have the contacts put right first");
                }));
    }

    private Change coordinated(UUID id, Function<DeliveryRecord, Change> change) {
        return database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(id))
                .fetchOptional()
                .map(delivery -> coordinates(delivery.getPartnershipId())
                        ? change.apply(delivery)
                        : Change.refused(
                                "delivery", "FORBIDDEN", "Messages are looked after by the partnership's coordinator"))
                .orElseGet(() -> Change.unknown("delivery", "message"));
    }

    private boolean coordinates(UUID partnership) {
        return database.select(Routines.coordinates(partnership)).fetchSingle().value1();
    }

    Change remind(UUID id) {
        return changes.make(
                "id",
                Map.of(),
                () -> database.selectFrom(RECEIPT)
                        .where(RECEIPT.ID.eq(id))
                        .fetchOptional()
                        .map(this::remind)
                        .orElseGet(() -> Change.unknown("receipt", "receipt")));
    }

    private Change remind(ReceiptRecord receipt) {
        if (receipt.getAcknowledgedAt() != null) {
            return Change.refused("receipt", "BAD_USER_INPUT", "This was acknowledged: there is nothing to remind of");
        }
        if (!database.fetchExists(NOTICE, NOTICE.LATEST_VERSION_ID.eq(receipt.getNoticeVersionId()))) {
            return Change.refused(
                    "receipt", "BAD_USER_INPUT", "A later version was circulated: remind the member of that one");
        }
        boolean reminded =
                database.select(Routines.remind(receipt.getId())).fetchSingle().value1();
        return reminded
                ? Change.done(receipt.getId())
                : Change.refused(
                        "receipt", "FORBIDDEN", "Members are reminded by the notice's issuer or the coordinator");
    }
}
