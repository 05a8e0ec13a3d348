package uk.interborough.ui.providers;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.LiveRegion;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tile;

/** Every provider that is known here, by name. */
@Route("providers")
@PageTitle("Providers – Interborough")
@PermitAll
public final class ProvidersView extends Div implements BeforeEnterObserver {

    private static final int PAGE = 50;
    private static final int LONGEST = 100;
    private static final int SEARCH_AFTER_MILLISECONDS = 300;

    private record Row(
            String id,
            String name,
            @Nullable String legalForm,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable LocalDate ceasedTradingOn) {}

    private record Answer(@Nullable Page<Row> providers) {}

    private final Api api;
    private final Tile list;
    private final LiveRegion count = new LiveRegion();
    private final TextField search = new TextField("Name");

    public ProvidersView(Api api, Background background) {
        this.api = api;
        addClassName("ib-page");
        list = new Tile(background, "the providers").height(600);
        list.setId("providers");
        search.setId("search");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_AFTER_MILLISECONDS);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                look(event.getValue().strip());
            }
        });
        Div fields = new Div(search);
        fields.addClassName("ib-filters");
        Div filters = new Div(fields);
        filters.addClassName("ib-card");
        filters.getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        Div head = new Div(new Div(new H1("Providers"), new Paragraph("Organisations that deliver services or care.")));
        head.addClassName("ib-head");
        add(head, filters, count, list);
    }

    private void look(String text) {
        getUI().ifPresent(ui -> ui.navigate(
                ProvidersView.class, text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", text)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String text = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("q")
                .map(asked ->
                        asked.substring(0, Math.min(asked.length(), LONGEST)).strip())
                .orElse("");
        search.setValue(text);
        turnTo(event.getUI(), text, null);
    }

    private void turnTo(UI ui, String text, @Nullable String after) {
        list.load(ui, () -> ask(text, after), page -> {
            count.say(Say.count(page.total(), "provider", "providers"));
            list.add(page.nodes().isEmpty() ? nothing() : card(text, page));
        });
    }

    private Page<Row> ask(String text, @Nullable String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("orderBy", List.of(Map.of("name", "ASC")), "first", PAGE));
        if (!text.isEmpty()) {
            variables.put("where", Map.of("name", Map.of("contains", text)));
        }
        if (after != null) {
            variables.put("after", after);
        }
        Page<Row> page = api.ask("provider-list", variables, Answer.class).providers();
        return page == null ? new Page<>(List.of(), null, null) : page;
    }

    private Div nothing() {
        NativeButton all = new NativeButton("Show all providers", event -> look(""));
        all.addClassName("ib-button");
        return Markup.card("No providers match", new Paragraph("No provider has that in its name."), all);
    }

    private Div card(String text, Page<Row> page) {
        DataTable<Row> table = new DataTable<Row>("Providers")
                .hideCaption()
                .stacks()
                .component(
                        "Name",
                        row -> new RouterLink(row.name(), ProviderView.class, new RouteParameters("id", row.id())))
                .text("Legal form", row -> row.legalForm() == null ? "" : row.legalForm())
                .text("Registered office", ProvidersView::office)
                .component(
                        "State",
                        row -> row.ceasedTradingOn() == null
                                ? new Tag(Tag.Kind.GOOD, "Trading")
                                : new Tag(Tag.Kind.BAD, "Stopped trading"))
                .rows(page.nodes());
        Div card = Markup.card(Say.count(page.total(), "provider", "providers"), table);
        page.next().ifPresent(cursor -> {
            NativeButton more = new NativeButton("Next page", event -> turnTo(UI.getCurrentOrThrow(), text, cursor));
            more.addClassName("ib-button");
            NativeButton start = new NativeButton("First page", event -> turnTo(UI.getCurrentOrThrow(), text, null));
            start.addClassName("ib-button");
            Div pager = new Div(start, more);
            pager.addClassName("ib-pager");
            card.add(pager);
        });
        return card;
    }

    private static String office(Row row) {
        return (row.address() == null ? "" : row.address())
                + (row.postcode() == null ? "" : (row.address() == null ? "" : ", ") + row.postcode());
    }
}
