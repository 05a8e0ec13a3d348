package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;

/** What is to be put right, all of it, above what it is about. Takes the focus when it appears. */
public final class ErrorSummary extends Div {

    /**
     * A fault.
     *
     * @param field identifies the element to put right; empty where there is none
     */
    public record Line(String text, String field) {}

    /** Faults that belong to no field. */
    public static ErrorSummary of(String heading, List<String> faults) {
        return new ErrorSummary(
                heading, faults.stream().map(fault -> new Line(fault, "")).toList());
    }

    /** Faults each of which leads to another page; the field is its address. */
    public static ErrorSummary leading(String heading, List<Line> faults) {
        return new ErrorSummary(heading, faults, ErrorSummary::elsewhere);
    }

    public ErrorSummary(String heading, List<Line> faults) {
        this(heading, faults, ErrorSummary::item);
    }

    private ErrorSummary(String heading, List<Line> faults, Function<Line, Component> shown) {
        addClassName("ib-error-summary");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
        UnorderedList list = new UnorderedList();
        faults.forEach(fault -> list.add(new ListItem(shown.apply(fault))));
        add(new H2(heading), list);
        addAttachListener(event -> getElement().executeJs("ib.focusSoon(this)"));
    }

    private static Component elsewhere(Line fault) {
        return fault.field().isEmpty() ? new Span(fault.text()) : new Anchor(fault.field(), fault.text());
    }

    private static Component item(Line fault) {
        if (fault.field().isEmpty()) {
            return new Span(fault.text());
        }
        Anchor link = new Anchor("#" + fault.field(), fault.text());
        link.getElement().setAttribute("router-ignore", true);
        link.addAttachListener(event -> link.getElement()
                .executeJs(
                        "this.addEventListener('click', event => { event.preventDefault();"
                                + " const field = document.getElementById($0);"
                                + " (field?.matches('fieldset') ? field.querySelector('input') : field)?.focus(); })",
                        fault.field()));
        return link;
    }
}
