package uk.interborough.changes;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * A word for the state of everything that can be read. As long as it stays the same, so does every answer of one day to one
 * viewer. Known to this server only, and only while announcements are heard.
 *
 * <p>Taken before a reading begins, it is never newer than what is read. A change made elsewhere shows after the
 * milliseconds that its announcement takes; one made by this server before its caller is told of it.
 */
@Component
public class DataVersion implements Hearer, TransactionExecutionListener {

    /** Columns that note that somebody came, and the fields of the contract that show them. Their changes count apart. */
    public static final Map<String, String> VISITS =
            Map.of("last_used_at", "lastUsedAt", "last_signed_in_at", "lastSignedInAt");

    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    DataVersion() {}

    private record State(UUID epoch, long changes, long visits) {

        State changed() {
            return new State(epoch, changes + 1, visits);
        }

        State visited() {
            return new State(epoch, changes, visits + 1);
        }
    }

    /**
     * The version at this moment. Empty while announcements are not heard.
     *
     * @param visits whether somebody's coming makes it another one
     */
    public Optional<String> current(boolean visits) {
        return Optional.ofNullable(state.get())
                .map(now -> now.epoch() + " " + now.changes() + (visits ? " " + now.visits() : ""));
    }

    @Override
    public String channel() {
        return "interborough_changes";
    }

    @Override
    public void connected() {
        state.set(new State(UUID.randomUUID(), 0, 0));
    }

    @Override
    public void lost() {
        state.set(null);
    }

    @Override
    public void heard(String announcement) {
        advance(announcement.equals("visits") ? State::visited : State::changed);
    }

    /** What this server wrote is known to it before the announcement comes. */
    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly()) {
            advance(State::changed);
        }
    }

    private void advance(UnaryOperator<State> step) {
        state.updateAndGet(now -> now == null ? null : step.apply(now));
    }
}
