package uk.interborough.ui.accounts;

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
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.accounts.AccountRow.Place;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.DataTable.Sort;
import uk.interborough.ui.parts.LiveRegion;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tile;

/** Every account, for administrators: search, narrow, open one, make another. */
@Route("settings/users")
@PageTitle("Users – Interborough")
@PermitAll
public final class AccountsView extends Div implements BeforeEnterObserver {

    private static final int SEARCH_AFTER_MILLISECONDS = 300;

    private final Api api;
    private final Tile list;
    private final LiveRegion count = new LiveRegion();
    private final TextField search = new TextField("Name, user name or authority");
    private final Select<Account.State> state;
    private final Select<RoleName> role;
    private ViewState shown = ViewState.ALL;
    private Sort sort = new Sort("name", false);
    private int pageNumber = 1;

    public AccountsView(Api api, Background background) {
        this.api = api;
        addClassName("ib-page");
        list = new Tile(background, "the users").height(600);
        list.setId("users");
        RouterLink create = new RouterLink("Create an account", NewAccountView.class);
        create.addClassNames("ib-button", "ib-button-main");
        Div actions = new Div(create);
        actions.addClassName("ib-actions");
        Div head = new Div(new Div(new H1("Users"), new Paragraph("Who may sign in, and as what.")), actions);
        head.addClassName("ib-head");
        search.setId("search");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_AFTER_MILLISECONDS);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(shown.withSearch(event.getValue()));
            }
        });
        state = select("State", "Every state", Account.State.values(), each -> each.label, ViewState::withState);
        role = select("Role", "Every role", RoleName.values(), each -> each.label, ViewState::withRole);
        Div fields = new Div(search, state, role);
        fields.addClassName("ib-filters");
        Div filters = new Div(fields);
        filters.addClassName("ib-card");
        filters.getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        add(head, filters, count, list);
    }

    private <T> Select<T> select(
            String label,
            String all,
            T[] items,
            Function<T, String> name,
            BiFunction<ViewState, @Nullable T, ViewState> change) {
        Select<T> select = new Select<>();
        select.setLabel(label);
        select.setItems(items);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItemLabelGenerator(item -> item == null ? all : name.apply(item));
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(change.apply(shown, event.getValue()));
            }
        });
        return select;
    }

    private void choose(ViewState wanted) {
        getUI().ifPresent(ui -> ui.navigate(AccountsView.class, wanted.write()));
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        return Administrators.asks(api);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Administrators.only(api);
        shown = ViewState.read(event.getLocation().getQueryParameters());
        search.setValue(shown.search());
        state.setValue(shown.state());
        role.setValue(shown.role());
        turnTo(event.getUI(), Place.START, 1);
    }

    private void turnTo(UI ui, Place place, int number) {
        list.load(ui, () -> AccountRow.ask(api, shown, sort, place), page -> {
            pageNumber = number;
            count.say(Say.count(page.total(), "user", "users"));
            list.add(page.nodes().isEmpty() ? nothing() : card(page));
        });
    }

    private Div nothing() {
        Div card = Markup.card("No users match");
        if (shown.isNarrowed()) {
            NativeButton all = new NativeButton("Show all users", event -> choose(ViewState.ALL));
            all.addClassName("ib-button");
            card.add(new Paragraph("Nobody matches this search and these filters."), all);
        }
        return card;
    }

    private Div card(Page<AccountRow> page) {
        DataTable<AccountRow> table = new DataTable<AccountRow>("Users")
                .hideCaption()
                .stacks()
                .sort(sort, this::sortBy)
                .sortable("Name", "name", false, AccountsView::link)
                .sortable("User name", "username", false, row -> new Span(row.username()))
                .sortable(
                        "Authority",
                        "authority",
                        false,
                        row -> new Span(
                                row.authority() == null ? "" : row.authority().name()))
                .text("Roles", row -> RoleName.words(row.roleNames()))
                .component("State", row -> row.state().tag())
                .sortable(
                        "Last signed in",
                        "lastSignedInAt",
                        false,
                        row -> new Span(row.lastSignedInAt() == null ? "Never" : Say.date(row.lastSignedInAt())))
                .rows(page.nodes());
        return Markup.card(Say.count(page.total(), "user", "users"), table, pager(page));
    }

    private static Component link(AccountRow row) {
        return new RouterLink(row.name(), AccountView.class, new RouteParameters("id", row.id()));
    }

    private void sortBy(Sort wanted) {
        getUI().ifPresent(ui -> {
            sort = wanted;
            list.keepFocusOn(DataTable.sortButtonId(wanted.key()));
            turnTo(ui, Place.START, 1);
        });
    }

    private Div pager(Page<AccountRow> page) {
        Div pager = new Div();
        pager.addClassName("ib-pager");
        int pages = (page.total() + AccountRow.PAGE - 1) / AccountRow.PAGE;
        if (pages > 1) {
            pager.add(
                    button(
                            "Previous page",
                            pageNumber > 1,
                            ui -> turnTo(ui, new Place(null, page.previous().orElse(null)), pageNumber - 1)),
                    new Span("Page %d of %d".formatted(pageNumber, pages)),
                    button(
                            "Next page",
                            page.next().isPresent(),
                            ui -> turnTo(ui, new Place(page.next().orElse(null), null), pageNumber + 1)));
        }
        return pager;
    }

    private NativeButton button(String text, boolean enabled, Consumer<UI> action) {
        NativeButton button = new NativeButton(text, event -> getUI().ifPresent(action::accept));
        button.addClassName("ib-button");
        button.setEnabled(enabled);
        return button;
    }
}
