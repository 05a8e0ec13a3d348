package uk.interborough.ui.joint;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;
import uk.interborough.ui.parts.Timeline;
import uk.interborough.ui.services.ServiceView;

/** One referral: where it stands, what it counts against, and its nights by quarter. */
@Route("quotas/referrals/:id")
@PermitAll
public final class ReferralView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private record Nights(Term term, int nights) {}

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private String id = "";
    private String title = "Referral";

    public ReferralView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether there is such a referral for whoever asks. */
    public static boolean exists(Api api, String id) {
        return SchemeReferral.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        outcome.removeAll();
        show(SchemeReferral.ask(api, id).orElseThrow(NotFoundException::new));
    }

    @Override
    public String getPageTitle() {
        return title + " – Joint units and quotas – Interborough";
    }

    private void show(SchemeReferral referral) {
        title = "Referral by " + referral.source().name();
        removeAll();
        Named scheme = referral.scheme();
        String schemeId = scheme == null || scheme.id() == null ? "" : scheme.id();
        Div head = new Div(new Div(
                new H1("Referral by " + referral.source().name()),
                new Paragraph("%s, on %s%s."
                        .formatted(
                                referral.agency(),
                                Say.date(referral.madeOn()),
                                scheme == null ? "" : ", to " + scheme.name()))));
        head.addClassName("ib-head");
        ReferralActions actions = new ReferralActions(api, referral, Viewer.ask(api), LocalDate.now(clock), this::done);
        Div right = new Div(nights(referral), history(referral));
        if (actions.getChildren().findAny().isPresent()) {
            right.addComponentAsFirst(actions);
        }
        right.addClassName("ib-stack");
        Div columns = new Div(facts(referral), right);
        columns.addClassNames("ib-columns", "ib-columns-uneven");
        add(
                new Breadcrumbs(
                        "Referral",
                        QuotasState.USUAL
                                .withScheme(schemeId)
                                .withTab(QuotasState.Tab.REFERRALS)
                                .link("Joint units and quotas")),
                head,
                outcome,
                columns);
    }

    /** Shows what stands now, and above it what was done. */
    private void done(String words) {
        show(SchemeReferral.ask(api, id).orElseThrow(NotFoundException::new));
        outcome.removeAll();
        outcome.add(Done.banner(words));
    }

    private static Div facts(SchemeReferral referral) {
        SummaryList facts = new SummaryList()
                .row("State", ReferralsPart.tags(referral))
                .row("Comes from", referral.source().name())
                .row("Agency", referral.agency())
                .row("Standing of the source", JointTags.tier(referral.tier()))
                .row("Service", service(referral))
                .row("Unit", referral.unitNumber() == null ? null : String.valueOf(referral.unitNumber()))
                .row("First night", referral.startsOn() == null ? null : Say.date(referral.startsOn()))
                .row("Departure expected", referral.expectedEndOn() == null ? null : Say.date(referral.expectedEndOn()))
                .row("Departure", referral.endedOn() == null ? null : Say.date(referral.endedOn()))
                .row("Nights booked", referral.nightsBooked() == null ? null : Say.number(referral.nightsBooked()))
                .row(
                        "Nights used",
                        Say.count(referral.nightsUsed(), "night", "nights") + ", "
                                + Say.unitWeeks(referral.unitWeeksUsed()) + " unit-weeks")
                .row("Refused because", referral.refusedBecause())
                .row("Counts against", referral.quota() == null ? null : quota(referral.quota()));
        if (referral.charge() != null) {
            facts.row(
                    "Charged",
                    Say.money(referral.charge().unitWeekPrice()) + " a unit-week, by letter "
                            + referral.charge().letterReference() + " of "
                            + Say.date(referral.charge().letterOn()) + ". "
                            + referral.charge().because());
        }
        return Markup.card("Facts", Markup.quiet("No person is named."), facts);
    }

    private static String quota(SchemeReferral.Quota quota) {
        return quota.scope().equals("WEST_LONDON")
                ? "The quota of members that take no part"
                : "The quota of neighbours named";
    }

    private static Component service(SchemeReferral referral) {
        Named service = referral.service();
        return service == null || service.id() == null
                ? new Span("A service of " + referral.authority().name())
                : new RouterLink(service.name(), ServiceView.class, new RouteParameters("id", service.id()));
    }

    private Div nights(SchemeReferral referral) {
        Div card = Markup.card("Nights");
        card.setId("nights");
        List<Nights> rows = rows(referral);
        if (rows.isEmpty()) {
            card.add(new Paragraph(
                    referral.startsOn() == null
                            ? "No unit is booked."
                            : "The first night is that of " + Say.date(referral.startsOn()) + "."));
            return card;
        }
        card.add(
                Markup.quiet("Before today. Arrival counts as a night, departure does not."),
                new DataTable<Nights>("Nights by quarter")
                        .hideCaption()
                        .text("Quarter", row -> row.term().words())
                        .number("Nights", row -> Say.number(row.nights()))
                        .rows(rows));
        return card;
    }

    private List<Nights> rows(SchemeReferral referral) {
        LocalDate today = LocalDate.now(clock);
        List<Nights> rows = new ArrayList<>();
        LocalDate day = referral.startsOn();
        while (day != null && day.isBefore(today)) {
            Term term = new Term(Term.yearOf(day), Math.floorMod(day.getMonthValue() - 4, 12) / 3 + 1);
            int nights = referral.nightsIn(term, today);
            if (nights == 0) {
                return rows;
            }
            rows.add(new Nights(term, nights));
            day = term.lastDay().plusDays(1);
        }
        return rows;
    }

    private static Div history(SchemeReferral referral) {
        String decided = switch (referral.state()) {
            case "REFUSED" -> "Refused";
            case "WITHDRAWN" -> "Withdrawn";
            default -> "Accepted";
        };
        boolean came = List.of("STARTED", "ENDED").contains(referral.state());
        return Markup.card(
                "History",
                new Timeline()
                        .event("Referred", referral.madeOn(), referral.agency())
                        .event(decided, referral.decidedOn(), null)
                        .event("Moved in", came ? referral.startsOn() : null, null)
                        .event("Moved out", referral.endedOn(), null)
                        .show());
    }
}
