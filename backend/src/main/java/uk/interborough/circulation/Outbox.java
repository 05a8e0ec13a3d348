package uk.interborough.circulation;

import static uk.interborough.db.public_.Tables.OUTBOX_MESSAGE;

import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what would have been sent, to be looked at. For the demonstration only. */
final class Outbox implements Postbox {

    private final DSLContext database;
    private final TransactionTemplate transaction;

    Outbox(DSLContext database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Posted post(Letter letter) {
        transaction.executeWithoutResult(status -> database.insertInto(OUTBOX_MESSAGE)
                .set(OUTBOX_MESSAGE.DELIVERY_ID, letter.delivery())
                .set(OUTBOX_MESSAGE.PARTNERSHIP_ID, letter.partnership())
                .set(OUTBOX_MESSAGE.AUTHORITY_ID, letter.authority())
                .set(OUTBOX_MESSAGE.MESSAGE_ID, letter.messageId())
                .set(OUTBOX_MESSAGE.TO_EMAIL, letter.to())
                .set(OUTBOX_MESSAGE.SUBJECT, letter.subject())
                .set(OUTBOX_MESSAGE.BODY, letter.body())
                .execute());
        return new Posted.Sent();
    }
}
