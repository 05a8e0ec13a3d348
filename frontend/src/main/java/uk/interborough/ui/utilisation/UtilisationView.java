package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.LiveRegion;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Standing;
import uk.interborough.ui.parts.Tile;

/** How well what is bought is used: borough by borough, quarter by quarter, down to the service. */
@Route("utilisation")
@PageTitle("Utilisation – Interborough")
@PermitAll
public final class UtilisationView extends Div implements AfterNavigationObserver {

    private static final String NOTHING_DRAWN =
            "Nothing of what is chosen was under contract in this period, so there is nothing to draw.";

    private final Api api;
    private final Background background;
    private final Viewer viewer;
    private final FinancialQuarter lastEnded;
    private final Standing standing;
    private final Div segments = segments("Show as");
    private final Map<ViewState.Show, NativeButton> segmentButtons = new EnumMap<>(ViewState.Show.class);
    private final RouterLink print = new RouterLink("Print", PrintView.class);
    private final Div partnerships = segments("Partnership");
    private final Div notices = new Div();
    private final LiveRegion said = new LiveRegion();
    private final Div dashboard = new Div();
    private final Optional<Viewer.Partnership> usual;
    private ViewState state;
    private @Nullable Open open;

    /** The partnership that is shown, and what shows it. */
    private record Open(
            Viewer.Partnership partnership, Choices choices, Filters filters, Tile figures, ServicesTable services) {}

    public UtilisationView(Api api, Background background, Clock clock) {
        this.api = api;
        this.background = background;
        viewer = Viewer.ask(api);
        usual = viewer.usualPartnership(api);
        standing = new Standing(clock);
        lastEnded = FinancialQuarter.endedBefore(LocalDate.now(clock));
        state = ViewState.usual(lastEnded);
        addClassName("ib-page");
        dashboard.addClassName("ib-figures");
        for (ViewState.Show show : ViewState.Show.values()) {
            NativeButton button = segment(show.label(), chosen -> chosen.withShow(show));
            button.getElement().setAttribute("data-show", show.name());
            segmentButtons.put(show, button);
            segments.add(button);
        }
        viewer.partnerships()
                .forEach(partnership -> partnerships.add(
                        segment(partnership.name(), chosen -> chosen.atPartnership(partnership.code()))));
        partnerships.setVisible(viewer.partnerships().size() > 1);
        print.addClassName("ib-button");
        print.setId("print");
        standing.details(eachService());
        Div actions = new Div(partnerships, segments, print);
        actions.addClassName("ib-actions");
        Div head = new Div(new Div(new H1("Utilisation"), standing), actions);
        head.addClassName("ib-head");
        add(head, said, notices, dashboard);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        ViewState.Reading reading = ViewState.read(event.getLocation().getQueryParameters(), lastEnded);
        notices.removeAll();
        List<String> ignored = new ArrayList<>(reading.ignored());
        String wanted = reading.state().partnership();
        if (!wanted.isEmpty() && viewer.partnership(wanted).isEmpty()) {
            ignored.add("ps=" + wanted);
        }
        if (!ignored.isEmpty()) {
            notices.add(new Banner(
                    Banner.Kind.NOTE,
                    "Part of the address says nothing to this page and is left out: " + String.join(", ", ignored)));
        }
        show(reading.state());
    }

    private void change(UnaryOperator<ViewState> wanted) {
        ViewState next = wanted.apply(state);
        getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, new Location("utilisation", next.write())));
        notices.removeAll();
        show(next);
    }

    private void show(ViewState next) {
        state = next;
        Optional<Viewer.Partnership> partnership =
                viewer.partnership(next.partnership()).or(() -> usual);
        if (partnership.isEmpty()) {
            notices.removeAll();
            notices.add(new Banner(Banner.Kind.NOTE, Viewer.WITHOUT_PARTNERSHIP));
            segments.setVisible(false);
            print.setVisible(false);
            return;
        }
        Open shown = open(partnership.get());
        showSegments(shown);
        standing.upTo(next.period().until());
        UI ui = UI.getCurrentOrThrow();
        List<Filters.Chip> chips = shown.filters().show(next);
        String id = shown.partnership().id();
        shown.figures()
                .load(ui, () -> Figures.ask(api, id, next, shown.choices()), answer -> showFigures(shown, answer));
        shown.services().show(ui, next, chips);
        print.setQueryParameters(next.write());
    }

    private Open open(Viewer.Partnership partnership) {
        if (open != null && open.partnership().equals(partnership)) {
            return open;
        }
        Choices choices = Choices.ask(api, partnership.id());
        Open opened = new Open(
                partnership,
                choices,
                new Filters(api, choices, lastEnded, this::change),
                new Tile(background, "the charts").height(1100),
                new ServicesTable(
                        background,
                        api,
                        partnership.id(),
                        choices,
                        count -> said.say(Say.count(count, "service", "services"))));
        open = opened;
        standing.ask(UI.getCurrentOrThrow(), background, api, partnership.id());
        dashboard.removeAll();
        dashboard.add(opened.filters(), opened.figures(), opened.services());
        return opened;
    }

    private void showFigures(Open shown, Figures answer) {
        if (shown != open) {
            return;
        }
        boolean counts = answer.countsOnly();
        standing.restsOn(answer.last(), answer.pooled(answer.last()));
        segments.setVisible(!counts);
        shown.filters().countsOnly(counts);
        shown.services().countsOnly(counts);
        if (answer.isEmpty()) {
            shown.figures().add(Markup.card("No returns were expected", new Paragraph(NOTHING_DRAWN)));
            return;
        }
        shown.figures()
                .add(
                        counts
                                ? new CountTiles(answer, state, shown.choices(), this::toggleBorough)
                                : new FigureTiles(answer, state, shown.choices(), this::toggleBorough));
    }

    private void toggleBorough(String code) {
        Objects.requireNonNull(open).figures().keepFocusOn(TileMap.tileId(code));
        change(chosen -> chosen.toggleBorough(code));
    }

    private static Anchor eachService() {
        Anchor link = new Anchor("#services", "See each service");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private static Div segments(String label) {
        Div segments = new Div();
        segments.addClassName("ib-segments");
        segments.getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        return segments;
    }

    private NativeButton segment(String text, UnaryOperator<ViewState> wanted) {
        NativeButton button = new NativeButton(text, event -> change(wanted));
        button.addClassName("ib-button");
        return button;
    }

    private void showSegments(Open shown) {
        segmentButtons.forEach((show, button) -> press(button, show == state.show()));
        partnerships
                .getChildren()
                .map(NativeButton.class::cast)
                .forEach(button -> press(
                        button, button.getText().equals(shown.partnership().name())));
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }

    /** What is shown now. */
    Optional<ViewState> shown() {
        return open == null ? Optional.empty() : Optional.of(state);
    }
}
