package uk.interborough.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Nowadays;

/** What is asked for, decided, disclosed and challenged: faults all at once, keys, versions, lists and files. */
class SharingChangesTest extends SharingWork {

    @Test
    void aRequestIsDecidedOnceInWords() {
        String id = request(BRENT, notice).getFirst();
        assertThat(decide(EALING, id, 1, false, " ")).containsExactly("null", "words", "INCOMPLETE");
        assertThat(decide(EALING, id, 1, false, "We told them")).containsExactly("REFUSED", "We told them");
        assertThat(decide(EALING, id, 1, true, "After all"))
                .containsExactly("REFUSED", "We told them", "version", "CONFLICT");
        assertThat(world.owner().value("select count(*) from delivery where topic_id = '" + bare(id) + "'"))
                .isEqualTo("0");
        assertThat(request(BRENT, notice)).element(1).as("asked again").isEqualTo("REQUESTED");
    }

    @Test
    void allFaultsComeAtOnceAndEachWithItsClause() {
        String harrow = world.owner().value("select 'authority-' || id from authority where slug = 'harrow'");
        assertThat(BRENT.asks("mutation{requestOnwardSharing(notice:\"" + notice + "\",to:{authority:\"" + harrow
                                + "\",name:\" \",email:\"nowhere\"},because:\"" + "x".repeat(2001)
                                + "\"){errors{field code clause}}}")
                        .values())
                .containsExactly(
                        "to.authority",
                        "BAD_USER_INPUT",
                        "P 7.1(e)",
                        "to.name",
                        "INCOMPLETE",
                        "P 7.1(e)",
                        "to.email",
                        "BAD_USER_INPUT",
                        "P 7.1(e)",
                        "because",
                        "TOO_LONG",
                        "P 7.1(e)");
        assertThat(BRENT.asks("mutation{recordDisclosure(notice:\"" + notice + "\",version:\"notice-version-"
                                + uuid() + "\",basis:\"" + basis("COURT_ORDER")
                                + "\",recipient:\"\",disclosedOn:\""
                                + Nowadays.today().plusDays(1) + "\",what:\"\"){errors{field code clause}}}")
                        .values())
                .containsExactly(
                        "version",
                        "NOT_FOUND",
                        "N Operating guidelines",
                        "basisWords",
                        "INCOMPLETE",
                        "N Operating guidelines",
                        "recipient",
                        "INCOMPLETE",
                        "N Operating guidelines",
                        "disclosedOn",
                        "OUT_OF_RANGE",
                        "N Operating guidelines",
                        "what",
                        "INCOMPLETE",
                        "N Operating guidelines");
        assertThat(EALING.asks("mutation{recordChallenge(notice:\"" + notice + "\",route:CONTRACT_DISPUTE,receivedOn:\""
                                + Nowadays.today().plusDays(1) + "\",dueOn:\"" + Nowadays.today()
                                + "\"){errors{field code clause}}}")
                        .values())
                .containsExactly("receivedOn", "OUT_OF_RANGE", "P 7.1(c)", "dueOn", "OUT_OF_RANGE", "P 7.1(c)");
    }

    @Test
    void theSameKeyMakesOneAndTheSameRequestTwiceIsOne() {
        String key = "key of " + notice;
        List<String> first = onward(BRENT, "requestOnwardSharing", notice, to("a@elsewhere.example"), key);
        assertThat(onward(BRENT, "requestOnwardSharing", notice, to("a@elsewhere.example"), key))
                .isEqualTo(first);
        assertThat(onward(BRENT, "requestOnwardSharing", notice, to("b@elsewhere.example"), key))
                .containsExactly("null", "clientMutationKey", "KEY_REUSED");
        assertThat(onward(BRENT, "requestOnwardSharing", notice, to("A@elsewhere.example"), null))
                .containsExactly("null", "to.email", "DUPLICATE");
        assertThat(onward(HARROW, "requestOnwardSharing", notice, to("a@elsewhere.example"), null))
                .as("who does not see the other request is not told of it")
                .contains("REQUESTED");
    }

    @Test
    void aClosedNoticeGoesNowhere() {
        String id = request(BRENT, notice).getFirst();
        EALING.asks("mutation{signOffNoticeReview(notice:\"" + notice + "\"){errors{code}}}")
                .data();
        assertThat(share(EALING, notice)).containsExactly("null", "notice", "NOTICE_CLOSED");
        assertThat(onward(HARROW, "requestOnwardSharing", notice, to("a@elsewhere.example"), null))
                .containsExactly("null", "notice", "NOTICE_CLOSED");
        assertThat(decide(EALING, id, 1, true, "")).containsExactly("null", "approved", "NOTICE_CLOSED");
        assertThat(decide(EALING, id, 1, false, "Closed")).containsExactly("REFUSED", "Closed");
    }

    @Test
    void anIssuerSharesOfItself() {
        String wigan = world.owner().value("select 'authority-' || id from authority where slug = 'wigan'");
        String id = onward(
                        EALING,
                        "shareOnward",
                        notice,
                        Map.of("authority", wigan, "name", "Placements", "email", "placements@wigan.example"),
                        "key")
                .getFirst();
        assertThat(EALING.asks(
                                "{onwardShare(id:\"" + id
                                        + "\"){requester{id} toAuthority{slug} toName because version decidedBy{name} issuer{slug}}}")
                        .values())
                .startsWith("null", "wigan", "Placements", "Two placements are known")
                .endsWith("Commissioner, Ealing", "ealing");
        assertThat(WIGAN.asks("{notice(id:\"" + notice + "\"){id} onwardShare(id:\"" + id + "\"){id}}")
                        .values())
                .as("it reads what it is sent, and nothing here")
                .containsExactly("null", "null");
    }

    @Test
    void aChallengeIsDecidedOnceAndPutRightByAVersion() {
        String id = challenge(EALING, notice).getFirst();
        String upheld =
                "mutation{decideChallenge(id:\"" + id + "\",version:%d,outcome:%s,outcomeOn:\"" + Nowadays.today()
                        + "\"%s){noticeChallenge{state outcome correctedVersion{number}} errors{field code}}}";
        String first = world.owner()
                .value(
                        "select ',correctedVersion:\"notice-version-' || latest_version_id || '\"' from notice where id = '"
                                + uuid() + "'");
        assertThat(EALING.asks(upheld.formatted(1, "NOT_UPHELD", first)).values())
                .as("a first version corrects nothing, and what was not upheld needs none")
                .containsExactly("null", "correctedVersion", "BAD_USER_INPUT", "correctedVersion", "NOT_FOUND");
        assertThat(EALING.asks(upheld.formatted(1, "UPHELD", "")).values())
                .containsExactly("DECIDED", "UPHELD", "null");
        assertThat(EALING.asks(upheld.formatted(2, "NOT_UPHELD", "")).values())
                .containsExactly("DECIDED", "UPHELD", "null", "version", "CONFLICT");
        assertThat(EALING.asks(upheld.formatted(2, "UPHELD", correction())).values())
                .containsExactly("DECIDED", "UPHELD", "2");
        assertThat(EALING.asks(upheld.formatted(2, "UPHELD", "")).values()).contains("CONFLICT");
    }

    /** The second version, by hand: a correction of Ealing's. */
    private String correction() {
        String version = world.owner().value("select app.uuid_v7()");
        world.owner()
                .does(
                        "insert into notice_version (id, notice_id, partnership_id, authority_id, kind, changed_by, number, circulated_at, event_on, notified_on)"
                                + " select '" + version
                                + "', notice_id, partnership_id, authority_id, 'CORRECTION', changed_by, 2, now(), event_on, notified_on"
                                + " from notice_version where notice_id = '" + uuid() + "'");
        return ",correctedVersion:\"notice-version-" + version + "\"";
    }

    @Test
    void listsAreFilteredCountedAndDownloaded() {
        request(BRENT, notice);
        assertThat(EALING.asks(
                                "{onwardShares(where:{state:{eq:REQUESTED},requester:{slug:{eq:\"brent\"}},notice:{id:{eq:\""
                                        + notice + "\"}}}){totalCount{value} nodes{toName}}}")
                        .values())
                .containsExactly("1", "Elsewhere");
        assertThat(EALING.asks("{noticeChallenges(where:{state:{eq:OVERDUE}}){nodes{authority{slug} route outcome}}}")
                        .values())
                .containsExactly("hounslow", "COUNCIL_COMPLAINT", "null");
        assertThat(new String(
                        EALING.downloads(
                                        "text/csv",
                                        "{noticeDisclosures(first:100){nodes{recipient basis{name} disclosedOn}}}",
                                        Map.of())
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("The borough's police");
        assertThat(WIGAN.downloads("text/csv", "{onwardShares(first:100){nodes{toEmail}}}", Map.of())
                        .body())
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("@");
    }
}
