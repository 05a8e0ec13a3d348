package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** What cannot be is refused, all at once and in sentences; what is merely missing is said of the draft. */
class BadNoticesTest extends NoticesWork {

    @Test
    void everythingThatCannotBeIsRefusedAtOnceAndNothingIsSaved() {
        String drafts = "select count(*) from notice";
        String before = owner.value(drafts);
        Map<String, Object> draft = westLondon("PROVIDER_WITHDREW");
        draft.put("provider", nothing("provider"));
        draft.put("officerName", "x".repeat(201));
        draft.put("whatHappened", "é".repeat(20_001));
        draft.put("contactName", "Con\u0001tact");
        draft.put("eventOn", "1926-11-16");
        draft.put("reviewOn", "2926-11-16");
        draft.put("hostAuthority", nothing("authority"));
        draft.put("nature", term("PURPOSE", "RISK"));
        draft.put("placementAction", term("PLACEMENT_ACTION", "MONITORING"));
        draft.put("notInformed", "nobody");
        draft.put("service", nothing("service"));
        JsonNode answer = save(EALING, null, draft, null);
        assertThat(answer.get("notice").isNull()).isTrue();
        assertThat(said(answer))
                .containsExactlyInAnyOrder(
                        "draft.provider NOT_FOUND There is no such provider. Choose one, or enter the name of one that is not known here",
                        "draft.officerName TOO_LONG The officer's name has 201 characters. Shorten it to 200",
                        "draft.whatHappened TOO_LONG The text on what happened has 20,001 characters. Shorten it to 20,000",
                        "draft.contactName BAD_USER_INPUT The name of whom to ask has characters that do not show. Enter it by hand",
                        "draft.eventOn OUT_OF_RANGE The day of the event cannot be in the year 1926: enter it again",
                        "draft.reviewOn OUT_OF_RANGE The day of the review cannot be in the year 2926: enter it again",
                        "draft.hostAuthority NOT_FOUND Choose an authority: there is no such one",
                        "draft.nature NOT_IN_LIST Choose the nature of the services from its own list on West London's form",
                        "draft.placementAction NOT_IN_LIST Choose the action on placements from its own list on West London's form",
                        "draft.notInformed NOT_FOUND Choose the reason for not telling the provider: there is no such entry",
                        "draft.service NOT_FOUND There is no such service. Choose one, or enter its name");
        assertThat(told(answer, "clause")).contains("P Appendix 1");
        assertThat(owner.value(drafts)).isEqualTo(before);
    }

    @Test
    void reasonsThatCannotBeAreRefusedEachInItsPlace() {
        Map<String, Object> draft = westLondon("PROVIDER_WITHDREW");
        draft.put(
                "reasons",
                List.of(
                        Map.of("reason", reason("SUSPENSION_START")),
                        Map.of("reason", reason("PERMANENT_END")),
                        Map.of("reason", reason("PNW_QUALITY")),
                        Map.of("reason", reason("INM_IMPROVE")),
                        Map.of("reason", reason("ACC_HEALTH_SAFETY")),
                        Map.of("reason", reason("TAX_NI_ARREARS"), "certainty", "ALLEGED"),
                        Map.of("reason", reason("TAX_NI_ARREARS")),
                        Map.of("reason", nothing("notice-reason")),
                        Map.of("reason", reason("BUSINESS_CLOSED"), "words", "x".repeat(1001))));
        assertThat(said(save(EALING, null, draft, null)))
                .containsExactlyInAnyOrder(
                        "draft.reasons DUPLICATE Choose at most one of the purchasing categories",
                        "draft.reasons[2].reason NOT_IN_LIST \"Quality concern\" is not on West London's form",
                        "draft.reasons[3].reason NOT_IN_LIST \"Written notice to improve with agreed timescale\" is not on West London's form",
                        "draft.reasons[4].certainty INCOMPLETE \"Major H&S concern incl. successful prosecution (H&S/Env Health/Food)\": say whether it is alleged or confirmed",
                        "draft.reasons[5].certainty BAD_USER_INPUT \"Outstanding social security contributions or taxes\" is shared as confirmed",
                        "draft.reasons[6].reason DUPLICATE \"Outstanding social security contributions or taxes\" is given twice",
                        "draft.reasons[7].reason NOT_FOUND Choose a reason: there is no such one",
                        "draft.reasons[8].words TOO_LONG The explanation of \"Closure of a business\" has 1,001 characters. Shorten it to 1,000");
    }

    @Test
    void aServiceOfAnotherProviderIsRefusedAndItsOwnIsTakenWhereNoneIsNamed() {
        String[] service = owner.values(
                        "select 'service-' || s.id, 'provider-' || s.provider_id from service s join authority a on a.id = s.authority_id"
                                + " where a.slug = 'ealing' and s.provider_id <> (select id from provider order by id limit 1) limit 1")
                .toArray(String[]::new);
        Map<String, Object> draft = westLondon("PROVIDER_WITHDREW");
        draft.put("service", service[0]);
        assertThat(said(save(EALING, null, draft, null)))
                .containsExactly("draft.service BAD_USER_INPUT This service is delivered by another provider");
        draft.remove("provider");
        assertThat(EALING.asks("{notice(id:\"" + begin(EALING, draft).id() + "\"){provider{id}}}")
                        .values())
                .containsExactly(service[1]);
    }

    @Test
    void whatIsMerelyMissingIsSavedAndEachSaidWhenItIsToBeCirculated() {
        Map<String, Object> draft = westLondon("ACC_OTHER");
        draft.put("reasons", List.of(Map.of("reason", reason("ACC_OTHER"), "certainty", "ALLEGED")));
        draft.put("eventOn", "2026-11-23");
        draft.put("nature", term("SERVICE_NATURE", "OTHER"));
        draft.put("notInformed", term("NOT_INFORMED", "OTHER"));
        draft.put("hostAuthority", owner.value("select 'authority-' || id from authority where slug = 'ealing'"));
        Begun begun = begin(EALING, draft);
        JsonNode refused = change(EALING, "circulateNotice", begun);
        assertThat(refused.get("notice").isNull()).isTrue();
        assertThat(said(refused))
                .containsExactlyInAnyOrder(
                        "eventOn OUT_OF_RANGE The event (23 November 2026) is after the notification (22 November 2026): the day of the event is that day or earlier",
                        "hostAuthority BAD_USER_INPUT Name a host authority only where it is another than yours",
                        "natureOther INCOMPLETE Say in words what \"other\" services are",
                        "notInformedOther INCOMPLETE Say in words why the provider was not told",
                        "reasons INCOMPLETE Say in words what \"Other concern affecting accreditation criteria\" is");
        assertThat(told(refused, "clause")).contains("P Appendix 1", "P 7.1(b)", "P 6.2(9)");
        assertThat(said(refused))
                .hasSameElementsAs(
                        EALING.asks("{notice(id:\"" + begun.id() + "\"){draft{faults{nodes{field code message}}}}}")
                                .at("/notice/draft/faults/nodes")
                                .valueStream()
                                .map(BadNoticesTest::said1)
                                .toList());
    }

    @Test
    void neitherReasonNorPurchasingTickIsAFaultAndTheTickMayStandAlone() {
        Map<String, Object> draft = westLondon("SUSPENSION_START");
        draft.remove("reasons");
        draft.remove("whatHappened");
        Begun begun = begin(EALING, draft);
        assertThat(told(change(EALING, "circulateNotice", begun), "message"))
                .containsExactly("Choose at least one reason, or one of the purchasing categories");
        begun = begun(save(
                EALING, begun, Map.of("reasons", List.of(Map.of("reason", reason("SUSPENSION_START")))), null));
        circulated(EALING, begun);
    }

    @Test
    void twoOfficersWhoEditOneDraftMeetAConflictThatShowsBoth() {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        begun(save(Viewer.as("lead.ealing"), draft, Map.of("officerName", "The lead officer"), null));
        JsonNode conflict = save(EALING, draft, Map.of("officerName", "The commissioner"), null);
        assertThat(said(conflict))
                .containsExactly(
                        "edit CONFLICT Somebody else changed this draft meanwhile. Look at it as it is now and change it again");
        assertThat(conflict.at("/notice/draft/edit").asInt()).isEqualTo(2);
        for (String mutation : List.of("circulateNotice", "discardNoticeDraft")) {
            assertThat(told(change(EALING, mutation, draft), "code")).containsExactly("CONFLICT");
        }
        assertThat(EALING.asks("{notice(id:\"" + draft.id() + "\"){state draft{officerName}}}")
                        .values())
                .containsExactly("DRAFT", "The lead officer");
        Map<String, Object> noEdit = new HashMap<>(Map.of("notice", draft.id()));
        assertThat(told(
                        EALING.asks(
                                        "mutation ($notice: ID) { saveNoticeDraft(notice: $notice, draft: {}) { errors { field code message clause } } }",
                                        noEdit)
                                .at("/saveNoticeDraft"),
                        "message"))
                .containsExactly("Say which edit of the draft you start from");
    }

    @Test
    void theSameSubmissionTwiceIsMadeOnce() {
        String key = "key " + System.nanoTime();
        JsonNode first = save(EALING, null, westLondon("PROVIDER_WITHDREW"), key);
        JsonNode again = save(EALING, null, westLondon("PROVIDER_WITHDREW"), key);
        assertThat(again).isEqualTo(first);
        assertThat(told(save(EALING, null, westLondon("TAX_NI_ARREARS"), key), "message"))
                .containsExactly("This key was used before, for something else. Use a new key for each change.");
        assertThat(told(save(EALING, null, Map.of(), " "), "message"))
                .containsExactly("The key has 1 to 200 characters.");
        String circulate =
                "notice: \"" + begun(first).id() + "\", edit: 1, clientMutationKey: \"circulate " + key + "\"";
        JsonNode circulated = change(EALING, "circulateNotice", circulate);
        assertThat(circulated.at("/notice/state").asString()).isEqualTo("CIRCULATED");
        assertThat(change(EALING, "circulateNotice", circulate)).isEqualTo(circulated);
        assertThat(told(change(EALING, "circulateNotice", begun(first)), "message"))
                .containsExactly("There is no draft of this notice. What was circulated needs no second time");
        assertThat(owner.value("select count(*) from notice_version where notice_id = '"
                        + begun(first).uuid() + "'"))
                .isEqualTo("1");
    }

    @Test
    void aSecondDraftOfANoticeIsNotBegun() {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        String begin = "notice: \"" + draft.id() + "\", kind: ";
        assertThat(told(change(EALING, "beginNoticeVersion", begin + "CORRECTION"), "message"))
                .containsExactly("This notice has a draft already. Go on with it, or throw it away");
        circulated(EALING, draft);
        assertThat(told(change(EALING, "beginNoticeVersion", begin + "FIRST"), "message"))
                .containsExactly("The first version was circulated. Say what the next one is for");
        next(EALING, draft, "CORRECTION");
        assertThat(told(change(EALING, "beginNoticeVersion", begin + "RESCISSION"), "code"))
                .containsExactly("DRAFT_EXISTS");
        assertThat(told(change(BRENT, "beginNoticeVersion", begin + "RESCISSION"), "code"))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void openingIsRefusedWithAllThatIsWrong() {
        Begun draft = begin(EALING, westLondon("PROVIDER_WITHDREW"));
        JsonNode refused = BRENT.asks("mutation { openNotices(notices: [\"" + draft.id() + "\", \"" + nothing("notice")
                        + "\"], purpose: \"" + term("OUTCOME", "OTHER") + "\", words: \"" + "x".repeat(1001)
                        + "\") { notices { id } errors { field code message clause } } }")
                .at("/openNotices");
        assertThat(refused.get("notices")).isEmpty();
        assertThat(said(refused))
                .containsExactlyInAnyOrder(
                        "words TOO_LONG The purpose in words has 1,001 characters. Shorten it to 1,000",
                        "purpose NOT_IN_LIST Choose the purpose from the purposes of the protocol",
                        "notices[0] NOT_FOUND There is no such notice that was circulated",
                        "notices[1] NOT_FOUND There is no such notice that was circulated");
        assertThat(said(BRENT.asks("mutation { openNotices(notices: [], purpose: \"" + nothing("notice-term")
                                + "\") { notices { id } errors { field code message } } }")
                        .at("/openNotices")))
                .containsExactlyInAnyOrder(
                        "notices BAD_USER_INPUT Choose 1 to 100 notices",
                        "purpose NOT_FOUND Choose a purpose: there is no such one");
    }

    static List<String> said(JsonNode answer) {
        return answer.get("errors").valueStream().map(BadNoticesTest::said1).toList();
    }

    private static String said1(JsonNode fault) {
        return fault.get("field").asString() + " " + fault.get("code").asString() + " "
                + fault.get("message").asString();
    }
}
