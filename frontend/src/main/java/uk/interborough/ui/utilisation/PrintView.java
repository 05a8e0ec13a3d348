package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import uk.interborough.ui.access.PasswordView;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.LastReturn;
import uk.interborough.ui.api.Providers;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Standing;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.parts.Tile;

/** The dashboard on paper: what was chosen, every chart, and the rows of every table. */
@Route(value = "utilisation/print", autoLayout = false)
@PageTitle("Utilisation, to print – Interborough")
@JavaScript("context://interborough/session.js")
@PermitAll
public final class PrintView extends Main implements BeforeEnterObserver, AfterNavigationObserver {

    static final int MOST_ROWS = 5000;

    private record Drawn(Figures figures, Optional<OffsetDateTime> lastReturn) {}

    private final Api api;
    private final Clock clock;
    private final Viewer viewer;
    private final RouterLink back = new RouterLink("Back to Utilisation", UtilisationView.class);
    private final NativeButton print = new NativeButton("Print");
    private final H1 title = new H1("Utilisation");
    private final Div cap = new Div();
    private final Div chosen = new Div();
    private final Standing standing;
    private final Tile figures;
    private final Tile services;
    private int awaited;

    public PrintView(Api api, Background background, Clock clock) {
        this.api = api;
        this.clock = clock;
        viewer = Viewer.ask(api);
        standing = new Standing(clock);
        figures = new Tile(background, "the charts").height(700);
        services = new Tile(background, "all services").height(700);
        services.addClassName("ib-print-wide");
        addClassName("ib-print");
        setId("content");
        back.addClassName("ib-button");
        print.addClassNames("ib-button", "ib-button-main");
        print.setEnabled(false);
        print.addClickListener(event -> openDialog());
        Div actions = new Div(back, print);
        actions.addClassNames("ib-actions", "ib-not-printed");
        Div marking = new Div("OFFICIAL");
        marking.addClassNames("ib-marking", "ib-not-printed");
        add(actions, marking, title, standing, cap, chosen, figures, services);
        getElement().executeJs("interborough.isSignedIn()");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.mustChangePassword()) {
            event.forwardTo(PasswordView.class);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        FinancialQuarter lastEnded = FinancialQuarter.endedBefore(LocalDate.now(clock));
        ViewState state = ViewState.read(event.getLocation().getQueryParameters(), lastEnded)
                .state();
        back.setQueryParameters(state.write());
        Optional<Viewer.Partnership> partnership =
                viewer.partnership(state.partnership()).or(() -> viewer.usualPartnership(api));
        if (partnership.isEmpty()) {
            chosen.setText(Viewer.WITHOUT_PARTNERSHIP);
            return;
        }
        boolean fromPage = event.getLocationChangeEvent().getTrigger() != NavigationTrigger.PAGE_LOAD;
        print(partnership.get(), state, fromPage);
    }

    private void print(Viewer.Partnership partnership, ViewState state, boolean openDialog) {
        UI ui = UI.getCurrentOrThrow();
        Choices choices = Choices.ask(api, partnership.id());
        title.setText("Utilisation – " + partnership.name());
        chosen.removeAll();
        chosen.add(summary(state, choices));
        awaited = 2;
        figures.load(
                ui,
                () -> new Drawn(
                        Figures.ask(api, partnership.id(), state, choices), LastReturn.ask(api, partnership.id())),
                drawn -> {
                    FinancialQuarter last = drawn.figures().last();
                    standing.restsOn(last, drawn.figures().pooled(last));
                    standing.lastCame(drawn.lastReturn());
                    figures.add(new PrintedFigures(drawn.figures(), choices.shown(state)));
                    came(openDialog);
                });
        services.load(ui, () -> ServiceRow.all(api, partnership.id(), state, choices, MOST_ROWS), listing -> {
            String extent = PrintedServices.extent(listing);
            cap.setText(extent);
            services.add(new PrintedServices(listing, state, extent));
            came(openDialog);
        });
    }

    private SummaryList summary(ViewState state, Choices choices) {
        SummaryList facts = new SummaryList()
                .row("Measure", state.measure().label())
                .row(
                        "Period",
                        state.period().from().label() + " until "
                                + state.period().until().label());
        String filters = Stream.of(
                        choices.shown(state).stream()
                                .filter(authority -> !state.boroughs().isEmpty())
                                .map(authority -> choices.word().label() + ": " + authority.name()),
                        Choices.withCodes(choices.clientGroups(), state.clientGroups()).stream()
                                .map(group -> "Client group: " + group.name()),
                        Choices.withCodes(choices.serviceTypes(), state.serviceTypes()).stream()
                                .map(type -> "Service type: " + type.name()),
                        Providers.of(api, state.providers()).stream().map(provider -> "Provider: " + provider.name()))
                .flatMap(chips -> chips)
                .reduce((a, b) -> a + "; " + b)
                .orElse("None");
        return facts.row("Filters", filters)
                .row("As at", Say.moment(OffsetDateTime.now(clock)))
                .row(
                        "Working for",
                        viewer.authority() == null ? null : viewer.authority().name())
                .row("Printed by", viewer.name())
                .row("Address", Markup.span("", "ib-address"));
    }

    /** Once everything is there and drawn. */
    private void came(boolean openDialog) {
        if (--awaited == 0) {
            print.setEnabled(true);
            getElement().executeJs("""
                    this.querySelector('.ib-address').textContent = location.href.replace('/print', '');
                    const drawn = () => [...this.querySelectorAll('ib-chart')].every((chart) => chart.hasAttribute('rendered'));
                    const wait = () => drawn() ? (this.setAttribute('data-ready', ''), $0 && print()) : requestAnimationFrame(wait);
                    wait();""", openDialog);
        }
    }

    private void openDialog() {
        getElement().executeJs("print()");
    }
}
