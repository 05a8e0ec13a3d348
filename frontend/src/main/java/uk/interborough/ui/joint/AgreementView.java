package uk.interborough.ui.joint;

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
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;

/** The agreement with one partner: its term, its signatures, what can be done about it. */
@Route("quotas/agreements/:id")
@PermitAll
public final class AgreementView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private String id = "";
    private String title = "Agreement";

    public AgreementView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether there is such an agreement for whoever asks. */
    public static boolean exists(Api api, String id) {
        return JointAgreement.ask(api, id).isPresent();
    }

    /** A link to an agreement. */
    static RouterLink link(String id, String text) {
        return new RouterLink(text, AgreementView.class, new RouteParameters("id", id));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        outcome.removeAll();
        show();
    }

    @Override
    public String getPageTitle() {
        return title + " – Joint units and quotas – Interborough";
    }

    private void show() {
        JointAgreement agreement = JointAgreement.ask(api, id).orElseThrow(NotFoundException::new);
        title = "Agreement with " + agreement.partner().name();
        removeAll();
        Div head =
                new Div(new Div(new H1(title), new Paragraph(agreement.scheme().name())));
        head.addClassName("ib-head");
        Div columns = new Div(
                facts(agreement),
                new AgreementActions(api, agreement, Viewer.ask(api), LocalDate.now(clock), this::done));
        columns.addClassNames("ib-columns", "ib-columns-uneven");
        add(
                new Breadcrumbs(
                        "Agreement",
                        QuotasState.USUAL
                                .withScheme(agreement.schemeId())
                                .withTab(QuotasState.Tab.AGREEMENT)
                                .link("Joint units and quotas")),
                head,
                outcome,
                columns);
    }

    /** Shows what stands now, and above it what was done. */
    private void done(String words) {
        show();
        Banner banner = new Banner(Banner.Kind.DONE, words);
        banner.getElement().setAttribute("tabindex", "-1");
        outcome.removeAll();
        outcome.add(banner);
        banner.getElement().executeJs("ib.focusSoon(this)");
    }

    private static Div facts(JointAgreement agreement) {
        return Markup.card(
                "Facts",
                new SummaryList()
                        .row("State", JointTags.agreement(agreement.state(), agreement.daysLeft()))
                        .row("Lead", agreement.lead().name())
                        .row("Partner", agreement.partner().name())
                        .row("Term", Say.date(agreement.startsOn()) + " to " + Say.date(agreement.endsOn()))
                        .row(
                                "Ended before it",
                                agreement.endedOn() == null
                                        ? null
                                        : Say.date(agreement.endedOn())
                                                + (agreement.ending() == null
                                                        ? ""
                                                        : ": " + Endings.words(agreement.ending())))
                        .row(
                                "Signed for " + agreement.lead().name(),
                                signed(agreement.leadSignedOn(), agreement.leadSignatory()))
                        .row(
                                "Signed for " + agreement.partner().name(),
                                signed(agreement.partnerSignedOn(), agreement.partnerSignatory()))
                        .row("Units today", agreement.units() == null ? "None" : Say.number(agreement.units()))
                        .row(
                                "A year at today’s price",
                                agreement.units() == null ? null : Say.money(agreement.annualCost()))
                        .row("Order number", agreement.purchaseOrder())
                        .row("Cost code", agreement.costCode()));
    }

    private static String signed(@Nullable LocalDate day, @Nullable String who) {
        return day == null ? "Not yet" : Say.date(day) + (who == null ? "" : ", " + who);
    }
}
