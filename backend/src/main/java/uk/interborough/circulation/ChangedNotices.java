package uk.interborough.circulation;

import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_OUTCOME;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;
import static uk.interborough.db.public_.Tables.RECEIPT;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import reactor.core.publisher.Flux;
import uk.interborough.changes.Feed;

/**
 * Tells subscribers what happens to notices. Each event names the row that it is about; who may not see that row is not told,
 * even of a notice known to everybody: a draft of its next version is its issuer's alone.
 */
@Controller
class ChangedNotices extends Feed<ChangedNotices.Announced> {

    private final DSLContext database;

    ChangedNotices(DSLContext database, PlatformTransactionManager transactions) {
        super(transactions);
        this.database = database;
    }

    /** What happened to which notice, and the table and identifier of the row that tells of it. */
    record Announced(String happened, UUID notice, String table, UUID row) {}

    @SubscriptionMapping
    Flux<Map<String, Object>> noticeChanged(GraphQLContext context) {
        return events(context).map(each -> Map.of("happened", each.happened(), "notice", each.notice()));
    }

    @Override
    protected boolean isVisible(Announced each) {
        return switch (each.table()) {
            case "notice" -> database.fetchExists(NOTICE, NOTICE.ID.eq(each.row()));
            case "notice_version" -> database.fetchExists(NOTICE_VERSION, NOTICE_VERSION.ID.eq(each.row()));
            case "receipt" -> database.fetchExists(RECEIPT, RECEIPT.ID.eq(each.row()));
            case "notice_outcome" -> database.fetchExists(NOTICE_OUTCOME, NOTICE_OUTCOME.ID.eq(each.row()));
            default -> false;
        };
    }

    @Override
    public String channel() {
        return "interborough_notices";
    }

    @Override
    protected Announced read(String announcement) {
        String[] words = announcement.split(" ");
        return new Announced(words[0], UUID.fromString(words[1]), words[2], UUID.fromString(words[3]));
    }
}
