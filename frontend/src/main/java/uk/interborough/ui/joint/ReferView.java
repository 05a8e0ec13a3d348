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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Markup;

/** Refers somebody to a scheme, beside what is left of the share or the quota. */
@Route("quotas/refer")
@PermitAll
public final class ReferView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private final Div columns = new Div();

    public ReferView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
        columns.addClassNames("ib-columns");
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Viewer.ask(api).writesJoint() && !JointScheme.ask(api).isEmpty();
    }

    /** A link to it, looking like a button. */
    static RouterLink link(QuotasState state) {
        RouterLink link = new RouterLink("Refer somebody", ReferView.class);
        link.setQueryParameters(QueryParameters.of("scheme", state.scheme()));
        link.addClassNames("ib-button", "ib-button-main");
        link.setId("refer-somebody");
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = Viewer.ask(api);
        String asked =
                QuotasState.read(event.getLocation().getQueryParameters()).scheme();
        List<JointScheme> schemes = viewer.writesJoint() ? JointScheme.ask(api) : List.of();
        JointScheme scheme = schemes.stream()
                .filter(each -> each.id().equals(asked))
                .findFirst()
                .or(() -> schemes.stream().filter(JointScheme::isOpen).findFirst())
                .or(() -> schemes.stream().findFirst())
                .orElseThrow(NotFoundException::new);
        show(new SchemeWork(api, viewer, scheme, LocalDate.now(clock)));
    }

    @Override
    public String getPageTitle() {
        return "Refer somebody – Joint units and quotas – Interborough";
    }

    private void show(SchemeWork work) {
        removeAll();
        outcome.removeAll();
        columns.removeAll();
        Div head = new Div(new Div(
                new H1("Refer somebody"),
                new Paragraph("To %s, led by %s."
                        .formatted(work.scheme().name(), work.scheme().lead().name()))));
        head.addClassName("ib-head");
        columns.add(new WhatIsLeft(work, WhatIsLeft.Answer.ask(work)), form(work));
        add(new Breadcrumbs("Refer somebody", referrals(work).link("Joint units and quotas")), head, outcome, columns);
    }

    private static QuotasState referrals(SchemeWork work) {
        return QuotasState.USUAL.withScheme(work.scheme().id()).withTab(QuotasState.Tab.REFERRALS);
    }

    private Component form(SchemeWork work) {
        if (work.scheme().endedOn() != null && work.scheme().endedOn().isBefore(work.today())) {
            return Markup.card("The scheme has ended", new Paragraph("Nobody is referred to it any more."));
        }
        WhereTo where = WhereTo.ask(work);
        return where.places().isEmpty()
                ? Markup.card(
                        "No service",
                        new Paragraph("No service of " + work.scheme().lead().name() + " takes referrals today."))
                : new ReferralForm(work, where, made -> done(work, made));
    }

    private void done(SchemeWork work, ReferralForm.Made made) {
        show(work);
        String waits = work.leads()
                ? " Accept or refuse it on its page."
                : " It waits for " + work.scheme().lead().name() + ".";
        outcome.add(Done.banner(
                "The referral is made"
                        + (made.isUndesignated()
                                ? ", flagged because its agency is not designated (agreement, clause 6.2)."
                                : ".")
                        + waits + " ",
                new RouterLink("See the referral", ReferralView.class, new RouteParameters("id", made.id())),
                new Span(" · "),
                referrals(work).link("See all referrals")));
    }
}
