package uk.interborough.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
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
}
