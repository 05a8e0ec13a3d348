package uk.interborough.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.circulation.MailWork;
import uk.interborough.circulation.NoticeWorld;
import uk.interborough.circulation.PostOffice;
import uk.interborough.testing.Viewer;

/** Who is told before whom, on a mail server that is sometimes away. */
class OnwardMailTest extends MailWork {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer BRENT = Viewer.as("commissioner.brent");
    private static final String RECIPIENT = "desk@elsewhere.example";

    @Autowired
    Onward onward;

    @Test
    void providerAndCoordinatorAreToldBeforeItGoes() {
        String notice = circulated();
        POST_OFFICE.stop();
        String share = approved(notice);
        await().until(() -> deliveries(share), List.of("TOLD_BEFORE QUEUED", "TOLD_BEFORE QUEUED")::equals);
        world.owner().does("update onward_share set not_before = now() where id = '" + share + "'");
        assertThat(onward.passOn()).as("while they are still to be told").isZero();
        assertThat(state(share)).isEqualTo("APPROVED");
        assertThatThrownBy(() -> world.owner().does("""
                        insert into delivery (partnership_id, kind, topic_id, issuer_id, notice_id, notice_version_id, to_name, to_email, message_id)
                        select partnership_id, 'ONWARD', id, issuer_id, notice_id, notice_version_id, to_name, to_email, '<past.them@interborough.invalid>'
                        from onward_share where id = '""" + share + "'"))
                .as("nor past whoever passes on")
                .rootCause()
                .hasMessageContaining("a notice goes onward as its issuer decided");

        POST_OFFICE.start();
        await().until(() -> state(share), "SENT"::equals);
        assertThat(POST_OFFICE.mails())
                .extracting(PostOffice.Mail::to)
                .containsExactlyInAnyOrder("provider@provider.example", NoticeWorld.COORDINATOR, RECIPIENT);
        assertThat(world.owner()
                        .values(
                                "select t.sent_at <= o.queued_at from delivery o join delivery t on t.topic_id = o.topic_id"
                                        + " where o.kind = 'ONWARD' and t.kind = 'TOLD_BEFORE' and o.topic_id = '"
                                        + share + "'"))
                .containsExactly("true", "true");
        assertThat(POST_OFFICE.mails())
                .extracting(PostOffice.Mail::whole)
                .allMatch(each -> each.contains(world.reference(notice)) && each.contains("not to be passed on"))
                .noneMatch(each -> each.contains(NoticeWorld.MARK) || each.contains("placements"));
        assertThat(POST_OFFICE.mails())
                .filteredOn(each -> !each.to().equals(NoticeWorld.COORDINATOR))
                .extracting(PostOffice.Mail::whole)
                .noneMatch(each -> each.contains("https://"));
        assertThat(EALING.asks("{onwardShare(id:\"onward-share-" + share
                                + "\"){state providerTold noticeVersion{number} toName requester{slug} decidedBy{name}"
                                + " deliveries{nodes{kind state}}}}")
                        .values())
                .containsExactly(
                        "SENT",
                        "TOLD",
                        "1",
                        "Elsewhere",
                        "brent",
                        "Commissioner, Ealing",
                        "TOLD_BEFORE",
                        "SENT",
                        "TOLD_BEFORE",
                        "SENT",
                        "ONWARD",
                        "SENT");
    }

    @Test
    void whoCannotBeToldByMessageHoldsItForAnHour() {
        String notice = circulated();
        POST_OFFICE.refuses("provider@provider.example", "550 gone away");
        String share = approved(notice);
        await().until(() -> deliveries(share), List.of("TOLD_BEFORE BOUNCED", "TOLD_BEFORE SENT")::equals);
        assertThat(onward.passOn()).isZero();
        assertThat(state(share)).isEqualTo("APPROVED");
        assertThat(world.owner().value("select not_before - decided_at from onward_share where id = '" + share + "'"))
                .isEqualTo("01:00:00");
        world.owner().does("update onward_share set not_before = now() where id = '" + share + "'");
        assertThat(onward.passOn()).isEqualTo(1);
        assertThat(onward.passOn()).isZero();
        await().until(() -> state(share), "SENT"::equals);
    }

    @Test
    void aProviderThatTheNoticeKeepsInTheDarkIsNotTold() {
        String version = world.draft("WEST_LONDON", "ealing");
        world.owner()
                .does(
                        "update notice_version set informed_on = null, not_informed_id = app.named_id('notice_term', 'NOT_INFORMED', 'WOULD_AGGRAVATE')"
                                + " where id = '" + version + "'");
        String notice = world.circulate(version);
        await().until(() -> world.states(notice), List.of("SENT 7")::equals);
        POST_OFFICE.empties();
        String share = approved(notice);
        await().until(() -> state(share), "SENT"::equals);
        assertThat(POST_OFFICE.mails())
                .extracting(PostOffice.Mail::to)
                .containsExactlyInAnyOrder(NoticeWorld.COORDINATOR, RECIPIENT);
        assertThat(EALING.asks("{onwardShare(id:\"onward-share-" + share + "\"){providerTold}}")
                        .values())
                .containsExactly("NOT_INFORMED");
    }

    @Test
    void whatIsClosedBeforeItWentDoesNotGo() {
        String notice = circulated();
        POST_OFFICE.stop();
        String share = approved(notice);
        assertThat(EALING.asks("mutation{signOffNoticeReview(notice:\"notice-" + notice + "\"){errors{code}}}")
                        .values())
                .isEmpty();
        POST_OFFICE.start();
        await().until(() -> state(share), "STOPPED"::equals);
        await().until(() -> deliveries(share), sent -> sent.stream().allMatch("TOLD_BEFORE SENT"::equals));
        assertThat(state(share)).isEqualTo("STOPPED");
    }

    @Test
    void anAddressThatRefusesItIsShown() {
        String notice = circulated();
        POST_OFFICE.refuses(RECIPIENT, "550 nobody of that name");
        String share = approved(notice);
        await().until(() -> state(share), "UNREACHED"::equals);
        assertThat(BRENT.asks("{onwardShare(id:\"onward-share-" + share + "\"){state deliveries{nodes{id}}}}")
                        .values())
                .containsExactly("UNREACHED");
    }

    private String circulated() {
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("SENT 8")::equals);
        POST_OFFICE.empties();
        return notice;
    }

    /** What Brent asked for and Ealing approved. */
    private String approved(String notice) {
        String id = BRENT.asks("mutation{requestOnwardSharing(notice:\"notice-" + notice
                        + "\",to:{name:\"Elsewhere\",email:\"" + RECIPIENT
                        + "\"},because:\"Two placements of " + NoticeWorld.MARK
                        + " are known\"){onwardShare{id} errors{code}}}")
                .values()
                .getFirst();
        assertThat(EALING.asks("mutation{decideOnwardSharing(id:\"" + id
                                + "\",version:1,approved:true){onwardShare{version} errors{code}}}")
                        .values())
                .containsExactly("2");
        return id.substring(id.length() - 36);
    }

    private String state(String share) {
        return world.owner().value("select state from onward_share where id = '" + share + "'");
    }

    private List<String> deliveries(String share) {
        return world.owner()
                .values("select kind || ' ' || state from delivery where topic_id = '" + share + "' order by 1");
    }
}
