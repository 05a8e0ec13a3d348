package uk.interborough.ui.providers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.NoticeRow;
import uk.interborough.ui.notices.NoticesTable;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.LinkTabs;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.purchasing.SanctionsCard;

/** One provider, a tab an address. */
@Route("providers/:id/:tab?")
@PermitAll
public final class ProviderView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** A tab; another one is a constant here and a case below. */
    enum Tab {
        OVERVIEW("Overview"),
        NOTICES("Notices"),
        ACCREDITATION("Accreditation"),
        TIMELINE("Timeline");

        final String label;

        Tab(String label) {
            this.label = label;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Api api;
    private final Viewer viewer;
    private final Tile content;
    private String title = "Provider";

    public ProviderView(Api api, Background background) {
        this.api = api;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        content = new Tile(background, "what is known of the provider").height(400);
    }

    /** Whether there is such a provider for whoever asks. */
    public static boolean exists(Api api, String id) {
        return Provider.ask(api, id).isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Provider provider = Provider.ask(
                        api, event.getRouteParameters().get("id").orElse(""))
                .orElseThrow(NotFoundException::new);
        String code = event.getRouteParameters().get("tab").orElse(Tab.OVERVIEW.code());
        Tab tab = tabs().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        title = tab == Tab.OVERVIEW ? provider.name() : tab.label + " – " + provider.name();
        removeAll();
        content.removeAll();
        add(
                new Breadcrumbs(provider.name(), new RouterLink("Providers", ProvidersView.class)),
                head(provider),
                links(provider, tab),
                content);
        show(event.getUI(), provider, tab);
    }

    @Override
    public String getPageTitle() {
        return title + " – Interborough";
    }

    private List<Tab> tabs() {
        return Arrays.stream(Tab.values())
                .filter(tab -> tab != Tab.NOTICES || viewer.readsNotices())
                .toList();
    }

    private static Div head(Provider provider) {
        Div words = new Div(new H1(provider.name()));
        if (provider.ceasedTradingOn() != null) {
            words.add(
                    new Paragraph(new Tag(Tag.Kind.BAD, "Stopped trading on " + Say.date(provider.ceasedTradingOn()))));
        } else if (provider.legalForm() != null) {
            words.add(new Paragraph(provider.legalForm()));
        }
        Div head = new Div(words);
        head.addClassName("ib-head");
        return head;
    }

    private LinkTabs links(Provider provider, Tab shown) {
        LinkTabs links = new LinkTabs("About this provider");
        tabs().forEach(tab -> links.tab(
                new RouterLink(
                        tab.label,
                        ProviderView.class,
                        tab == Tab.OVERVIEW
                                ? new RouteParameters("id", provider.id())
                                : new RouteParameters(
                                        new RouteParam("id", provider.id()), new RouteParam("tab", tab.code()))),
                tab == shown));
        return links;
    }

    private void show(UI ui, Provider provider, Tab tab) {
        switch (tab) {
            case OVERVIEW ->
                content.load(
                        ui,
                        () -> Standing.ask(api, viewer, provider.id()),
                        standing -> content.add(new Overview(provider, viewer, standing)));
            case NOTICES ->
                content.load(ui, () -> notices(provider), page -> {
                    Div both = new Div(notices(provider, page));
                    both.addClassName("ib-stack");
                    if (viewer.authority() != null) {
                        both.add(new SanctionsCard(api, viewer, provider.id(), provider.servicesOf(viewer)));
                    }
                    content.add(both);
                });
            case ACCREDITATION ->
                content.load(
                        ui,
                        () -> Accreditation.ask(api, provider.id()),
                        all -> content.add(new AccreditationTab(provider, all, viewer)));
            case TIMELINE ->
                content.load(
                        ui,
                        () -> viewer.readsNotices() ? Provider.notices(api, provider.id()) : List.<Provider.About>of(),
                        notices -> content.add(ProviderTimeline.of(provider, notices)));
        }
    }

    private Page<NoticeRow> notices(Provider provider) {
        return NoticeRow.ask(
                api,
                Map.of("provider", Map.of("id", Map.of("eq", provider.id()))),
                List.of(Map.of("circulatedAt", "DESC")),
                200);
    }

    private static Component notices(Provider provider, Page<NoticeRow> page) {
        return page.nodes().isEmpty()
                ? Markup.card(
                        "No notices",
                        new Paragraph(
                                "No notice about " + provider.name() + " has been circulated in your partnership."))
                : Markup.card(
                        Say.count(page.total(), "notice", "notices"),
                        Markup.quiet(
                                "For the exclusive use of the authorities that receive them. Each decides for itself."),
                        NoticesTable.circulated("Notices about " + provider.name(), page.nodes()));
    }
}
