package uk.interborough.ui.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What is to be put right, all of it, above what it is about. Takes the focus when it appears. */
public final class ErrorSummary extends Div {

    public ErrorSummary(String heading, List<String> faults) {
        addClassName("ib-error-summary");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
        UnorderedList list = new UnorderedList();
        faults.forEach(fault -> list.add(new ListItem(fault)));
        add(new H2(heading), list);
        addAttachListener(event -> getElement().executeJs("ib.focusSoon(this)"));
    }
}
