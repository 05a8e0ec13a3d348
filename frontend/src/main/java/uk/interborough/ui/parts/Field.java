package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import org.jspecify.annotations.Nullable;

/** A label, its input, and what is wrong with it. */
public final class Field extends Div implements Faulty {

    private final Div fault = new Div();
    private @Nullable HasValidation says;

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

    /** A field around an input that brings its own label, and says itself what is wrong where it can. */
    public Field(String name, Component input) {
        addClassName("ib-field");
        input.setId(name);
        if (input instanceof HasValidation own) {
            own.setManualValidation(true);
            says = own;
            add(input);
        } else {
            fault.setId(name + "-fault");
            add(fault, input);
        }
    }

    /** One sentence before the input. */
    public Field hint(String hint) {
        addComponentAtIndex(1, Markup.span(hint, "ib-hint"));
        return this;
    }

    /** What to do about it; empty when it is right. */
    @Override
    public void fault(String text) {
        if (says != null) {
            says.setErrorMessage(text);
            says.setInvalid(!text.isEmpty());
            return;
        }
        fault.setText(text);
        fault.setClassName("ib-error", !text.isEmpty());
    }
}
