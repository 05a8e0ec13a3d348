package uk.interborough.ui.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import uk.interborough.ui.parts.Markup;

/** A label, its input, and what is wrong with it. */
final class Field extends Div {

    private final Div fault = new Div();

    Field(String label, String name, Input input) {
        addClassName("ib-field");
        input.setId(name);
        input.getElement().setAttribute("name", name).setAttribute("aria-describedby", name + "-fault");
        fault.setId(name + "-fault");
        NativeLabel text = new NativeLabel(label);
        text.setFor(name);
        add(text, fault, input);
    }

    /** One sentence before the input. */
    Field hint(String hint) {
        addComponentAtIndex(1, Markup.span(hint, "ib-hint"));
        return this;
    }

    /** What to do about it; empty when it is right. */
    void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
