package uk.interborough.ui.access;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import uk.interborough.ui.FrontendSettings;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Markup;

/** A form that the browser sends itself, so that passwords can be pasted, managed and remembered. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@JavaScript("context://interborough/session.js")
public final class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<String> DEMONSTRATION_ACCOUNTS =
            List.of("commissioner.ealing", "lead.brent", "analyst.harrow", "dpo", "coordinator", "admin");

    private static final String LOST = "You are signed out: your session ended, here or in another window."
            + " Sign in and you will be back where you were.";

    private final Input username = new Input();
    private final Input password = new Input();
    private final Div losses = new Div();
    private final Div faults = new Div();

    public SignInView(FrontendSettings settings, AuthenticationContext authentication) {
        addClassName("ib-gate-frame");
        Div gate = new Div();
        gate.addClassName("ib-gate");
        gate.add(new Div(Markup.span("Interborough", "ib-service"), new H1("Sign in")), losses, faults);
        gate.add(form());
        if (settings.demonstration()) {
            gate.add(demonstration());
        }
        add(gate);
        if (!authentication.isAuthenticated()) {
            getElement().executeJs("return interborough.isSignedOut()").then(Boolean.class, lost -> {
                if (lost && losses.isVisible()) {
                    losses.add(new Banner(Banner.Kind.NOTE, LOST));
                }
            });
        }
    }

    private HtmlContainer form() {
        username.getElement().setAttribute("autocomplete", "username").setAttribute("autocapitalize", "none");
        username.getElement().setAttribute("spellcheck", "false");
        password.setType("password");
        password.getElement().setAttribute("autocomplete", "current-password");
        NativeButton submit = new NativeButton("Sign in");
        submit.addClassNames("ib-button", "ib-button-main");
        submit.getElement().setAttribute("type", "submit");
        HtmlContainer form = Markup.element(
                "form",
                new Field("Username", "username", username),
                new Field("Password", "password", password),
                submit);
        form.getElement().setAttribute("method", "post").setAttribute("action", "login");
        csrfToken().ifPresent(token -> {
            Input hidden = new Input();
            hidden.setType("hidden");
            hidden.getElement().setAttribute("name", token.getParameterName());
            hidden.setValue(token.getToken());
            form.add(hidden);
        });
        return form;
    }

    private static Optional<CsrfToken> csrfToken() {
        return Optional.ofNullable(VaadinRequest.getCurrent())
                .map(request -> request.getAttribute(CsrfToken.class.getName()))
                .map(CsrfToken.class::cast);
    }

    private Div demonstration() {
        Div accounts = new Div();
        accounts.addClassName("ib-accounts");
        DEMONSTRATION_ACCOUNTS.forEach(account -> {
            NativeButton use = new NativeButton(account, (ClickEvent<NativeButton> event) -> fill(account));
            use.addClassName("ib-button");
            accounts.add(use);
        });
        Div demonstration = new Div(
                new Banner(Banner.Kind.WARNING, "Demonstration – all data are invented."),
                new H2("Demonstration accounts"),
                Markup.quiet(
                        "Select one to fill in the form. The password of each is “demonstration”."
                                + " There is a commissioner for each authority; West London has a lead officer and an analyst for each, too."),
                accounts);
        demonstration.addClassName("ib-stack");
        return demonstration;
    }

    private void fill(String account) {
        username.setValue(account);
        password.setValue("demonstration");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        faults.removeAll();
        if (event.getLocation().getQueryParameters().getParameters().containsKey("ended")) {
            losses.setVisible(false);
            faults.add(new Banner(Banner.Kind.NOTE, "Your session has ended. Sign in again to go on."));
        }
        if (event.getLocation().getQueryParameters().getParameters().containsKey("error")) {
            faults.add(ErrorSummary.of("There is a problem", List.of("Enter a correct username and password")));
        }
    }

    @Override
    public String getPageTitle() {
        return (faults.getChildren().anyMatch(ErrorSummary.class::isInstance) ? "Error: " : "")
                + "Sign in – Interborough";
    }
}
