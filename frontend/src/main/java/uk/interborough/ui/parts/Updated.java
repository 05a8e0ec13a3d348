package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.OffsetDateTime;

/** A quiet line: when the page was brought up to date by itself. Its place is there from the beginning, so nothing moves. */
public final class Updated extends Paragraph {

    private final Clock clock;
    private final Span words = new Span();

    public Updated(Clock clock) {
        this.clock = clock;
        addClassNames("ib-updated", "ib-small");
        getElement().setAttribute("role", "status");
        add(words);
    }

    /** That it was, just now; and more where not all of it was. What was replaced under the focus has it again. */
    public void say(String rest, Component... more) {
        removeAll();
        words.setText("Updated at " + Say.time(OffsetDateTime.now(clock)) + "." + (rest.isEmpty() ? "" : " " + rest));
        add(words);
        add(more);
        getElement().executeJs("ib.focusAgain()");
    }

    /** Nothing was. */
    public void clear() {
        removeAll();
        words.setText("");
        add(words);
    }
}
