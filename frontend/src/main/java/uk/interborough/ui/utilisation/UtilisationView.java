package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.LiveRegion;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tile;

/** How well what is bought is used: borough by borough, quarter by quarter, down to the service. */
@Route("utilisation")
@PageTitle("Utilisation – Interborough")
@PermitAll
public final class UtilisationView extends Div implements AfterNavigationObserver {

    private final Api api;
    private final FinancialQuarter lastEnded = FinancialQuarter.endedBefore(LocalDate.now(Say.LONDON));
    private final Paragraph quality = new Paragraph();
    private final Div segments = new Div();
    private final Map<ViewState.Show, NativeButton> segmentButtons = new EnumMap<>(ViewState.Show.class);
    private final Div notices = new Div();
    private final LiveRegion said = new LiveRegion();
    private final Tile figures;
    private final @Nullable String partnershipId;
    private Choices choices = new Choices(List.of(), List.of(), List.of());
    private ViewState state = ViewState.usual(lastEnded);
    private @Nullable Filters filters;
    private @Nullable ServicesTable services;

    public UtilisationView(Api api, Background background) {
        this.api = api;
        addClassName("ib-page");
        figures = new Tile(background);
        segments.addClassName("ib-segments");
        segments.getElement().setAttribute("role", "group").setAttribute("aria-label", "Show as");
        for (ViewState.Show show : ViewState.Show.values()) {
            segmentButtons.put(show, segment(show, show.label()));
        }
        Div head = new Div(new Div(new H1("Utilisation"), quality), segments);
        head.addClassName("ib-head");
        add(head, said, notices);

        partnershipId =
                Viewer.ask(api).partnership().map(Viewer.Partnership::id).orElse(null);
        if (partnershipId == null) {
            notices.add(
                    new Banner(Banner.Kind.NOTE, "You work for no partnership, so there are no figures to show here."));
            segments.setVisible(false);
            return;
        }
        choices = Choices.ask(api, partnershipId);
        filters = new Filters(api, choices, lastEnded, this::change);
        services = new ServicesTable(
                background, api, partnershipId, choices, count -> said.say(Say.count(count, "service", "services")));
        add(filters, figures, services);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        ViewState.Reading reading = ViewState.read(event.getLocation().getQueryParameters(), lastEnded);
        if (partnershipId != null) {
            notices.removeAll();
            if (!reading.ignored().isEmpty()) {
                notices.add(new Banner(
                        Banner.Kind.NOTE,
                        "Part of the address says nothing to this page and is left out: "
                                + String.join(", ", reading.ignored())));
            }
            show(reading.state());
        }
    }

    private void change(UnaryOperator<ViewState> wanted) {
        ViewState next = wanted.apply(state);
        getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, new Location("utilisation", next.write())));
        notices.removeAll();
        show(next);
    }

    private void show(ViewState next) {
        state = next;
        UI ui = UI.getCurrentOrThrow();
        showSegments();
        if (filters == null || services == null || partnershipId == null) {
            return;
        }
        String asked = partnershipId;
        List<Filters.Chip> chips = filters.show(next);
        figures.load(ui, () -> Figures.ask(api, asked, next, choices), this::showFigures);
        services.show(ui, next, Filters.mostHelpful(chips));
    }

    private void showFigures(Figures answer) {
        quality.setText(Findings.quality(answer));
        figures.add(new FigureTiles(answer, state, choices, this::toggleBorough));
    }

    private void toggleBorough(String code) {
        figures.keepFocusOn(TileMap.tileId(code));
        change(chosen -> chosen.toggleBorough(code));
    }

    private NativeButton segment(ViewState.Show show, String text) {
        NativeButton button = new NativeButton(text, event -> change(chosen -> chosen.withShow(show)));
        button.addClassName("ib-button");
        segments.add(button);
        return button;
    }

    private void showSegments() {
        segmentButtons.forEach((show, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(show == state.show())));
    }

    /** What is shown now. */
    Optional<ViewState> shown() {
        return partnershipId == null ? Optional.empty() : Optional.of(state);
    }
}
