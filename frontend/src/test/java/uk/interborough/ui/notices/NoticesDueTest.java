package uk.interborough.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.InventedPurchasing;
import uk.interborough.ui.preview.PageTest;

class NoticesDueTest extends PageTest {

    /** From another page: one that is shown already is not made anew for another viewer. */
    private void openHome() {
        open("accessibility");
        open("");
    }

    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    @Test
    void homeSaysWhatHappenedOfWhichNoticeIsDue() {
        openHome();

        assertThat(page())
                .contains("2 notices are to be given:", "Brent River Support", "Cedar Lane Trust, Park View")
                .contains("Temporary suspension of contractual/purchasing arrangements", "Overdue", "Notice due")
                .contains("Happened on 10 November 2026 · give notice by Tuesday 17 November 2026")
                .contains("Write the notice about Brent River Support", "Continue about Cedar Lane Trust, Park View");
    }

    @Test
    void writingItBeginsTheDraftAndGoesThere() {
        openHome();
        press("write-notice-due-1");

        assertThat(api.asked())
                .contains("DraftNoticeDue {fact=notice-due-1}")
                .anyMatch(asked -> asked.startsWith("NoticeDraft ") && asked.contains("notice-1"));
        assertThat(page()).contains("Check your answers");
    }

    @Test
    void aDraftThatIsThereIsGoneOnWith() {
        open("notices?tab=drafts");
        assertThat(page()).contains("2 notices to be given");
        press("write-notice-due-2");

        assertThat(api.asked())
                .noneMatch(asked -> asked.startsWith("DraftNoticeDue"))
                .anyMatch(asked -> asked.startsWith("NoticeDraft ") && asked.contains("notice-2"));
    }

    @Test
    void howManyMoreThereAreIsSaid() {
        api.answer("NoticesDue", v -> InventedPurchasing.firstDueOf(53));
        open("notices?tab=drafts");
        assertThat(page()).contains("53 notices to be given", "52 more are to be given after them.");
        openHome();
        assertThat(page()).contains("53 notices are to be given:", "See all notices to be given");
    }

    @Test
    void whatStandsInTheWayIsSaid() {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put("notice", null);
        change.put("errors", List.of(Map.of("field", "factId", "code", "CONFLICT", "message", "It was begun already")));
        api.answer("DraftNoticeDue", v -> Map.of("draftNoticeDue", change));
        openHome();
        press("write-notice-due-1");

        assertThat(page()).contains("There is a problem", "It was begun already", "Home – Ealing");
    }

    @Test
    void otherListsAndOtherReadersAreNotAskedToWrite() {
        open("notices?tab=open");
        assertThat(page()).doesNotContain("to be given");
        api.answer("NoticesDue", v -> InventedAnswers.none("noticesDue"));
        open("notices?tab=drafts");
        assertThat(page()).doesNotContain("to be given");
        Map<String, Object> viewer = Invented.viewer();
        viewer.put("roles", List.of("COORDINATOR"));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        api.asked().clear();
        openHome();
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("NoticesDue"));
    }
}
