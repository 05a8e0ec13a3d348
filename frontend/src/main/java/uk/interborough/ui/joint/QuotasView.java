package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.joint.QuotasState.Tab;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.FileLinks;
import uk.interborough.ui.parts.LinkTabs;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tile;

/** Joint units and quotas: one scheme in one year, from six sides. */
@Route("quotas")
@PermitAll
public final class QuotasView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Viewer viewer;
    private final List<JointScheme> schemes;
    private final QuotasFilters filters;
    private final Paragraph about = new Paragraph();
    private final Div actions = new Div();
    private final Div tabs = new Div();
    private final Div chosen = new Div();
    private final Div standing = new Div();
    private final Tile content;
    private final Tile forecast;
    private QuotasState state = QuotasState.USUAL;

    public QuotasView(Api api, Background background, Clock clock) {
        this.api = api;
        this.clock = clock;
        viewer = Viewer.ask(api);
        schemes = JointScheme.ask(api);
        filters = new QuotasFilters(schemes, this::choose);
        addClassName("ib-page");
        content = new Tile(background, "the scheme").height(500);
        content.setId("scheme-content");
        forecast = new Tile(background, "the forecast").height(300);
        forecast.setId("scheme-forecast");
        forecast.setVisible(false);
        Div head = new Div(new Div(new H1("Joint units and quotas"), about), actions);
        actions.addClassName("ib-actions");
        head.addClassName("ib-head");
        chosen.addClassName("ib-chips");
        add(head, filters, tabs, chosen, standing, content, forecast);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return isFor(Viewer.ask(api));
    }

    /** Whether somebody belongs to an authority or coordinates a partnership. */
    public static boolean isFor(Viewer viewer) {
        return viewer.authority() != null || !viewer.partnerships().isEmpty();
    }

    private void choose(QuotasState wanted) {
        getUI().ifPresent(ui -> ui.navigate(QuotasView.class, wanted.write()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!isFor(viewer)) {
            throw new NotFoundException();
        }
        QuotasState asked = QuotasState.read(event.getLocation().getQueryParameters());
        Optional<JointScheme> found = schemes.stream()
                .filter(each -> each.id().equals(asked.scheme()))
                .findFirst()
                .or(() -> schemes.stream().filter(JointScheme::isOpen).findFirst())
                .or(() -> schemes.stream().findFirst());
        int thisYear = Term.yearOf(today());
        state = asked.withYear(asked.year() == 0 ? thisYear : asked.year());
        standing.removeAll();
        tabs.removeAll();
        actions.removeAll();
        actions.add(FlowsView.link("Who places where"));
        if (NewSchemeView.isFor(viewer)) {
            actions.add(NewSchemeView.link());
        }
        found.ifPresentOrElse(one -> show(event.getUI(), one, thisYear), () -> showQuotasAlone(event.getUI()));
    }

    /** Says above everything what was done elsewhere. */
    void done(String words) {
        standing.addComponentAsFirst(Done.banner(words));
    }

    @Override
    public String getPageTitle() {
        return state.tab().label + " – Joint units and quotas – Interborough";
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void show(UI ui, JointScheme one, int thisYear) {
        Tab tab = tabs(one).contains(state.tab()) ? state.tab() : Tab.QUOTAS;
        state = new QuotasState(one.id(), state.year(), state.quarter(), tab, state.authority(), state.stage());
        filters.show(one, state, thisYear);
        about.setText(words(one));
        if (AdjustView.mayPropose(viewer, one)) {
            RouterLink adjust = AdjustState.link("Adjust shares", one.id());
            adjust.addClassName("ib-button");
            actions.addComponentAsFirst(adjust);
        }
        LinkTabs links = new LinkTabs("About this scheme");
        tabs(one)
                .forEach(each -> links.tab(
                        state.withTab(each)
                                .withAuthority("")
                                .withStage(QuotasState.Stage.ALL)
                                .link(each.label),
                        each == tab));
        tabs.add(links);
        if (!one.isOpen()) {
            standing.add(new Banner(
                    Banner.Kind.NOTE,
                    "Your authority takes no part in this scheme. You see that it exists, the quota that is for you"
                            + " and your own referrals; its terms, ledger and invoices are open to "
                            + one.lead().name() + " and its partners."));
        }
        ask(ui, one, tab);
    }

    private static String words(JointScheme one) {
        String units = one.schedules()
                .first()
                .map(schedule -> Say.count(schedule.units(), "unit", "units") + ", led")
                .orElse("Led");
        String end = one.endedOn() == null
                ? ""
                : " Ended on " + Say.date(one.endedOn())
                        + (one.endedBecause() == null ? "." : ": " + one.endedBecause());
        return "%s by %s, for %s. Since %s.%s"
                .formatted(
                        units,
                        one.lead().name(),
                        one.clientGroup().name().toLowerCase(Locale.UK),
                        Say.date(one.startsOn()),
                        end);
    }

    private static List<Tab> tabs(JointScheme one) {
        return one.isOpen() ? List.of(Tab.values()) : List.of(Tab.QUOTAS, Tab.REFERRALS);
    }

    private void forecast(UI ui, String what, Supplier<List<Forecast>> asked) {
        forecast.setVisible(true);
        forecast.load(ui, asked, all -> forecast.add(new ForecastPart(what, all)));
    }

    private void ask(UI ui, JointScheme one, Tab tab) {
        QuotasState shown = state;
        LocalDate today = today();
        SchemeWork work = new SchemeWork(api, viewer, one, today);
        chosen.removeAll();
        forecast.setVisible(false);
        switch (tab) {
            case SHARES -> {
                load(ui, () -> SchemeYear.ask(api, one.id(), shown.term()), year -> new SharesPart(one, year, shown));
                if (shown.term().holds(today)) {
                    forecast(ui, "share", () -> Forecast.ofShares(api, one.id()));
                }
            }
            case QUOTAS -> {
                load(ui, () -> QuotasDesk.Answer.ask(work, shown), all -> new QuotasDesk(all, work, shown));
                if (one.isOpen() && shown.year() == Term.yearOf(today)) {
                    forecast(ui, "quota", () -> Forecast.ofQuotas(api, one.id()));
                }
            }
            case LEDGER -> {
                standing.add(new FileLinks("the ledger", "scheme-uses-file", fileOf(shown)));
                load(
                        ui,
                        () -> new Ledger(
                                SchemeYear.ask(api, one.id(), shown.term()),
                                AgencyUse.ask(api, one.id(), shown.term()),
                                FundPart.Answer.ask(work)),
                        ledger -> new LedgerPart(
                                one, ledger.year(), ledger.agencies(), new FundPart(ledger.fund(), work), shown));
            }
            case INVOICES ->
                load(ui, () -> InvoicesPart.Answer.ask(work, shown), answer -> {
                    chip(answer.statement().stream()
                            .map(StatementEntry::partner)
                            .map(each -> Map.entry(each.slug(), each.name()))
                            .toList());
                    return new InvoicesPart(answer, work, shown);
                });
            case REFERRALS ->
                load(ui, () -> ReferralsPart.Answer.ask(work, shown), all -> {
                    chip(all.referrals().stream()
                            .map(SchemeReferral::source)
                            .map(each -> Map.entry(each.slug(), each.name()))
                            .toList());
                    return new ReferralsPart(all, work, shown);
                });
            case REVIEW ->
                load(
                        ui,
                        () -> YearReview.ask(api, one.id(), shown.year()),
                        review -> new ReviewPart(one, review, shown, AdjustView.mayPropose(viewer, one)));
            case AGREEMENT ->
                load(ui, () -> Agreement.ask(api, one.id()), agreement -> new AgreementPart(agreement, work));
        }
    }

    private record Ledger(SchemeYear year, List<AgencyUse> agencies, FundPart.Answer fund) {}

    private static Map<String, Object> fileOf(QuotasState state) {
        Map<String, Object> variables = new HashMap<>(state.term().asInput());
        variables.put("scheme", state.scheme());
        return variables;
    }

    /** The authority that is chosen, to be removed. */
    private void chip(List<Map.Entry<String, String>> names) {
        chosen.removeAll();
        if (!state.authority().isEmpty()) {
            String name = names.stream()
                    .filter(each -> each.getKey().equals(state.authority()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(state.authority());
            NativeButton remove = new NativeButton("", event -> choose(state.withAuthority("")));
            remove.add(Markup.unseen("Remove filter "), new Span("Authority: " + name));
            remove.setId("chosen-authority");
            chosen.add(remove);
        }
    }

    private <T> void load(UI ui, Supplier<T> question, Function<T, Component> part) {
        content.load(ui, question, answer -> content.add(part.apply(answer)));
    }

    /** No scheme is known to the viewer: only quotas that are for its authority. */
    private void showQuotasAlone(UI ui) {
        state = state.withTab(Tab.QUOTAS);
        filters.showYears(state);
        about.setText("What your authority may use of units that others buy together.");
        load(
                ui,
                () -> QuotaYear.in(api, state.year()),
                all -> all.isEmpty() ? noScheme() : new QuotasPart(false, all, state));
    }

    private Component noScheme() {
        Div card = Markup.card(
                "No schemes",
                new Paragraph("No authorities of your partnership buy units together, and no quota is for yours. A"
                        + " scheme is begun by the authority that leads it."));
        if (NewSchemeView.isFor(viewer)) {
            Div begin = new Div(NewSchemeView.link());
            begin.addClassNames("ib-actions", "ib-after");
            card.add(begin);
        }
        return card;
    }
}
