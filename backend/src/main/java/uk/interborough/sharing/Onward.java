package uk.interborough.sharing;

import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.app.Routines;
import uk.interborough.security.SystemWork;

/**
 * Sends onward what has waited long enough. Where provider and coordinator were both told by message, the last of these messages has
 * sent it on already; this is for what waits its hour because one of them could not be.
 */
@Component
class Onward {

    private final SystemWork work = SystemWork.named("postman", "POSTMAN");
    private final DSLContext database;
    private final TransactionTemplate transaction;

    Onward(DSLContext database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many went. */
    int passOn() {
        return Objects.requireNonNull(
                work.does(() -> transaction.execute(status -> Routines.passOnDue(database.configuration()))));
    }
}
