package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;

/** A form that opens within a part of a page: the focus goes to its heading, and back to what opened it when it is cancelled. */
public final class SmallForm extends Div {

    private final Form form = new Form();

    /**
     * @param opener the element that takes the focus back
     * @param cancelled called when it is to go
     */
    public SmallForm(String heading, String opener, Runnable cancelled) {
        addClassName("ib-small-form");
        H3 title = new H3(heading);
        title.getElement().setAttribute("tabindex", "-1");
        title.addAttachListener(event -> title.getElement().executeJs("ib.focusSoon(this)"));
        NativeButton cancel = new NativeButton("Cancel", event -> {
            getUI().ifPresent(ui ->
                    ui.getPage().executeJs("setTimeout(() => document.getElementById($0)?.focus())", opener));
            cancelled.run();
        });
        cancel.addClassName("ib-button");
        add(title, form, cancel);
    }

    /** Its fields and its button. */
    public Form form() {
        return form;
    }
}
