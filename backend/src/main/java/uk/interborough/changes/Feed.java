package uk.interborough.changes;

import graphql.GraphQLContext;
import graphql.GraphqlErrorException;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * What is announced on one channel, told to everybody who listens and may see it at that moment, on whichever server it
 * happened.
 *
 * @param <E> what is known of an event: identifiers, and nothing that not everybody may know
 */
public abstract class Feed<E> implements Hearer {

    /** Announcements that wait for a subscriber who does not read; with more the subscription ends. */
    private static final int MOST_WAITING = 1_000;

    private final TransactionTemplate reading;
    private volatile Sinks.Many<E> announced = unheard(Sinks.many().multicast().directBestEffort());

    protected Feed(PlatformTransactionManager transactions) {
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** What an announcement says. */
    protected abstract E read(String announcement);

    /** Whether whoever listens may see it: asked in a transaction of theirs. */
    protected abstract boolean isVisible(E event);

    /** What whoever subscribes in this context is told from now on. */
    protected final Flux<E> events(GraphQLContext context) {
        Hearing hearing = Objects.requireNonNull(context.get(Hearing.class));
        return announced
                .asFlux()
                .onBackpressureBuffer(MOST_WAITING)
                .publishOn(Schedulers.fromExecutor(hearing))
                .filter(event -> Boolean.TRUE.equals(reading.execute(status -> isVisible(event))));
    }

    @Override
    public final void connected() {
        announced = Sinks.many().multicast().directBestEffort();
    }

    /** Whoever listens is told that something may be missed from now on. */
    @Override
    public final void lost() {
        unheard(announced);
    }

    @Override
    public final void heard(String announcement) {
        announced.tryEmitNext(read(announcement));
    }

    private static <E> Sinks.Many<E> unheard(Sinks.Many<E> sink) {
        sink.tryEmitError(GraphqlErrorException.newErrorException()
                .message("The database does not announce what happens. Subscribe again in a moment.")
                .extensions(Map.of("code", "UNAVAILABLE"))
                .build());
        return sink;
    }
}
