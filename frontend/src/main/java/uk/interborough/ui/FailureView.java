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
import org.slf4j.LoggerFactory;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.parts.Markup;

/** A page could not be made because a question was not answered; who lost the right to ask it is led to sign-in. */
@AnonymousAllowed
public final class FailureView extends Main implements HasErrorParameter<ApiException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ApiException> parameter) {
        ApiException failure = parameter.getException();
        addClassName("ib-gate-frame");
        if (RightsLost.leads(event.getUI(), failure)) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        LoggerFactory.getLogger(FailureView.class).warn("a page was not made: {}", failure.code(), failure);
        Div page = new Div(
                new H1("We could not show this page"),
                new Paragraph(failure.getMessage() + " Nothing you saved is lost. Try again in a few minutes."),
                new Anchor(".", "Go to Home"));
        if (failure.traceId() != null) {
            page.add(Markup.quiet("Reference " + failure.traceId()));
        }
        page.addClassName("ib-gate");
        add(page);
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
