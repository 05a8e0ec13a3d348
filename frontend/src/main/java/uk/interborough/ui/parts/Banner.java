package uk.interborough.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A message in its place on the page. It stays until it no longer holds. */
public final class Banner extends Div {

    /** Its weight. */
    public enum Kind {
        NOTE("status"),
        WARNING("status"),
        ERROR("alert"),
        DONE("status");

        private final String role;

        Kind(String role) {
            this.role = role;
        }
    }

    public Banner(Kind kind, String text, Component... more) {
        addClassNames("ib-banner", "ib-banner-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        getElement().setAttribute("role", kind.role);
        if (!text.isEmpty()) {
            add(new Span(text));
        }
        add(more);
    }
}
