package uk.interborough.ui.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import uk.interborough.ui.api.ApiException;

/**
 * A part of a page that waits for an answer of its own. What it showed stays until the new answer is there; waiting,
 * stopping and failing are told in it and nowhere else.
 */
public final class Tile extends Div {

    private final Background background;
    private final String what;
    private int height = 160;
    private int asked;
    private boolean answered;
    private String focused = "";
    private @Nullable Div waiting;

    /** @param what its content as it is called within a sentence, e.g. {@code the services} */
    public Tile(Background background, String what) {
        this.background = background;
        this.what = what;
        addClassName("ib-tile");
        getElement().setAttribute("tabindex", "-1");
    }

    /** How high it usually is, so that nothing jumps when the answer comes. Unit: CSS pixels. */
    public Tile height(int pixels) {
        height = pixels;
        return this;
    }

    /** Asks, and fills the tile with the answer. An answer that was overtaken by a later question is dropped. */
    public <T> void load(UI ui, Supplier<T> question, Consumer<T> show) {
        int mine = ++asked;
        Runnable again = () -> load(ui, question, show);
        await(again);
        background.ask(ui, question, answer -> finish(mine, () -> show.accept(answer)), failure -> {
            if (mine == asked) {
                end();
                fail(failure, again);
            }
        });
    }

    /**
     * Asks again without a word, and fills the tile anew where the answer is another one. While it waits for another question, and
     * where this one fails, all stays as it is.
     *
     * @param shown the answer that it shows
     */
    public <T> void again(UI ui, Supplier<T> question, T shown, Consumer<T> show) {
        if (waiting != null || !answered) {
            return;
        }
        int mine = ++asked;
        background.ask(
                ui,
                question,
                answer -> {
                    if (!answer.equals(shown)) {
                        finish(mine, () -> show.accept(answer));
                    }
                },
                failure -> {
                    if (failure.meansRightsAreLost()) {
                        throw failure;
                    }
                });
    }

    /** Where the focus goes if the next answer replaces what had it: the element of this id. */
    public void keepFocusOn(String id) {
        focused = id;
    }

    /** Nothing is seen of it for 300 ms; its words and its button appear after two seconds. */
    private void await(Runnable again) {
        end();
        if (!answered) {
            removeAll();
        }
        getElement().setAttribute("aria-busy", "true");
        NativeButton cancel = new NativeButton("Cancel", event -> cancel(again));
        cancel.addClassName("ib-button");
        Div words = new Div(new Span("Getting " + what + "…"), cancel);
        words.addClassName("ib-waiting-words");
        words.getElement().setAttribute("role", "status");
        waiting = new Div(words);
        waiting.addClassName("ib-waiting");
        if (!answered) {
            waiting.add(skeleton());
        }
        addComponentAsFirst(waiting);
    }

    private void end() {
        getElement().removeAttribute("aria-busy");
        if (waiting != null) {
            remove(waiting);
            waiting = null;
        }
    }

    private void finish(int mine, Runnable show) {
        if (mine == asked) {
            end();
            removeAll();
            answered = true;
            show.run();
            if (!focused.isEmpty()) {
                getElement().executeJs("ib.focusOn($0)", focused);
                focused = "";
            }
        }
    }

    private Div skeleton() {
        Div skeleton = new Div(new Div(), new Div(), new Div());
        skeleton.addClassName("ib-skeleton");
        skeleton.setMinHeight(height + "px");
        skeleton.getElement().setAttribute("aria-hidden", "true");
        return skeleton;
    }

    /** The question goes on where it is asked; its answer is dropped. */
    private void cancel(Runnable again) {
        asked++;
        end();
        String standing =
                answered ? "You stopped this. What is shown is from before your last choice." : "You stopped this.";
        Div message = message("status", standing, again, "Get " + what);
        addComponentAsFirst(message);
        focusMe();
    }

    /** A right that is lost is lost for the whole page: the page's own handler of errors leads on. */
    private void fail(ApiException failure, Runnable again) {
        if (failure.meansRightsAreLost()) {
            throw failure;
        }
        String reference =
                failure.traceId() == null ? UUID.randomUUID().toString().substring(0, 8) : failure.traceId();
        LoggerFactory.getLogger(Tile.class)
                .warn(
                        "reference {}: {} could not be loaded: {} {}",
                        reference,
                        what,
                        failure.code(),
                        failure.getMessage(),
                        failure.getCause());
        answered = false;
        removeAll();
        String advice = switch (failure.code()) {
            case "TIMEOUT", "LIMIT_EXCEEDED" -> " " + failure.getMessage();
            default -> "";
        };
        Div message = message("alert", "We could not load " + what + "." + advice, again, "Try again");
        message.add(Markup.quiet("Reference " + reference));
        add(message);
    }

    private Div message(String role, String text, Runnable again, String action) {
        NativeButton button = new NativeButton(action);
        button.addClassName("ib-button");
        Div message = new Div(new Paragraph(text), button);
        message.addClassName("ib-failure");
        message.getElement().setAttribute("role", role);
        button.addClickListener(event -> {
            remove(message);
            focusMe();
            again.run();
        });
        return message;
    }

    private void focusMe() {
        getElement().executeJs("this.focus({preventScroll: true})");
    }
}
