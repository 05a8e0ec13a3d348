package uk.interborough.circulation;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.writing.Repeats;

/** Changes whole, or not at all where there is a fault. */
@Component
class Changing {

    private final TransactionTemplate transaction;
    private final Repeats repeats;

    Changing(PlatformTransactionManager transactions, Repeats repeats) {
        this.transaction = new TransactionTemplate(transactions);
        this.repeats = repeats;
    }

    Change make(Supplier<Change> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Change made = change.get();
            if (made.faulty()) {
                status.setRollbackOnly();
            }
            return made;
        }));
    }

    /** @param request everything that was sent */
    Change once(String operation, @Nullable String key, Record request, Supplier<Change> change) {
        return make(() -> repeats.once(operation, key, request, Change::new, change));
    }
}
