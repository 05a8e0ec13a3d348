package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;

/** Says what changed to people who do not see it change. */
public final class LiveRegion extends Div {

    public LiveRegion() {
        addClassName("ib-unseen");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "polite");
    }

    /** Spoken when the reader pauses. */
    public void say(String text) {
        setText(text);
    }
}
