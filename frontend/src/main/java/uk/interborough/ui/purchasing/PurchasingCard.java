package uk.interborough.ui.purchasing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Where authorities stand with a provider: one's own decision, and what others decided, apart from it. */
public final class PurchasingCard extends Div {

    public PurchasingCard(List<PurchasingStatus> statuses, Viewer viewer) {
        addClassName("ib-card");
        setId("purchasing");
        add(new H2("Purchasing"));
        List<PurchasingStatus> own =
                statuses.stream().filter(PurchasingStatus::isOwn).toList();
        List<PurchasingStatus> others =
                statuses.stream().filter(status -> !status.isOwn()).toList();
        if (viewer.authority() != null) {
            add(new H3(viewer.authority().name()));
            add(own.isEmpty() ? new Paragraph("No decision of yours stands against buying.") : list(own));
        }
        add(new H3(viewer.authority() == null ? "Authorities" : "Other authorities"));
        add(Markup.quiet("Each authority decides for itself: what another decided is shown, not applied."));
        add(others.isEmpty() ? new Paragraph("None has told of a decision.") : list(others));
    }

    private static Component list(List<PurchasingStatus> statuses) {
        UnorderedList list = new UnorderedList();
        list.addClassName("ib-todo");
        statuses.forEach(status -> list.add(item(status)));
        return list;
    }

    private static ListItem item(PurchasingStatus status) {
        Div what = new Div();
        if (!status.isOwn()) {
            what.add(
                    new Div(Markup.element("strong", new Span(status.authority().name()))));
        }
        what.add(
                new Div(new Span(status.about())),
                new Div(Markup.span("Since " + Say.date(status.since()), "ib-small")));
        if (status.sanction() != null) {
            what.add(new Div(new Span(status.sanction().reason())));
        }
        PurchasingStatus.Source notice = status.notice();
        if (notice != null) {
            String address = notice.reference() == null ? notice.id() : notice.reference();
            what.add(
                    new Div(new RouterLink("Notice " + address, NoticeView.class, new RouteParameters("id", address))));
        }
        return new ListItem(what, status.tag());
    }
}
