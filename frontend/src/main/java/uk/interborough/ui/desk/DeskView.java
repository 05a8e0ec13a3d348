package uk.interborough.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.FrontendSettings;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.InboxView;
import uk.interborough.ui.notices.Live;
import uk.interborough.ui.notices.NoticeRow;
import uk.interborough.ui.notices.NoticeTags;
import uk.interborough.ui.notices.NoticeView;
import uk.interborough.ui.notices.NoticesChanged;
import uk.interborough.ui.notices.NoticesTable;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.LinkTabs;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Matrix;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.parts.Updated;

/** Notices by members: who has acknowledged which, what was sent to whom; and what waits for the coordinator. */
@Route("notices/desk")
@PageTitle("Circulation desk – Notifications – Interborough")
@PermitAll
public final class DeskView extends Div implements BeforeEnterObserver {

    private final Api api;
    private final Viewer viewer;
    private final Tile submitted;
    private final Tile matrix;
    private final Div trail = new Div();
    private final Div choice = new Div();

    private final Updated updated;
    private final Live live;
    private @Nullable Page<NoticeRow> waiting;
    private @Nullable Page<DeskRow> rows;
    private @Nullable String after;
    private String shown = "";

    public DeskView(Api api, Background background, FrontendSettings settings, Clock clock) {
        this.api = api;
        updated = new Updated(clock);
        live = new Live(api, this, notices -> bringUpToDate());
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        submitted = new Tile(background, "what was submitted").height(160);
        submitted.setId("submitted");
        submitted.setVisible(viewer.coordinates());
        matrix = new Tile(background, "the circulation matrix").height(500);
        matrix.setId("desk");
        RouterLink contacts = new RouterLink("Contacts", ContactsView.class);
        contacts.addClassName("ib-button");
        RouterLink registers = new RouterLink("Registers and review", RegistersView.class);
        registers.addClassName("ib-button");
        Div actions = new Div(contacts, registers);
        if (settings.demonstration() && OutboxView.isFor(viewer)) {
            RouterLink outbox = new RouterLink("Outbox", OutboxView.class);
            outbox.addClassName("ib-button");
            actions.add(outbox);
        }
        actions.addClassName("ib-actions");
        Div head = new Div(
                new Div(
                        new H1("Circulation desk"),
                        new Paragraph(
                                viewer.coordinates()
                                        ? "Who received which notice, and who has acknowledged it."
                                        : "Who received the notices of your authority, and who has acknowledged them."),
                        updated),
                actions);
        head.addClassName("ib-head");
        add(
                new Breadcrumbs("Circulation desk", new RouterLink("Notifications", InboxView.class)),
                head,
                choice,
                submitted,
                matrix,
                trail);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return isFor(Viewer.ask(api));
    }

    private static boolean isFor(Viewer viewer) {
        return viewer.writesNotices() || viewer.coordinates();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!isFor(viewer)) {
            throw new NotFoundException();
        }
        Optional<Viewer.Partnership> partnership = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("ps")
                .flatMap(viewer::partnership)
                .or(() -> viewer.usualPartnership(api));
        trail.removeAll();
        choice.removeAll();
        if (partnership.isEmpty()) {
            throw new NotFoundException();
        }
        choice.add(partnerships(viewer, partnership.get(), DeskView.class));
        UI ui = event.getUI();
        String id = partnership.get().id();
        shown = id;
        updated.clear();
        live.begin(ui);
        if (viewer.coordinates()) {
            submitted.load(ui, () -> waiting(id), this::showWaiting);
        }
        load(ui, id, null);
    }

    /** One tab a partnership; nothing for those who work for one. */
    static Component partnerships(Viewer viewer, Viewer.Partnership shown, Class<? extends Component> view) {
        if (viewer.partnerships().size() < 2) {
            return new Div();
        }
        LinkTabs tabs = new LinkTabs("Partnerships");
        viewer.partnerships().forEach(each -> {
            RouterLink link = new RouterLink(each.name(), view);
            link.setQueryParameters(QueryParameters.of("ps", each.code()));
            tabs.tab(link, each.equals(shown));
        });
        return tabs;
    }

    private Page<NoticeRow> waiting(String partnershipId) {
        return NoticeRow.ask(
                api,
                Map.of(
                        "partnership", Map.of("id", Map.of("eq", partnershipId)),
                        "draft", Map.of("submittedAt", Map.of("isNull", false))),
                List.of(Map.of("createdAt", "ASC")),
                100);
    }

    private void showWaiting(Page<NoticeRow> page) {
        waiting = page;
        submitted.add(
                page.nodes().isEmpty()
                        ? Markup.card(
                                "Submitted to you",
                                new Paragraph("Nothing waits for you. What members submit appears here."))
                        : Markup.card("Submitted to you", NoticesTable.drafts("Submitted to you", page.nodes())));
    }

    private void load(UI ui, String partnershipId, @Nullable String cursor) {
        matrix.load(ui, () -> DeskRow.ask(api, viewer, partnershipId, cursor), page -> {
            after = cursor;
            showMatrix(page, partnershipId);
        });
    }

    private void showMatrix(Page<DeskRow> page, String partnershipId) {
        rows = page;
        matrix.add(page.nodes().isEmpty() ? nothing() : card(page, partnershipId));
    }

    /** Something happened: what was submitted and the same part of the matrix, if they are others now. Open messages stay. */
    private void bringUpToDate() {
        UI ui = UI.getCurrentOrThrow();
        NoticesChanged.tell(ui);
        String partnershipId = shown;
        if (waiting != null) {
            submitted.again(ui, () -> waiting(partnershipId), waiting, page -> {
                showWaiting(page);
                updated.say("");
            });
        }
        if (rows != null) {
            matrix.again(ui, () -> DeskRow.ask(api, viewer, partnershipId, after), rows, page -> {
                showMatrix(page, partnershipId);
                updated.say("");
            });
        }
    }

    private static Div nothing() {
        return Markup.card(
                "Nothing under way",
                new Paragraph("No notice is open here, and every notice has been acknowledged by everybody."));
    }

    private Div card(Page<DeskRow> page, String partnershipId) {
        List<Named> members = page.nodes().stream()
                .flatMap(row -> row.receipts().nodes().stream().map(DeskRow.Cell::authority))
                .distinct()
                .sorted(Comparator.comparing(Named::name))
                .toList();
        Matrix<DeskRow, Named> grid = new Matrix<DeskRow, Named>("Notices by members", "Notice")
                .show(
                        page.nodes(),
                        members,
                        Named::name,
                        DeskView::first,
                        (row, member) -> cell(row, member, partnershipId));
        Div card = Markup.card(
                Say.count(page.total(), "notice", "notices"),
                Markup.quiet("Move with the arrow keys. Press Enter on a cell for its messages."),
                grid);
        page.next().ifPresent(cursor -> {
            NativeButton more = new NativeButton(
                    "Next " + DeskRow.PAGE + " notices", event -> load(UI.getCurrentOrThrow(), partnershipId, cursor));
            more.addClassName("ib-button");
            Div pager = new Div(more);
            pager.addClassName("ib-pager");
            card.add(pager);
        });
        return card;
    }

    private static Component first(DeskRow row) {
        RouterLink link = new RouterLink(
                row.reference() == null ? "Notice" : row.reference(),
                NoticeView.class,
                new RouteParameters("id", row.reference() == null ? row.id() : row.reference()));
        return new Div(
                link,
                Markup.span(
                        (row.provider() == null ? "" : row.provider().name() + " · ")
                                + row.authority().name(),
                        "ib-small"));
    }

    private Component cell(DeskRow row, Named member, String partnershipId) {
        Optional<DeskRow.Cell> receipt = row.of(member);
        if (receipt.isEmpty()) {
            boolean issuer = java.util.Objects.equals(row.authority().id(), member.id());
            Span none = Markup.span(issuer ? "Issuer" : "–", "ib-quiet");
            none.getElement().setAttribute("data-cell", "").setAttribute("role", "note");
            return none;
        }
        DeskRow.Cell cell = receipt.get();
        NativeButton button = new NativeButton("");
        button.add(NoticeTags.receipt(cell.state()), Markup.span(time(cell), "ib-small"));
        button.add(Markup.unseen(": " + member.name() + ", " + row.reference()));
        button.addClassName("ib-cell");
        button.setId("cell-" + cell.id());
        button.addClickListener(event -> open(cell.id(), partnershipId));
        return button;
    }

    private static String time(DeskRow.Cell cell) {
        return cell.acknowledgedAt() != null
                ? Say.shortDate(cell.acknowledgedAt())
                : "by " + Say.shortDate(cell.acknowledgeBy());
    }

    private void open(String receiptId, String partnershipId) {
        trail.removeAll();
        trail.add(new Trail(
                api, receiptId, viewer.coordinates(), () -> load(UI.getCurrentOrThrow(), partnershipId, null), () -> {
                    trail.removeAll();
                    getElement().executeJs("document.getElementById($0)?.focus()", "cell-" + receiptId);
                }));
    }
}
