package uk.interborough.ui;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import uk.interborough.ui.parts.Markup;

/** A page that could not be put together. Stands alone: its frame may be what failed. */
@PermitAll
@JavaScript("context://interborough/session.js")
public final class FailureView extends Main implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String reference = Failures.logged(parameter.getException());
        Anchor again = new Anchor("/" + event.getLocation().getPathWithQueryParameters(), "Try again");
        again.getElement().setAttribute("router-ignore", true);
        again.addClassNames("ib-button", "ib-button-main");
        Div page = new Div(
                Markup.span("Interborough", "ib-service"),
                new H1("We could not show this page"),
                new Paragraph("Nothing you saved is lost. Try again in a few minutes."),
                new Paragraph(again),
                Markup.quiet("Reference " + reference));
        page.addClassName("ib-gate");
        addClassName("ib-gate-frame");
        getElement().removeAllChildren();
        add(page);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
