package uk.interborough.circulation;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.security.SystemWork;

/**
 * Sends what is queued: at least once, under one Message-ID each, whatever fails in between. An attempt is written down
 * before it is made and after; a server that dies between the two leaves the message to the next one.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration CLOSED = Duration.ofMinutes(5);

    private final SystemWork work = SystemWork.named("postman", "POSTMAN");
    private final Deliveries deliveries;
    private final Postbox postbox;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final AtomicBoolean inTrouble = new AtomicBoolean();

    Postman(
            Deliveries deliveries,
            Postbox postbox,
            JdbcClient database,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.postbox = postbox;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
    }

    /** Tries to send one message. What is to become of its job. */
    CompletionHandler<Void> deliver(UUID id) {
        Optional<Instant> next = work.does(() -> attempt(id));
        return next.<CompletionHandler<Void>>map(
                        when -> (completed, operations) -> operations.reschedule(completed, when))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    private Optional<Instant> attempt(UUID id) {
        Optional<String> closed = postbox.closed();
        if (closed.isPresent()) {
            Instant next = Instant.now().plus(CLOSED);
            deliveries.waits(id, closed.get(), next);
            return Optional.of(next);
        }
        return deliveries.take(id).flatMap(letter -> {
            Posted posted = postbox.post(letter);
            Optional<Instant> next = deliveries.record(letter, posted);
            tell(letter, posted, next.isEmpty());
            return next;
        });
    }

    /** Never says to whom. */
    private void tell(Letter letter, Posted posted, boolean last) {
        String outcome = switch (posted) {
            case Posted.Sent() -> "sent";
            case Posted.Refused(String problem) -> "refused";
            case Posted.Failed(String problem, boolean everybody) -> last ? "given up" : "failed";
        };
        meters.counter("interborough.deliveries", "kind", letter.kind(), "outcome", outcome)
                .increment();
        if (outcome.equals("given up")) {
            LOG.warn("A message was given up after {} attempts; see the circulation desk.", letter.attempt());
        }
        switch (posted) {
            case Posted.Failed(String problem, boolean everybody) when everybody -> trouble(true);
            case Posted.Failed failed -> {} // of this address
            case Posted.Refused refused -> trouble(false);
            case Posted.Sent sent -> trouble(false);
        }
    }

    /** Told when it begins and when it ends. */
    private void trouble(boolean now) {
        if (inTrouble.getAndSet(now) == now) {
            return;
        }
        if (now) {
            LOG.warn("Messages cannot be sent at present; they are tried again. See docs/operations.md, Mail.");
        } else {
            LOG.info("Messages are sent again.");
        }
    }

    /** Gives messages a job that have none. Their transaction does that; this is for what nobody thought of. */
    void sweep() {
        int missed = database.sql("select app.schedule_missed_deliveries()")
                .query(Integer.class)
                .single();
        if (missed > 0) {
            LOG.warn("{} queued messages had no job and have one now.", missed);
        }
    }

    /** Tells those who are next, where nobody acknowledged or signed off in time; and makes the month's registers. */
    void chase() {
        work.does(() -> transaction.execute(status ->
                database.sql("select app.chase()").query((row, number) -> true).single()));
        work.does(() -> transaction.execute(status ->
                database.sql("select app.make_registers()").query(Integer.class).single()));
    }
}
