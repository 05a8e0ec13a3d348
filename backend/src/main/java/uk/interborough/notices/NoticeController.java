package uk.interborough.notices;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Changes of notices in GraphQL. Answers name notices by their identifiers; the read engine fills them. */
@Controller
class NoticeController {

    /** What is no identifier is that of nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final NoticeDrafts drafts;
    private final NoticeVersions versions;
    private final NoticeAttachments attachments;
    private final NoticeLife life;
    private final NoticeReadings readings;

    NoticeController(
            NoticeDrafts drafts,
            NoticeVersions versions,
            NoticeAttachments attachments,
            NoticeLife life,
            NoticeReadings readings) {
        this.drafts = drafts;
        this.versions = versions;
        this.attachments = attachments;
        this.life = life;
        this.readings = readings;
    }

    /** As it was sent: what was left out of the draft is not null in it, but missing. */
    @MutationMapping
    Map<String, @Nullable Object> saveNoticeDraft(DataFetchingEnvironment sent) {
        Map<String, Object> arguments = sent.getArguments();
        NoticeDrafts.Save save = NoticeDrafts.Save.of(
                id("Notice", arguments.get("notice")),
                (Integer) arguments.get("edit"),
                id("Partnership", arguments.get("partnership")),
                (Map<?, ?>) Objects.requireNonNull(arguments.get("draft")));
        return answer(drafts.save(save, (String) arguments.get("clientMutationKey")));
    }

    @MutationMapping
    Map<String, @Nullable Object> beginNoticeVersion(@Argument String notice, @Argument String kind) {
        return answer(versions.begin(notice(notice), kind));
    }

    @MutationMapping
    Map<String, @Nullable Object> discardNoticeDraft(@Argument String notice, @Argument int edit) {
        return answer(drafts.discard(notice(notice), edit));
    }

    @MutationMapping
    Map<String, @Nullable Object> attachToNotice(
            @Argument String notice, @Argument int edit, @Argument byte[] file, @Argument String fileName) {
        return answer(attachments.attach(notice(notice), edit, file, fileName));
    }

    @MutationMapping
    Map<String, @Nullable Object> removeNoticeAttachment(@Argument String attachment, @Argument int edit) {
        return answer(
                attachments.remove(NodeId.parse("NoticeAttachment", attachment).orElse(NOTHING), edit));
    }

    @MutationMapping
    Map<String, @Nullable Object> submitNotice(
            @Argument String notice, @Argument int edit, @Argument @Nullable String clientMutationKey) {
        return answer(life.submit(new NoticeLife.Seen(notice(notice), edit), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> returnNotice(@Argument String notice, @Argument String because) {
        return answer(life.giveBack(notice(notice), because));
    }

    @MutationMapping
    Map<String, @Nullable Object> circulateNotice(
            @Argument String notice, @Argument int edit, @Argument @Nullable String clientMutationKey) {
        return answer(life.circulate(new NoticeLife.Seen(notice(notice), edit), clientMutationKey));
    }

    @MutationMapping
    Map<String, @Nullable Object> signOffNoticeReview(@Argument String notice) {
        return answer(life.signOff(notice(notice)));
    }

    @MutationMapping
    Map<String, Object> openNotices(
            @Argument List<String> notices, @Argument String purpose, @Argument @Nullable String words) {
        NoticeReadings.Opened opened = readings.open(notices, purpose, words);
        return Map.of("notices", opened.notices(), "errors", opened.errors());
    }

    @QueryMapping
    @Nullable
    Map<String, Object> noticeAttachmentFile(@Argument String attachment) {
        return NodeId.parse("NoticeAttachment", attachment)
                .flatMap(attachments::file)
                .orElse(null);
    }

    private static UUID notice(String id) {
        return NodeId.parse("Notice", id).orElse(NOTHING);
    }

    private static @Nullable UUID id(String type, @Nullable Object id) {
        return id == null ? null : NodeId.parse(type, id.toString()).orElse(NOTHING);
    }

    private static Map<String, @Nullable Object> answer(NoticeAnswer answer) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("notice", answer.made());
        payload.put("errors", answer.errors());
        return payload;
    }
}
