package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Markup;

/** What the lead does about a scheme: appends a schedule, renews it, ends it. */
@Route("quotas/change/:id")
@PermitAll
public final class SchemeChangeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** What is done. */
    enum Kind {
        VARY(
                "Vary the scheme",
                "Appends a schedule that holds from a day on. What was charged otherwise is a line on the"
                        + " next invoice (agreement, clause 13). To have partners agree to other shares first, adjust the shares."),
        RENEW(
                "Renew the scheme",
                "Another term from the day after the present one, with another agreement for each"
                        + " partner that has units, to be signed by both (agreement, clause 14)."),
        END(
                "End the scheme",
                "With it end the agreements that are in force on its last day or begin after it (agreement,"
                        + " clause 14).");

        final String label;
        final String about;

        Kind(String label, String about) {
            this.label = label;
            this.about = about;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    private final Api api;
    private Kind kind = Kind.VARY;

    public SchemeChangeView(Api api) {
        this.api = api;
        addClassName("ib-page");
    }

    /** Whether there is such a change and whoever asks leads a scheme. */
    public static boolean exists(Api api, String kind) {
        return Kind.of(kind).isPresent() && AdjustView.exists(api, kind);
    }

    /** A link to the page of a change. */
    static RouterLink link(Kind kind, String scheme) {
        RouterLink link = new RouterLink(kind.label, SchemeChangeView.class, new RouteParameters("id", kind.code()));
        link.setQueryParameters(QueryParameters.of("scheme", scheme));
        link.addClassName("ib-button");
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        kind = Kind.of(event.getRouteParameters().get("id").orElse("")).orElseThrow(NotFoundException::new);
        Viewer viewer = Viewer.ask(api);
        String id = QuotasState.read(event.getLocation().getQueryParameters()).scheme();
        JointScheme scheme = JointScheme.ask(api).stream()
                .filter(each -> each.id().equals(id) && AdjustView.mayPropose(viewer, each))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        show(scheme);
    }

    @Override
    public String getPageTitle() {
        return kind.label + " – Joint units and quotas – Interborough";
    }

    private static RouterLink agreement(JointScheme scheme, String text) {
        return QuotasState.USUAL
                .withScheme(scheme.id())
                .withTab(QuotasState.Tab.AGREEMENT)
                .link(text);
    }

    private void show(JointScheme scheme) {
        removeAll();
        Div head = new Div(new Div(new H1(kind.label), new Paragraph(scheme.name() + ". " + kind.about)));
        head.addClassName("ib-head");
        Agreement agreement = Agreement.ask(api, scheme.id());
        SchemeChangeForm form = new SchemeChangeForm(api, kind, scheme, agreement, words -> {
            removeAll();
            Banner banner = new Banner(Banner.Kind.DONE, words, agreement(scheme, "See the agreements and schedules"));
            banner.getElement().setAttribute("tabindex", "-1");
            add(head, banner);
            banner.getElement().executeJs("ib.focusSoon(this)");
        });
        Div card = Markup.card(scheme.name(), form);
        add(new Breadcrumbs(kind.label, agreement(scheme, "Joint units and quotas")), head, card);
    }
}
