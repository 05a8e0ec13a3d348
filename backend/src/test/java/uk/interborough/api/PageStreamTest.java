package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.Disposable;
import uk.interborough.circulation.NoticeWorld;
import uk.interborough.security.CurrentRights;
import uk.interborough.security.Identities;
import uk.interborough.testing.Announcing;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** What a page of this process is told of notices: what whoever sits before it may see, and only as long as they may. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class PageStreamTest {
    private static final String CHANGED = "subscription { noticeChanged { happened notice { reference } } }";

    @Autowired
    GraphQlClient page;

    @Autowired
    Identities identities;

    @Autowired
    TestDatabase database;

    @Autowired
    Time time;

    private NoticeWorld world;

    @BeforeEach
    void heard() {
        world = new NoticeWorld(database);
        Announcing.isHeardBy(Viewer.as("commissioner.ealing"));
    }

    @AfterEach
    void nobodyIsLeft() {
        SecurityContextHolder.clearContext();
    }

    /** Texts of what the page of somebody is told; ended by the codes of errors. */
    private Disposable follow(String user, List<String> told) {
        SecurityContextHolder.setContext(CurrentRights.contextOf(identities.byToken("demo-" + user)));
        try {
            return page.document(CHANGED)
                    .executeSubscription()
                    .doOnComplete(() -> told.add("end"))
                    .subscribe(answer -> told.add(
                            answer.getErrors().isEmpty()
                                    ? answer.<Object>getData().toString()
                                    : String.valueOf(answer.getErrors()
                                            .getFirst()
                                            .getExtensions()
                                            .get("code"))));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void eachPageIsToldWhatItsPersonMaySeeFromTheMomentItListens() {
        List<String> issuer = new CopyOnWriteArrayList<>();
        List<String> member = new CopyOnWriteArrayList<>();
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        Disposable first = follow("commissioner.ealing", issuer);
        Disposable second = follow("commissioner.brent", member);
        Disposable third = follow("commissioner.wigan", elsewhere);

        String notice = world.circulated("WEST_LONDON", "ealing");

        String circulated = "{noticeChanged={happened=CIRCULATED, notice={reference=" + world.reference(notice) + "}}}";
        await().untilAsserted(() -> {
            assertThat(issuer).hasSizeGreaterThan(1).first().asString().contains("DRAFTED");
            assertThat(issuer).last().isEqualTo(circulated);
            assertThat(member).containsExactly(circulated);
        });
        first.dispose();
        second.dispose();
        third.dispose();
        world.circulated("WEST_LONDON", "ealing");
        assertThat(member).as("a page that was left is told nothing").hasSize(1);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void whoseRightsChangeIsToldNoMore() {
        List<String> told = new CopyOnWriteArrayList<>();
        follow("lead.hounslow", told);
        world.owner()
                .does(
                        "insert into account_role (account_id, role) select id, 'ANALYST' from account where username = 'lead.hounslow'");
        try {
            time.passes(Duration.ofSeconds(6));

            await().untilAsserted(() -> assertThat(told).containsExactly("UNAUTHENTICATED", "end"));
        } finally {
            world.owner()
                    .does(
                            "delete from account_role where role = 'ANALYST' and account_id = (select id from account where username = 'lead.hounslow')");
        }
    }

    @Test
    void nobodyIsToldNothing() {
        List<String> told = new CopyOnWriteArrayList<>();
        page.document(CHANGED)
                .executeSubscription()
                .subscribe(answer -> told.add(String.valueOf(
                        answer.getErrors().getFirst().getExtensions().get("code"))));

        assertThat(told).containsExactly("UNAUTHENTICATED");
    }
}
