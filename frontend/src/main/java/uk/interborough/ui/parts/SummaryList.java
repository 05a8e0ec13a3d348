package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** Facts: a name and what it is, a line each. */
public final class SummaryList extends DescriptionList {

    public SummaryList() {
        addClassName("ib-summary");
    }

    /** A fact. One that is not on record is left out. */
    public SummaryList row(String name, @Nullable String fact) {
        return fact == null || fact.isBlank() ? this : row(name, new Span(fact));
    }

    /** A fact that is more than text. */
    public SummaryList row(String name, Component fact) {
        Term term = new Term(name);
        Description description = new Description(fact);
        com.vaadin.flow.component.html.Div line = new com.vaadin.flow.component.html.Div(term, description);
        getElement().appendChild(line.getElement());
        return this;
    }
}
