package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE_ATTACHMENT;
import static uk.interborough.db.public_.Tables.NOTICE_CONTENT;
import static uk.interborough.db.public_.Tables.NOTICE_VERSION;
import static uk.interborough.db.public_.Tables.STATED_REASON;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.Change;

/** Further versions of what was circulated: begun as a copy of the one circulated last. */
@Component
class NoticeVersions {

    /** Each version has its own; columns that say which list an entry is of are computed. */
    private static final Set<String> ITS_OWN = Set.of(
            "id",
            "notice_version_id",
            "number",
            "kind",
            "edit",
            "changed_at",
            "changed_by",
            "submitted_at",
            "submitted_by",
            "returned_because",
            "circulated_at",
            "circulated_by",
            "what_changed",
            "nature_list",
            "placement_list",
            "not_informed_list");

    private final DSLContext database;
    private final NoticeChanges changes;

    NoticeVersions(DSLContext database, NoticeChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    Change begin(UUID notice, String kind) {
        return changes.make(
                Right.WRITE,
                () -> changes.existing(notice, standing -> {
                    UUID latest = standing.latest();
                    if (!standing.isOwn()) {
                        return NoticeChanges.anothers();
                    } else if (standing.closed().isPresent()) {
                        return standing.closed().get();
                    } else if (latest == null || standing.draft() != null) {
                        return Change.standing(
                                notice,
                                "notice",
                                "DRAFT_EXISTS",
                                "This notice has a draft already. Go on with it, or throw it away");
                    } else if (kind.equals("FIRST")) {
                        return Change.refused(
                                "kind",
                                "BAD_USER_INPUT",
                                "The first version was circulated. Say what the next one is for");
                    }
                    copy(latest, kind);
                    return Change.done(notice);
                }));
    }

    private void copy(UUID latest, String kind) {
        UUID version = database.select(Routines.uuidV7()).fetchSingle().value1();
        copy(
                NOTICE_VERSION,
                NOTICE_VERSION.ID,
                latest,
                List.of(NOTICE_VERSION.ID, NOTICE_VERSION.KIND),
                List.of(DSL.val(version), DSL.val(kind)));
        copy(NOTICE_CONTENT, NOTICE_CONTENT.NOTICE_VERSION_ID, latest, version);
        copy(STATED_REASON, STATED_REASON.NOTICE_VERSION_ID, latest, version);
        copy(NOTICE_ATTACHMENT, NOTICE_ATTACHMENT.NOTICE_VERSION_ID, latest, version);
    }

    private void copy(Table<?> part, Field<UUID> ofVersion, UUID latest, UUID version) {
        copy(part, ofVersion, latest, List.of(ofVersion), List.of(DSL.val(version)));
    }

    private void copy(
            Table<?> part, Field<UUID> ofVersion, UUID latest, List<Field<?>> columns, List<Field<?>> values) {
        List<Field<?>> same = Arrays.stream(part.fields())
                .filter(column -> !ITS_OWN.contains(column.getName()))
                .toList();
        List<Field<?>> into = new ArrayList<>(columns);
        List<Field<?>> from = new ArrayList<>(values);
        into.addAll(same);
        from.addAll(same);
        database.insertInto(part, into)
                .select(DSL.select(from).from(part).where(ofVersion.eq(latest)))
                .execute();
    }
}
