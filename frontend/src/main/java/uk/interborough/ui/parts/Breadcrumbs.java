package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.stream.Stream;

/** Where a page two deep stands. */
public final class Breadcrumbs extends Nav {

    /** @param here the page itself, last and no link */
    public Breadcrumbs(String here, RouterLink... above) {
        addClassName("ib-breadcrumbs");
        getElement().setAttribute("aria-label", "Breadcrumb");
        Span current = new Span(here);
        current.getElement().setAttribute("aria-current", "page");
        OrderedList list = new OrderedList();
        Stream.concat(Stream.<Component>of(above), Stream.of(current)).forEach(step -> list.add(new ListItem(step)));
        add(list);
    }
}
