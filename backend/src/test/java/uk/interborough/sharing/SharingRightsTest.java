package uk.interborough.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.circulation.NoticeWorld;
import uk.interborough.testing.Nowadays;
import uk.interborough.testing.Viewer;

/** Who sends onward, discloses and records challenges; who sees it; and that nothing of it goes round the issuer or away. */
class SharingRightsTest extends SharingWork {

    @Test
    void onlyWhoAskedTheIssuerAndTheCoordinatorSeeARequest() {
        String id = request(BRENT, notice).getFirst();
        for (Viewer viewer : List.of(BRENT, EALING, COORDINATOR)) {
            assertThat(viewer.asks("{onwardShare(id:\"" + id + "\"){id}}").values())
                    .containsExactly(id);
            assertThat(nested(viewer, "onwardShares")).containsExactly(id);
        }
        for (Viewer viewer : List.of(HARROW, WIGAN, ANALYST, ADMIN)) {
            assertThat(viewer.asks("{onwardShare(id:\"" + id + "\"){id}}").values())
                    .containsExactly("null");
            assertThat(viewer.asks("{onwardShares(first:500){nodes{id}}}").values())
                    .doesNotContain(id);
        }
        assertThat(WIGAN.asks(
                                "{onwardShares{totalCount{value}} noticeDisclosures{totalCount{value}} noticeChallenges{totalCount{value}}}")
                        .values())
                .containsExactly("0", "0", "0");
    }

    @Test
    void aDraftGoesNowhereAndNobodyElseCanTellThatItIsThere() {
        String draft = draft();
        assertThat(share(EALING, draft)).containsExactly("null", "notice", "BAD_USER_INPUT");
        assertThat(disclose(EALING, draft)).containsExactly("null", "notice", "BAD_USER_INPUT");
        assertThat(challenge(EALING, draft)).containsExactly("null", "notice", "BAD_USER_INPUT");
        for (Viewer viewer : List.of(BRENT, WIGAN, COORDINATOR, ADMIN)) {
            assertThat(request(viewer, draft))
                    .isEqualTo(request(viewer, NOTHING))
                    .contains("NOT_FOUND");
            assertThat(share(viewer, draft)).isEqualTo(share(viewer, NOTHING)).contains("NOT_FOUND");
            assertThat(disclose(viewer, draft))
                    .isEqualTo(disclose(viewer, NOTHING))
                    .contains("NOT_FOUND");
            assertThat(challenge(viewer, draft))
                    .isEqualTo(challenge(viewer, NOTHING))
                    .contains("NOT_FOUND");
        }
        for (String row : List.of(
                "onward_share (partnership_id, issuer_id, notice_id, requester_id, to_name, to_email, because, requested_by)"
                        + " select partnership_id, authority_id, id, app.named_id('authority', 'E09000005'), 'X', 'x@x.example', 'X', created_by",
                "notice_challenge (partnership_id, authority_id, notice_id, route, received_on, due_on, recorded_by)"
                        + " select partnership_id, authority_id, id, 'COUNCIL_COMPLAINT', app.today(), app.today(), created_by")) {
            assertThatThrownBy(() ->
                            world.owner().does("insert into " + row + " from notice where id = '" + bare(draft) + "'"))
                    .rootCause()
                    .hasMessageContaining("there is no such circulated notice");
        }
    }

    @Test
    void anotherPartnershipsNoticeIsNotThere() {
        for (Viewer viewer : List.of(WIGAN, ADMIN)) {
            assertThat(request(viewer, notice)).containsExactly("null", "notice", "NOT_FOUND");
            assertThat(share(viewer, notice)).containsExactly("null", "notice", "NOT_FOUND");
            assertThat(disclose(viewer, notice)).containsExactly("null", "notice", "NOT_FOUND");
            assertThat(challenge(viewer, notice)).containsExactly("null", "notice", "NOT_FOUND");
        }
        String id = request(BRENT, notice).getFirst();
        assertThat(decide(HARROW, id, 1, true, "")).containsExactly("null", "id", "NOT_FOUND");
        assertThat(decide(WIGAN, id, 1, true, "")).containsExactly("null", "id", "NOT_FOUND");
    }

    @Test
    void nobodyButTheIssuerSendsOnward() {
        assertThat(share(BRENT, notice)).containsExactly("null", "notice", "FORBIDDEN");
        assertThat(share(COORDINATOR, notice)).containsExactly("null", "notice", "FORBIDDEN");
        assertThat(request(EALING, notice)).containsExactly("null", "notice", "BAD_USER_INPUT");
        String id = request(BRENT, notice).getFirst();
        assertThat(decide(BRENT, id, 1, true, "")).containsExactly("null", "id", "FORBIDDEN");
        assertThat(decide(COORDINATOR, id, 1, true, "")).containsExactly("null", "id", "FORBIDDEN");
        assertThat(challenge(BRENT, notice)).containsExactly("null", "notice", "FORBIDDEN");
    }

    @Test
    void norInSql() {
        String id = bare(request(BRENT, notice).getFirst());
        String sharing = "select app.share_onward('" + uuid() + "', null, 'X', 'x@x.example', 'X')";
        for (String user : List.of("commissioner.brent", "coordinator", "analyst.ealing", "commissioner.wigan")) {
            assertThat(world.as(user, "select app.decide_onward('" + id + "', 1, true, null)"))
                    .containsExactly("false");
            assertRefused(user, sharing, "there is no such notice, or not for you");
            assertRefused(user, "select app.pass_on('" + id + "')", "permission denied");
            assertRefused(user, "select app.pass_on_due()", "only the postman passes on");
            assertRefused(
                    user, "update onward_share set state = 'APPROVED' where id = '" + id + "'", "permission denied");
        }
        assertRefused(
                "commissioner.brent",
                "insert into onward_share (partnership_id, issuer_id, notice_id, notice_version_id, requester_id, to_name, to_email, because, state, decided_at, decided_by)"
                        + " select partnership_id, authority_id, id, latest_version_id, app.authority_id(), 'X', 'x@x.example', 'X', 'APPROVED', now(), app.account_id()"
                        + " from notice where id = '" + uuid() + "' returning id",
                "row-level security");
        String message =
                "insert into delivery (partnership_id, kind, topic_id, issuer_id, notice_id, notice_version_id, to_name, to_email, message_id)"
                        + " select partnership_id, 'ONWARD', '%s', authority_id, id, latest_version_id, 'Elsewhere', 'desk@elsewhere.example', '<x>'"
                        + " from notice where id = '" + uuid() + "'";
        assertRefused("commissioner.ealing", message.formatted(id) + " returning id", "permission denied");
        assertThatThrownBy(() -> world.owner().does(message.formatted(id)))
                .as("even the owner of the tables, of what was only asked for")
                .rootCause()
                .hasMessageContaining("a notice goes onward as its issuer decided");
    }

    @Test
    void aDisclosureIsSeenByWhoMadeItItsDataProtectionOfficerAndTheIssuer() {
        List<String> made = disclose(Viewer.as("commissioner.kensington-chelsea"), notice);
        assertThat(made).element(1).isEqualTo("kensington-chelsea");
        for (Viewer viewer : List.of(
                EALING, Viewer.as("commissioner.kensington-chelsea"), Viewer.as("dpo"), Viewer.as("lead.ealing"))) {
            assertThat(nested(viewer, "disclosures")).containsExactly(made.getFirst());
        }
        for (Viewer viewer : List.of(BRENT, COORDINATOR)) {
            assertThat(nested(viewer, "disclosures")).isEmpty();
            assertThat(viewer.asks("{noticeDisclosure(id:\"" + made.getFirst() + "\"){id}}")
                            .values())
                    .containsExactly("null");
        }
    }

    @Test
    void everyMemberKnowsThatANoticeIsDisputed() {
        String id = challenge(EALING, notice).getFirst();
        for (Viewer viewer : List.of(EALING, BRENT, HARROW, COORDINATOR, Viewer.as("dpo"))) {
            assertThat(nested(viewer, "challenges")).containsExactly(id);
        }
        for (Viewer viewer : List.of(WIGAN, ANALYST, ADMIN)) {
            assertThat(viewer.asks("{noticeChallenge(id:\"" + id + "\"){id}}").values())
                    .containsExactly("null");
        }
        assertThat(BRENT.asks("mutation{decideChallenge(id:\"" + id + "\",version:1,outcome:WITHDRAWN,outcomeOn:\""
                                + Nowadays.today() + "\"){noticeChallenge{id} errors{code}}}")
                        .values())
                .containsExactly("null", "FORBIDDEN");
    }

    @Test
    void whatWasRecordedStays() {
        String share = bare(request(BRENT, notice).getFirst());
        String disclosure = bare(disclose(BRENT, notice).getFirst());
        String challenge = bare(challenge(EALING, notice).getFirst());
        decide(EALING, "onward-share-" + share, 1, false, "Not this time");
        Map.of(
                        "onward_share where id = '" + share + "'", "to_email = 'other@x.example'",
                        "onward_share where id = '" + share + "' ", "decision_words = 'Of course'",
                        " onward_share where id = '" + share + "'",
                                "state = 'APPROVED', notice_version_id = (select latest_version_id from notice where id = notice_id)",
                        "notice_disclosure where id = '" + disclosure + "'", "recipient = 'Nobody'",
                        "notice_challenge where id = '" + challenge + "'", "received_on = received_on - 1")
                .forEach((rows, change) -> {
                    assertKept("update " + rows.replace(" where", " set " + change + " where"));
                    assertKept("delete from " + rows);
                });
        for (String table : List.of("onward_share", "notice_disclosure", "notice_challenge")) {
            assertKept("truncate " + table + " cascade");
        }
    }

    private void assertKept(String sql) {
        assertThatThrownBy(() -> world.owner().does(sql))
                .as(sql)
                .rootCause()
                .hasMessageMatching("(?s)ERROR: (rows are only added|.* neither changed nor deleted).*");
    }

    private void assertRefused(String user, String sql, String words) {
        assertThatThrownBy(() -> world.as(user, sql))
                .as(user + ": " + sql)
                .rootCause()
                .hasMessageContaining(words);
    }

    private List<String> nested(Viewer viewer, String list) {
        return viewer.asks("{notice(id:\"" + notice + "\"){" + list + "{nodes{id}}}}")
                .values();
    }

    @Test
    void noneOfItSaysWhatTheNoticeSays() {
        request(BRENT, notice);
        disclose(EALING, notice);
        challenge(EALING, notice);
        assertThat(HARROW.asks(
                                "{notice(id:\"" + notice
                                        + "\"){onwardShares{nodes{because}} disclosures{nodes{what}} challenges{nodes{route state receivedOn dueOn outcome}}}}")
                        .text())
                .doesNotContain(NoticeWorld.MARK)
                .doesNotContain("placements")
                .contains("COUNCIL_COMPLAINT");
    }
}
