package uk.interborough.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.InventedNotices;
import uk.interborough.ui.preview.PageTest;

class NoticeViewsTest extends PageTest {

    private void answerAs(String... roles) {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of(roles));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
    }

    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    @Test
    void theInboxBeginsWithWhatIsToBeAcknowledged() {
        open("notices");

        assertThat(page())
                .contains("To acknowledge (1)", "Open (1)", "Closed (1)", "Drafts (1)")
                .contains("WL-2026-0007", "Major health and safety concern (alleged)", "Hounslow", "Overdue");
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("Notices ") && asked.contains("AWAITED, REMINDED"));
    }

    @Test
    void tabAndFiltersStandInTheAddress() {
        open("notices?tab=closed&q=alder&from=us&unheard=1");

        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("Notices ")
                        .contains("eq=CLOSED", "contains=alder", "authority-0"));
    }

    @Test
    void eachEmptyListSaysWhatItMeans() {
        api.answer("Notices", v -> InventedAnswers.none("notices"));
        open("notices");
        assertThat(page()).contains("Nothing to acknowledge");
        open("notices?tab=drafts");
        assertThat(page()).contains("No drafts", "Start a new notice");
        open("notices?tab=open&q=x");
        assertThat(page()).contains("No notices match", "Remove the filters");
    }

    @Test
    void somebodyWhoReadsNoNoticesHasNoSuchPages() {
        answerAs("ANALYST");
        for (String address : List.of("notices", "notices/WL-2026-0007", "notices/new", "notices/desk")) {
            api.answer("Notice", v -> java.util.Collections.singletonMap("notice", null));
            open(address);
            assertThat(page()).as(address).contains("Page not found");
        }
    }

    @Test
    void aReaderRaisesNone() {
        answerAs("NOTICE_READER");
        open("notices");
        assertThat(page()).doesNotContain("New notice").doesNotContain("Drafts");
        open("notices/WL-2026-0007");
        assertThat(page()).doesNotContain("Acknowledge for");
    }

    @Test
    void theDetailsAreShutUntilAPurposeIsStated() {
        open("notices/WL-2026-0007");
        assertThat(page())
                .contains("We record your name, the time and the purpose")
                .contains("Ealing has 14 units in 2 services with this provider, for £127,000 a year. 13 people")
                .contains("Not to be passed on")
                .doesNotContain("A ceiling fell in.");

        press("open-details");
        assertThat(page()).contains("Choose why you need to read the details");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("OpenNotices"));
    }

    @Test
    void whatIsOpenStandsBesideTheProvidersComments() {
        api.answer("Notice", v -> Map.of("notice", InventedNotices.notice("CIRCULATED", 3, "A ceiling fell in.")));
        open("notices/WL-2026-0007");

        assertThat(page())
                .contains("A ceiling fell in.", "The provider’s comments of 20 November 2026", "We do not agree.")
                .contains("It stays open to you until", "Who opened the details", "Risk management");
    }

    @Test
    void acknowledgingSaysSoAndSendsAKey() {
        open("notices/WL-2026-0007");
        press("acknowledge");

        assertThat(page()).contains("The notice is acknowledged.");
        assertThat(api.asked())
                .anySatisfy(asked ->
                        assertThat(asked).startsWith("AcknowledgeNotice ").contains("key="));
    }

    @Test
    void theIssuerMayCirculateAnotherVersion() {
        api.answer("Notice", v -> Map.of("notice", InventedNotices.notice("CIRCULATED", 1, "A ceiling fell in.")));
        open("notices/WL-2026-0007");
        assertThat(page()).contains("Add the provider’s comments", "Correct it", "Rescind it", "Sign off the review");

        press("begin-rescission");
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("BeginNoticeVersion ") && asked.contains("RESCISSION"));
    }

    @Test
    void afterItWasSentThePageSaysWhoGetsItAndByWhen() {
        open("notices/notice-1/sent");

        assertThat(page())
                .contains("Notice circulated", "WL-2026-0007", "Ealing", "Wednesday 25 November 2026")
                .contains("nothing of the case");
        assertThat(find(Anchor.class).all()).isNotNull();
    }

    @Test
    void aFaultOfAnOutcomeStandsAtTheOutcomes() {
        api.answer(
                "AcknowledgeNotice",
                v -> Map.of(
                        "acknowledgeNotice",
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field", "outcomes[0].words",
                                        "code", "INCOMPLETE",
                                        "message", "Say in words what you did")))));
        open("notices/WL-2026-0007");
        press("acknowledge");

        assertThat(page())
                .containsSubsequence("There is a problem", "Say in words what you did", "What has your authority");
        assertThat(find(Input.class).all()).isNotEmpty();
    }

    @Test
    void theInboxIsBroughtUpToDateWhenSomethingHappened() {
        open("notices");
        api.answer("Notices", v -> InventedAnswers.none("notices"));
        happens("notice-1");
        assertThat(page()).contains("Updated at", "Nothing to acknowledge");

        open("accessibility");
        int before = api.asked().size();
        happens("notice-1");
        assertThat(api.asked()).as("a page that was left hears nothing").hasSize(before);
    }
}
