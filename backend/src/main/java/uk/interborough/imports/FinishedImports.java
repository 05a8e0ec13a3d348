package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.SCHEDULE_2_IMPORT;
import static uk.interborough.db.public_.Tables.WORKBOOK_IMPORT;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import reactor.core.publisher.Flux;
import uk.interborough.changes.Feed;

/** Tells subscribers of the imports that they may see, on whichever server they were sent. Knows only identifiers. */
@Controller
class FinishedImports extends Feed<FinishedImports.Announced> {

    private final DSLContext database;

    FinishedImports(DSLContext database, PlatformTransactionManager transactions) {
        super(transactions);
        this.database = database;
    }

    /** An import as its table and identifier. */
    record Announced(String table, UUID id) {

        boolean isOfWorkbook() {
            return table.equals(WORKBOOK_IMPORT.getName());
        }
    }

    @SubscriptionMapping
    Flux<Map<String, UUID>> importFinished(GraphQLContext context) {
        return events(context)
                .map(each -> Map.of(each.isOfWorkbook() ? "workbookImport" : "schedule2Import", each.id()));
    }

    @Override
    protected boolean isVisible(Announced each) {
        return each.isOfWorkbook()
                ? database.fetchExists(WORKBOOK_IMPORT, WORKBOOK_IMPORT.ID.eq(each.id()))
                : database.fetchExists(SCHEDULE_2_IMPORT, SCHEDULE_2_IMPORT.ID.eq(each.id()));
    }

    @Override
    public String channel() {
        return "interborough_imports";
    }

    @Override
    protected Announced read(String announcement) {
        String[] words = announcement.split(" ");
        return new Announced(words[0], UUID.fromString(words[1]));
    }
}
