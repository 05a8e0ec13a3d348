package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
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

    private static final int MOST_PRINTED = 5000;

    private final Tile tile;
    private final Api api;
    private final String partnershipId;
    private final Choices choices;
    private final Consumer<Integer> onCount;
    private Sort sort = new Sort("name", false);
    private @Nullable ViewState state;
    private Filters.@Nullable Chip helpful;
    private int pageNumber = 1;
    private boolean countsOnly;
    private Runnable again = () -> {};

    ServicesTable(Background background, Api api, String partnershipId, Choices choices, Consumer<Integer> onCount) {
        tile = new Tile(background);
        add(tile);
        this.api = api;
        this.partnershipId = partnershipId;
        this.choices = choices;
        this.onCount = onCount;
        setId("services");
    }

    /** @param chip the filter whose removal would show more, if there is one */
    void show(UI ui, ViewState chosen, Optional<Filters.Chip> chip) {
        state = chosen;
        helpful = chip.orElse(null);
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
        tile.load(ui, () -> ServiceRow.ask(api, partnershipId, asked, choices, sort, place), page -> {
            pageNumber = number;
            again = () -> {
                tile.removeAll();
                tile.add(page.nodes().isEmpty() ? nothing() : card(asked, page, page.nodes(), false));
            };
            again.run();
            onCount.accept(page.total());
        });
    }

    private void printAll(UI ui) {
        ViewState asked = java.util.Objects.requireNonNull(state);
        tile.load(ui, () -> all(asked), rows -> {
            tile.add(card(asked, new Page<>(rows, null, new Page.TotalCount(rows.size())), rows, true));
            ui.getPage().executeJs("ib.printSoon()");
        });
    }

    private List<ServiceRow> all(ViewState asked) {
        List<ServiceRow> rows = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<ServiceRow> page =
                    ServiceRow.ask(api, partnershipId, asked, choices, sort, new Place(next.orElse(null), null));
            rows.addAll(page.nodes());
            next = page.next();
        } while (next.isPresent() && rows.size() < MOST_PRINTED);
        return rows;
    }

    private Div nothing() {
        Div card = Markup.card("Services");
        if (helpful == null) {
            card.add(new Paragraph("No services are on record. They appear once contracts are entered."));
        } else {
            NativeButton remove = new NativeButton("Remove the filter", event -> helpful.remove());
            remove.addClassName("ib-button");
            card.add(new Paragraph("No services match. Remove “" + helpful.label() + "” to see more."), remove);
        }
        return card;
    }

    private Div card(ViewState asked, Page<ServiceRow> page, List<ServiceRow> rows, boolean whole) {
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
        if (whole && rows.size() >= MOST_PRINTED) {
            card.add(Markup.quiet("Only the first " + Say.number(MOST_PRINTED) + " rows are shown."));
        }
        card.add(pager(page, whole));
        return card;
    }

    private DataTable<ServiceRow> table(ViewState asked) {
        Measure measure = asked.measure();
        DataTable<ServiceRow> table = new DataTable<ServiceRow>("Services")
                .hideCaption()
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

    private Div pager(Page<ServiceRow> page, boolean whole) {
        Div pager = new Div();
        pager.addClassName("ib-pager");
        if (whole) {
            pager.add(button("Back to pages", true, ui -> turnTo(ui, Place.START, 1)));
            return pager;
        }
        int pages = (page.total() + ServiceRow.PAGE - 1) / ServiceRow.PAGE;
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
        pager.add(button("Print all rows", true, this::printAll));
        return pager;
    }

    private NativeButton button(String text, boolean enabled, Consumer<UI> action) {
        NativeButton button = new NativeButton(text, event -> getUI().ifPresent(action::accept));
        button.addClassName("ib-button");
        button.setEnabled(enabled);
        return button;
    }
}
