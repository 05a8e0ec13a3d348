package uk.interborough.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.parts.Markup;

/**
 * A page that could not be put together; who lost the right to ask for it is led to sign-in. Stands alone: its frame may be
 * what failed.
 */
@AnonymousAllowed
public final class FailureView extends Main implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception failure = parameter.getException();
        addClassName("ib-gate-frame");
        if (failure instanceof ApiException api && RightsLost.leads(event.getUI(), api)) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        String reference = Failures.logged(failure);
        Anchor again = new Anchor("/" + event.getLocation().getPathWithQueryParameters(), "Try again");
        again.getElement().setAttribute("router-ignore", true);
        again.addClassNames("ib-button", "ib-button-main");
        Div page = new Div(
                new H1("We could not show this page"),
                new Paragraph("Nothing you saved is lost. Try again in a few minutes."),
                new Paragraph(again),
                new Anchor(".", "Go to Home"),
                Markup.quiet("Reference " + reference));
        page.addClassName("ib-gate");
        getElement().removeAllChildren();
        add(page);
        return failure instanceof ApiException
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
