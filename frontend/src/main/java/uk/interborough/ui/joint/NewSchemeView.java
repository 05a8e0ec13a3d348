package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Markup;

/** Begins a scheme that the viewer's authority leads. */
@Route("quotas/new")
@PageTitle("New scheme – Joint units and quotas – Interborough")
@PermitAll
public final class NewSchemeView extends Div implements BeforeEnterObserver {

    private final Api api;
    private final Clock clock;

    public NewSchemeView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return isFor(Viewer.ask(api));
    }

    /** Whether somebody may begin schemes for an authority. */
    public static boolean isFor(Viewer viewer) {
        return viewer.writesJoint() && !viewer.partnerships().isEmpty();
    }

    /** A link to it, looking like a button. */
    static RouterLink link() {
        RouterLink link = new RouterLink("New scheme", NewSchemeView.class);
        link.addClassName("ib-button");
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = Viewer.ask(api);
        if (!isFor(viewer)) {
            throw new NotFoundException();
        }
        removeAll();
        Div head = new Div(new Div(
                new H1("New scheme"),
                new Paragraph("Services that your authority buys together with others, and leads: it contracts with the"
                        + " provider, invoices its partners and keeps the ledger (agreement, clause 3). With each"
                        + " partner an agreement is made, to be signed by both.")));
        head.addClassName("ib-head");
        add(
                new Breadcrumbs("New scheme", new RouterLink("Joint units and quotas", QuotasView.class)),
                head,
                form(viewer));
    }

    private Component form(Viewer viewer) {
        return Markup.card("The scheme", new NewSchemeForm(api, viewer, LocalDate.now(clock), this::done));
    }

    private void done(String scheme, String words) {
        QuotasState agreement = QuotasState.USUAL.withScheme(scheme).withTab(QuotasState.Tab.AGREEMENT);
        getUI().ifPresent(ui -> ui.navigate(QuotasView.class, agreement.write()).ifPresent(view -> view.done(words)));
    }
}
