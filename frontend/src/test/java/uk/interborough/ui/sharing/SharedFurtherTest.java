package uk.interborough.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedNotices;
import uk.interborough.ui.preview.PageTest;

class SharedFurtherTest extends PageTest {
    private static final String NOTICE = "notices/WL-2026-0007";

    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    private void enter(String id, String text) {
        find(Input.class).withId(id).single().setValue(text);
    }

    private void day(String field) {
        enter(field + "-day", "18");
        enter(field + "-month", "11");
        enter(field + "-year", "2026");
    }

    private void ofTheIssuer() {
        api.answer("Notice", v -> Map.of("notice", InventedNotices.notice("CIRCULATED", 1, "A ceiling fell in.")));
        open(NOTICE);
    }

    @Test
    void everybodySeesWhatWentFurtherAndAReceiverAsks() {
        open(NOTICE);

        assertThat(page())
                .contains("Commissioning desk", "To be decided", "Three people of ours are placed there.")
                .contains("A county court", "Order of a court: Order 17 of 2026", "Given: The form without its files")
                .contains("The authority’s complaints procedure", "Answer overdue");
        assertThat(find(NativeButton.class).all())
                .extracting(button -> button.getId().orElse(""))
                .contains("request-onward", "disclose")
                .doesNotContain("share-onward", "challenge", "decide-onward_share-1");
        press("request-onward");
        enter("to.name", "Safeguarding desk");
        enter("to.email", "desk@elsewhere.example");
        find(TextBox.class).withId("because").single().setValue("One person is placed there.");
        press("send-request-onward");
        assertThat(page()).contains("Harrow is asked.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("RequestOnwardSharing ")
                        .contains("Safeguarding desk", "One person is placed there.", "key="));
    }

    @Test
    void theIssuerDecidesAndAllThatIsMissingIsSaidAtOnce() {
        ofTheIssuer();
        press("decide-onward_share-1");
        press("send-decide-onward_share-1");
        assertThat(page()).contains("There is a problem", "Choose whether it goes there");
        api.answer(
                "DecideOnwardSharing",
                v -> Map.of(
                        "decideOnwardSharing",
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field", "words",
                                        "code", "INCOMPLETE",
                                        "message", "Say why it does not go onward")))));
        choose("approved", false);
        press("send-decide-onward_share-1");
        assertThat(page()).containsSubsequence("There is a problem", "Say why it does not go onward", "Your answer");

        press("disclose");
        assertThat(page()).doesNotContain("Your answer");
        press("send-disclose");
        assertThat(page())
                .contains("Choose on what ground", "Say to whom", "Enter the day it was given", "Say what was given");
    }

    @Test
    void aChallengeIsRecordedAndDecided() {
        ofTheIssuer();
        press("challenge");
        choose("route", "CONTRACT_DISPUTE");
        day("receivedOn");
        day("dueOn");
        press("send-challenge");
        assertThat(page()).contains("The challenge is recorded.");

        press("decide-notice_challenge-1");
        choose("outcome", "NOT_UPHELD");
        day("outcomeOn");
        press("send-decide-notice_challenge-1");
        assertThat(page()).contains("The outcome is recorded.");
        assertThat(api.asked())
                .anySatisfy(asked ->
                        assertThat(asked).startsWith("DecideChallenge ").contains("NOT_UPHELD", "2026-11-18"));
    }

    @Test
    void whoOnlyReadsChangesNothingAndAClosedNoticeGoesNowhere() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of("NOTICE_READER"));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        open(NOTICE);
        assertThat(find(NativeButton.class).withId("disclose").all()).isEmpty();

        api.reset();
        api.answer("Notice", v -> Map.of("notice", InventedNotices.notice("CLOSED", 1, "A ceiling fell in.")));
        open("accessibility");
        open(NOTICE);
        assertThat(find(NativeButton.class).withId("share-onward").all()).isEmpty();
        assertThat(find(NativeButton.class).withId("disclose").all()).hasSize(1);
    }

    @Test
    void theFormIsAFileForWhoHasOpenedItAndTheProvidersCopyForTheIssuer() {
        open(NOTICE);
        assertThat(find(Anchor.class).withId("form-authority").all()).isEmpty();

        ofTheIssuer();
        assertThat(find(Anchor.class).withId("form-authority").all()).hasSize(1);
        assertThat(find(Anchor.class).withId("form-provider").all()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String group, T value) {
        ((ChoiceGroup<T>) find(ChoiceGroup.class).withId(group).single()).choose(java.util.Set.of(value));
    }
}
