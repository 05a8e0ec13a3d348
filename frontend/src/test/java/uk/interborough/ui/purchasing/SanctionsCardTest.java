package uk.interborough.ui.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.PageTest;

class SanctionsCardTest extends PageTest {
    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    private void day(String field) {
        List.of(Map.entry("-day", "18"), Map.entry("-month", "11"), Map.entry("-year", "2026"))
                .forEach(part ->
                        find(Input.class).withId(field + part.getKey()).single().setValue(part.getValue()));
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String group, T value) {
        ((ChoiceGroup<T>) find(ChoiceGroup.class).withId(group).single()).choose(Set.of(value));
    }

    @Test
    void sanctionsAreRecordedWithTheirDraftAndEnded() {
        open("providers/provider-1/notices");
        assertThat(page())
                .contains("Sanctions of Ealing", "Unexplained absences of night staff.", "In force")
                .contains("Go on with the draft of its notice", "Ended on 20 November 2026: Staffed again.");

        press("record-sanction");
        press("send-sanction");
        assertThat(page()).contains("Choose what it is", "Enter the reason", "Enter its first day");
        choose("kind", Sanction.Kind.SUSPENSION);
        find(TextBox.class).withId("reason").single().setValue("Nobody there at night.");
        day("imposedOn");
        press("send-sanction");
        assertThat(page()).contains("The draft of the notice that tells the others is begun.");
        assertThat(find(Anchor.class).all()).anyMatch(link -> link.getHref().equals("notices/notice-9/draft/check"));

        press("end-sanction-notice-due-2");
        day("endedOn");
        find(TextBox.class).withId("because").single().setValue("Met.");
        press("send-end");
        assertThat(page()).contains("The sanction is ended.");
        assertThat(api.asked())
                .anySatisfy(
                        asked -> assertThat(asked).startsWith("EndSanction ").contains("2026-11-18", "Met."));
    }
}
