package uk.interborough.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.interborough.ui.access.AccessibilityView;
import uk.interborough.ui.access.PasswordView;
import uk.interborough.ui.access.TokensView;
import uk.interborough.ui.accounts.AccountsView;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.desk.ContactsView;
import uk.interborough.ui.desk.DeskView;
import uk.interborough.ui.desk.OutboxView;
import uk.interborough.ui.desk.RegisterImportView;
import uk.interborough.ui.desk.RegistersView;
import uk.interborough.ui.drafts.NewNoticeView;
import uk.interborough.ui.home.HomeView;
import uk.interborough.ui.joint.NewSchemeView;
import uk.interborough.ui.joint.QuotasView;
import uk.interborough.ui.joint.RetailPricesView;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.palette.Entry;
import uk.interborough.ui.providers.ProvidersView;
import uk.interborough.ui.purchasing.ReferralListView;
import uk.interborough.ui.returns.ImportView;
import uk.interborough.ui.returns.ReturnsView;
import uk.interborough.ui.schedule2.Schedule2View;
import uk.interborough.ui.utilisation.UtilisationView;

/** Pages and commands that are found by name, as far as somebody has them. */
final class Entries {

    private Entries() {}

    /** What is to be found without a search. */
    static List<Entry> of(Viewer viewer, boolean demonstration) {
        List<Entry> entries = new ArrayList<>();
        entries.add(page("Home", HomeView.class));
        if (!viewer.partnerships().isEmpty()) {
            entries.add(page("Utilisation", UtilisationView.class));
        }
        if (QuotasView.isFor(viewer)) {
            entries.add(page("Joint units and quotas", QuotasView.class));
            entries.add(page("Retail prices index", RetailPricesView.class));
        }
        if (NewSchemeView.isFor(viewer)) {
            entries.add(page("New scheme", NewSchemeView.class));
        }
        if (viewer.authority() != null) {
            entries.add(page("Returns", ReturnsView.class));
            entries.add(page("Upload a performance workbook", ImportView.class));
        }
        if (viewer.readsNotices()) {
            entries.add(page("Notifications", InboxView.class));
            entries.add(page("Contacts for notices", ContactsView.class));
        }
        if (ReferralListView.hasList(viewer)) {
            entries.add(page("Referral list", ReferralListView.class));
        }
        if (viewer.writesNotices()) {
            entries.add(page("New notice", NewNoticeView.class));
        }
        if (viewer.writesNotices() || viewer.coordinates()) {
            entries.add(page("Circulation desk", DeskView.class));
            if (demonstration) {
                entries.add(page("Outbox", OutboxView.class));
            }
        }
        if (RegistersView.isFor(viewer)) {
            entries.add(page("Registers and review", RegistersView.class));
        }
        if (viewer.coordinates()) {
            entries.add(page("Import a register", RegisterImportView.class));
        }
        entries.add(page("Providers", ProvidersView.class));
        if (viewer.mayImportSchedule2()) {
            entries.add(page("Import Schedule 2", Schedule2View.class));
        }
        entries.add(page("Your access tokens", TokensView.class));
        entries.add(new Entry(
                "Ask in GraphQL",
                "Page · queries of your own",
                () -> UI.getCurrentOrThrow().getPage().setLocation("graphiql")));
        if (viewer.is("ADMINISTRATOR")) {
            entries.add(page("Users", AccountsView.class));
            if (!QuotasView.isFor(viewer)) {
                entries.add(page("Retail prices index", RetailPricesView.class));
            }
        }
        entries.add(page("Change your password", PasswordView.class));
        entries.add(page("Accessibility statement", AccessibilityView.class));
        entries.add(new Entry("Print", "Command", () -> inPage("interborough.prints()")));
        for (ColourScheme scheme : ColourScheme.values()) {
            entries.add(new Entry(
                    "Colours: " + scheme.label.toLowerCase(Locale.UK),
                    "Command",
                    () -> scheme.remember(UI.getCurrentOrThrow())));
        }
        entries.add(new Entry(
                "Keyboard shortcuts", "Command", () -> inPage("document.querySelector('ib-shortcuts').open()")));
        entries.add(new Entry("Sign out", "Command", () -> inPage("document.getElementById('sign-out').click()")));
        return entries;
    }

    private static Entry page(String name, Class<? extends Component> view) {
        return new Entry(name, "Page", () -> UI.getCurrentOrThrow().navigate(view));
    }

    private static void inPage(String script) {
        UI.getCurrentOrThrow().getPage().executeJs(script);
    }
}
