package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of a notice under the North West's protocol: submitted, perhaps returned, circulated by the coordinator. */
class NorthWestLifeTest extends NoticesWork {

    @Test
    void aNoticeIsSubmittedReturnedSubmittedAgainAndCirculatedByTheCoordinator() {
        Map<String, Object> written = northWest();
        written.remove("reviewOn");
        Begun draft = begin(WIGAN, written);
        String one = "{notice(id:\"" + draft.id()
                + "\"){state submittedAt draft{officerName contents{nodes{whatHappened}}}}}";
        assertThat(COORDINATOR.asks(one).values()).containsExactly("null");
        assertThat(told(change(WIGAN, "circulateNotice", draft), "message"))
                .containsExactly("Under this protocol the coordinator circulates: submit the notice instead");
        JsonNode refused = change(WIGAN, "submitNotice", draft);
        assertThat(told(refused, "message")).containsExactly("Enter the day of the review");
        assertThat(told(refused, "clause")).containsExactly("N Roles and responsibilities");
        draft = begun(save(WIGAN, draft, Map.of("reviewOn", "2027-01-29"), null));
        JsonNode submitted = change(WIGAN, "submitNotice", draft);
        assertThat(submitted.at("/notice/state").asString()).isEqualTo("SUBMITTED");
        assertThat(told(save(WIGAN, draft, Map.of("officerName", "Another"), null), "message"))
                .containsExactly("The draft is with the coordinator. Ask for it to be returned before you change it");
        assertThat(told(change(WIGAN, "discardNoticeDraft", draft), "code")).containsExactly("NOTICE_SUBMITTED");
        assertThat(told(change(WIGAN, "circulateNotice", draft), "code")).containsExactly("NOTICE_SUBMITTED");
        assertThat(COORDINATOR.asks(one).values())
                .startsWith("SUBMITTED")
                .endsWith("Officer of the day", "Support hours were not delivered.");

        String returning = "notice: \"" + draft.id() + "\", because: ";
        assertThat(told(change(WIGAN, "returnNotice", returning + "\"No\""), "code"))
                .containsExactly("FORBIDDEN");
        assertThat(told(change(COORDINATOR, "returnNotice", returning + "\"  \""), "message"))
                .containsExactly("Say why it is returned, so that it can be put right");
        JsonNode returned = change(COORDINATOR, "returnNotice", returning + "\"Which home is it?\"");
        assertThat(returned.get("errors")).isEmpty();
        assertThat(returned.get("notice").isNull()).isTrue();
        assertThat(COORDINATOR.asks(one).values()).containsExactly("null");
        assertThat(told(change(COORDINATOR, "returnNotice", returning + "\"Again\""), "code"))
                .containsExactly("NOT_FOUND");
        assertThat(WIGAN.asks("{notice(id:\"" + draft.id()
                                + "\"){state submittedAt draft{returnedBecause submittedAt}}}")
                        .values())
                .containsExactly("DRAFT", "null", "Which home is it?", "null");

        draft = begun(save(WIGAN, draft, Map.of("whatWasSeen", "The home in the high street."), null));
        begun(change(WIGAN, "submitNotice", draft));
        JsonNode circulated = change(COORDINATOR, "circulateNotice", draft);
        assertThat(circulated.get("errors")).isEmpty();
        assertThat(circulated.at("/notice/reference").asString()).matches("NW-2026-\\d{4}");
        assertThat(owner.values("select count(*), count(distinct authority_id) from receipt where notice_id = '"
                        + draft.uuid() + "'"))
                .containsExactly("23", "23");
        assertThat(owner.values(
                        "select distinct o.name from delivery d join observer o on o.id = d.observer_id where d.notice_id = '"
                                + draft.uuid() + "'"))
                .containsExactly("White Rose Framework");
        assertThat(open(COORDINATOR, draft.id())
                        .at("/notices/0/contents/nodes/0/whatHappened")
                        .asString())
                .isEqualTo("Support hours were not delivered.");
        assertThat(EALING.asks(one).values()).containsExactly("null");
    }

    @Test
    void aLaterVersionGoesTheSameWay() {
        Begun notice = begin(WIGAN, northWest());
        begun(change(WIGAN, "submitNotice", notice));
        circulated(COORDINATOR, notice);
        Begun next = next(WIGAN, notice, "RESCISSION");
        String draft = "{notice(id:\"" + notice.id() + "\"){state draft{kind contents{nodes{whatChanged}}}}}";
        next = begun(save(WIGAN, next, Map.of("whatChanged", "It was another home."), null));
        assertThat(COORDINATOR.asks(draft).values()).containsExactly("CIRCULATED", "null");
        assertThat(told(change(COORDINATOR, "circulateNotice", next), "message"))
                .containsExactly("This notice is another authority's");
        begun(change(WIGAN, "submitNotice", next));
        assertThat(COORDINATOR.asks(draft).values())
                .containsExactly("CIRCULATED", "RESCISSION", "It was another home.");
        JsonNode closed = change(COORDINATOR, "circulateNotice", next);
        assertThat(closed.at("/notice/closing").asString()).isEqualTo("RESCINDED");
        assertThat(owner.value("select count(*) from receipt where notice_id = '" + notice.uuid() + "'"))
                .isEqualTo("46");
    }

    @Test
    void aProtocolWhoseIssuersCirculateTakesNoSubmission() {
        assertThat(told(change(EALING, "submitNotice", begin(EALING, westLondon("PROVIDER_WITHDREW"))), "message"))
                .containsExactly("Under this protocol nobody stands between: circulate the notice yourself");
    }
}
