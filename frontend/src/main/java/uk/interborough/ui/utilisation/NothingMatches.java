package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** There is no service to show: why, and the one step that leads to some. */
final class NothingMatches extends Div {

    /** A step that leads to services: without one filter, or without all. */
    record Way(String words, ViewState to, int services) {}

    NothingMatches(Optional<Way> way, boolean narrowed) {
        Div card = Markup.card("No services");
        if (way.isPresent()) {
            Way best = way.get();
            RouterLink link = new RouterLink(best.words(), UtilisationView.class);
            link.setQueryParameters(best.to().write());
            card.add(new Paragraph(
                    new Span("No services match. "), link, new Span(" to see " + Say.number(best.services()) + ".")));
        } else {
            card.add(new Paragraph(
                    narrowed
                            ? "No services match, and none would without these filters."
                            : "No services are on record. They appear once Schedule 2 is imported."));
        }
        add(card);
    }

    /** The filter without which most would be shown; all of them if no single one helps. */
    static Optional<Way> find(ViewState state, List<Filters.Chip> chips, ToIntFunction<ViewState> count) {
        Optional<Way> one = chips.stream()
                .map(chip -> way("Remove “" + chip.label() + "”", chip.without().apply(state), count))
                .filter(way -> way.services() > 0)
                .max(Comparator.comparingInt(Way::services));
        return one.or(() -> Optional.of(way("Remove all filters", state.unnarrowed(), count))
                .filter(way -> chips.size() > 1 && way.services() > 0));
    }

    private static Way way(String words, ViewState to, ToIntFunction<ViewState> count) {
        return new Way(words, to, count.applyAsInt(to));
    }
}
