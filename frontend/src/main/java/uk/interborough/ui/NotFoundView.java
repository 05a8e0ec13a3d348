package uk.interborough.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteNotFoundError;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import uk.interborough.ui.home.HomeView;

/** There is no such page, or not for the person who asks: the same answer. */
@ParentLayout(Frame.class)
@PermitAll
@PageTitle("Page not found – Interborough")
public final class NotFoundView extends RouteNotFoundError {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        getElement().removeAllChildren();
        Div page = new Div(
                new H1("Page not found"),
                new Paragraph("Check the address. If it is right, the page may not be open to you."),
                new RouterLink("Go to Home", HomeView.class));
        page.addClassName("ib-page");
        getElement().appendChild(page.getElement());
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
