package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** The life of a notice under the West London protocol: its issuer circulates it. */
class WestLondonLifeTest extends NoticesWork {

    @Test
    void aNoticeIsWrittenCirculatedOpenedCommentedOnAndRescinded() {
        JsonNode first = save(EALING, null, Map.of("officerName", "  Officer \t of the day "), null);
        assertThat(first.at("/notice/state").asString()).isEqualTo("DRAFT");
        assertThat(first.at("/notice/draft/edit").asInt()).isEqualTo(1);
        assertThat(first.at("/notice/draft/faults/nodes").toString())
                .contains("Say which provider the notice is about", "P Appendix 1");
        Begun draft = begun(save(EALING, begun(first), westLondon("PROVIDER_WITHDREW"), null));
        assertThat(draft.edit()).isEqualTo(2);

        JsonNode circulated = change(EALING, "circulateNotice", draft);
        assertThat(circulated.get("errors")).isEmpty();
        assertThat(circulated.at("/notice/state").asString()).isEqualTo("CIRCULATED");
        assertThat(circulated.at("/notice/reference").asString()).matches("WL-2026-\\d{4}");
        assertThat(circulated.at("/notice/draft").isNull()).isTrue();
        assertThat(owner.values("select count(*) from receipt where notice_id = '" + draft.uuid() + "'"))
                .containsExactly("6");
        assertThat(owner.values("select kind, count(*) from delivery where notice_id = '" + draft.uuid()
                        + "' group by kind order by kind"))
                .containsSubsequence("ISSUER_COPY", "NOTICE");

        assertThat(contents(BRENT, draft)).isEmpty();
        assertThat(open(BRENT, draft.id())
                        .at("/notices/0/contents/nodes/0/whatHappened")
                        .asString())
                .isEqualTo("Support hours were not delivered.");
        assertThat(contents(BRENT, draft)).containsExactly("Support hours were not delivered.");
        assertThat(contents(Viewer.as("lead.brent"), draft)).isEmpty();
        assertThat(EALING.asks("{notice(id:\"" + draft.id()
                                + "\"){readings{nodes{authority{slug} purpose{code} number}}}}")
                        .values())
                .startsWith("brent", "RISK");

        Begun second = next(EALING, draft, "PROVIDER_COMMENTS");
        assertThat(BRENT.asks("{notice(id:\"" + draft.id() + "\"){draft{id} versions{totalCount{value}}}}")
                        .values())
                .containsExactly("null", "1");
        second = begun(
                save(EALING, second, Map.of("providerComments", "We disagree.", "commentedOn", "2026-11-20"), null));
        assertThat(change(EALING, "circulateNotice", second)
                        .at("/notice/latestVersion/number")
                        .asInt())
                .isEqualTo(2);
        assertThat(BRENT.asks("{notice(id:\"" + draft.id()
                                + "\"){versions{nodes{kind officerName reasons{nodes{reason{code} certainty}}}}}}")
                        .values())
                .containsExactly(
                        "FIRST",
                        "Officer of the day",
                        "PROVIDER_WITHDREW",
                        "CONFIRMED",
                        "PROVIDER_COMMENTS",
                        "Officer of the day",
                        "PROVIDER_WITHDREW",
                        "CONFIRMED");

        Begun last = next(EALING, draft, "RESCISSION");
        last = begun(save(EALING, last, Map.of("whatChanged", "The hours were delivered after all."), null));
        JsonNode rescinded = change(EALING, "circulateNotice", last);
        assertThat(rescinded.at("/notice/state").asString()).isEqualTo("CLOSED");
        assertThat(rescinded.at("/notice/closing").asString()).isEqualTo("RESCINDED");

        JsonNode again = change(EALING, "beginNoticeVersion", "notice: \"" + draft.id() + "\", kind: RESCISSION");
        assertThat(told(again, "code")).containsExactly("NOTICE_CLOSED");
        assertThat(told(again, "message"))
                .containsExactly(
                        circulated.at("/notice/reference").asString()
                                + " was rescinded on 22 November 2026. It stays readable, and nothing more can be done with it");
        assertThat(told(change(EALING, "signOffNoticeReview", "notice: \"" + draft.id() + "\""), "code"))
                .containsExactly("NOTICE_CLOSED");
    }

    @Test
    void whatIsLeftOutStaysAndNullEmpties() {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("contactName", null);
        nothing.put("reasons", null);
        nothing.put("provider", null);
        nothing.put("whatHappened", "   ");
        nothing.put("contactPosition", "Desk");
        begun(save(EALING, draft, nothing, null));
        assertThat(EALING.asks(
                                "{notice(id:\"" + draft.id()
                                        + "\"){provider{id} draft{contactName contactPosition officerName reasons{nodes{id}} contents{nodes{whatHappened}}}}}")
                        .values())
                .containsExactly("null", "null", "Desk", "Officer of the day", "null");
    }

    @Test
    void aProviderThatIsNotKnownHereIsAddedAtCirculation() {
        Map<String, Object> draft = westLondon("BUSINESS_CLOSED");
        draft.remove("provider");
        draft.put("providerName", "Never Heard Of Housing");
        String known = "select count(*) from provider where name = 'Never Heard Of Housing'";
        Begun begun = begin(EALING, draft);
        assertThat(owner.value(known)).isEqualTo("0");
        circulated(EALING, begun);
        assertThat(owner.value(known)).isEqualTo("1");
        assertThat(BRENT.asks("{notice(id:\"" + begun.id() + "\"){provider{name}}}")
                        .values())
                .containsExactly("Never Heard Of Housing");
        Begun next = next(EALING, begun, "CORRECTION");
        assertThat(told(save(EALING, next, Map.of("provider", provider()), null), "message"))
                .containsExactly(
                        "A notice stays about the provider it was circulated about. Rescind it and begin another");
    }

    @Test
    void theRemovalOfASuspensionClosesIt() {
        Begun suspension = circulated(EALING, begin(EALING, westLondon("SUSPENSION_START")));
        Begun ofBrent = circulated(BRENT, begin(BRENT, westLondon("SUSPENSION_START")));
        Begun removal = circulated(EALING, begin(EALING, westLondon("SUSPENSION_END")));
        assertThat(states(suspension, ofBrent, removal))
                .containsExactly("CLOSED", "SUSPENSION_REMOVED", "CIRCULATED", "null", "CIRCULATED", "null");
        assertThat(told(
                        change(EALING, "beginNoticeVersion", "notice: \"" + suspension.id() + "\", kind: CORRECTION"),
                        "message"))
                .singleElement()
                .asString()
                .contains("was closed when the suspension was removed on 22 November 2026");
    }

    @Test
    void aReviewThatIsSignedOffClosesTheNotice() {
        Begun notice = circulated(EALING, begin(EALING, westLondon("PROVIDER_WITHDREW")));
        assertThat(told(change(BRENT, "signOffNoticeReview", "notice: \"" + notice.id() + "\""), "message"))
                .containsExactly("This notice is another authority's");
        Begun next = next(EALING, notice, "CORRECTION");
        assertThat(told(change(EALING, "signOffNoticeReview", "notice: \"" + notice.id() + "\""), "code"))
                .containsExactly("DRAFT_EXISTS");
        assertThat(change(EALING, "discardNoticeDraft", next)
                        .at("/notice/state")
                        .asString())
                .isEqualTo("CIRCULATED");
        assertThat(change(EALING, "signOffNoticeReview", "notice: \"" + notice.id() + "\"")
                        .at("/notice/closing")
                        .asString())
                .isEqualTo("REVIEW_SIGNED_OFF");
    }

    @Test
    void aDraftThatIsThrownAwayIsGoneWithItsFiles() {
        Begun draft = begin(EALING, Map.of());
        draft = begun(attach(EALING, draft, "letter.txt", "Dear all".getBytes()));
        String files = "select count(*) from notice_file";
        int before = Integer.parseInt(owner.value(files));
        JsonNode gone = change(EALING, "discardNoticeDraft", draft);
        assertThat(gone.get("errors")).isEmpty();
        assertThat(gone.get("notice").isNull()).isTrue();
        assertThat(owner.values(files)).containsExactly(Integer.toString(before - 1));
        assertThat(told(change(EALING, "discardNoticeDraft", draft), "code")).containsExactly("NOT_FOUND");
    }

    @Test
    void aFileIsAttachedSeenOnceOpenedAndSharedByLaterVersions() {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        draft = begun(attach(EALING, draft, "C:\\letters\\to all.txt", "Dear all".getBytes()));
        String attached = EALING.asks(
                        "{notice(id:\"" + draft.id() + "\"){draft{attachments{nodes{id name mediaType size}}}}}")
                .values()
                .getFirst();
        String file = "{noticeAttachmentFile(attachment:\"" + attached + "\"){name mediaType size content}}";
        String nothing = "{noticeAttachmentFile(attachment:\"" + nothing("notice-attachment")
                + "\"){name mediaType size content}}";
        List<String> whole =
                List.of("to all.txt", "text/plain", "8", Base64.getEncoder().encodeToString("Dear all".getBytes()));
        assertThat(EALING.asks(file).values()).isEqualTo(whole);
        assertThat(text(BRENT.asks(file))).isEqualTo(text(BRENT.asks(nothing)));
        circulated(EALING, draft);
        assertThat(text(BRENT.asks(file))).isEqualTo(text(BRENT.asks(nothing)));
        open(BRENT, draft.id());
        assertThat(BRENT.asks(file).values()).isEqualTo(whole);

        Begun next = next(EALING, draft, "CORRECTION");
        assertThat(owner.values("select count(distinct file_id), count(*) from notice_attachment where notice_id = '"
                        + draft.uuid() + "'"))
                .containsExactly("1", "2");
        JsonNode refused =
                change(EALING, "removeNoticeAttachment", "attachment: \"" + attached + "\", edit: " + next.edit());
        assertThat(told(refused, "message")).containsExactly("What was circulated stays: remove it from the draft");
        String own = EALING.asks("{notice(id:\"" + draft.id() + "\"){draft{attachments{nodes{id}}}}}")
                .values()
                .getFirst();
        begun(change(EALING, "removeNoticeAttachment", "attachment: \"" + own + "\", edit: " + next.edit()));
        assertThat(EALING.asks(file).values()).isEqualTo(whole);
    }

    private List<String> states(Begun... notices) {
        return java.util.Arrays.stream(notices)
                .flatMap(notice ->
                        owner.values("select state, closing from notice where id = '" + notice.uuid() + "'").stream())
                .toList();
    }

    static JsonNode attach(Viewer viewer, Begun draft, String name, byte[] bytes) {
        return viewer.asks(
                        "mutation ($notice: ID!, $edit: Int!, $file: FileContent!, $name: String!) {"
                                + " attachToNotice(notice: $notice, edit: $edit, file: $file, fileName: $name)" + ANSWER
                                + "}",
                        Map.of(
                                "notice", draft.id(),
                                "edit", draft.edit(),
                                "name", name,
                                "file", Base64.getEncoder().encodeToString(bytes)))
                .at("/attachToNotice");
    }

    private static List<String> contents(Viewer viewer, Begun notice) {
        return viewer.asks("{notice(id:\"" + notice.id() + "\"){contents{nodes{whatHappened}}}}")
                .values();
    }
}
