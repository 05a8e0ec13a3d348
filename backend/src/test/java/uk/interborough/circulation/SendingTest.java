package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.interborough.testing.Viewer;

/** Messages on their way to a mail server that is sometimes away and does not like every address. */
@ExtendWith(OutputCaptureExtension.class)
class SendingTest extends MailWork {
    private static final Viewer COORDINATOR = Viewer.as("coordinator");

    @Autowired
    Postman postman;

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
    void whatIsSentAgainGoesToTheAddressThatWasPutRight() {
        POST_OFFICE.refuses("officer@harrow.example", "550 no such mailbox");
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 8")::equals);
        String failed =
                "select * from delivery where notice_id = '" + notice + "' and to_email = 'officer@harrow.example'";
        List<String> before = world.owner().values(failed);

        assertThat(again(failed))
                .as("the address is as it was: the same message")
                .isEqualTo(before.getFirst());
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 8")::equals);
        before = world.owner().values(failed);

        assertThat(putRight("officer@harrow.example", "office@harrow.example")).isEmpty();
        String message = again(failed);
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 9")::equals);
        assertThat(world.owner().values(failed))
                .as("what failed stays as it was")
                .isEqualTo(before);
        assertThat(world.owner()
                        .values(
                                "select d.to_email, d.to_name, d.receipt_id = f.receipt_id, d.message_id <> f.message_id"
                                        + " from delivery d, (" + failed + ") f where d.id = '" + message + "'"))
                .containsExactly("office@harrow.example", "officer of Harrow", "true", "true");
        assertThat(POST_OFFICE.mails())
                .filteredOn(each -> each.to().equals("office@harrow.example"))
                .extracting(PostOffice.Mail::subject)
                .containsExactly("Notice " + world.reference(notice) + ": please acknowledge by 27 November 2026");
        assertThat(again(failed)).as("it is there").isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void whatIsSentAgainGoesToWhoeverIsThereInsteadOfAFormerContact() {
        POST_OFFICE.refuses("officer@harrow.example", "550 no such mailbox");
        String notice = world.circulated("WEST_LONDON", "ealing");
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 8")::equals);
        world.owner().does("""
                        insert into notice_contact (partnership_id, authority_id, role, name, email)
                        select partnership_id, authority_id, 'MAILBOX', 'Desk', 'desk@harrow.example' from notice_contact
                        where email = 'officer@harrow.example'""", "delete from notice_contact where email = 'officer@harrow.example'");
        again("select id from delivery where notice_id = '" + notice + "' and to_email = 'officer@harrow.example'");
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 9")::equals);
        assertThat(recipients(notice)).contains("desk@harrow.example");
    }

    @Test
    void aProvidersCopyIsSentAgainToItsPresentAddress() {
        POST_OFFICE.refuses("provider@provider.example", "550 no such mailbox");
        String notice = world.circulated("WEST_LONDON", "ealing");
        String provider = " where email = 'provider@provider.example'";
        await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 7")::equals);
        String failed = "select id from delivery where notice_id = '" + notice + "' and provider_id is not null";
        world.owner().does("update provider set email = null" + provider);
        try {
            assertThat(again(failed)).isEqualTo("BAD_USER_INPUT");
            world.owner()
                    .does("update provider set email = 'new@provider.example' where name = 'Provider "
                            + NoticeWorld.MARK + "'");
            again(failed);
            await().until(() -> world.states(notice), List.of("BOUNCED 1", "SENT 8")::equals);
            assertThat(recipients(notice)).contains("new@provider.example");
        } finally {
            world.owner()
                    .does("update provider set email = 'provider@provider.example' where name = 'Provider "
                            + NoticeWorld.MARK + "'");
        }
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

    /** The message that goes out, or the code of why none does. */
    private String again(String delivery) {
        String told = COORDINATOR
                .asks("mutation{sendAgain(delivery:\"delivery-"
                        + world.owner().values(delivery).getFirst() + "\"){delivery{id} errors{code}}}")
                .values()
                .getLast();
        return told.replaceFirst("^delivery-", "");
    }

    /** Faults. */
    private List<String> putRight(String email, String right) {
        String contact = world.owner()
                .value("select 'notice-contact-' || id from notice_contact where email = '" + email
                        + "' and partnership_id = app.named_id('partnership', 'WEST_LONDON')");
        return COORDINATOR
                .asks("mutation{updateNoticeContact(id:\"" + contact
                        + "\",version:1,contact:{role:OFFICER,name:\"officer of Harrow\",email:\"" + right
                        + "\",isCirculated:true}){errors{code}}}")
                .values();
    }

    private Set<String> recipients(String notice) {
        String reference = world.reference(notice);
        return POST_OFFICE.mails().stream()
                .filter(each -> each.subject().contains(reference))
                .map(PostOffice.Mail::to)
                .collect(Collectors.toSet());
    }
}
