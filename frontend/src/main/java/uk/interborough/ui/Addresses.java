package uk.interborough.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.internal.NavigationRouteTarget;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.BiPredicate;
import uk.interborough.ui.accounts.AccountView;
import uk.interborough.ui.accounts.AccountsView;
import uk.interborough.ui.accounts.NewAccountView;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.desk.ContactsView;
import uk.interborough.ui.desk.DeskView;
import uk.interborough.ui.desk.OutboxView;
import uk.interborough.ui.desk.RegisterImportView;
import uk.interborough.ui.desk.RegistersView;
import uk.interborough.ui.drafts.DraftView;
import uk.interborough.ui.drafts.NewNoticeView;
import uk.interborough.ui.joint.AdjustView;
import uk.interborough.ui.joint.AgreementView;
import uk.interborough.ui.joint.FlowsView;
import uk.interborough.ui.joint.InvoiceView;
import uk.interborough.ui.joint.NewSchemeView;
import uk.interborough.ui.joint.ProposalView;
import uk.interborough.ui.joint.QuotasView;
import uk.interborough.ui.joint.ReferView;
import uk.interborough.ui.joint.ReferralView;
import uk.interborough.ui.joint.RetailPricesView;
import uk.interborough.ui.joint.SchemeChangeView;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.notices.SentView;
import uk.interborough.ui.providers.ProviderView;
import uk.interborough.ui.purchasing.ReferralListView;
import uk.interborough.ui.returns.ReturnView;
import uk.interborough.ui.schedule2.Schedule2View;
import uk.interborough.ui.services.ServiceView;

/**
 * Which addresses there are for whoever asks. The framework answers 200 to every address and finds out later; browsers and
 * programs are told 404 at once, in the same way for what is not there and for what is not for them.
 */
final class Addresses implements IndexHtmlRequestListener {

    /** Views that are not there for everybody or every identifier. */
    private static final Map<Class<? extends Component>, BiPredicate<Api, String>> THINGS = Map.ofEntries(
            Map.entry(ServiceView.class, ServiceView::exists),
            Map.entry(ReturnView.class, ReturnView::exists),
            Map.entry(AccountsView.class, AccountsView::exists),
            Map.entry(NewAccountView.class, NewAccountView::exists),
            Map.entry(AccountView.class, AccountView::exists),
            Map.entry(Schedule2View.class, Schedule2View::exists),
            Map.entry(ProviderView.class, ProviderView::exists),
            Map.entry(InboxView.class, InboxView::exists),
            Map.entry(NoticeView.class, NoticeView::exists),
            Map.entry(SentView.class, SentView::exists),
            Map.entry(NewNoticeView.class, NewNoticeView::exists),
            Map.entry(DraftView.class, DraftView::exists),
            Map.entry(DeskView.class, DeskView::exists),
            Map.entry(ContactsView.class, ContactsView::exists),
            Map.entry(OutboxView.class, OutboxView::exists),
            Map.entry(RegistersView.class, RegistersView::exists),
            Map.entry(RegisterImportView.class, RegisterImportView::exists),
            Map.entry(ReferralListView.class, ReferralListView::exists),
            Map.entry(QuotasView.class, QuotasView::exists),
            Map.entry(AdjustView.class, AdjustView::exists),
            Map.entry(AgreementView.class, AgreementView::exists),
            Map.entry(SchemeChangeView.class, SchemeChangeView::exists),
            Map.entry(NewSchemeView.class, NewSchemeView::exists),
            Map.entry(ProposalView.class, ProposalView::exists),
            Map.entry(FlowsView.class, FlowsView::exists),
            Map.entry(InvoiceView.class, InvoiceView::exists),
            Map.entry(ReferralView.class, ReferralView::exists),
            Map.entry(ReferView.class, ReferView::exists),
            Map.entry(RetailPricesView.class, RetailPricesView::exists));

    private final Api api;
    private final AccessAnnotationChecker access = new AccessAnnotationChecker();

    Addresses(Api api) {
        this.api = api;
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
        VaadinRequest request = page.getVaadinRequest();
        RouteRegistry routes = request.getService().getRouter().getRegistry();
        NavigationRouteTarget found = routes.getNavigationRouteTarget(pathOf(request.getPathInfo()));
        if (!found.hasTarget() || !isThere(found, request)) {
            page.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private boolean isThere(NavigationRouteTarget found, VaadinRequest request) {
        Class<? extends Component> view = found.getRouteTarget().getTarget();
        if (!access.hasAccess(view, request.getUserPrincipal(), request::isUserInRole)) {
            return false;
        }
        BiPredicate<Api, String> thing = THINGS.get(view);
        try {
            return thing == null
                    || thing.test(api, found.getRouteParameters().get("id").orElse(""));
        } catch (ApiException unanswered) {
            return true; // the page will say so
        }
    }

    /** Whether an address is a page for anybody at all, signed in or not. */
    static boolean isKnown(HttpServletRequest request) {
        return request.getServletPath().equals(GraphiQlPage.PATH)
                || ApplicationRouteRegistry.getInstance(new VaadinServletContext(request.getServletContext()))
                        .getNavigationRouteTarget(pathOf(request.getServletPath()))
                        .hasTarget();
    }

    private static String pathOf(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
