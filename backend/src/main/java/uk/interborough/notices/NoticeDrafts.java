package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE;
import static uk.interborough.db.public_.Tables.NOTICE_CONTENT;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;
import static uk.interborough.db.public_.Tables.STATED_REASON;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.OwnPartnership;

/** Drafts of notices: begun, changed, thrown away. A draft is its issuer's alone; the policies of the tables say so. */
@Component
class NoticeDrafts {

    private final DSLContext database;
    private final NoticeChanges changes;
    private final OwnPartnership partnerships;

    NoticeDrafts(DSLContext database, NoticeChanges changes, OwnPartnership partnerships) {
        this.database = database;
        this.changes = changes;
        this.partnerships = partnerships;
    }

    /**
     * @param notice null: one is begun
     * @param edit null where one is begun
     * @param partnership null: the authority's one
     * @param draft what was sent of it, by field; what is not in it stays
     */
    record Save(
            @Nullable UUID notice,
            @Nullable Integer edit,
            @Nullable UUID partnership,
            SortedMap<String, @Nullable Object> draft) {

        static Save of(@Nullable UUID notice, @Nullable Integer edit, @Nullable UUID partnership, Map<?, ?> draft) {
            SortedMap<String, @Nullable Object> sorted = new TreeMap<>();
            draft.forEach((field, value) -> sorted.put(field.toString(), value));
            return new Save(notice, edit, partnership, sorted);
        }
    }

    Change save(Save save, @Nullable String key) {
        return changes.once(
                Right.WRITE,
                new Changes.Sent("saveNoticeDraft", key, save),
                () -> save.notice() == null ? begin(save) : change(save, save.notice()));
    }

    private Change begin(Save save) {
        if (save.edit() != null) {
            return Change.refused("edit", "BAD_USER_INPUT", "A draft that is begun has no edit yet: leave it out");
        }
        List<ArgumentFault> faults = new ArrayList<>();
        return partnerships
                .of(save.partnership(), faults)
                .map(partnership -> begin(partnership, save))
                .orElseGet(() -> Change.refused(faults));
    }

    private Change begin(UUID partnership, Save save) {
        DraftReader reader = new DraftReader(database, partnership, save.draft());
        DraftChange draft = reader.read(null, false);
        return reader.faults().isEmpty() ? Change.done(insert(partnership, draft)) : Change.refused(reader.faults());
    }

    private UUID insert(UUID partnership, DraftChange draft) {
        UUID notice = database.insertInto(NOTICE)
                .set(NOTICE.PARTNERSHIP_ID, partnership)
                .set(NOTICE.AUTHORITY_ID, Routines.authorityId())
                .set(NOTICE.PROVIDER_ID, draft.provider())
                .returning(NOTICE.ID)
                .fetchSingle(NOTICE.ID);
        UUID version = database.insertInto(NOTICE_VERSION)
                .set(NOTICE_VERSION.NOTICE_ID, notice)
                .set(NOTICE_VERSION.PARTNERSHIP_ID, partnership)
                .set(NOTICE_VERSION.AUTHORITY_ID, Routines.authorityId())
                .set(NOTICE_VERSION.KIND, "FIRST")
                .set(draft.form())
                .returning(NOTICE_VERSION.ID)
                .fetchSingle(NOTICE_VERSION.ID);
        database.insertInto(NOTICE_CONTENT)
                .set(NOTICE_CONTENT.NOTICE_VERSION_ID, version)
                .set(NOTICE_CONTENT.NOTICE_ID, notice)
                .set(NOTICE_CONTENT.PARTNERSHIP_ID, partnership)
                .set(NOTICE_CONTENT.AUTHORITY_ID, Routines.authorityId())
                .set(draft.texts())
                .execute();
        give(notice, version, partnership, Objects.requireNonNullElse(draft.reasons(), List.of()));
        return notice;
    }

    private Change change(Save save, UUID notice) {
        if (save.edit() == null) {
            return Change.refused("edit", "INCOMPLETE", "Say which edit of the draft you start from");
        }
        return changes.draft(notice, save.edit(), standing -> {
            DraftReader reader = new DraftReader(database, standing.partnership(), save.draft());
            DraftChange draft = reader.read(standing.provider(), standing.latest() != null);
            List<ArgumentFault> faults = new ArrayList<>(reader.faults());
            if (save.partnership() != null && !save.partnership().equals(standing.partnership())) {
                faults.add(ArgumentFault.of("partnership", "A notice stays under the protocol it was begun under"));
            }
            if (!faults.isEmpty()) {
                return Change.refused(faults);
            }
            Standing.Draft version = Objects.requireNonNull(standing.draft());
            if (!changes.takes(version)) {
                return Change.conflict(notice, "edit", "draft");
            }
            update(standing, version.id(), draft);
            return Change.done(notice);
        });
    }

    private void update(Standing standing, UUID version, DraftChange draft) {
        if (!Objects.equals(draft.provider(), standing.provider())) {
            database.update(NOTICE)
                    .set(NOTICE.PROVIDER_ID, draft.provider())
                    .where(NOTICE.ID.eq(standing.id()))
                    .execute();
        }
        if (!draft.form().isEmpty()) {
            database.update(NOTICE_VERSION)
                    .set(draft.form())
                    .where(NOTICE_VERSION.ID.eq(version))
                    .execute();
        }
        if (!draft.texts().isEmpty()) {
            database.update(NOTICE_CONTENT)
                    .set(draft.texts())
                    .where(NOTICE_CONTENT.NOTICE_VERSION_ID.eq(version))
                    .execute();
        }
        if (draft.reasons() != null) {
            database.deleteFrom(STATED_REASON)
                    .where(STATED_REASON.NOTICE_VERSION_ID.eq(version))
                    .execute();
            give(standing.id(), version, standing.partnership(), draft.reasons());
        }
    }

    private void give(UUID notice, UUID version, UUID partnership, List<DraftChange.Stated> reasons) {
        for (DraftChange.Stated reason : reasons) {
            database.insertInto(STATED_REASON)
                    .set(STATED_REASON.NOTICE_VERSION_ID, version)
                    .set(STATED_REASON.NOTICE_ID, notice)
                    .set(STATED_REASON.PARTNERSHIP_ID, partnership)
                    .set(STATED_REASON.AUTHORITY_ID, Routines.authorityId())
                    .set(STATED_REASON.REASON_ID, reason.reason())
                    .set(STATED_REASON.IS_PURCHASING, reason.isPurchasing())
                    .set(STATED_REASON.CERTAINTY, reason.certainty())
                    .set(STATED_REASON.WORDS, reason.words())
                    .execute();
        }
    }

    /** Throws a draft away; the whole notice where nothing of it was circulated. */
    Change discard(UUID notice, int edit) {
        return changes.make(
                Right.WRITE,
                () -> changes.draft(notice, edit, standing -> {
                    Standing.Draft version = Objects.requireNonNull(standing.draft());
                    int gone = database.deleteFrom(NOTICE_VERSION)
                            .where(NOTICE_VERSION.ID.eq(version.id()))
                            .and(NOTICE_VERSION.EDIT.eq(edit))
                            .execute();
                    if (gone == 0) {
                        return Change.conflict(notice, "edit", "draft");
                    }
                    if (version.isFirst()) {
                        database.deleteFrom(NOTICE).where(NOTICE.ID.eq(notice)).execute();
                    }
                    return Change.done(notice);
                }));
    }
}
