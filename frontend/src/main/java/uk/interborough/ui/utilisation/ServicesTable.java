package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.DataTable.Sort;
import uk.interborough.ui.parts.DataTable.SortKey;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;
import uk.interborough.ui.parts.Tile;
import uk.interborough.ui.services.ServiceView;
import uk.interborough.ui.utilisation.ServiceRow.Place;

/** The services behind the figures, 50 a page. */
final class ServicesTable extends Div {

    private static final String TILE = "services-tile";

    private final Tile tile;
    private final Api api;
    private final String partnershipId;
    private final Choices choices;
    private final Consumer<Integer> onCount;
    private Sort sort = new Sort("name", false);
    private @Nullable ViewState state;
    private List<Filters.Chip> chips = List.of();
    private int pageNumber = 1;
    private boolean countsOnly;
    private Runnable again = () -> {};

    ServicesTable(Background background, Api api, String partnershipId, Choices choices, Consumer<Integer> onCount) {
        tile = new Tile(background, "the services").height(900);
        tile.setId(TILE);
        add(tile);
        this.api = api;
        this.partnershipId = partnershipId;
        this.choices = choices;
        this.onCount = onCount;
        setId("services");
    }

    /** @param inForce the filters, of which one may be the reason that nothing is found */
    void show(UI ui, ViewState chosen, List<Filters.Chip> inForce) {
        state = chosen;
        chips = inForce;
        turnTo(ui, Place.START, 1);
    }

    /** Leaves out what is not open to somebody who sees counts only. */
    void countsOnly(boolean counts) {
        if (countsOnly != counts) {
            countsOnly = counts;
            again.run();
        }
    }

    private void turnTo(UI ui, Place place, int number) {
        ViewState asked = java.util.Objects.requireNonNull(state);
        List<Filters.Chip> inForce = chips;
        tile.load(ui, () -> ask(asked, inForce, place), answer -> {
            pageNumber = number;
            again = () -> {
                tile.removeAll();
                tile.add(
                        answer.page().nodes().isEmpty()
                                ? new NothingMatches(answer.way(), asked.isNarrowed())
                                : card(asked, answer.page()));
            };
            again.run();
            onCount.accept(answer.page().total());
        });
    }

    private record Answer(Page<ServiceRow> page, Optional<NothingMatches.Way> way) {}

    private Answer ask(ViewState asked, List<Filters.Chip> inForce, Place place) {
        Page<ServiceRow> page = ServiceRow.ask(api, partnershipId, asked, choices, sort, place);
        return new Answer(
                page,
                page.nodes().isEmpty()
                        ? NothingMatches.find(
                                asked, inForce, other -> ServiceRow.count(api, partnershipId, other, choices))
                        : Optional.empty());
    }

    private Div card(ViewState asked, Page<ServiceRow> page) {
        List<ServiceRow> rows = page.nodes();
        Div card = Markup.card(Say.count(page.total(), "service", "services"));
        card.add(Markup.quiet(
                countsOnly
                        ? "Select a service for its contracts."
                        : "%s in %s. Select a service for its contracts and returns."
                                .formatted(
                                        asked.measure().label(),
                                        asked.period().until().label())));
        if (!countsOnly
                && rows.stream().anyMatch(row -> row.rate(asked.measure()).value() == null)) {
            card.add(Markup.quiet(Say.NOT_AVAILABLE + ": the return has not come or leaves it out. "
                    + Say.NOT_APPLICABLE + " to this kind of service."));
        }
        card.add(table(asked).rows(rows));
        card.add(pager(page));
        return card;
    }

    private DataTable<ServiceRow> table(ViewState asked) {
        Measure measure = asked.measure();
        DataTable<ServiceRow> table = new DataTable<ServiceRow>("Services");
        table.hideCaption()
                .stacks()
                .sort(sort, this::sortBy)
                .sortable("Service", "name", false, ServicesTable::link)
                .sortable(
                        choices.word().label(),
                        "authority",
                        false,
                        row -> new Span(row.authority().name()))
                .sortable(
                        "Provider",
                        "provider",
                        false,
                        row -> new Span(row.provider().name()))
                .sortable(
                        "For",
                        new SortKey("Client group", "clientGroup"),
                        new SortKey("Type", "serviceType"),
                        ServicesTable::purpose)
                .sortable(
                        "Units", "units", true, row -> new Span(row.units() == null ? "[x]" : Say.number(row.units())));
        return countsOnly
                ? table
                : table.component(measure.subject() + ", %", row -> figure(row.rate(measure)))
                        .component("Return", row -> status(asked, row));
    }

    private void sortBy(Sort wanted) {
        getUI().ifPresent(ui -> {
            sort = wanted;
            tile.keepFocusOn(DataTable.sortButtonId(wanted.key()));
            turnTo(ui, Place.START, 1);
        });
    }

    private static Component purpose(ServiceRow row) {
        return new Div(
                new Span(row.clientGroup().name()),
                Markup.span(row.serviceType().name(), "ib-small"));
    }

    private static Component link(ServiceRow row) {
        return new RouterLink(row.name(), ServiceView.class, new RouteParameters("id", row.id()));
    }

    private static Component figure(Rate rate) {
        Span value = new Span(rate.value() == null ? Say.shortPercent(rate) : Say.percent(rate));
        return rate.value() == null ? value : new Div(value, Markup.span(Say.outOf(rate), "ib-small"));
    }

    private static Component status(ViewState asked, ServiceRow row) {
        if (row.expected().isEmpty()) {
            return Markup.span(ServiceRow.notExpected(asked.period().until()), "ib-quiet");
        }
        Div tags = new Div();
        tags.addClassName("ib-tags");
        row.expected().ifPresent(expected -> tags.add(Tag.brief(expected.state(), expected.daysLate())));
        if (row.flagged()) {
            tags.add(Tag.flagged());
        }
        return tags;
    }

    private Div pager(Page<ServiceRow> page) {
        Div pager = new Div();
        pager.addClassName("ib-pager");
        int pages = (page.total() + ServiceRow.PAGE - 1) / ServiceRow.PAGE;
        if (pages > 1) {
            Place before = new Place(null, page.previous().orElse(null));
            Place after = new Place(page.next().orElse(null), null);
            pager.add(
                    button("Previous page", pageNumber > 1, ui -> turnTo(ui, before, pageNumber - 1)),
                    new Span("Page %d of %d".formatted(pageNumber, pages)),
                    button("Next page", page.next().isPresent(), ui -> turnTo(ui, after, pageNumber + 1)));
        }
        return pager;
    }

    private NativeButton button(String text, boolean enabled, Consumer<UI> action) {
        NativeButton button = new NativeButton(
                text,
                event -> getUI().ifPresent(ui -> {
                    tile.keepFocusOn(TILE);
                    action.accept(ui);
                }));
        button.addClassName("ib-button");
        button.setEnabled(enabled);
        return button;
    }
}
