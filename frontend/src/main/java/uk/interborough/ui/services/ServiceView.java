package uk.interborough.ui.services;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ExpectedReturn;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.chart.LineChart;
import uk.interborough.ui.chart.LineChart.Emphasis;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.returns.ReturnView;
import uk.interborough.ui.utilisation.UtilisationView;

/** One service: what it is, on what terms, how well it is used, and its returns. */
@Route("services/:id")
@PermitAll
public final class ServiceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private String title = "Service";

    public ServiceView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether there is such a service for whoever asks. */
    public static boolean exists(Api api, String id) {
        return Service.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        show(Service.ask(api, id).orElseThrow(NotFoundException::new));
    }

    @Override
    public String getPageTitle() {
        return title + " – Interborough";
    }

    private void show(Service service) {
        title = service.name();
        removeAll();
        Div head = new Div(
                new Div(
                        new H1(service.name()),
                        new Paragraph("%s, for %s. %s."
                                .formatted(
                                        service.provider().name(),
                                        service.authority().name(),
                                        service.clientGroup().name()))),
                new WorkbookButtons(api, clock, service.id()));
        head.addClassName("ib-head");
        Div right = new Div(utilisation(service), returns(service));
        right.addClassName("ib-stack");
        Div columns = new Div(facts(service), right);
        columns.addClassNames("ib-columns", "ib-columns-uneven");
        add(
                new Breadcrumbs(service.name(), new RouterLink("Utilisation", UtilisationView.class)),
                head,
                columns,
                contracts(service));
    }

    private static Div facts(Service service) {
        SummaryList facts = new SummaryList()
                .row("Provider", service.provider().name())
                .row("Administering authority", service.authority().name())
                .row("Where it is", service.hostAuthority().name())
                .row("Address", service.address())
                .row("Client group", service.clientGroup().name())
                .row("Secondary client group", name(service.secondaryClientGroup()))
                .row("Service type", service.serviceType().name())
                .row("Accommodation", name(service.accommodationType()))
                .row("Units", Say.numberOrMissing(service.units()))
                .row("Price a year", Say.pounds(service.annualPrice()))
                .row("Staff hours a week", Say.numberOrMissing(service.staffHoursPerWeek()))
                .row("Duration", Service.words(service.duration()))
                .row("Stage", Service.words(service.stage()))
                .row("Direct access", service.directAccess() ? "Yes" : "No")
                .row("Number in the local system", service.splsId())
                .row("What it offers", service.description())
                .row("Whom it does not take", service.exclusions())
                .row("Who may refer", service.referrers())
                .row("Charges", service.charges())
                .row("Accessibility", service.accessibility())
                .row(
                        "Languages",
                        service.languages().stream().map(ServiceView::language).collect(Collectors.joining(", ")))
                .row("Telephone", service.telephone())
                .row("E-mail", service.email());
        return Markup.card("Schedule 2", facts);
    }

    private static @Nullable String name(@Nullable Named named) {
        return named == null ? null : named.name();
    }

    private static Div utilisation(Service service) {
        List<Service.Quarterly> quarters = service.everyQuarter();
        boolean accommodation = service.serviceType().accommodationBased();
        LineChart lines = new LineChart(
                quarters.stream().map(row -> row.quarter().shortLabel()).toList());
        DataTable<Service.Quarterly> table = new DataTable<Service.Quarterly>("Utilisation by quarter")
                .text("Quarter", row -> row.quarter().label());
        if (accommodation) {
            lines.line("Accommodation", values(quarters, Service.Quarterly::utilisation), Emphasis.SUBJECT);
            table.number("SPI 2a, %", row -> Say.percent(row.utilisation()))
                    .number("Unit-days", row -> Say.outOf(row.utilisation()));
        }
        if (service.serviceType().floatingSupport() || !accommodation) {
            lines.line(
                    "Support",
                    values(quarters, Service.Quarterly::supportUtilisation),
                    accommodation ? Emphasis.SECOND : Emphasis.SUBJECT);
            table.number("SPI 2b, %", row -> Say.percent(row.supportUtilisation()))
                    .number("User-weeks", row -> Say.outOf(row.supportUtilisation()));
        }
        table.component("", row -> row.flagged() ? Tag.flagged() : new Span());
        Div card = new Div();
        card.addClassName("ib-card");
        if (lines.isEmpty()) {
            card.add(new com.vaadin.flow.component.html.H2("Utilisation"));
            card.add(new Paragraph("No figures yet. They appear with the first performance return."));
            return card;
        }
        card.add(new Chart(2, finding(quarters, accommodation), "Per cent of what is contracted, by quarter.", lines)
                .height(260)
                .table(table.rows(quarters.reversed())));
        return card;
    }

    private static String finding(List<Service.Quarterly> quarters, boolean accommodation) {
        Service.Quarterly last = quarters.getLast();
        Rate rate = accommodation ? last.utilisation() : last.supportUtilisation();
        return rate.value() == null
                ? "Utilisation by quarter"
                : "%s used in %s".formatted(Say.percent(rate), last.quarter().label());
    }

    private static List<@Nullable BigDecimal> values(
            List<Service.Quarterly> quarters, java.util.function.Function<Service.Quarterly, Rate> rate) {
        return quarters.stream()
                .<@Nullable BigDecimal>map(row -> rate.apply(row).value())
                .toList();
    }

    private static Div returns(Service service) {
        DataTable<ExpectedReturn> table = new DataTable<ExpectedReturn>("Returns by quarter")
                .hideCaption()
                .stacks()
                .component("Quarter", ServiceView::quarter)
                .text("Received", expected -> expected.receivedAt() == null ? "–" : Say.date(expected.receivedAt()))
                .component("State", ServiceView::state)
                .number(
                        "Version",
                        expected -> Optional.ofNullable(expected.performanceReturn())
                                .map(received -> String.valueOf(received.version()))
                                .orElse("–"))
                .rows(service.expectedReturns().nodes());
        Div card = Markup.card("Returns", table);
        card.setId("returns");
        return card;
    }

    /** The English name of a language of a two-letter code. */
    private static String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.UK);
    }

    private static Component quarter(ExpectedReturn expected) {
        FinancialQuarter quarter = expected.quarter();
        return expected.performanceReturn() == null
                ? new Span(quarter.label())
                : new RouterLink(
                        quarter.label(),
                        ReturnView.class,
                        new RouteParameters("id", expected.performanceReturn().id()));
    }

    private static Component state(ExpectedReturn expected) {
        Div tags = new Div(Tag.of(expected));
        tags.addClassName("ib-tags");
        if (expected.flagged()) {
            tags.add(Tag.flagged());
        }
        return tags;
    }

    private static Div contracts(Service service) {
        DataTable<Service.Contract> table = new DataTable<Service.Contract>("Contracts")
                .hideCaption()
                .stacks()
                .text("Reference", Service.Contract::reference)
                .text("From", contract -> Say.date(contract.startsOn()))
                .text(
                        "Until",
                        contract -> contract.endsOn() == null ? "Until varied or ended" : Say.date(contract.endsOn()))
                .text("Status", contract -> Service.words(contract.status()))
                .text("Duration", contract -> Service.words(contract.duration()))
                .number("Units", contract -> Say.number(contract.units()))
                .number("Price a year", contract -> Say.pounds(contract.annualPrice()))
                .number("Staff hours a week", contract -> Say.number(contract.staffHoursPerWeek()))
                .rows(service.contracts().nodes());
        return Markup.card("Contracts", Markup.quiet("One line for each set of terms, newest first."), table);
    }
}
