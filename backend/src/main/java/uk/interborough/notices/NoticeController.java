package uk.interborough.notices;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import uk.interborough.writing.NodeId;

/** Changes of notices in GraphQL. Answers name notices by their identifiers; the read engine fills them. */
@Controller
class NoticeController {

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
                NodeId.readIfGiven("Notice", (String) arguments.get("notice")),
                (Integer) arguments.get("edit"),
                NodeId.readIfGiven("Partnership", (String) arguments.get("partnership")),
                (Map<?, ?>) Objects.requireNonNull(arguments.get("draft")));
        return drafts.save(save, (String) arguments.get("clientMutationKey")).under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> beginNoticeVersion(@Argument String notice, @Argument String kind) {
        return versions.begin(NodeId.read("Notice", notice), kind).under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> discardNoticeDraft(@Argument String notice, @Argument int edit) {
        return drafts.discard(NodeId.read("Notice", notice), edit).under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> attachToNotice(
            @Argument String notice, @Argument int edit, @Argument byte[] file, @Argument String fileName) {
        return attachments
                .attach(new NoticeAttachments.Sent(NodeId.read("Notice", notice), edit, fileName), file, null)
                .under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> removeNoticeAttachment(@Argument String attachment, @Argument int edit) {
        return attachments
                .remove(NodeId.read("NoticeAttachment", attachment), edit)
                .under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> submitNotice(
            @Argument String notice, @Argument int edit, @Argument @Nullable String clientMutationKey) {
        return life.submit(new NoticeLife.Seen(NodeId.read("Notice", notice), edit), clientMutationKey)
                .under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> returnNotice(@Argument String notice, @Argument String because) {
        return life.giveBack(NodeId.read("Notice", notice), because).under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> circulateNotice(
            @Argument String notice, @Argument int edit, @Argument @Nullable String clientMutationKey) {
        return life.circulate(new NoticeLife.Seen(NodeId.read("Notice", notice), edit), clientMutationKey)
                .under("notice");
    }

    @MutationMapping
    Map<String, @Nullable Object> signOffNoticeReview(@Argument String notice) {
        return life.signOff(NodeId.read("Notice", notice)).under("notice");
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
}
