package uk.interborough.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.preview.PageTest;

class TileTest extends PageTest {

    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final Background waiting = new Background() {
        @Override
        public <T> void ask(UI ui, Supplier<T> question, Consumer<T> answered, Consumer<ApiException> failed) {
            answers.add(() -> answered.accept(question.get()));
        }
    };
    private final Tile tile = new Tile(waiting, "the cakes");

    @BeforeEach
    void bake() {
        UI.getCurrent().add(tile);
        load("first");
    }

    private void load(String cake) {
        tile.load(UI.getCurrent(), () -> cake, answer -> tile.add(new Span(answer)));
    }

    @Test
    void whileItWaitsItSaysForWhatAndHowToStop() {
        assertThat(read(tile)).isEqualTo("Getting the cakes…Cancel");
        assertThat(tile.getElement().getAttribute("aria-busy")).isEqualTo("true");

        answers.remove().run();

        assertThat(read(tile)).isEqualTo("first");
        assertThat(tile.getElement().getAttribute("aria-busy")).isNull();
    }

    @Test
    void anAnswerThatWasCancelledIsDropped() {
        press("Cancel");
        answers.remove().run();

        assertThat(read(tile)).isEqualTo("You stopped this.Get the cakes");

        press("Get the cakes");
        answers.remove().run();

        assertThat(read(tile)).isEqualTo("first");
    }

    @Test
    void cancellingKeepsWhatWasThereAndSaysThatItIsOld() {
        answers.remove().run();
        load("second");
        assertThat(read(tile)).contains("Getting the cakes…").contains("first");

        press("Cancel");
        answers.remove().run();

        assertThat(read(tile))
                .contains("from before your last choice")
                .contains("first")
                .doesNotContain("second");
    }

    @Test
    void anAnswerThatWasOvertakenIsDropped() {
        load("second");
        answers.remove().run();
        assertThat(read(tile)).doesNotContain("first");

        answers.remove().run();

        assertThat(read(tile)).isEqualTo("second");
    }

    private void press(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
    }
}
