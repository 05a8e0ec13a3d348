package uk.interborough.ui.returns;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.services.ServiceView;
import uk.interborough.ui.utilisation.Measure;
import uk.interborough.ui.utilisation.UtilisationView;

/** One return: what came, what was made of it, which checks it failed, and what it replaced. */
@Route("returns/:id")
@PermitAll
public final class ReturnView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private record Figure(String name, Rate rate) {}

    private final Api api;
    private String title = "Return";

    public ReturnView(Api api) {
        this.api = api;
        addClassName("ib-page");
    }

    /** Whether there is such a return for whoever asks. */
    public static boolean exists(Api api, String id) {
        return PerformanceReturn.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        show(PerformanceReturn.ask(api, id).orElseThrow(NotFoundException::new));
    }

    @Override
    public String getPageTitle() {
        return title + " – Interborough";
    }

    private void show(PerformanceReturn it) {
        title = it.service().name() + ", " + it.quarter().label();
        removeAll();
        long failed = it.checks().nodes().stream()
                .filter(PerformanceReturn.Check::flagged)
                .count();
        add(
                new Breadcrumbs(
                        "Return for " + it.quarter().label(),
                        new RouterLink("Utilisation", UtilisationView.class),
                        new RouterLink(
                                it.service().name(),
                                ServiceView.class,
                                new RouteParameters("id", it.service().id()))),
                head(it));
        if (failed > 0) {
            add(new Banner(
                    Banner.Kind.WARNING,
                    "%s failed. Read every figure of this return with care."
                            .formatted(Say.count(failed, "check", "checks"))));
        }
        Div columns = new Div(inputs(it), indicators(it));
        columns.addClassName("ib-columns");
        add(columns, checks(it), departures(it), referrals(it), versions(it));
    }

    private static Div head(PerformanceReturn it) {
        String amended = it.amendedAt() == null ? "" : ", amended " + Say.date(it.amendedAt());
        String file = it.source() == null ? "" : " From " + it.source().fileName() + ".";
        Div head = new Div(new Div(
                new H1("Return for " + it.quarter().label()),
                new Paragraph("%s, %s. Version %d, received %s by %s%s.%s"
                        .formatted(
                                it.service().name(),
                                it.authority().name(),
                                it.version(),
                                Say.date(it.receivedAt()),
                                it.receivedBy().name(),
                                amended,
                                file))));
        head.addClassName("ib-head");
        return head;
    }

    private static Div inputs(PerformanceReturn it) {
        DataTable<Inputs.Line> table = new DataTable<Inputs.Line>("What the provider returned")
                .hideCaption()
                .text("Input", Inputs.Line::label)
                .number("Value", line -> Say.numberOrMissing(line.of(it)))
                .rows(Inputs.Line.all());
        return Markup.card("What the provider returned", table);
    }

    private static Div indicators(PerformanceReturn it) {
        List<Figure> figures = new ArrayList<>();
        PerformanceReturn.Quarterly quarterly = it.indicator();
        if (quarterly == null) {
            return Markup.card(
                    "Indicators", new Paragraph("The service was not under contract in this quarter: no figures."));
        }
        Arrays.stream(Measure.values())
                .forEach(measure -> figures.add(new Figure(measure.label(), measure.of(quarterly))));
        figures.add(new Figure("Occupancy of available unit-days", quarterly.occupancyOfAvailable()));
        DataTable<Figure> table = new DataTable<Figure>("Indicators")
                .hideCaption()
                .stacks()
                .text("Indicator", Figure::name)
                .number("Per cent", figure -> Say.percent(figure.rate()))
                .number("Out of", figure -> figure.rate().applies() ? Say.outOf(figure.rate()) : "")
                .rows(figures);
        Div card = Markup.card("Indicators", table);
        if (quarterly.departuresCounted() != null && quarterly.departuresCounted() < 5) {
            card.add(Markup.quiet("Planned moves rest on %s: read the count, not the rate."
                    .formatted(Say.count(quarterly.departuresCounted(), "departure", "departures"))));
        }
        return card;
    }

    private static Div checks(PerformanceReturn it) {
        DataTable<PerformanceReturn.Check> table = new DataTable<PerformanceReturn.Check>("Checks")
                .hideCaption()
                .stacks()
                .text("Question", PerformanceReturn.Check::question)
                .text("Found", PerformanceReturn.Check::found)
                .text("Expected", PerformanceReturn.Check::expected)
                .component("Result", check -> check.flagged() ? Tag.flagged() : new Tag(Tag.Kind.GOOD, "Passed"))
                .rows(it.checks().nodes().stream()
                        .sorted(Comparator.comparing(check -> !check.flagged()))
                        .toList());
        return Markup.card("Checks", table);
    }

    private static Div departures(PerformanceReturn it) {
        if (it.departureLines().nodes().isEmpty()) {
            return Markup.card("People who left", new Paragraph("Nobody left in this quarter."));
        }
        DataTable<PerformanceReturn.Departure> table = new DataTable<PerformanceReturn.Departure>("People who left")
                .hideCaption()
                .stacks()
                .text("Why", line -> line.departureReason().name())
                .text("Where to", line -> line.departureDestination().name())
                .text("Counts as", line -> switch (line.departureReason().outcome()) {
                    case "PLANNED" -> "Planned";
                    case "UNPLANNED" -> "Unplanned";
                    default -> "Not counted";
                })
                .number("People", line -> Say.number(line.people()))
                .rows(it.departureLines().nodes());
        return Markup.card("People who left", table);
    }

    private static Div referrals(PerformanceReturn it) {
        if (it.referrals().nodes().isEmpty()) {
            return Markup.card("Referral sources", new Paragraph("No referral sources were returned."));
        }
        DataTable<PerformanceReturn.Referral> table = new DataTable<PerformanceReturn.Referral>("Referral sources")
                .hideCaption()
                .stacks()
                .text("Agency", PerformanceReturn.Referral::agency)
                .text("Authority", PerformanceReturn.Referral::sourceName)
                .number("Accepted", line -> Say.number(line.accepted()))
                .number("Unit-weeks", line -> Say.number(line.unitWeeks()))
                .rows(it.referrals().nodes());
        return Markup.card("Referral sources", table);
    }

    private static Div versions(PerformanceReturn it) {
        if (it.versions().nodes().size() == 1) {
            return Markup.card("1 version", new Paragraph("This return was never amended."));
        }
        DataTable<Inputs.Line> table =
                new DataTable<Inputs.Line>("Versions").hideCaption().text("Input", Inputs.Line::label);
        it.versions()
                .nodes()
                .forEach(version -> table.number(
                        "Version %d, %s".formatted(version.version(), Say.date(version.recordedAt())),
                        line -> Say.numberOrMissing(line.of(version))));
        return Markup.card(
                Say.count(it.versions().nodes().size(), "version", "versions"),
                Markup.quiet("Newest first. What an amendment replaced stays readable."),
                table.rows(Inputs.Line.all()));
    }
}
