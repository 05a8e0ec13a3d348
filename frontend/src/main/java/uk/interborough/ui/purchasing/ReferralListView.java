package uk.interborough.ui.purchasing;

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
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.LiveRegion;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.providers.ProviderView;
import uk.interborough.ui.services.ServiceView;

/** The services to which the viewer's authority refers, with what others decided beside them. */
@Route("referrals")
@PageTitle("Referral list – Interborough")
@PermitAll
public final class ReferralListView extends Div implements BeforeEnterObserver {

    private static final int LONGEST = 100;
    private static final int SEARCH_AFTER_MILLISECONDS = 300;
    private static final Named EVERY_GROUP = new Named(null, "", "Every client group");

    private record Groups(Page<Named> clientGroups) {}

    private final Api api;
    private final Viewer viewer;
    private final Tile list;
    private final LiveRegion count = new LiveRegion();
    private final TextField search = new TextField("Service or provider");
    private final Select<Named> group = new Select<>();
    private final List<Named> groups;
    private String text = "";
    private String code = "";

    public ReferralListView(Api api, Background background) {
        this.api = api;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        list = new Tile(background, "the referral list").height(600);
        list.setId("referrals");
        groups = Stream.concat(
                        Stream.of(EVERY_GROUP),
                        api.ask("choices", Map.of(), Groups.class).clientGroups().nodes().stream())
                .toList();
        Div head = new Div(new Div(
                new H1("Referral list"),
                new Paragraph(
                        "Services under contract to which your authority refers. A service leaves the list by your"
                                + " own decision alone: each authority decides for itself.")));
        head.addClassName("ib-head");
        add(head, filters(), count, list);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return hasList(Viewer.ask(api));
    }

    /** Whether somebody's authority has a referral list that is open to them. */
    public static boolean hasList(Viewer viewer) {
        return viewer.authority() != null && viewer.readsNotices();
    }

    private Div filters() {
        search.setId("search");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_AFTER_MILLISECONDS);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                look(event.getValue().strip(), code);
            }
        });
        group.setLabel("Client group");
        group.setItems(groups);
        group.setItemLabelGenerator(Named::name);
        group.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                look(text, codeOf(event.getValue()));
            }
        });
        Div fields = new Div(search, group);
        fields.addClassName("ib-filters");
        Div filters = new Div(fields);
        filters.addClassName("ib-card");
        filters.getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        return filters;
    }

    private static String codeOf(Named group) {
        return group.code() == null ? "" : group.code();
    }

    private void look(String wanted, String wantedGroup) {
        Map<String, List<String>> address = new LinkedHashMap<>();
        if (!wanted.isEmpty()) {
            address.put("q", List.of(wanted));
        }
        if (!wantedGroup.isEmpty()) {
            address.put("group", List.of(wantedGroup));
        }
        getUI().ifPresent(ui -> ui.navigate(ReferralListView.class, new QueryParameters(address)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!hasList(viewer)) {
            throw new NotFoundException();
        }
        QueryParameters address = event.getLocation().getQueryParameters();
        text = address.getSingleParameter("q")
                .map(asked ->
                        asked.substring(0, Math.min(asked.length(), LONGEST)).strip())
                .orElse("");
        Named chosen = address.getSingleParameter("group")
                .flatMap(asked -> groups.stream()
                        .filter(each -> codeOf(each).equals(asked))
                        .findFirst())
                .orElse(EVERY_GROUP);
        code = codeOf(chosen);
        search.setValue(text);
        group.setValue(chosen);
        turnTo(event.getUI(), null);
    }

    private void turnTo(UI ui, @Nullable String after) {
        String wanted = text;
        String wantedGroup = code;
        list.load(ui, () -> ReferralRow.ask(api, wanted, wantedGroup, after), page -> {
            count.say(Say.count(page.total(), "service", "services"));
            list.add(page.nodes().isEmpty() ? nothing() : card(page));
        });
    }

    private Div nothing() {
        if (text.isEmpty() && code.isEmpty()) {
            return Markup.card(
                    "No services", new Paragraph("Your authority has no service under contract to which it refers."));
        }
        NativeButton all = new NativeButton("Show the whole list", event -> look("", ""));
        all.addClassName("ib-button");
        return Markup.card(
                "No services match", new Paragraph("No service on your list matches what you searched for."), all);
    }

    private Div card(Page<ReferralRow> page) {
        DataTable<ReferralRow> table = new DataTable<ReferralRow>("Referral list")
                .hideCaption()
                .stacks()
                .component(
                        "Service",
                        row -> new RouterLink(
                                row.name(),
                                ServiceView.class,
                                new RouteParameters("id", row.service().id())))
                .component("Provider", ReferralListView::provider)
                .text("Where", row -> row.hostAuthority().name())
                .text("Client group", row -> row.clientGroup().name())
                .number("Units", row -> Say.numberOrMissing(row.units()))
                .component("Others decided", ReferralListView::others)
                .rows(page.nodes());
        Div card = Markup.card(Say.count(page.total(), "service", "services"), table);
        page.next().ifPresent(cursor -> {
            NativeButton more = new NativeButton("Next page", event -> turnTo(UI.getCurrentOrThrow(), cursor));
            more.addClassName("ib-button");
            NativeButton start = new NativeButton("First page", event -> turnTo(UI.getCurrentOrThrow(), null));
            start.addClassName("ib-button");
            Div pager = new Div(start, more);
            pager.addClassName("ib-pager");
            card.add(pager);
        });
        return card;
    }

    private static Component provider(ReferralRow row) {
        String id = row.provider().id();
        return id == null
                ? new Span(row.provider().name())
                : new RouterLink(row.provider().name(), ProviderView.class, new RouteParameters("id", id));
    }

    private static Component others(ReferralRow row) {
        return row.othersWords().isEmpty()
                ? new Span("")
                : new Tag(row.othersEnded() > 0 ? Tag.Kind.BAD : Tag.Kind.WARNING, row.othersWords());
    }
}
