package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** What receivers answer, what is done at the desk, and the demonstration's outbox. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.jobs.poll=100ms")
@OnDemonstration
class AnswersTest {
    private static final Viewer BRENT = Viewer.as("commissioner.brent");
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer COORDINATOR = Viewer.as("coordinator");
    private static final String ACKNOWLEDGE =
            "mutation($n:ID!,$o:[NoticeOutcomeInput!]=[],$k:String){acknowledgeNotice(notice:$n,outcomes:$o,clientMutationKey:$k){receipt{state authority{name} outcomes{nodes{outcome{code} words}}} errors{field code}}}";
    private static final String RECORD =
            "mutation($n:ID!,$o:[NoticeOutcomeInput!]!){recordNoticeOutcomes(notice:$n,outcomes:$o){receipt{state outcomes{nodes{outcome{code} words}}} errors{field code}}}";

    @Autowired
    TestDatabase database;

    private NoticeWorld world;
    private String notice;
    private String id;

    @BeforeEach
    void aNoticeOfEaling() {
        world = new NoticeWorld(database).withContacts();
        notice = world.circulated("WEST_LONDON", "ealing");
        id = "notice-" + notice;
    }

    @Test
    void aReceiverAcknowledgesAndSaysWhatItDid() {
        assertThat(BRENT.asks(ACKNOWLEDGE, Map.of("n", id, "o", List.of(outcome("CONTACTED_PROVIDER"))))
                        .values())
                .containsExactly("ACKNOWLEDGED", "Brent", "CONTACTED_PROVIDER", "null");
        assertThat(BRENT.asks(RECORD, Map.of("n", id, "o", List.of(other("Asked the police"))))
                        .values())
                .containsExactly("ACKNOWLEDGED", "CONTACTED_PROVIDER", "null", "OTHER", "Asked the police");
        assertThat(EALING.asks(
                                "{notice(id:\"" + id
                                        + "\"){receipts(where:{state:{eq:ACKNOWLEDGED}}){nodes{authority{name} acknowledgedBy{name}}}}}")
                        .values())
                .containsExactly("Brent", "Commissioner, Brent");
    }

    @Test
    void acknowledgingTwiceIsHarmless() {
        Map<String, ?> sent = Map.of("n", id, "o", List.of(outcome("NO_ACTION")), "k", "a key " + notice);
        List<String> first = BRENT.asks(ACKNOWLEDGE, sent).values();
        assertThat(BRENT.asks(ACKNOWLEDGE, sent).values()).isEqualTo(first);
        String at = world.owner().value(acknowledgedAt());
        assertThat(BRENT.asks(ACKNOWLEDGE, Map.of("n", id, "o", List.of(outcome("NO_ACTION"))))
                        .values())
                .containsExactly("ACKNOWLEDGED", "Brent", "NO_ACTION", "null");
        assertThat(world.owner().value(acknowledgedAt())).isEqualTo(at);
        assertThat(BRENT.asks(ACKNOWLEDGE, Map.of("n", id, "k", "a key " + notice))
                        .values())
                .containsExactly("null", "clientMutationKey", "KEY_REUSED");
    }

    @Test
    void allFaultsOfOutcomesComeAtOnceAndNothingIsSaved() {
        assertThat(BRENT.asks(
                                ACKNOWLEDGE,
                                Map.of(
                                        "n",
                                        id,
                                        "o",
                                        List.of(
                                                Map.of("outcome", term("OUTCOME", "OTHER"), "words", " "),
                                                Map.of("outcome", term("PURPOSE", "RISK")),
                                                Map.of(
                                                        "outcome",
                                                        term("OUTCOME", "NO_ACTION"),
                                                        "happenedOn",
                                                        "2026-11-23",
                                                        "words",
                                                        "x".repeat(1001)))))
                        .values())
                .containsExactly(
                        "null",
                        "outcomes.0.words",
                        "INCOMPLETE",
                        "outcomes.1.outcome",
                        "NOT_IN_LIST",
                        "outcomes.2.words",
                        "TOO_LONG",
                        "outcomes.2.happenedOn",
                        "OUT_OF_RANGE");
        assertThat(world.owner().value(acknowledgedAt())).isEqualTo("null");
        assertThat(BRENT.asks(RECORD, Map.of("n", id, "o", List.of())).values())
                .containsExactly("null", "outcomes", "INCOMPLETE", "notice", "BAD_USER_INPUT");
    }

    @Test
    void onlyReceiversAnswerAndOthersCannotTellWhatThereIs() {
        assertThat(EALING.asks(ACKNOWLEDGE, Map.of("n", id)).values())
                .containsExactly("null", "notice", "BAD_USER_INPUT");
        assertThat(COORDINATOR.asks(ACKNOWLEDGE, Map.of("n", id)).values())
                .containsExactly("null", "notice", "FORBIDDEN");
        assertThat(Viewer.as("commissioner.wigan")
                        .asks(ACKNOWLEDGE, Map.of("n", id))
                        .values())
                .containsExactly("null", "notice", "NOT_FOUND");
        String draft = world.owner()
                .value("select notice_id from notice_version where id = '" + world.draft("WEST_LONDON", "ealing")
                        + "'");
        assertThat(BRENT.asks(ACKNOWLEDGE, Map.of("n", "notice-" + draft)).values())
                .containsExactly("null", "notice", "NOT_FOUND");
    }

    @Test
    void theDeskNotesABounceAndSendsAgainUnderTheSameMessageId() {
        await().until(() -> world.states(notice), List.of("SENT 8")::equals);
        String delivery = world.owner()
                .value("select id from delivery where notice_id = '" + notice
                        + "' and to_email = 'officer@brent.example'");
        String bounce = "mutation{recordBounce(delivery:\"delivery-" + delivery
                + "\",problem:\" no such person \"){delivery{state problem receipt{state}} errors{field code}}}";
        String again =
                "mutation{sendAgain(delivery:\"delivery-" + delivery + "\"){delivery{attempts} errors{field code}}}";
        assertThat(BRENT.asks(bounce).values()).containsExactly("null", "delivery", "FORBIDDEN");
        assertThat(Viewer.as("commissioner.harrow").asks(bounce).values())
                .containsExactly("null", "delivery", "NOT_FOUND");
        assertThat(COORDINATOR.asks(again).values()).containsExactly("null", "delivery", "BAD_USER_INPUT");
        assertThat(COORDINATOR.asks(bounce.replace("no such person", "")).values())
                .containsExactly("null", "problem", "INCOMPLETE");
        assertThat(COORDINATOR.asks(bounce).values()).containsExactly("BOUNCED", "no such person", "UNREACHED");
        assertThat(COORDINATOR.asks(again).values()).containsExactly("0");
        await().until(() -> world.states(notice), List.of("SENT 9")::equals); // and the coordinator's alert
        assertThat(world.owner()
                        .values("select count(*), count(distinct message_id) from outbox_message where delivery_id = '"
                                + delivery + "'"))
                .containsExactly("2", "1");
    }

    @Test
    void aMemberIsRemindedOnceADayByTheIssuerOrTheCoordinator() {
        String receipt = "notice-receipt-"
                + world.owner()
                        .value(
                                "select r.id from receipt r join authority a on a.id = r.authority_id where notice_id = '"
                                        + notice + "' and slug = 'brent'");
        String remind = "mutation{remindOfNotice(receipt:\"" + receipt
                + "\"){receipt{deliveries(where:{kind:{eq:REMINDER}}){nodes{toEmail}}} errors{field code}}}";
        assertThat(BRENT.asks(remind).values()).containsExactly("null", "receipt", "FORBIDDEN");
        assertThat(Viewer.as("commissioner.wigan").asks(remind).values())
                .containsExactly("null", "receipt", "NOT_FOUND");
        assertThat(EALING.asks(remind).values()).containsExactly("officer@brent.example");
        assertThat(COORDINATOR.asks(remind).values()).containsExactly("officer@brent.example");
        BRENT.asks(ACKNOWLEDGE, Map.of("n", id));
        assertThat(EALING.asks(remind).values()).containsExactly("null", "receipt", "BAD_USER_INPUT");
    }

    @Test
    void theOutboxOfTheDemonstrationIsReadByTheRecipientsAuthorityAndTheCoordinator() {
        await().until(() -> world.states(notice), List.of("SENT 8")::equals);
        String asked = "{outboxMessages(where:{delivery:{notice:{id:{eq:\"" + id
                + "\"}}}},orderBy:[{toEmail:ASC}]){nodes{toEmail subject}}}";
        String subject = "Notice " + world.reference(notice) + ": please acknowledge by 27 November 2026";
        assertThat(BRENT.asks(asked).values()).containsExactly("officer@brent.example", subject);
        assertThat(COORDINATOR.asks(asked).values()).hasSize(16).contains("provider@provider.example");
        assertThat(Viewer.as("analyst.brent").asks(asked).values()).isEmpty();
        assertThat(Viewer.as("commissioner.wigan").asks(asked).values()).isEmpty();
    }

    private String acknowledgedAt() {
        return "select acknowledged_at from receipt where notice_id = '" + notice
                + "' and authority_id = (select id from authority where slug = 'brent')";
    }

    private Map<String, ?> outcome(String code) {
        return Map.of("outcome", term("OUTCOME", code));
    }

    private Map<String, ?> other(String words) {
        return Map.of("outcome", term("OUTCOME", "OTHER"), "words", words);
    }

    private String term(String list, String code) {
        return "notice-term-"
                + world.owner().value("select app.named_id('notice_term', '" + list + "', '" + code + "')");
    }
}
