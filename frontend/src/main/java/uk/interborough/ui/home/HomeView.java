package uk.interborough.ui.home;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.ExpectedReturn;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.ReturnState;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.joint.JointToday;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Standing;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.returns.ImportView;
import uk.interborough.ui.returns.ReturnsView;
import uk.interborough.ui.services.ServiceView;
import uk.interborough.ui.utilisation.UtilisationView;

/** What needs the viewer today, and four numbers of the last quarter. */
@Route("")
@PageTitle("Home – Interborough")
@PermitAll
public final class HomeView extends Div implements AfterNavigationObserver {

    private static final int MOST_SHOWN = 7;

    private final Api api;
    private final Viewer viewer;
    private final Tile today;
    private final Tile notices;
    private final Div joint = new Div();
    private final LocalDate day;
    private final Standing standing;
    private final Paragraph closed = new Paragraph();
    private final Div numbers = new Div();
    private final Background background;
    private final FinancialQuarter last;

    public HomeView(Api api, Background background, Clock clock) {
        this.api = api;
        this.background = background;
        day = LocalDate.now(clock);
        last = FinancialQuarter.endedBefore(day);
        numbers.addClassName("ib-stack");
        addClassName("ib-page");
        viewer = Viewer.ask(api);
        today = new Tile(background, "what needs you today").height(420);
        notices = new Tile(background, "notices that need you").height(160);
        notices.setVisible(viewer.writesNotices() || viewer.coordinates());
        joint.setVisible(false);
        String of = viewer.authority() == null ? "" : " – " + viewer.authority().name();
        standing = new Standing(clock);
        standing.upTo(last);
        standing.details(
                viewer.authority() != null
                        ? new RouterLink("See each return", ReturnsView.class)
                        : new RouterLink("See every authority", UtilisationView.class));
        Div head = new Div(new Div(new H1("Home" + of), standing, closed));
        head.addClassName("ib-head");
        add(head, notices, joint, today, numbers);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        UI ui = UI.getCurrentOrThrow();
        if (notices.isVisible()) {
            notices.load(
                    ui, () -> NoticesToday.Today.ask(api, viewer), found -> notices.add(NoticesToday.card(api, found)));
        }
        Authority authority = viewer.authority();
        if (authority != null) {
            background.ask(
                    ui, () -> JointToday.ask(api, authority.id(), day), found -> show(found, authority), f -> {});
            today.load(ui, () -> ExpectedReturn.ask(api, authority.id(), last.plus(-1)), this::showToday);
        } else {
            today.setVisible(false);
        }
        numbers.removeAll();
        viewer.partnerships().forEach(partnership -> askNumbers(ui, partnership));
        viewer.partnerships().stream()
                .findFirst()
                .ifPresent(partnership -> standing.ask(ui, background, api, partnership.id()));
        if (viewer.partnerships().isEmpty()) {
            numbers.add(new Banner(Banner.Kind.NOTE, Viewer.WITHOUT_PARTNERSHIP));
        }
    }

    /** Nothing is said of it to whom nothing is to be done. */
    private void show(JointToday found, Authority authority) {
        joint.removeAll();
        joint.setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
            joint.add(found.card(authority));
        }
    }

    private void askNumbers(UI ui, Viewer.Partnership partnership) {
        Tile tile = new Tile(background, "the figures of " + partnership.name()).height(300);
        numbers.add(tile);
        tile.load(
                ui,
                () -> AuthorityQuarter.ask(
                        api, partnership.id(), Map.of("since", last.plus(-11).asInput(), "until", last.asInput())),
                rows -> {
                    if (rows.stream().anyMatch(AuthorityQuarter::countsOnly)) {
                        closed.setText(AuthorityQuarter.COUNTS_ONLY);
                    }
                    showStanding(rows, partnership);
                    tile.add(
                            rows.stream().allMatch(row -> row.expected() == 0)
                                    ? nothingYet(partnership)
                                    : new FourNumbers(rows, viewer, partnership, last));
                });
    }

    private Div nothingYet(Viewer.Partnership partnership) {
        Div card = Markup.card(
                partnership.name(),
                new Paragraph("There are no figures yet. They appear when the first returns have come."));
        if (viewer.authority() != null) {
            card.add(new Paragraph(new RouterLink("Upload a performance workbook", ImportView.class)));
        }
        return card;
    }

    /** Of the viewer's own authority; of the whole partnership for somebody who works for none. */
    private void showStanding(List<AuthorityQuarter> rows, Viewer.Partnership partnership) {
        if (partnership.equals(viewer.partnerships().getFirst())) {
            String own = viewer.authority() == null ? "" : viewer.authority().id();
            standing.restsOn(
                    last,
                    rows.stream()
                            .filter(row -> row.quarter().equals(last))
                            .filter(row -> own.equals(
                                    row.authority() == null
                                            ? ""
                                            : row.authority().id()))
                            .findFirst());
        }
    }

    private void showToday(List<ExpectedReturn> returns) {
        List<ExpectedReturn> late = returns.stream()
                .filter(expected -> expected.state() == ReturnState.LATE)
                .sorted(Comparator.comparingInt(ExpectedReturn::daysLate).reversed())
                .toList();
        Div card = Markup.card("Needs you today");
        if (late.isEmpty()) {
            card.add(new Paragraph("Nothing is overdue: every return that was due has come."));
        } else {
            card.add(Markup.quiet("%s not come. The longest overdue are first."
                    .formatted(late.size() == 1 ? "1 return has" : Say.number(late.size()) + " returns have")));
            UnorderedList list = new UnorderedList();
            list.addClassName("ib-todo");
            late.stream().limit(MOST_SHOWN).forEach(expected -> list.add(item(expected)));
            card.add(list);
            Paragraph all = new Paragraph(new RouterLink(
                    late.size() > MOST_SHOWN
                            ? "See all " + Say.number(late.size()) + " overdue returns"
                            : "See all returns",
                    ReturnsView.class));
            all.getStyle().set("margin-top", "12px");
            card.add(all);
        }
        today.add(card);
    }

    private static ListItem item(ExpectedReturn expected) {
        ExpectedReturn.@Nullable Service service = expected.service();
        Div what = new Div();
        if (service != null) {
            what.add(
                    new RouterLink(service.name(), ServiceView.class, new RouteParameters("id", service.id())),
                    Markup.span(
                            service.provider().name() + " · "
                                    + expected.quarter().label() + " · due " + Say.date(expected.dueOn()),
                            "ib-small"));
        } else {
            what.add(new Span(expected.quarter().label()));
        }
        return new ListItem(what, Tag.of(expected));
    }
}
