package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Providers;

/** What narrows the dashboard; applied as it changes, and shown again as chips that can be removed. */
final class Filters extends Div {

    /** A filter in force, and what is chosen without it. */
    record Chip(String label, UnaryOperator<ViewState> without) {}

    private final Api api;
    private final Choices choices;
    private final Consumer<UnaryOperator<ViewState>> onChange;
    private final MultiSelectComboBox<Named> boroughs;
    private final MultiSelectComboBox<Named> clientGroups;
    private final MultiSelectComboBox<Named> serviceTypes;
    private final MultiSelectComboBox<Named> providers;
    private final Select<FinancialQuarter> from;
    private final Select<FinancialQuarter> until;
    private final Select<Measure> measure;
    private final UnorderedList chips = new UnorderedList();

    Filters(Api api, Choices choices, FinancialQuarter lastEnded, Consumer<UnaryOperator<ViewState>> onChange) {
        this.api = api;
        this.choices = choices;
        this.onChange = onChange;
        addClassName("ib-card");
        getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        measure = select("Measure", List.of(Measure.values()), Measure::label, ViewState::withMeasure);
        boroughs = several(choices.word().labels(), boroughItems(), Filters::codes, ViewState::withBoroughs);
        clientGroups = several("Client groups", choices.clientGroups(), Filters::codes, ViewState::withClientGroups);
        serviceTypes = several("Service types", choices.serviceTypes(), Filters::codes, ViewState::withServiceTypes);
        providers = several("Providers", List.of(), Filters::ids, ViewState::withProviders);
        providers.setItems(query -> Providers.named(api, query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        List<FinancialQuarter> quarters =
                IntStream.range(0, 20).mapToObj(back -> lastEnded.plus(-back)).toList();
        from = select(
                "From",
                quarters,
                FinancialQuarter::label,
                (state, quarter) -> state.withPeriod(state.period().withFrom(quarter)));
        until = select(
                "To",
                quarters,
                FinancialQuarter::label,
                (state, quarter) -> state.withPeriod(state.period().withUntil(quarter)));
        measure.addClassName("ib-twice");
        Div fields = new Div(measure, boroughs, clientGroups, serviceTypes, providers, from, until);
        fields.addClassName("ib-filters");
        chips.addClassName("ib-chips");
        chips.getElement().setAttribute("aria-label", "Filters in force");
        add(fields, chips);
    }

    private List<Named> boroughItems() {
        return choices.members().stream()
                .map(Choices.Member::authority)
                .map(authority -> new Named(authority.id(), authority.registerCode(), authority.name()))
                .toList();
    }

    private MultiSelectComboBox<Named> several(
            String label,
            List<Named> items,
            Function<Iterable<Named>, List<String>> written,
            BiFunction<ViewState, List<String>, ViewState> change) {
        MultiSelectComboBox<Named> box = new MultiSelectComboBox<>(label);
        box.setItems(items);
        box.setItemLabelGenerator(Named::name);
        box.setClearButtonVisible(true);
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChange.accept(state -> change.apply(state, written.apply(event.getValue())));
            }
        });
        return box;
    }

    private <T> Select<T> select(
            String label, List<T> items, Function<T, String> name, BiFunction<ViewState, T, ViewState> change) {
        Select<T> select = new Select<>();
        select.setLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(name::apply);
        select.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                onChange.accept(state -> change.apply(state, event.getValue()));
            }
        });
        return select;
    }

    private static List<String> codes(Iterable<Named> chosen) {
        return texts(chosen, Named::code);
    }

    private static List<String> ids(Iterable<Named> chosen) {
        return texts(chosen, Named::id);
    }

    private static List<String> texts(Iterable<Named> chosen, Function<Named, String> text) {
        List<String> texts = new ArrayList<>();
        chosen.forEach(entry -> texts.add(text.apply(entry)));
        return texts.stream().filter(Objects::nonNull).toList();
    }

    /** Which rate is of no interest to somebody who sees counts only. */
    void countsOnly(boolean counts) {
        measure.setVisible(!counts);
    }

    /** Shows what is in force. */
    List<Chip> show(ViewState state) {
        List<Named> chosenProviders = Providers.of(api, state.providers());
        boroughs.setValue(Choices.withCodes(boroughItems(), state.boroughs()));
        clientGroups.setValue(Choices.withCodes(choices.clientGroups(), state.clientGroups()));
        serviceTypes.setValue(Choices.withCodes(choices.serviceTypes(), state.serviceTypes()));
        providers.setValue(chosenProviders);
        measure.setValue(state.measure());
        from.setValue(state.period().from());
        until.setValue(state.period().until());
        List<Chip> inForce = Stream.of(
                        chips(
                                choices.word().label(),
                                Choices.withCodes(boroughItems(), state.boroughs()),
                                Named::code,
                                state.boroughs(),
                                ViewState::withBoroughs),
                        chips(
                                "Client group",
                                Choices.withCodes(choices.clientGroups(), state.clientGroups()),
                                Named::code,
                                state.clientGroups(),
                                ViewState::withClientGroups),
                        chips(
                                "Service type",
                                Choices.withCodes(choices.serviceTypes(), state.serviceTypes()),
                                Named::code,
                                state.serviceTypes(),
                                ViewState::withServiceTypes),
                        chips("Provider", chosenProviders, Named::id, state.providers(), ViewState::withProviders))
                .flatMap(List::stream)
                .toList();
        chips.removeAll();
        chips.setVisible(!inForce.isEmpty());
        for (int i = 0; i < inForce.size(); i++) {
            chips.add(new ListItem(button(inForce.get(i), i)));
        }
        return inForce;
    }

    private NativeButton button(Chip chip, int place) {
        NativeButton button = new NativeButton(chip.label(), event -> {
            onChange.accept(chip.without());
            focusChip(place);
        });
        button.setId("chip-" + place);
        button.getElement().setAttribute("aria-label", "Remove filter " + chip.label());
        return button;
    }

    /** The one that took its place, else the one before, else the first field. */
    private void focusChip(int place) {
        int left = (int) chips.getChildren().count();
        if (left == 0) {
            boroughs.focus();
        } else {
            getElement().executeJs("document.getElementById($0)?.focus()", "chip-" + Math.min(place, left - 1));
        }
    }

    private List<Chip> chips(
            String kind,
            List<Named> chosen,
            Function<Named, String> text,
            List<String> all,
            BiFunction<ViewState, List<String>, ViewState> change) {
        return chosen.stream()
                .map(entry -> new Chip(
                        kind + ": " + entry.name(),
                        state -> change.apply(
                                state,
                                all.stream()
                                        .filter(code -> !code.equals(text.apply(entry)))
                                        .toList())))
                .toList();
    }
}
