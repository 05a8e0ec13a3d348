package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.SCHEDULE_2_IMPORT;
import static uk.interborough.db.public_.Tables.WORKBOOK_IMPORT;

import graphql.GraphQLContext;
import graphql.GraphqlErrorException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import uk.interborough.changes.Hearer;
import uk.interborough.changes.Hearing;

/** Tells subscribers of the imports that they may see, on whichever server they were sent. Knows only identifiers. */
@Controller
class FinishedImports implements Hearer {

    /** Announcements that wait for a subscriber who does not read; with more the subscription ends. */
    private static final int MOST_WAITING = 1_000;

    private final DSLContext database;
    private final TransactionTemplate reading;
    private volatile Sinks.Many<Announced> announced =
            unheard(Sinks.many().multicast().directBestEffort());

    FinishedImports(DSLContext database, PlatformTransactionManager transactions) {
        this.database = database;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** An import as its table and identifier. */
    private record Announced(String table, UUID id) {}

    @SubscriptionMapping
    Flux<Map<String, UUID>> importFinished(GraphQLContext context) {
        Hearing hearing = Objects.requireNonNull(context.get(Hearing.class));
        return announced
                .asFlux()
                .onBackpressureBuffer(MOST_WAITING)
                .publishOn(Schedulers.fromExecutor(hearing))
                .filter(this::visible)
                .map(each -> Map.of(
                        each.table().equals(WORKBOOK_IMPORT.getName()) ? "workbookImport" : "schedule2Import",
                        each.id()));
    }

    private boolean visible(Announced each) {
        return Boolean.TRUE.equals(reading.execute(status -> each.table().equals(WORKBOOK_IMPORT.getName())
                ? database.fetchExists(WORKBOOK_IMPORT, WORKBOOK_IMPORT.ID.eq(each.id()))
                : database.fetchExists(SCHEDULE_2_IMPORT, SCHEDULE_2_IMPORT.ID.eq(each.id()))));
    }

    @Override
    public String channel() {
        return "interborough_imports";
    }

    @Override
    public void connected() {
        announced = Sinks.many().multicast().directBestEffort();
    }

    /** Whoever listens is told that something may be missed from now on. */
    @Override
    public void lost() {
        unheard(announced);
    }

    @Override
    public void heard(String announcement) {
        String[] words = announcement.split(" ");
        announced.tryEmitNext(new Announced(words[0], UUID.fromString(words[1])));
    }

    private static Sinks.Many<Announced> unheard(Sinks.Many<Announced> sink) {
        sink.tryEmitError(GraphqlErrorException.newErrorException()
                .message("The database does not announce what happens. Subscribe again in a moment.")
                .extensions(Map.of("code", "UNAVAILABLE"))
                .build());
        return sink;
    }
}
