package uk.interborough.writing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes changes whole or not at all: a fault undoes everything, and what the database refuses becomes a fault. */
@Component
public class Changes {

    private final TransactionTemplate transaction;
    private final Repeats repeats;

    public Changes(PlatformTransactionManager transactions, Repeats repeats) {
        this.transaction = new TransactionTemplate(transactions);
        this.repeats = repeats;
    }

    /** A change that may be sent twice: everything that was sent, and the client's key, if it gave one. */
    public record Sent(String operation, @Nullable String key, Record request) {}

    /** Makes a change of one thing, once under its key. */
    public Change once(String about, Map<String, ArgumentFault> refused, Sent sent, Supplier<Change> change) {
        return make(
                about, refused, () -> repeats.once(sent.operation(), sent.key(), sent.request(), Change::new, change));
    }

    /** Makes a change of one thing. */
    public Change make(String about, Map<String, ArgumentFault> refused, Supplier<Change> change) {
        return make(about, refused, Change::new, change);
    }

    /**
     * @param about the argument that a fault of the whole change names
     * @param refused faults by the constraint with which the database refuses; anything else it refuses is thrown
     */
    public <T extends Outcome> T make(
            String about, Map<String, ArgumentFault> refused, Repeats.Telling<T> telling, Supplier<T> change) {
        return Busy.or(
                () -> within(refused, telling, change),
                () -> telling.tell(null, List.of(ArgumentFault.of(about, "BUSY", Busy.WORDS))));
    }

    private <T extends Outcome> T within(
            Map<String, ArgumentFault> refused, Repeats.Telling<T> telling, Supplier<T> change) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                T outcome = change.get();
                if (outcome.faulty()) {
                    status.setRollbackOnly();
                }
                return outcome;
            }));
        } catch (RuntimeException failure) {
            @Nullable
            ArgumentFault known = constraint(failure).map(refused::get).orElse(null);
            if (known == null) {
                throw failure;
            }
            return telling.tell(null, List.of(known));
        }
    }

    private static Optional<String> constraint(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                return Optional.ofNullable(refused.getServerErrorMessage()).map(ServerErrorMessage::getConstraint);
            }
        }
        return Optional.empty();
    }
}
