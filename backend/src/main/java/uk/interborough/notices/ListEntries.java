package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE_REASON;
import static uk.interborough.db.public_.Tables.NOTICE_TERM;
import static uk.interborough.db.public_.Tables.PARTNERSHIP;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.NoticeReasonRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.NodeId;

/** The lists of a partnership's form, as they are today. */
final class ListEntries {
    private final DSLContext database;
    private final UUID partnership;

    ListEntries(DSLContext database, UUID partnership) {
        this.database = database;
        this.partnership = partnership;
    }

    /** An entry of the right list; null, and a fault, where it is none. */
    @Nullable
    UUID term(DraftFields.Choice choice, Object sent, String field, List<ArgumentFault> faults) {
        Optional<UUID> id = NodeId.parse("NoticeTerm", sent.toString());
        Optional<Boolean> fits = id.flatMap(term -> database.select(DSL.field(NOTICE_TERM
                        .LIST
                        .eq(choice.list())
                        .and(NOTICE_TERM.PARTNERSHIP_ID.isNull().or(NOTICE_TERM.PARTNERSHIP_ID.eq(partnership)))
                        .and(inUse(NOTICE_TERM.VALID_FROM, NOTICE_TERM.VALID_UNTIL))))
                .from(NOTICE_TERM)
                .where(NOTICE_TERM.ID.eq(term))
                .fetchOptional(row -> row.value1()));
        if (fits.isEmpty()) {
            faults.add(new ArgumentFault(
                    field, "NOT_FOUND", "Choose the " + choice.called() + ": there is no such entry", null));
            return null;
        } else if (!fits.get()) {
            faults.add(new ArgumentFault(
                    field,
                    "NOT_IN_LIST",
                    "Choose the " + choice.called() + " from its own list on " + partnership() + "'s form",
                    null));
            return null;
        }
        return id.get();
    }

    Optional<NoticeReasonRecord> reason(String sent) {
        return NodeId.parse("NoticeReason", sent)
                .flatMap(reason -> database.selectFrom(NOTICE_REASON)
                        .where(NOTICE_REASON.ID.eq(reason))
                        .fetchOptional());
    }

    boolean isOnForm(NoticeReasonRecord reason) {
        return partnership.equals(reason.getPartnershipId())
                && database.fetchExists(
                        NOTICE_REASON,
                        NOTICE_REASON
                                .ID
                                .eq(reason.getId())
                                .and(inUse(NOTICE_REASON.VALID_FROM, NOTICE_REASON.VALID_UNTIL)));
    }

    /** Its name. */
    String partnership() {
        return database.select(PARTNERSHIP.NAME)
                .from(PARTNERSHIP)
                .where(PARTNERSHIP.ID.eq(partnership))
                .fetchSingle()
                .value1();
    }

    private static Condition inUse(Field<java.time.LocalDate> from, Field<java.time.LocalDate> until) {
        return from.le(Routines.today()).and(until.isNull().or(until.gt(Routines.today())));
    }
}
