package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;

/** Messages on their way to a mail server that is sometimes away and does not like every address. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "interborough.mail.from=interborough@partnership.example",
            "interborough.public-url=https://interborough.example/",
            "interborough.mail.first-pause=50ms",
            "interborough.mail.longest-pause=200ms",
            "interborough.mail.attempts=6",
            "interborough.jobs.poll=100ms"
        })
@OnDemonstration
@ExtendWith(OutputCaptureExtension.class)
class SendingTest {
    private static final PostOffice POST_OFFICE = new PostOffice();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", POST_OFFICE::port);
    }

    @Autowired
    TestDatabase database;

    @Autowired
    Postman postman;

    private NoticeWorld world;

    @BeforeEach
    void everybodyIsThere() {
        world = new NoticeWorld(database).withContacts();
        POST_OFFICE.refusesNobody();
        POST_OFFICE.start();
    }

    @AfterEach
    void closed() {
        POST_OFFICE.stop();
    }

    @Test
    void aSmallAndALargePartnershipAreToldByTheSameCode() {
        String small = world.circulated("WEST_LONDON", "ealing");
        String large = world.circulated("NORTH_WEST", "wigan");
        await().until(() -> world.states(small), List.of("SENT 8")::equals); // 7 members, the provider
        await().until(() -> world.states(large), List.of("SENT 26")::equals); // 24 members, an observer, the provider
        assertThat(recipients(small))
                .hasSize(8)
                .contains("officer@ealing.example", "officer@brent.example", "provider@provider.example");
        assertThat(recipients(large))
                .hasSize(26)
                .contains("officer@wigan.example", "officer@bury.example", "desk@observer.example");
    }

    @Test
    void aMessageHoldsReferenceDeadlineAndLinkAndNothingOfTheCase(CapturedOutput output) {
        POST_OFFICE.refuses("officer@harrow.example", "451 later");
        POST_OFFICE.refuses("officer@hounslow.example", "550 never");
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(
                        () -> world.states(notice),
                        List.of("BOUNCED 1", "FAILED 1", "SENT 8")::equals); // two alerts among them
        PostOffice.Mail mail = POST_OFFICE.mails().stream()
                .filter(each -> each.to().equals("officer@brent.example"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.subject())
                .isEqualTo("Notice " + world.reference(notice) + ": please acknowledge by 27 November 2026");
        assertThat(mail.whole())
                .contains("https://interborough.example/notices/notice-" + notice)
                .contains("exclusive use of the", "Each authority decides for itself", "not to be passed on");
        assertThat(POST_OFFICE.mails())
                .extracting(PostOffice.Mail::whole)
                .noneMatch(each -> each.contains(NoticeWorld.MARK));
        assertThat(output.getAll()).doesNotContain(NoticeWorld.MARK).doesNotContain(".example");
        assertThat(world.owner()
                        .values("select problem from delivery where notice_id = '" + notice
                                + "' and problem is not null"))
                .noneMatch(each -> each.contains(NoticeWorld.MARK));
    }

    @Test
    void aServerThatIsAwayIsWaitedFor() {
        POST_OFFICE.stop();
        String notice = world.circulated("WEST_LONDON", "brent");
        await().until(() -> world.owner()
                .value(
                        "select count(*) from delivery where notice_id = '" + notice
                                + "' and state = 'QUEUED' and attempts > 0 and attempt_next_at is not null and problem = 'The mail server does not answer.'")
                .equals("8"));
        POST_OFFICE.start();
        await().until(() -> world.states(notice), List.of("SENT 8")::equals);
        assertThat(recipients(notice)).hasSize(8);
    }

    @Test
    void anAddressThatIsRefusedBouncesAtOnceAndDelaysNobody() {
        POST_OFFICE.refuses("officer@harrow.example", "550 5.1.1 no such mailbox");
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 8")::equals);
        assertThat(world.owner()
                        .values("select attempts, problem from delivery where notice_id = '" + notice
                                + "' and state = 'BOUNCED'"))
                .containsExactly("1", "The mail server did not take the address: 550 5.1.1 no such mailbox");
        assertThat(POST_OFFICE.mails())
                .filteredOn(each -> each.to().equals(NoticeWorld.COORDINATOR))
                .extracting(PostOffice.Mail::subject)
                .containsExactly("Notice " + world.reference(notice) + " has not reached Harrow");
    }

    @Test
    void aMemberWithAnotherAddressIsReached() {
        world.owner().does("""
                        insert into notice_contact (partnership_id, authority_id, role, name, email)
                        select partnership_id, authority_id, 'MAILBOX', 'Desk', 'desk@harrow.example' from notice_contact where email = 'officer@harrow.example'""");
        POST_OFFICE.refuses("officer@harrow.example", "550 no such mailbox");
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 8")::equals);
        assertThat(recipients(notice)).doesNotContain(NoticeWorld.COORDINATOR);
    }

    @Test
    void addressesThatFailAtOnceTellTheCoordinatorOnce() {
        world.owner().does("""
                        insert into notice_contact (partnership_id, authority_id, role, name, email)
                        select partnership_id, authority_id, 'MAILBOX', 'Desk', 'desk' || n || '@harrow.example'
                        from notice_contact, generate_series(1, 9) n where email = 'officer@harrow.example'""");
        POST_OFFICE.refuses("officer@harrow.example", "550 no");
        for (int i = 1; i <= 9; i++) {
            POST_OFFICE.refuses("desk" + i + "@harrow.example", "550 no");
        }
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("BOUNCED 10", "SENT 8")::equals);
        assertThat(recipients(notice)).contains(NoticeWorld.COORDINATOR);
    }

    @Test
    void aMessageIsGivenUpAfterItsLastAttempt() {
        POST_OFFICE.refuses("officer@harrow.example", "451 try later");
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("FAILED 1", "SENT 8")::equals);
        assertThat(world.owner()
                        .values("select attempts, attempt_next_at from delivery where notice_id = '" + notice
                                + "' and state = 'FAILED'"))
                .containsExactly("6", "null");
        assertThat(recipients(notice)).contains(NoticeWorld.COORDINATOR);
    }

    @Test
    void whatHasNoJobGetsOne() {
        world.owner().does("alter table delivery disable trigger schedule_queued");
        String notice;
        try {
            notice = world.circulated("WEST_LONDON", "ealing");
        } finally {
            world.owner().does("alter table delivery enable trigger schedule_queued");
        }
        assertThat(world.states(notice)).containsExactly("QUEUED 8");
        postman.sweep();
        await().until(() -> world.states(notice), List.of("SENT 8")::equals);
    }

    @Test
    void nothingIsLeftOfAJobThatIsDone() {
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("SENT 8")::equals);
        await().until(() -> world.owner()
                .value("select count(*) from jobs.scheduled_tasks where task_name = 'delivery'")
                .equals("0"));
    }

    private Set<String> recipients(String notice) {
        String reference = world.reference(notice);
        return POST_OFFICE.mails().stream()
                .filter(each -> each.subject().contains(reference))
                .map(PostOffice.Mail::to)
                .collect(Collectors.toSet());
    }
}
