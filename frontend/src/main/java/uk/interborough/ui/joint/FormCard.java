package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Function;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.SmallForm;

/** A card below whose content small forms open, one at a time. */
final class FormCard extends Div {

    /** What opened a form, and how it goes. */
    record Place(String opener, Runnable close) {}

    private final Div open = new Div();

    FormCard(String heading, String id, Component... content) {
        addClassName("ib-card");
        setId(id);
        add(new H2(heading));
        add(content);
        add(open);
    }

    /** More of the content. */
    FormCard content(Component... more) {
        remove(open);
        add(more);
        add(open);
        return this;
    }

    /** A button below the content that opens a form. */
    FormCard opens(String text, String id, Function<Place, SmallForm> form) {
        NativeButton button = new NativeButton(text, event -> open(id, form));
        button.addClassName("ib-button");
        button.setId(id);
        Div actions = new Div(button);
        actions.addClassNames("ib-actions", "ib-after");
        return content(actions);
    }

    /** A small button within a row. {@code about}: which row, spoken. */
    NativeButton inRow(String text, String about, String id, Function<Place, SmallForm> form) {
        NativeButton button = new NativeButton(text, event -> open(id, form));
        button.add(Markup.unseen(": " + about));
        button.addClassNames("ib-button", "ib-button-small");
        button.setId(id);
        return button;
    }

    private void open(String opener, Function<Place, SmallForm> form) {
        open.removeAll();
        open.add(form.apply(new Place(opener, open::removeAll)));
    }
}
