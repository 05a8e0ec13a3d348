package uk.interborough.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.access.AccessibilityView;
import uk.interborough.ui.access.PasswordView;
import uk.interborough.ui.access.TokensView;
import uk.interborough.ui.accounts.AccountsView;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.home.HomeView;
import uk.interborough.ui.joint.QuotasView;
import uk.interborough.ui.joint.RetailPricesView;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.notices.NoticeRow;
import uk.interborough.ui.notices.NoticesChanged;
import uk.interborough.ui.palette.Palette;
import uk.interborough.ui.palette.Shortcuts;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.providers.ProvidersView;
import uk.interborough.ui.purchasing.ReferralListView;
import uk.interborough.ui.returns.ReturnsView;
import uk.interborough.ui.schedule2.Schedule2View;
import uk.interborough.ui.utilisation.UtilisationView;

/** The frame around each view: bar, menu, footer; what it offers is what the viewer may do at the last navigation. */
@Layout
@JavaScript("context://interborough/session.js")
@PermitAll
public final class Frame extends AppLayout implements BeforeEnterObserver {

    private final Api api;
    private final AuthenticationContext authentication;
    private final Main main = new Main();
    private final Background background;
    private final Span waiting = new Span();
    private Viewer viewer;
    private Header bar;
    private Nav menu;

    public Frame(Api api, Background background, AuthenticationContext authentication, FrontendSettings settings) {
        this.api = api;
        this.authentication = authentication;
        this.background = background;
        waiting.addClassName("ib-count");
        viewer = Viewer.ask(api);
        bar = bar();
        menu = menu();
        setPrimarySection(Section.NAVBAR);
        Anchor skip = new Anchor("#content", "Skip to content");
        skip.addClassName("ib-skip");
        skip.getElement().setAttribute("router-ignore", true);
        skip.addAttachListener(event -> skip.getElement().executeJs("ib.skipTo(this, 'content')"));
        addToNavbar(skip, new DrawerToggle(), bar);
        addToDrawer(menu);

        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        Div content = new Div();
        content.addClassName("ib-content");
        if (settings.demonstration()) {
            Aside demonstration =
                    new Aside(new Span("Demonstration data – invented. No real provider or person is described."));
            demonstration.getElement().setAttribute("aria-label", "Demonstration");
            demonstration.addClassName("ib-demonstration");
            content.add(demonstration);
        }
        content.add(
                main,
                footer(),
                new Palette(api, background, Entries.of(viewer, settings.demonstration())),
                new Shortcuts());
        main.getStyle().set("flex", "1");
        setContent(content);
        addAttachListener(event -> {
            UI ui = event.getUI();
            Registration told = ComponentUtil.addListener(ui, NoticesChanged.class, changed -> count(ui));
            addDetachListener(left -> {
                left.unregisterListener();
                told.remove();
            });
        });
        getElement().executeJs("interborough.isSignedIn()");
    }

    private Header bar() {
        RouterLink service = new RouterLink("Interborough", HomeView.class);
        service.addClassName("ib-service");
        Span working = new Span();
        working.addClassName("ib-working");
        if (viewer.authority() != null) {
            working.add(
                    new Span("Working for: "),
                    Markup.element("strong", new Span(viewer.authority().name())));
        } else {
            working.setText(
                    viewer.partnerships().stream().map(Viewer.Partnership::name).collect(Collectors.joining(" and ")));
        }
        Header bar = new Header(
                service, working, Markup.span("", "ib-spacer"), search(), new UserMenu(viewer, authentication));
        bar.addClassName("ib-bar");
        return bar;
    }

    private static NativeButton search() {
        NativeButton search = new NativeButton();
        search.add(new Span("Find"), Markup.span("Ctrl K", "ib-key-name"));
        search.setId("find");
        search.addClassNames("ib-button", "ib-find");
        search.getElement().setAttribute("aria-haspopup", "dialog").setAttribute("aria-keyshortcuts", "Control+K");
        search.addAttachListener(event -> search.getElement()
                .executeJs("this.addEventListener('click', () => document.querySelector('ib-palette').open())"));
        return search;
    }

    private Nav menu() {
        SideNav links = new SideNav();
        links.addItem(new SideNavItem("Home", HomeView.class, VaadinIcon.HOME_O.create()));
        links.addItem(nested("Providers", ProvidersView.class, VaadinIcon.BUILDING_O));
        if (!viewer.partnerships().isEmpty()) {
            links.addItem(new SideNavItem("Utilisation", UtilisationView.class, VaadinIcon.LINE_CHART.create()));
        }
        if (QuotasView.isFor(viewer)) {
            links.addItem(nested("Joint units and quotas", QuotasView.class, VaadinIcon.HANDSHAKE));
        }
        if (viewer.authority() != null) {
            links.addItem(nested("Returns", ReturnsView.class, VaadinIcon.FILE_TABLE));
        }
        if (viewer.readsNotices()) {
            SideNavItem notices = nested("Notifications", InboxView.class, VaadinIcon.BELL_O);
            notices.setSuffixComponent(waiting);
            links.addItem(notices);
        }
        if (ReferralListView.hasList(viewer)) {
            links.addItem(new SideNavItem("Referral list", ReferralListView.class, VaadinIcon.LIST_UL.create()));
        }
        if (viewer.mayImportSchedule2()) {
            links.addItem(new SideNavItem("Import Schedule 2", Schedule2View.class, VaadinIcon.UPLOAD_ALT.create()));
        }
        SideNav settings = new SideNav("Settings");
        settings.addItem(new SideNavItem("Your access tokens", TokensView.class, VaadinIcon.KEY_O.create()));
        if (viewer.is("ADMINISTRATOR")) {
            settings.addItem(nested("Users", AccountsView.class, VaadinIcon.USERS));
            settings.addItem(
                    new SideNavItem("Retail prices index", RetailPricesView.class, VaadinIcon.TRENDING_UP.create()));
        }
        Nav nav = new Nav(links, settings);
        nav.getElement().setAttribute("aria-label", "Menu");
        return nav;
    }

    /** An item that stands for all pages below it too. */
    private static SideNavItem nested(String name, Class<? extends Component> view, VaadinIcon icon) {
        SideNavItem item = new SideNavItem(name, view, icon.create());
        item.setMatchNested(true);
        return item;
    }

    private static Footer footer() {
        Footer footer = new Footer(
                new RouterLink("Accessibility statement", AccessibilityView.class),
                new Span("Sources of all figures: performance returns under the Joint Commissioning Protocol,"
                        + " Schedule 4 §1.1; agreements and referrals of joint purchase, clause 3.7"));
        footer.addClassName("ib-footer");
        return footer;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer now = Viewer.ask(api);
        if (!now.equals(viewer)) {
            viewer = now;
            remove(bar, menu);
            bar = bar();
            menu = menu();
            addToNavbar(bar);
            addToDrawer(menu);
        }
        if (now.writesNotices() && !now.mustChangePassword()) {
            count(event.getUI());
        }
        if (event.getNavigationTarget() != PasswordView.class && now.mustChangePassword()) {
            event.forwardTo(PasswordView.class);
        }
    }

    /** How many notices wait for an acknowledgement stands in the menu; unknown, nothing does. */
    private void count(UI ui) {
        background.ask(
                ui,
                () -> NoticeRow.toAcknowledge(api),
                number -> {
                    waiting.removeAll();
                    if (number > 0) {
                        waiting.add(new Span(String.valueOf(number)), Markup.unseen(" to acknowledge"));
                    }
                },
                failure -> waiting.removeAll());
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
    }
}
