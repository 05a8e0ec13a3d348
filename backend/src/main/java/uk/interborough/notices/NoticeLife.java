package uk.interborough.notices;

import static uk.interborough.db.known.Tables.NOTICE_FAULT;
import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_ATTACHMENT;
import static uk.interborough.db.public_.Tables.NOTICE_CONTENT;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;
import static uk.interborough.db.public_.Tables.SHARING_PROTOCOL;
import static uk.interborough.db.public_.Tables.STATED_REASON;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.SentText;

/** What happens to a notice as a whole: submitted, returned, circulated, closed. */
@Component
class NoticeLife {
    private static final int LONGEST_REASON = 1_000;

    private final DSLContext database;
    private final NoticeChanges changes;

    NoticeLife(DSLContext database, NoticeChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** A draft as it was seen. */
    record Seen(UUID notice, int edit) {}

    Change submit(Seen seen, @Nullable String key) {
        return changes.once(
                Right.WRITE,
                new Changes.Sent("submitNotice", key, seen),
                () -> changes.draft(seen.notice(), seen.edit(), standing -> {
                    Standing.Draft draft = Objects.requireNonNull(standing.draft());
                    if (!isSubmitted(standing.partnership())) {
                        return Change.refused(
                                "notice",
                                "BAD_USER_INPUT",
                                "Under this protocol nobody stands between: circulate the notice yourself");
                    } else if (standing.closed().isPresent()) {
                        return standing.closed().get();
                    }
                    List<ArgumentFault> faults = faults(draft.id());
                    if (!faults.isEmpty()) {
                        return Change.refused(faults);
                    }
                    return submit(standing, draft)
                            ? Change.done(standing.id())
                            : Change.conflict(standing.id(), "edit", "draft");
                }));
    }

    private boolean submit(Standing standing, Standing.Draft draft) {
        Field<OffsetDateTime> now = DSL.currentOffsetDateTime();
        UUID version = draft.id();
        int submitted = database.update(NOTICE_VERSION)
                .set(NOTICE_VERSION.SUBMITTED_AT, now)
                .set(NOTICE_VERSION.SUBMITTED_BY, Routines.accountId())
                .setNull(NOTICE_VERSION.RETURNED_BECAUSE)
                .where(NOTICE_VERSION.ID.eq(version))
                .and(NOTICE_VERSION.EDIT.eq(draft.edit()))
                .execute();
        database.update(NOTICE_CONTENT)
                .set(NOTICE_CONTENT.SUBMITTED_AT, now)
                .where(NOTICE_CONTENT.NOTICE_VERSION_ID.eq(version))
                .execute();
        database.update(STATED_REASON)
                .set(STATED_REASON.SUBMITTED_AT, now)
                .where(STATED_REASON.NOTICE_VERSION_ID.eq(version))
                .execute();
        database.update(NOTICE_ATTACHMENT)
                .set(NOTICE_ATTACHMENT.SUBMITTED_AT, now)
                .where(NOTICE_ATTACHMENT.NOTICE_VERSION_ID.eq(version))
                .execute();
        if (standing.latest() == null) {
            database.update(NOTICE)
                    .set(NOTICE.SUBMITTED_AT, now)
                    .set(NOTICE.STATE, "SUBMITTED")
                    .where(NOTICE.ID.eq(standing.id()))
                    .execute();
        }
        return submitted == 1;
    }

    Change giveBack(UUID notice, String because) {
        return changes.make(
                Right.COORDINATE,
                () -> changes.existing(notice, standing -> {
                    String words = SentText.plain(because, false);
                    if (words == null) {
                        return Change.refused(
                                "because", "INCOMPLETE", "Say why it is returned, so that it can be put right");
                    }
                    List<ArgumentFault> faults = SentText.fault("because", "reason", words, LONGEST_REASON).stream()
                            .toList();
                    if (!faults.isEmpty()) {
                        return Change.refused(faults);
                    }
                    boolean returned = database.select(Routines.returnNotice(notice, words))
                            .fetchSingle()
                            .value1();
                    return returned
                            ? Change.done(notice)
                            : Change.refused("notice", "NOT_FOUND", "Nothing of this notice waits for you");
                }));
    }

    Change circulate(Seen seen, @Nullable String key) {
        return changes.once(
                Right.CIRCULATE,
                new Changes.Sent("circulateNotice", key, seen),
                () -> changes.existing(seen.notice(), standing -> circulate(standing, seen.edit())));
    }

    private Change circulate(Standing standing, int edit) {
        UUID notice = standing.id();
        Standing.Draft draft = standing.draft();
        boolean coordinates = draft != null
                && draft.isSubmitted()
                && database.select(Routines.coordinates(standing.partnership()))
                        .fetchSingle()
                        .value1();
        if (!standing.isOwn() && !coordinates) {
            return NoticeChanges.anothers();
        } else if (standing.closed().isPresent()) {
            return standing.closed().get();
        } else if (draft == null) {
            return Change.refused(
                    "notice",
                    "NOT_FOUND",
                    "There is no draft of this notice. What was circulated needs no second time");
        } else if (draft.edit() != edit) {
            return Change.conflict(notice, "edit", "draft");
        } else if (!coordinates && isSubmitted(standing.partnership())) {
            return draft.isSubmitted()
                    ? standing.submitted()
                    : Change.refused(
                            "notice",
                            "FORBIDDEN",
                            "Under this protocol the coordinator circulates: submit the notice instead");
        }
        List<ArgumentFault> faults = faults(draft.id());
        if (!faults.isEmpty()) {
            return Change.refused(faults);
        }
        database.select(Routines.circulate(draft.id())).fetch();
        return isAt(draft) ? Change.done(notice) : Change.conflict(notice, "edit", "draft");
    }

    /** Whether what was circulated is what was seen: it was held only from then on. */
    private boolean isAt(Standing.Draft draft) {
        return database.fetchExists(
                NOTICE_VERSION, NOTICE_VERSION.ID.eq(draft.id()).and(NOTICE_VERSION.EDIT.eq(draft.edit())));
    }

    Change signOff(UUID notice) {
        return changes.make(
                Right.WRITE,
                () -> changes.existing(notice, standing -> {
                    if (!standing.isOwn()) {
                        return NoticeChanges.anothers();
                    } else if (standing.closed().isPresent()) {
                        return standing.closed().get();
                    } else if (standing.draft() != null) {
                        return Change.standing(
                                notice,
                                "notice",
                                "DRAFT_EXISTS",
                                "This notice has a draft. Circulate it or throw it away before you sign the review off");
                    }
                    boolean closed = database.select(Routines.closeNotice(notice, "REVIEW_SIGNED_OFF"))
                            .fetchSingle()
                            .value1();
                    return closed
                            ? Change.done(notice)
                            : Change.refused("notice", "NOTICE_CLOSED", "The notice was closed meanwhile");
                }));
    }

    private boolean isSubmitted(UUID partnership) {
        return database.fetchExists(
                SHARING_PROTOCOL,
                SHARING_PROTOCOL.PARTNERSHIP_ID.eq(partnership).and(SHARING_PROTOCOL.IS_SUBMITTED));
    }

    private List<ArgumentFault> faults(UUID version) {
        return database.select(NOTICE_FAULT.FIELD, NOTICE_FAULT.CODE, NOTICE_FAULT.MESSAGE, NOTICE_FAULT.CLAUSE)
                .from(NOTICE_FAULT)
                .where(NOTICE_FAULT.NOTICE_VERSION_ID.eq(version))
                .orderBy(NOTICE_FAULT.FIELD, NOTICE_FAULT.CODE, NOTICE_FAULT.MESSAGE)
                .fetch(row -> new ArgumentFault(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
