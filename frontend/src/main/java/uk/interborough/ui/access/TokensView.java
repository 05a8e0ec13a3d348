package uk.interborough.ui.access;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Secret;
import uk.interborough.ui.parts.Tile;

/** The viewer's own access tokens: make one, see its secret this once, revoke what is no longer needed. */
@Route("settings/tokens")
@PageTitle("Your access tokens – Interborough")
@PermitAll
public final class TokensView extends Div implements AfterNavigationObserver {

    record Created(@Nullable String secret, List<Fault> errors) {}

    record Answer(Created createAccessToken) {}

    private final Api api;
    private final Clock clock;
    private final String username;
    private final Tile list;
    private final Div outcome = new Div();
    private final Form form = new Form();
    private final Input name = new Input();
    private final Input date = new Input();
    private final Field dateField;
    private final ChoiceGroup<AccessToken.Scope> scope = ChoiceGroup.one("What may it do?", "scope");
    private final ChoiceGroup<Integer> days = ChoiceGroup.one("How long may it be used?", "expiresOn");

    public TokensView(Api api, Background background, Clock clock) {
        this.api = api;
        this.clock = clock;
        username = Viewer.ask(api).username();
        list = new Tile(background, "your access tokens");
        list.setId("tokens");
        addClassName("ib-page");
        outcome.addClassName("ib-figures");
        date.setType("date");
        dateField = new Field("Last day of use", "date", date);
        Anchor graphiQl = new Anchor("graphiql", "Ask in GraphQL");
        graphiQl.setRouterIgnore(true);
        Div head = new Div(new Div(
                new H1("Your access tokens"),
                new Paragraph("A program that asks Interborough for you shows a token instead of your password."),
                new Paragraph(new Text("To try out what it may ask: "), graphiQl)));
        head.addClassName("ib-head");
        Div create = Markup.card("Create a token", form());
        create.addClassName("ib-narrow");
        add(head, outcome, list, create);
    }

    private Form form() {
        name.getElement().setAttribute("autocomplete", "off").setAttribute("maxlength", "100");
        for (AccessToken.Scope each : AccessToken.Scope.values()) {
            scope.choice(each, each.label, each.hint);
        }
        LocalDate today = LocalDate.now(clock);
        Map<Integer, String> terms = new LinkedHashMap<>();
        terms.put(7, "7 days");
        terms.put(30, "30 days");
        terms.put(90, "90 days");
        terms.put(365, "365 days");
        terms.forEach((length, words) -> days.choice(length, words, "Until " + Say.date(today.plusDays(length))));
        days.choice(0, "Until another day", "At most a year from today");
        days.onChange(chosen -> dateField.setVisible(chosen.contains(0)));
        date.getElement()
                .setAttribute("min", today.plusDays(1).toString())
                .setAttribute("max", today.plusYears(1).toString());
        reset();
        return form.field("name", new Field("Name", "name", name).hint("What it is for, e.g. Quarterly report"))
                .field("scope", scope)
                .field("expiresOn", days)
                .field("date", dateField)
                .button("Create token", "create-token", this::create);
    }

    private void reset() {
        name.clear();
        date.clear();
        scope.choose(Set.of(AccessToken.Scope.READ));
        days.choose(Set.of(90));
        dateField.setVisible(false);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        outcome.removeAll(); // a secret does not outlive the look at it
        load();
    }

    private void load() {
        list.load(UI.getCurrentOrThrow(), () -> AccessToken.of(api, username), this::show);
    }

    private void show(Page<AccessToken> tokens) {
        list.add(Markup.card(
                "Tokens",
                new TokensTable(
                        api,
                        clock,
                        tokens.nodes(),
                        "You have no access tokens. Create your first one below.",
                        this::revoked)));
    }

    private void revoked(List<Fault> faults) {
        outcome.removeAll();
        outcome.add(
                faults.isEmpty()
                        ? new Banner(Banner.Kind.DONE, "The token is revoked.")
                        : new Banner(Banner.Kind.NOTE, "The token was not in use any more."));
        load();
    }

    private void create() {
        LocalDate until = until();
        if (until == null) {
            form.faults(List.of(new Fault("date", "BAD_USER_INPUT", "Enter the last day of use")));
            return;
        }
        try {
            Created created = api.ask(
                            "create-access-token",
                            Map.of(
                                    "name", name.getValue(),
                                    "scope", scope.chosen().iterator().next().name(),
                                    "expiresOn", until.toString()),
                            Answer.class)
                    .createAccessToken();
            if (created.secret() == null) {
                form.faults(placed(created.errors()));
            } else {
                form.faults(List.of());
                showOnce(name.getValue().strip(), created.secret());
                reset();
                load();
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }

    /** The day chosen; null when it is still to be entered. */
    private @Nullable LocalDate until() {
        int length = days.chosen().stream().findFirst().orElse(0);
        if (length > 0) {
            return LocalDate.now(clock).plusDays(length);
        }
        try {
            return LocalDate.parse(date.getValue());
        } catch (DateTimeParseException nothing) {
            return null;
        }
    }

    private List<Fault> placed(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.field().equals("expiresOn") && dateField.isVisible()
                        ? new Fault("date", fault.code(), fault.message())
                        : fault)
                .toList();
    }

    private void showOnce(String called, String secret) {
        Div shown = Markup.card(
                "Token “" + called + "” created",
                new Paragraph("Copy it now and keep it where the program finds it. It will not be shown again."),
                new Secret("access token", secret),
                new Paragraph("To try it:"),
                new Pre(
                        "curl -s %s/graphql -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '{\"query\": \"{ viewer { name } }\"}'"
                                .formatted(address(), secret)));
        shown.setId("created-token");
        shown.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
        outcome.removeAll();
        outcome.add(shown);
        shown.getElement().executeJs("setTimeout(() => { this.focus(); this.scrollIntoView({block: 'nearest'}); })");
    }

    private static String address() {
        return VaadinRequest.getCurrent() instanceof VaadinServletRequest request
                ? request.getRequestURL().toString().replaceFirst("(^[a-z]+://[^/]+).*", "$1")
                : "http://localhost:8080";
    }
}
