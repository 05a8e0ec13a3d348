package uk.interborough.ui.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.access.TokensTable;
import uk.interborough.ui.accounts.Account.Held;
import uk.interborough.ui.accounts.Account.Place;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Secret;
import uk.interborough.ui.parts.SummaryList;

/** One account, for administrators: what it is, its roles and tokens, what was changed, and the changes that can be made. */
@Route("settings/users/:id")
@PermitAll
public final class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private final Div content = new Div();
    private String id = "";
    private String title = "User";

    public AccountView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
        outcome.addClassName("ib-figures");
        content.addClassName("ib-figures");
        add(content);
    }

    /** Whether there is such an account for whoever asks. */
    public static boolean exists(Api api, String id) {
        return Administrators.asks(api) && Account.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Administrators.only(api);
        id = event.getRouteParameters().get("id").orElse("");
        outcome.removeAll();
        show();
    }

    @Override
    public String getPageTitle() {
        return title + " – Users – Interborough";
    }

    private void show() {
        Account account = Account.ask(api, id).orElseThrow(NotFoundException::new);
        Places places = Places.ask(api);
        title = account.name();
        Div head = new Div(
                new Div(new H1(account.name()), new Paragraph(account.state().tag())), actions(account));
        head.addClassName("ib-head");
        Div left = new Div(facts(account), details(account, places));
        left.addClassName("ib-stack");
        Div columns = new Div(left, roles(account, places));
        columns.addClassName("ib-columns");
        content.removeAll();
        content.add(
                new Breadcrumbs(account.name(), new RouterLink("Users", AccountsView.class)),
                head,
                outcome,
                columns,
                tokens(account),
                changes(account));
    }

    private Div actions(Account account) {
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (!Viewer.ask(api).username().equals(account.username())) {
            actions.add(Confirmation.button(
                    "Reset password",
                    "reset-password",
                    "Reset the password of " + account.name() + "?",
                    "The password the person has now stops working. You get another one to hand over, and until it is"
                            + " changed the account and its tokens may do nothing else.",
                    "Reset password",
                    () -> reset(account)));
        }
        if (account.state() == Account.State.DISABLED) {
            NativeButton enable = new NativeButton(
                    "Enable account", event -> change("The account is enabled.", () -> account.enable(api)));
            enable.addClassName("ib-button");
            enable.setId("enable");
            actions.add(enable);
        } else {
            actions.add(Confirmation.button(
                    "Disable account",
                    "disable",
                    "Disable the account of " + account.name() + "?",
                    "Sign-in and all access tokens of the account are refused, and open pages end, within 5 seconds."
                            + " What the person wrote stays. You can enable the account again.",
                    "Disable account",
                    () -> change("The account is disabled.", () -> account.disable(api))));
        }
        return actions;
    }

    private static Div facts(Account account) {
        return Markup.card(
                "Account",
                new SummaryList()
                        .row("User name", account.username())
                        .row("Created", Say.moment(account.createdAt()))
                        .row(
                                "Last signed in",
                                account.lastSignedInAt() == null ? "Never" : Say.moment(account.lastSignedInAt()))
                        .row("Disabled", account.disabledAt() == null ? null : Say.moment(account.disabledAt())));
    }

    private Div details(Account account, Places places) {
        Input name = new Input();
        name.setValue(account.name());
        name.getElement().setAttribute("autocomplete", "off");
        ComboBox<Place> authority = places.authorityBox();
        authority.setValue(account.authority());
        Form form = new Form();
        form.field("name", new Field("Name", "name", name))
                .field("authority", new Field("authority", authority))
                .button(
                        "Save name and authority",
                        "save-details",
                        () -> save(
                                form,
                                "Name and authority are saved.",
                                () -> account.update(api, name.getValue().strip(), authority.getValue())));
        return Markup.card("Name and authority", form);
    }

    private Div roles(Account account, Places places) {
        ChoiceGroup<Held> roles =
                places.roleBoxes().choose(new LinkedHashSet<>(account.roles().nodes()));
        Form form = new Form();
        form.field("roles", roles)
                .button(
                        "Save roles",
                        "save-roles",
                        () -> save(form, "The roles are saved.", () -> account.setRoles(api, roles.chosen())));
        return Markup.card("What this person may do", form);
    }

    private Div tokens(Account account) {
        return Markup.card(
                "Access tokens",
                new TokensTable(
                        api,
                        clock,
                        account.accessTokens().nodes(),
                        "This account has no access tokens.",
                        faults -> change("The token is revoked.", () -> faults)));
    }

    private static Div changes(Account account) {
        DataTable<Account.Change> table = new DataTable<Account.Change>("What was changed")
                .hideCaption()
                .stacks()
                .text("What", Account.Change::words)
                .text("When", change -> Say.moment(change.changedAt()))
                .text(
                        "By",
                        change -> change.changedBy() == null
                                ? "The installation"
                                : change.changedBy().name())
                .rows(account.changes().nodes());
        Div card = Markup.card("What was changed", table);
        if (account.changes().total() > account.changes().nodes().size()) {
            card.add(Markup.quiet("The latest %s of %s."
                    .formatted(
                            account.changes().nodes().size(),
                            Say.number(account.changes().total()))));
        }
        card.setId("changes");
        return card;
    }

    private void reset(Account account) {
        try {
            Account.Given given = account.resetPassword(api);
            if (given.oneTimePassword() == null) {
                finish(null, given.errors());
            } else {
                Div card = Markup.card(
                        "One-time password for " + account.name(),
                        new Paragraph("It will not be shown again. At the next sign-in it has to be changed."),
                        new Secret("one-time password", given.oneTimePassword()));
                card.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
                finish(card, List.of());
                card.getElement().executeJs("setTimeout(() => this.focus())");
            }
        } catch (ApiException e) {
            failed(e);
        }
    }

    private void change(String done, Supplier<List<Fault>> change) {
        try {
            finish(new Banner(Banner.Kind.DONE, done), change.get());
        } catch (ApiException e) {
            failed(e);
        }
    }

    private void save(Form form, String done, Supplier<List<Fault>> change) {
        try {
            List<Fault> faults = change.get();
            if (faults.isEmpty() || Fault.conflict(faults) || Fault.outOfReach(faults)) {
                finish(new Banner(Banner.Kind.DONE, done), faults);
            } else {
                form.faults(faults);
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }

    /** Shows what stands now, above it what became of the change; the page is left when the right to it is gone. */
    private void finish(@Nullable Component done, List<Fault> faults) {
        if (getUI().map(ui -> Administrators.left(ui, faults)).orElse(false)) {
            return;
        }
        outcome.removeAll();
        if (faults.isEmpty() && done != null) {
            outcome.add(done);
        } else {
            outcome.add(ErrorSummary.of(
                    "There is a problem", faults.stream().map(Fault::message).toList()));
        }
        show();
    }

    private void failed(ApiException failure) {
        if (failure.meansRightsAreLost()) {
            throw failure;
        }
        outcome.removeAll();
        outcome.add(ErrorSummary.of("There is a problem", List.of("Nothing was changed. " + failure.getMessage())));
    }
}
