package uk.interborough.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import uk.interborough.ui.access.PasswordView;
import uk.interborough.ui.access.TokensView;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Markup;

/** Who is signed in, the colours, and the way out. */
final class UserMenu extends NativeDetails {

    UserMenu(Viewer viewer, AuthenticationContext authentication) {
        super(viewer.name());
        addClassName("ib-user");
        NativeButton signOut = new NativeButton("Sign out", event -> authentication.logout());
        signOut.addClassName("ib-button");
        signOut.setId("sign-out");
        signOut.addAttachListener(event ->
                signOut.getElement().executeJs("this.addEventListener('click', () => interborough.signsOut())"));
        NativeButton shortcuts = new NativeButton("Keyboard shortcuts");
        shortcuts.addClassName("ib-button");
        shortcuts.addAttachListener(event -> shortcuts
                .getElement()
                .executeJs("this.addEventListener('click', () => document.querySelector('ib-shortcuts').open())"));
        Div menu = new Div(
                Markup.quiet("Signed in as " + viewer.username()),
                colours(),
                new RouterLink("Your access tokens", TokensView.class),
                new RouterLink("Change your password", PasswordView.class),
                shortcuts,
                signOut);
        menu.addClassName("ib-menu");
        setContent(menu);
    }

    private static FieldSet colours() {
        FieldSet choices = new FieldSet("Colours");
        for (ColourScheme scheme : ColourScheme.values()) {
            Input choice = new Input();
            choice.setType("radio");
            choice.setId("colours-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            choice.getElement().setAttribute("name", "colours");
            if (scheme == ColourScheme.remembered()) {
                choice.getElement().setAttribute("checked", true);
            }
            choice.getElement()
                    .addEventListener("change", event -> choice.getUI().ifPresent(scheme::remember));
            NativeLabel label = new NativeLabel();
            label.add(choice, new Span(scheme.label));
            choices.add(label);
        }
        return choices;
    }
}
