package uk.interborough.ui.returns;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.ExpectedReturn;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.ReturnState;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.services.ServiceView;

/** Returns of the viewer's authority in the last two quarters, those that are missing first. */
@Route("returns")
@PageTitle("Returns – Interborough")
@PermitAll
public final class ReturnsView extends Div implements AfterNavigationObserver {

    private final Api api;
    private final Clock clock;
    private final Tile tile;
    private final @Nullable Authority authority;
    private final Paragraph state = new Paragraph();

    public ReturnsView(Api api, Background background, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
        authority = Viewer.ask(api).authority();
        RouterLink upload = new RouterLink("Upload workbook", ImportView.class);
        upload.addClassNames("ib-button", "ib-button-main");
        Div actions = new Div(upload);
        actions.addClassName("ib-actions");
        Div head = new Div(new Div(new H1("Returns"), state), actions);
        head.addClassName("ib-head");
        tile = new Tile(background, "the returns").height(600);
        tile.setId("returns-list");
        add(head, tile);
        if (authority == null) {
            state.setText("You work for no authority, so no returns are yours to collect.");
            actions.setVisible(false);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (authority != null) {
            FinancialQuarter since =
                    FinancialQuarter.endedBefore(LocalDate.now(clock)).plus(-1);
            String id = authority.id();
            tile.load(UI.getCurrentOrThrow(), () -> ExpectedReturn.ask(api, id, since), this::show);
        }
    }

    private void show(List<ExpectedReturn> returns) {
        long missing = returns.stream()
                .filter(expected -> expected.state() == ReturnState.LATE)
                .count();
        state.setText("%s expected since %s; %s overdue."
                .formatted(
                        Say.count(returns.size(), "return", "returns"),
                        returns.stream()
                                .map(ExpectedReturn::quarter)
                                .min(Comparator.naturalOrder())
                                .map(FinancialQuarter::label)
                                .orElse("the last two quarters"),
                        Say.number(missing)));
        Comparator<ExpectedReturn> missingFirst =
                Comparator.comparing(expected -> expected.state() != ReturnState.LATE);
        DataTable<ExpectedReturn> table = new DataTable<ExpectedReturn>("Returns")
                .hideCaption()
                .stacks()
                .component("Service", ReturnsView::service)
                .text(
                        "Provider",
                        expected -> expected.service() == null
                                ? ""
                                : expected.service().provider().name())
                .component("Quarter", ReturnsView::quarter)
                .text("Due", expected -> Say.date(expected.dueOn()))
                .component("State", ReturnsView::status)
                .rows(returns.stream()
                        .sorted(missingFirst
                                .thenComparing(ExpectedReturn::quarter, Comparator.reverseOrder())
                                .thenComparing(ExpectedReturn::dueOn))
                        .toList());
        tile.add(Markup.card("By service", table));
    }

    private static Component service(ExpectedReturn expected) {
        return expected.service() == null
                ? new Span()
                : new RouterLink(
                        expected.service().name(),
                        ServiceView.class,
                        new RouteParameters("id", expected.service().id()));
    }

    private static Component quarter(ExpectedReturn expected) {
        return expected.performanceReturn() == null
                ? new Span(expected.quarter().label())
                : new RouterLink(
                        expected.quarter().label(),
                        ReturnView.class,
                        new RouteParameters("id", expected.performanceReturn().id()));
    }

    private static Component status(ExpectedReturn expected) {
        Div tags = new Div(Tag.of(expected));
        tags.addClassName("ib-tags");
        if (expected.flagged()) {
            tags.add(Tag.flagged());
        }
        return tags;
    }
}
