package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;

/** A label, its input, and what is wrong with it. */
public final class Field extends Div implements Faulty {

    private final Div fault = new Div();

    /** @param name of the input, by which the contract names its faults too */
    public Field(String label, String name, Component input) {
        addClassName("ib-field");
        input.setId(name);
        input.getElement().setAttribute("name", name).setAttribute("aria-describedby", name + "-fault");
        fault.setId(name + "-fault");
        NativeLabel text = new NativeLabel(label);
        text.setFor(name);
        add(text, fault, input);
    }

    /** A field around an input that brings its own label. */
    public Field(String name, Component input) {
        addClassName("ib-field");
        input.setId(name);
        fault.setId(name + "-fault");
        add(fault, input);
    }

    /** One sentence before the input. */
    public Field hint(String hint) {
        addComponentAtIndex(1, Markup.span(hint, "ib-hint"));
        return this;
    }

    /** What to do about it; empty when it is right. */
    @Override
    public void fault(String text) {
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
