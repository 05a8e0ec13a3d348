package uk.interborough.notices;

import static uk.interborough.db.public_.Tables.NOTICE_ATTACHMENT;
import static uk.interborough.db.public_.Tables.NOTICE_FILE;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;

/** Files attached to drafts. Later versions attach the same file; one that none attaches is gone. */
@Component
class NoticeAttachments {
    private static final int MOST = 20;

    private final DSLContext database;
    private final NoticeChanges changes;
    private final TransactionTemplate reading;

    NoticeAttachments(DSLContext database, NoticeChanges changes, PlatformTransactionManager transactions) {
        this.database = database;
        this.changes = changes;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Where a file is to be attached, and under what name. */
    record Sent(UUID notice, int edit, String fileName) {}

    /** All that was sent. */
    private record Whole(Sent sent, String sha256) {}

    Change attach(Sent sent, byte[] content, @Nullable String key) {
        return changes.once(
                Right.WRITE,
                new Changes.Sent(
                        "attachToNotice", key, new Whole(sent, HexFormat.of().formatHex(AttachedFile.sha256(content)))),
                () -> attached(sent, content));
    }

    private Change attached(Sent sent, byte[] content) {
        return changes.draft(sent.notice(), sent.edit(), standing -> attach(standing, content, sent.fileName()));
    }

    private Change attach(Standing standing, byte[] content, String fileName) {
        AttachedFile file;
        try {
            file = AttachedFile.of(content, fileName);
        } catch (AttachedFile.Refused refused) {
            return Change.refused(List.of(refused.fault));
        }
        Standing.Draft draft = Objects.requireNonNull(standing.draft());
        if (!changes.takes(draft)) {
            return Change.conflict(standing.id(), "edit", "draft");
        }
        List<String> names = database.select(NOTICE_ATTACHMENT.NAME)
                .from(NOTICE_ATTACHMENT)
                .where(NOTICE_ATTACHMENT.NOTICE_VERSION_ID.eq(draft.id()))
                .fetch(NOTICE_ATTACHMENT.NAME);
        if (names.contains(file.name())) {
            return Change.refused(
                    "fileName",
                    "DUPLICATE",
                    "A file of this name is attached already. Remove it, or name this one otherwise");
        } else if (names.size() == MOST) {
            return Change.refused("file", "OUT_OF_RANGE", "A notice has at most " + MOST + " attachments");
        }
        keep(standing, draft.id(), file);
        return Change.done(standing.id());
    }

    /** Without reading it back: a file is seen by whoever sees that it is attached, which it is not yet. */
    private void keep(Standing standing, UUID version, AttachedFile file) {
        UUID id = database.select(Routines.uuidV7()).fetchSingle().value1();
        database.insertInto(NOTICE_FILE)
                .set(NOTICE_FILE.ID, id)
                .set(NOTICE_FILE.PARTNERSHIP_ID, standing.partnership())
                .set(NOTICE_FILE.AUTHORITY_ID, Routines.authorityId())
                .set(NOTICE_FILE.SIZE, file.content().length)
                .set(NOTICE_FILE.SHA256, AttachedFile.sha256(file.content()))
                .set(NOTICE_FILE.CONTENT, file.content())
                .execute();
        database.insertInto(NOTICE_ATTACHMENT)
                .set(NOTICE_ATTACHMENT.NOTICE_VERSION_ID, version)
                .set(NOTICE_ATTACHMENT.NOTICE_ID, standing.id())
                .set(NOTICE_ATTACHMENT.PARTNERSHIP_ID, standing.partnership())
                .set(NOTICE_ATTACHMENT.AUTHORITY_ID, Routines.authorityId())
                .set(NOTICE_ATTACHMENT.FILE_ID, id)
                .set(NOTICE_ATTACHMENT.NAME, file.name())
                .set(NOTICE_ATTACHMENT.MEDIA_TYPE, file.kind().mediaType)
                .set(NOTICE_ATTACHMENT.SIZE, file.content().length)
                .execute();
    }

    Change remove(UUID attachment, int edit) {
        return changes.make(
                Right.WRITE,
                () -> database.selectFrom(NOTICE_ATTACHMENT)
                        .where(NOTICE_ATTACHMENT.ID.eq(attachment))
                        .fetchOptional()
                        .map(attached -> changes.draft(attached.getNoticeId(), edit, standing -> {
                            Standing.Draft draft = Objects.requireNonNull(standing.draft());
                            if (!draft.id().equals(attached.getNoticeVersionId())) {
                                return Change.refused(
                                        "attachment",
                                        "BAD_USER_INPUT",
                                        "What was circulated stays: remove it from the draft");
                            } else if (!changes.takes(draft)) {
                                return Change.conflict(standing.id(), "edit", "draft");
                            }
                            database.deleteFrom(NOTICE_ATTACHMENT)
                                    .where(NOTICE_ATTACHMENT.ID.eq(attachment))
                                    .execute();
                            return Change.done(standing.id());
                        }))
                        .orElseGet(() -> Change.refused("attachment", "NOT_FOUND", "There is no such attachment")));
    }

    /** The fields of a File. Empty where the texts of its version are not open to whoever asks. */
    Optional<Map<String, Object>> file(UUID attachment) {
        return Objects.requireNonNull(reading.execute(status -> database.select(
                        NOTICE_ATTACHMENT.NAME, NOTICE_ATTACHMENT.MEDIA_TYPE, NOTICE_FILE.SIZE, NOTICE_FILE.CONTENT)
                .from(NOTICE_ATTACHMENT)
                .join(NOTICE_FILE)
                .on(NOTICE_FILE.ID.eq(NOTICE_ATTACHMENT.FILE_ID))
                .where(NOTICE_ATTACHMENT.ID.eq(attachment))
                .fetchOptional(row -> Map.<String, Object>of(
                        "name",
                        row.value1(),
                        "mediaType",
                        row.value2(),
                        "size",
                        row.value3(),
                        "content",
                        row.value4()))));
    }
}
