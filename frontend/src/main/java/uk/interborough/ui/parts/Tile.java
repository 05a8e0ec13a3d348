package uk.interborough.ui.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import uk.interborough.ui.api.ApiException;

/**
 * A part of a page that waits for an answer of its own. What it showed stays until the new answer is there; a failure
 * is shown in it and nowhere else.
 */
public final class Tile extends Div {

    private final Background background;
    private int asked;
    private String focused = "";

    public Tile(Background background) {
        this.background = background;
        addClassName("ib-tile");
    }

    /** Asks, and fills the tile with the answer. An answer that was overtaken by a later question is dropped. */
    public <T> void load(UI ui, Supplier<T> question, Consumer<T> show) {
        int mine = ++asked;
        getElement().setAttribute("aria-busy", "true");
        if (getChildren().findAny().isEmpty()) {
            add(skeleton());
        }
        background.ask(
                ui,
                question,
                answer -> finish(mine, () -> show.accept(answer)),
                failure -> finish(mine, () -> fail(failure, () -> load(ui, question, show))));
    }

    /** Where the focus stays when the next answer replaces what had it: the element of this id. */
    public void keepFocusOn(String id) {
        focused = id;
    }

    private void finish(int mine, Runnable show) {
        if (mine == asked) {
            getElement().removeAttribute("aria-busy");
            removeAll();
            show.run();
            if (!focused.isEmpty()) {
                getElement().executeJs("ib.focusOn($0)", focused);
                focused = "";
            }
        }
    }

    private static Div skeleton() {
        Div skeleton = new Div(new Div(), new Div(), new Div());
        skeleton.addClassName("ib-skeleton");
        skeleton.getElement().setAttribute("aria-hidden", "true");
        return skeleton;
    }

    /** A right that is lost is lost for the whole page: the page's own handler of errors leads on. */
    private void fail(ApiException failure, Runnable again) {
        if (failure.meansRightsAreLost()) {
            throw failure;
        }
        LoggerFactory.getLogger(Tile.class).warn("a tile was not answered: {}", failure.code(), failure);
        NativeButton button = new NativeButton("Try again", event -> again.run());
        button.addClassName("ib-button");
        Div message = new Div(new Paragraph("We could not load this. " + failure.getMessage()), button);
        if (failure.traceId() != null) {
            message.add(Markup.quiet("Reference " + failure.traceId()));
        }
        message.addClassName("ib-failure");
        message.getElement().setAttribute("role", "alert");
        add(message);
    }
}
