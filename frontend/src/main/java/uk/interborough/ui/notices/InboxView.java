package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.desk.DeskView;
import uk.interborough.ui.drafts.NewNoticeView;
import uk.interborough.ui.notices.InboxState.From;
import uk.interborough.ui.notices.InboxState.Tab;
import uk.interborough.ui.notices.NoticeRow.Place;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.LinkTabs;
import uk.interborough.ui.parts.LiveRegion;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.parts.Updated;

/** Notices in lists: what waits for the viewer's authority, what is open, what is closed, and its drafts. */
@Route("notices")
@PermitAll
public final class InboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SEARCH_AFTER_MILLISECONDS = 300;

    private final Api api;
    private final Background background;
    private final Viewer viewer;
    private final Tile list;
    private final Tile due;
    private final Div tabs = new Div();
    private final LiveRegion count = new LiveRegion();
    private final TextField search = new TextField("Reference, provider or authority");
    private final Select<From> from = new Select<>();
    private InboxState shown;
    private int pageNumber = 1;
    private Place place = Place.START;
    private @Nullable Page<NoticeRow> rows;
    private final Updated updated;
    private final Live live;

    public InboxView(Api api, Background background, Clock clock) {
        this.api = api;
        updated = new Updated(clock);
        live = new Live(api, this, notices -> bringUpToDate());
        this.background = background;
        viewer = Viewer.ask(api);
        shown = new InboxState(tabs().getFirst(), "", From.ANYBODY);
        addClassName("ib-page");
        list = new Tile(background, "the notices").height(500);
        list.setId("notices");
        due = new Tile(background, "the notices to be given").height(0);
        Div head = new Div(
                new Div(
                        new H1("Notifications"),
                        new Paragraph(
                                "What authorities tell each other about providers. For their exclusive use; not to be"
                                        + " passed on."),
                        updated),
                actions());
        head.addClassName("ib-head");
        add(head, tabs, filters(), count, due, list);
    }

    private Div actions() {
        Div actions = new Div();
        actions.addClassName("ib-actions");
        if (viewer.writesNotices() || viewer.coordinates()) {
            RouterLink desk = new RouterLink("Circulation desk", DeskView.class);
            desk.addClassName("ib-button");
            actions.add(desk);
        }
        if (viewer.writesNotices()) {
            RouterLink raise = new RouterLink("New notice", NewNoticeView.class);
            raise.addClassNames("ib-button", "ib-button-main");
            actions.add(raise);
        }
        return actions;
    }

    private Div filters() {
        search.setId("search");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_AFTER_MILLISECONDS);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(shown.withSearch(event.getValue()));
            }
        });
        from.setLabel("From");
        from.setItems(From.values());
        from.setItemLabelGenerator(each -> each.label);
        from.setVisible(viewer.authority() != null);
        from.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose(shown.withFrom(event.getValue()));
            }
        });
        Div fields = new Div(search, from);
        fields.addClassName("ib-filters");
        Div filters = new Div(fields);
        filters.addClassName("ib-card");
        filters.getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        return filters;
    }

    private List<Tab> tabs() {
        List<Tab> tabs = new ArrayList<>(List.of(Tab.OPEN, Tab.CLOSED));
        if (viewer.authority() != null) {
            tabs.addFirst(Tab.TO_ACKNOWLEDGE);
        }
        if (viewer.writesNotices()) {
            tabs.add(Tab.DRAFTS);
        }
        return tabs;
    }

    private void choose(InboxState wanted) {
        getUI().ifPresent(ui -> ui.navigate(InboxView.class, wanted.write()));
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Viewer.ask(api).readsNotices();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.readsNotices()) {
            throw new NotFoundException();
        }
        List<Tab> mine = tabs();
        live.begin(event.getUI());
        InboxState asked = InboxState.read(event.getLocation().getQueryParameters(), mine.getFirst());
        shown = mine.contains(asked.tab()) ? asked : asked.withTab(mine.getFirst());
        search.setValue(shown.search());
        from.setValue(shown.from());
        tabs.removeAll();
        tabs.add(links(Map.of()));
        count(event.getUI());
        due.setVisible(false);
        if (shown.tab() == Tab.DRAFTS) {
            due.load(event.getUI(), () -> NoticeDue.ask(api), this::showDue);
        }
        updated.clear();
        turnTo(event.getUI(), Place.START, 1);
    }

    private void showDue(Page<NoticeDue> dues) {
        due.setVisible(!dues.nodes().isEmpty());
        if (!dues.nodes().isEmpty()) {
            due.add(Markup.card(
                    Say.count(dues.total(), "notice to be given", "notices to be given"),
                    Markup.quiet("Something happened of which your authority has to tell the others."),
                    new NoticesDue(api, dues, dues.nodes().size())));
        }
    }

    @Override
    public String getPageTitle() {
        return shown.tab().label + " – Notifications – Interborough";
    }

    private record Counts(
            @Nullable Page<?> toAcknowledge,
            @Nullable Page<?> open,
            @Nullable Page<?> closed,
            @Nullable Page<?> drafts) {}

    private Map<Tab, Integer> counts() {
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("toAcknowledge", shown.where(viewer, Tab.TO_ACKNOWLEDGE));
        where.put("open", shown.where(viewer, Tab.OPEN));
        where.put("closed", shown.where(viewer, Tab.CLOSED));
        where.put("drafts", shown.where(viewer, Tab.DRAFTS));
        Counts counts = api.ask("notice-counts", where, Counts.class);
        return Map.of(
                Tab.TO_ACKNOWLEDGE, total(counts.toAcknowledge()),
                Tab.OPEN, total(counts.open()),
                Tab.CLOSED, total(counts.closed()),
                Tab.DRAFTS, total(counts.drafts()));
    }

    private static int total(@Nullable Page<?> page) {
        return page == null ? 0 : page.total();
    }

    private LinkTabs links(Map<Tab, Integer> counted) {
        LinkTabs links = new LinkTabs("Lists of notices");
        for (Tab tab : tabs()) {
            String number = counted.containsKey(tab) ? " (" + Say.number(counted.get(tab)) + ")" : "";
            RouterLink link = new RouterLink(tab.label + number, InboxView.class);
            link.setQueryParameters(shown.withTab(tab).write());
            links.tab(link, tab == shown.tab());
        }
        return links;
    }

    private void turnTo(UI ui, Place wanted, int number) {
        list.load(ui, () -> rows(wanted), page -> {
            place = wanted;
            pageNumber = number;
            show(page);
        });
    }

    private Page<NoticeRow> rows(Place wanted) {
        return NoticeRow.ask(api, shown.where(viewer), shown.tab().orderBy(), wanted);
    }

    private void show(Page<NoticeRow> page) {
        rows = page;
        count.say(Say.count(page.total(), "notice", "notices"));
        list.add(page.nodes().isEmpty() ? nothing() : card(page));
    }

    /** Something happened: the same page of the same list, if it is another one now. */
    private void bringUpToDate() {
        UI ui = UI.getCurrentOrThrow();
        NoticesChanged.tell(ui);
        if (rows != null) {
            list.again(ui, () -> rows(place), rows, page -> {
                show(page);
                count(ui);
                updated.say("");
            });
        }
    }

    /** How many there are of each kind stands on its tab. */
    private void count(UI ui) {
        background.ask(
                ui,
                this::counts,
                counted -> {
                    tabs.removeAll();
                    tabs.add(links(counted));
                    tabs.getElement().executeJs("ib.focusAgain()");
                },
                failure -> {});
    }

    private Component nothing() {
        if (shown.isNarrowed()) {
            NativeButton all = new NativeButton("Remove the filters", event -> choose(shown.whole()));
            all.addClassName("ib-button");
            return Markup.card(
                    "No notices match", new Paragraph("None of the notices here match what you searched for."), all);
        }
        return NoNotices.card(shown.tab());
    }

    private Div card(Page<NoticeRow> page) {
        Div card = Markup.card(
                Say.count(page.total(), "notice", "notices"),
                shown.tab() == Tab.DRAFTS
                        ? NoticesTable.drafts(shown.tab().label, page.nodes())
                        : NoticesTable.circulated(shown.tab().label, page.nodes()));
        int pages = (page.total() + NoticeRow.PAGE - 1) / NoticeRow.PAGE;
        if (pages > 1) {
            Div pager = new Div(
                    button(
                            "Previous page",
                            pageNumber > 1,
                            ui -> turnTo(ui, new Place(null, page.previous().orElse(null)), pageNumber - 1)),
                    new Span("Page %d of %d".formatted(pageNumber, pages)),
                    button(
                            "Next page",
                            page.next().isPresent(),
                            ui -> turnTo(ui, new Place(page.next().orElse(null), null), pageNumber + 1)));
            pager.addClassName("ib-pager");
            card.add(pager);
        }
        return card;
    }

    private NativeButton button(String text, boolean enabled, Consumer<UI> action) {
        NativeButton button = new NativeButton(text, event -> getUI().ifPresent(action::accept));
        button.addClassName("ib-button");
        button.setEnabled(enabled);
        return button;
    }
}
