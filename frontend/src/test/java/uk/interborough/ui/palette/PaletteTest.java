package uk.interborough.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.access.AccessibilityView;
import uk.interborough.ui.preview.PageTest;
import uk.interborough.ui.services.ServiceView;

class PaletteTest extends PageTest {

    @BeforeEach
    void arrive() {
        navigate(AccessibilityView.class);
    }

    @Test
    void beforeAnythingIsTypedItListsPagesAndCommands() {
        assertThat(found()).contains("HomePage", "UtilisationPage", "PrintCommand", "Sign outCommand");
    }

    @Test
    void aServiceIsFoundByNameAndOpened() {
        look("house");

        assertThat(found()).isNotEmpty().noneMatch(entry -> entry.startsWith("Home"));
        test(find(ListItem.class).all().stream()
                        .filter(item -> read(item).contains("Service · "))
                        .findFirst()
                        .orElseThrow())
                .click();

        assertThat(getCurrentView()).isInstanceOf(ServiceView.class);
    }

    @Test
    void aSearchThatFailsLeavesPagesAndCommands() {
        api.answer(
                "Search",
                variables -> Map.of(
                        "errors", List.of(Map.of("message", "no", "extensions", Map.of("code", "UNAVAILABLE")))));
        look("ut");

        assertThat(found()).contains("UtilisationPage", "Sign outCommand");
        assertThat(read(palette())).contains("We could not look for services and providers.");
    }

    private void look(String text) {
        test(find(Input.class, palette()).withId("palette-input").single()).setValue(text);
    }

    private Palette palette() {
        return find(Palette.class).single();
    }

    private List<String> found() {
        return find(ListItem.class, palette()).all().stream()
                .map(PageTest::read)
                .toList();
    }
}
