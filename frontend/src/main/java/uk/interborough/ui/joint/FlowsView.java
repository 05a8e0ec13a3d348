package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.IntStream;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Tile;

/** Who places where: hosts by sources in a year, what each takes in and sends out, and referrals by tier. */
@Route("quotas/flows")
@PermitAll
public final class FlowsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int YEARS = 5;

    private final Api api;
    private final Clock clock;
    private final Viewer viewer;
    private final Select<Integer> year = new Select<>();
    private final Select<FlowsState.Measure> measure = new Select<>();
    private final Tile content;
    private final Tile behind;
    private FlowsState state = FlowsState.USUAL;

    public FlowsView(Api api, Background background, Clock clock) {
        this.api = api;
        this.clock = clock;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        content = new Tile(background, "who places where").height(600);
        content.setId("flows");
        behind = new Tile(background, "the referrals").height(200);
        behind.setId("behind");
        Div head = new Div(new Div(
                new H1("Who places where"),
                new Paragraph("Referrals between authorities, and the nights they were booked or stayed.")));
        head.addClassName("ib-head");
        add(
                new Breadcrumbs("Who places where", QuotasState.USUAL.link("Joint units and quotas")),
                head,
                filters(),
                content,
                behind);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return !Viewer.ask(api).partnerships().isEmpty();
    }

    /** A link to this year. */
    static RouterLink link(String text) {
        RouterLink link = new RouterLink(text, FlowsView.class);
        link.addClassName("ib-button");
        return link;
    }

    private Div filters() {
        year.setId("year");
        year.setLabel("Year");
        year.setItemLabelGenerator(Term::words);
        year.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose(state.withYear(event.getValue()));
            }
        });
        measure.setId("measure");
        measure.setLabel("Count");
        measure.setItems(FlowsState.Measure.values());
        measure.setItemLabelGenerator(each -> each.label);
        measure.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose(state.withMeasure(event.getValue()));
            }
        });
        Div fields = new Div(year, measure);
        fields.addClassName("ib-filters");
        Div filters = new Div(fields);
        filters.addClassName("ib-card");
        filters.getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        return filters;
    }

    private void choose(FlowsState wanted) {
        getUI().ifPresent(ui -> ui.navigate(FlowsView.class, wanted.write()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.partnerships().isEmpty()) {
            throw new NotFoundException();
        }
        FlowsState asked = FlowsState.read(event.getLocation().getQueryParameters());
        int thisYear = Term.yearOf(LocalDate.now(clock));
        state = asked.withYear(asked.year() == 0 ? thisYear : asked.year());
        year.setItems(IntStream.rangeClosed(0, YEARS)
                .map(ago -> Math.max(thisYear, state.year()) - ago)
                .boxed()
                .toList());
        year.setValue(Math.max(state.year(), thisYear - YEARS));
        measure.setValue(state.measure());
        FlowsState shown = state;
        String partnership = viewer.usualPartnership(api).orElseThrow().id();
        content.load(
                event.getUI(),
                () -> Flows.ask(api, partnership, shown.year()),
                flows -> content.add(new FlowsPart(flows, shown)));
        behind.setVisible(shown.isOneCell());
        if (shown.isOneCell()) {
            behind.load(
                    event.getUI(),
                    () -> Flows.behind(api, partnership, shown.year(), shown.host(), shown.source()),
                    referrals -> behind.add(FlowsPart.behind(referrals, shown)));
        }
    }

    @Override
    public String getPageTitle() {
        return "Who places where – Joint units and quotas – Interborough";
    }
}
