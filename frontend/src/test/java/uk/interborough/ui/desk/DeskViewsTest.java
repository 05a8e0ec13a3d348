package uk.interborough.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.PageTest;

class DeskViewsTest extends PageTest {

    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    private void coordinator() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of("COORDINATOR"));
        viewer.put("authority", null);
        api.answer("Viewer", v -> Map.of("viewer", viewer));
    }

    @Test
    void anIssuerSeesItsNoticesByMembersAndTheMessagesOfACell() {
        open("notices/desk");
        assertThat(page()).contains("Overdue", "by 25 Nov 2026", "Acknowledged").doesNotContain("Submitted to you");

        press("cell-notice_receipt-1");

        assertThat(page()).contains("notices@ealing.example", "Send reminder").doesNotContain("It bounced");
        press("remind");
        assertThat(page()).contains("The contacts of Ealing are reminded.");
        press("close-trail");
        assertThat(page()).doesNotContain("notices@ealing.example");
    }

    @Test
    void aCoordinatorSeesWhatWasSubmittedAndMendsMessages() {
        coordinator();
        open("notices/desk");
        assertThat(page()).contains("Submitted to you");

        press("cell-notice_receipt-1");
        assertThat(page()).contains("It bounced");
    }

    @Test
    void onesOwnContactsAreChangedAndWhoHasNoneIsNamed() {
        open("notices/contacts");

        assertThat(page()).contains("Notices reach nobody at: Brent", "Contracts officer 1", "Add a contact");
        assertThat(find(NativeButton.class).withId("change-notice_contact-1").all())
                .hasSize(1);
        assertThat(find(NativeButton.class).withId("change-notice_contact-2").all())
                .isEmpty();
        press("change-notice_contact-1");
        press("save-contact");
        assertThat(page()).contains("The contact is saved.");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("UpdateNoticeContact ") && asked.contains("version=1"));
    }

    @Test
    void theOutboxShowsWhatWouldHaveBeenSentAndTheTextOfAChosenOne() {
        open("notices/outbox");
        assertThat(page())
                .contains("1 message", "notices@ealing.example", "Action needed by 25 November", "Sent")
                .doesNotContain("Do not forward.");

        open("notices/outbox?message=outbox_message-1");
        assertThat(page()).contains("Do not forward.", "<delivery-1@interborough>");

        api.answer("OutboxMessage", v -> java.util.Collections.singletonMap("outboxMessage", null));
        open("notices/outbox?message=outbox_message-2");
        assertThat(page()).contains("No such message");
    }

    @Test
    void whoReadsNoNoticesHasNoOutboxAndAnAnalystOnlyTheCounts() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of("ANALYST"));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open("notices/outbox");
        assertThat(page()).contains("Page not found");
        open("notices/registers/import");
        assertThat(page()).contains("Page not found");
        open("notices/registers");
        assertThat(page()).contains("Annual review").doesNotContain("Import a register");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("NoticeRegisters"));
    }

    @Test
    void registersAndTheReviewAreFiles() {
        open("notices/registers");

        assertThat(page()).contains("November 2026", "2 November 2026", "14").doesNotContain("Import a register");
        assertThat(find(Anchor.class).withId("review-pdf").all()).hasSize(1);
    }

    @Test
    void aRegisterIsBroughtInOrEveryFaultIsNamed() {
        coordinator();
        open("notices/registers/import");
        find(RegisterImportView.class).single().send("register.csv", new byte[] {1});
        assertThat(page()).contains("1 notice is brought in", "NW-17", "2 notices were brought in before");

        Map<String, Object> fault = new java.util.HashMap<>(Map.of(
                "code", "NOT_IN_LIST",
                "message", "Name a member of the partnership",
                "row", 3,
                "column", "Issuing authority",
                "found", "Nowhere"));
        fault.put("expected", null);
        api.answer(
                "ImportNoticeRegister",
                v -> Map.of(
                        "importNoticeRegister", Map.of("notices", List.of(), "known", 0, "errors", List.of(fault))));
        find(RegisterImportView.class).single().send("register.csv", new byte[] {1});
        assertThat(page())
                .contains("The file has 1 fault. Nothing was saved.", "Row 3: Name a member of the partnership")
                .doesNotContain("NW-17");
    }

    @Test
    void theDeskIsBroughtUpToDateWhenSomethingHappened() {
        open("notices/desk");
        happens("notice-1");
        assertThat(page()).as("nothing is another").doesNotContain("Updated at");

        api.answer("Desk", v -> InventedAnswers.none("notices"));
        happens("notice-1");
        assertThat(page()).contains("Updated at", "Nothing under way");
    }
}
