package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.Announcing;
import uk.interborough.testing.EventStream;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** What happens to notices, told to those who may see it and to nobody else. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class NoticeSubscriptionTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer BRENT = Viewer.as("commissioner.brent");

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private NoticeWorld world;

    @BeforeEach
    void contacts() {
        world = new NoticeWorld(database).withContacts();
        Announcing.isHeardBy(EALING);
    }

    @Test
    void draftsAreToldToTheirIssuerAndCirculationToTheMembers() {
        try (EventStream issuer = stream(EALING);
                EventStream member = stream(BRENT);
                EventStream analyst = stream(Viewer.as("analyst.brent"));
                EventStream elsewhere = stream(Viewer.as("commissioner.wigan"))) {
            String version = world.draft("WEST_LONDON", "ealing");
            assertThat(next(issuer)).containsExactly("DRAFTED", "null", "DRAFT");
            world.owner().does("update notice_version set edit = 2 where id = '" + version + "'");
            assertThat(next(issuer)).containsExactly("DRAFT_CHANGED", "null", "DRAFT");
            String notice = world.circulate(version);
            List<String> circulated = List.of("CIRCULATED", world.reference(notice), "CIRCULATED");
            assertThat(next(issuer)).isEqualTo(circulated);
            assertThat(next(member)).as("nothing before it").isEqualTo(circulated);

            acknowledges(notice);
            List<String> acknowledged = List.of("ACKNOWLEDGED", world.reference(notice), "CIRCULATED");
            assertThat(next(member)).isEqualTo(acknowledged);
            assertThat(next(issuer)).isEqualTo(acknowledged);

            correct(notice);
            assertThat(next(issuer)).containsExactly("DRAFTED", world.reference(notice), "CIRCULATED");
            world.as("commissioner.ealing", "select app.close_notice('" + notice + "', 'REVIEW_SIGNED_OFF')");
            List<String> closed = List.of("CLOSED", world.reference(notice), "CLOSED");
            assertThat(next(issuer)).isEqualTo(closed);
            assertThat(next(member)).as("not of the draft before it").isEqualTo(closed);
            assertThat(analyst.isQuiet()).isTrue();
            assertThat(elsewhere.isQuiet()).isTrue();
        }
    }

    @Test
    void whatIsSubmittedIsToldToTheCoordinatorToo() {
        try (EventStream coordinator = stream(Viewer.as("coordinator"));
                EventStream member = stream(Viewer.as("commissioner.bury"))) {
            String version = world.draft("NORTH_WEST", "wigan");
            assertThat(next(coordinator)).containsExactly("DRAFTED", "null", "SUBMITTED");
            String notice = world.circulate(version);
            assertThat(next(member)).containsExactly("CIRCULATED", world.reference(notice), "CIRCULATED");
        }
    }

    @Test
    void rightsThatChangeEndTheStreamBeforeItSaysMore() {
        try (EventStream stream = stream(Viewer.as("lead.harrow"))) {
            world.owner()
                    .does(
                            "delete from account_role where account_id = (select id from account where username = 'lead.harrow')");
            time.passes(Duration.ofSeconds(4));
            assertThat(stream.next().data()).contains("UNAUTHENTICATED").doesNotContain("data");
        }
    }

    private void acknowledges(String notice) {
        BRENT.asks("mutation{acknowledgeNotice(notice:\"notice-" + notice + "\"){errors{code}}}")
                .data();
    }

    private void correct(String notice) {
        world.owner()
                .does("insert into notice_version (notice_id, partnership_id, authority_id, kind, changed_by)"
                        + " select id, partnership_id, authority_id, 'CORRECTION', created_by from notice where id = '"
                        + notice + "'");
    }

    private static List<String> next(EventStream stream) {
        return Reply.valuesOf(stream.next().json().at("/data/noticeChanged"));
    }

    private static EventStream stream(Viewer viewer) {
        EventStream stream = EventStream.open(viewer.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("query", "subscription{noticeChanged{happened notice{reference state}}}")))));
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.any().name()).isEqualTo(":");
        return stream;
    }
}
