package uk.interborough.ui.accounts;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import uk.interborough.ui.accounts.Account.Held;
import uk.interborough.ui.accounts.Account.Place;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Secret;

/** Makes an account, and shows its first password this once. */
@Route("settings/users/new")
@PageTitle("Create an account – Interborough")
@PermitAll
public final class NewAccountView extends Div implements BeforeEnterObserver {

    private final Api api;
    private final Div content = new Div();

    public NewAccountView(Api api) {
        this.api = api;
        addClassName("ib-page");
        content.addClassName("ib-figures");
        add(
                new Breadcrumbs("Create an account", new RouterLink("Users", AccountsView.class)),
                new H1("Create an account"),
                content);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Administrators.asks(api);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Administrators.only(api);
        showForm();
    }

    private void showForm() {
        Places places = Places.ask(api);
        Input name = input();
        Input username = input();
        ComboBox<Place> authority = places.authorityBox();
        ChoiceGroup<Held> roles = places.roleBoxes();
        Form form = new Form();
        form.field("name", new Field("Name", "name", name).hint("As colleagues see it beside what the person writes."))
                .field(
                        "username",
                        new Field("User name", "username", username)
                                .hint(
                                        "For signing in, e.g. first.last: a to z, 0 to 9, full stop and hyphen. It never changes."))
                .field("authority", new Field("authority", authority))
                .field("roles", roles)
                .button("Create account", "create-account", () -> create(form, username, name, authority, roles));
        content.removeAll();
        Div card = new Div(form);
        card.addClassNames("ib-card", "ib-narrow");
        content.add(card);
    }

    private static Input input() {
        Input input = new Input();
        input.getElement().setAttribute("autocomplete", "off").setAttribute("spellcheck", "false");
        return input;
    }

    private void create(Form form, Input username, Input name, ComboBox<Place> authority, ChoiceGroup<Held> roles) {
        try {
            Account.Given given = Account.create(
                    api, username.getValue().strip(), name.getValue().strip(), authority.getValue(), roles.chosen());
            if (given.account() != null && given.oneTimePassword() != null) {
                showOnce(
                        name.getValue().strip(), username.getValue().strip(), given.account(), given.oneTimePassword());
            } else if (getUI().map(ui -> !Administrators.left(ui, given.errors()))
                    .orElse(true)) {
                form.faults(given.errors());
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }

    private void showOnce(String name, String username, Account.Id account, String password) {
        RouterLink open =
                new RouterLink("Open the account", AccountView.class, new RouteParameters("id", account.id()));
        RouterLink back = new RouterLink("Back to Users", AccountsView.class);
        Div links = new Div(open, back);
        links.addClassName("ib-actions");
        Div card = Markup.card(
                "Account created for " + name,
                new Paragraph("User name: " + username),
                new Paragraph("One-time password. It will not be shown again."),
                new Secret("one-time password", password),
                Markup.quiet("Hand both over, the password not by the same message as the user name. At the first"
                        + " sign-in the person has to choose a password of their own."),
                links);
        card.addClassName("ib-narrow");
        card.setId("created-account");
        card.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
        content.removeAll();
        content.add(card);
        card.getElement().executeJs("setTimeout(() => this.focus())");
    }
}
