package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.Outcome;
import uk.interborough.writing.Repeats;

/** Changes of notices: whole or not at all, once for each key, and as whoever asks may. */
@Component
class NoticeChanges {

    /** What the database refuses where somebody else was faster. */
    private static final Map<String, ArgumentFault> REFUSED = Map.of(
            "one_draft_of_a_notice",
            ArgumentFault.of("notice", "DRAFT_EXISTS", "Somebody else began a draft of this notice meanwhile"),
            "closed_notices_stay_closed",
            ArgumentFault.of("notice", "NOTICE_CLOSED", "The notice was closed meanwhile"),
            "members_circulate",
            ArgumentFault.of("notice", "FORBIDDEN", "The issuing authority is no member of the partnership today"),
            "faultless_when_circulated",
            ArgumentFault.of(
                    "notice",
                    "BAD_USER_INPUT",
                    "The draft has faults that its issuer sees. Return it, so that they can be put right"));

    private final DSLContext database;
    private final Repeats repeats;
    private final Changes changes;

    NoticeChanges(DSLContext database, Repeats repeats, Changes changes) {
        this.database = database;
        this.repeats = repeats;
        this.changes = changes;
    }

    /** A change that may be sent twice. */
    Change once(Right right, Changes.Sent sent, Supplier<Change> change) {
        return make(
                right,
                Change::new,
                () -> repeats.once(sent.operation(), sent.key(), sent.request(), Change::new, change));
    }

    /** A change that is not sent twice. */
    Change make(Right right, Supplier<Change> change) {
        return make(right, Change::new, change);
    }

    /** Inside a change. */
    Change existing(UUID notice, Function<Standing, Change> change) {
        return find(notice).map(change).orElseGet(() -> Change.unknown("notice", "notice"));
    }

    /** The same of a draft of the own authority that is not submitted, at the edit that was seen. */
    Change draft(UUID notice, int edit, Function<Standing, Change> change) {
        return existing(notice, standing -> {
            Standing.Draft draft = standing.draft();
            if (!standing.isOwn()) {
                return anothers();
            } else if (draft == null) {
                return standing.closed()
                        .orElseGet(
                                () -> Change.refused(
                                        "notice",
                                        "NOT_FOUND",
                                        "There is no draft of this notice. Begin another version to change what was circulated"));
            } else if (draft.isSubmitted()) {
                return standing.submitted();
            }
            return draft.edit() == edit ? change.apply(standing) : Change.conflict(notice, "edit", "draft");
        });
    }

    /** Of a notice that is seen, but not the own authority's. */
    static Change anothers() {
        return Change.refused("notice", "FORBIDDEN", "This notice is another authority's");
    }

    /** Takes the next edit of a draft. False where somebody else took it. Holds the draft until the transaction ends. */
    boolean takes(Standing.Draft draft) {
        return database.update(NOTICE_VERSION)
                        .set(NOTICE_VERSION.EDIT, draft.edit() + 1)
                        .set(NOTICE_VERSION.CHANGED_AT, DSL.currentOffsetDateTime())
                        .set(NOTICE_VERSION.CHANGED_BY, Routines.accountId())
                        .where(NOTICE_VERSION.ID.eq(draft.id()))
                        .and(NOTICE_VERSION.EDIT.eq(draft.edit()))
                        .execute()
                == 1;
    }

    <T extends Outcome> T make(Right right, Repeats.Telling<T> telling, Supplier<T> change) {
        return changes.make("notice", REFUSED, telling, () -> permitted(right, telling, change));
    }

    private <T extends Outcome> T permitted(Right right, Repeats.Telling<T> telling, Supplier<T> change) {
        boolean held = database.select(DSL.field(right.held())).fetchSingle().value1();
        return held ? change.get() : telling.tell(null, List.of(ArgumentFault.of("notice", "FORBIDDEN", right.words)));
    }

    private Optional<Standing> find(UUID notice) {
        return database.select(
                        NOTICE.PARTNERSHIP_ID,
                        DSL.field(NOTICE.AUTHORITY_ID.isNotDistinctFrom(Routines.authorityId())),
                        NOTICE.PROVIDER_ID,
                        NOTICE.REFERENCE,
                        NOTICE.CLOSED_ON,
                        NOTICE.CLOSING,
                        NOTICE.LATEST_VERSION_ID,
                        NOTICE_VERSION.ID,
                        NOTICE_VERSION.EDIT,
                        NOTICE_VERSION.SUBMITTED_AT,
                        NOTICE_VERSION.KIND)
                .from(NOTICE)
                .leftJoin(NOTICE_VERSION)
                .on(NOTICE_VERSION.NOTICE_ID.eq(NOTICE.ID))
                .and(NOTICE_VERSION.CIRCULATED_AT.isNull())
                .where(NOTICE.ID.eq(notice))
                .fetchOptional(row -> new Standing(
                        notice,
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8() == null
                                ? null
                                : new Standing.Draft(
                                        row.value8(),
                                        row.value9(),
                                        row.value10() != null,
                                        row.value11().equals("FIRST"))));
    }
}
