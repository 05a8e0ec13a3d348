package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The upper rows: map and partnership, then one small chart a borough on the same axis. */
final class FigureTiles extends Div {

    static final String SOURCE = "Source: quarterly performance returns, Joint Commissioning Protocol,"
            + " Schedule 4 §1.1. Rates are weighted by their denominators.";

    private final Figures figures;
    private final ViewState state;
    private final List<Choices.Member> members;
    private final List<Authority> boroughs;
    private final MemberWord word;

    FigureTiles(Figures figures, ViewState state, Choices choices, Consumer<String> onSelect) {
        this.figures = figures;
        this.state = state;
        this.members = choices.members();
        this.word = choices.word();
        this.boroughs = choices.shown(state);
        addClassName("ib-figures");
        Findings.partial(figures, boroughs).ifPresent(text -> add(new Banner(Banner.Kind.WARNING, text)));
        Div first = new Div(map(onSelect), pooled());
        first.addClassName("ib-row");
        first.setClassName("ib-row-loose", state.show().tables());
        first.setClassName("ib-row-stacked", TileMap.isWide(members));
        add(first, multiples());
    }

    private Div map(Consumer<String> onSelect) {
        Div card = Markup.card(word.labels() + " in " + figures.last().label());
        card.add(Markup.quiet(Findings.spread(
                        figures, members.stream().map(Choices.Member::authority).toList())
                + " Select one to look at it alone."));
        card.add(new TileMap(figures, members, state.boroughs(), onSelect));
        return card;
    }

    private Div pooled() {
        Rate now = figures.pooledRate(figures.last());
        Div card = Markup.card(Findings.pooledTitle(figures));
        card.add(Markup.quiet(
                "All " + word.several() + " together. " + state.measure().definition()));
        card.add(Markup.span(Say.percent(now), "ib-big"));
        card.add(Markup.span(
                Stream.of(Say.outOf(now), figures.last().label())
                        .filter(text -> !text.isEmpty())
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow(),
                "ib-small"));
        DataTable<FinancialQuarter> table = FigureTables.pooled(figures);
        if (state.show().charts()) {
            Chart chart = FigureCharts.pooled(figures);
            card.add(state.show() == ViewState.Show.BOTH ? chart : chart.table(table));
        }
        if (state.show().tables()) {
            card.add(table);
        }
        return card;
    }

    private Div multiples() {
        Div card = new Div(new H2(Findings.multiplesTitle(figures, boroughs)));
        card.addClassName("ib-card");
        card.add(Markup.quiet(state.measure().label()
                + ", per cent, by quarter. All charts have the same axis; the dashed grey line is the partnership."));
        DataTable<FinancialQuarter> table = FigureTables.boroughs(figures, boroughs);
        if (state.show().charts()) {
            card.add(FigureCharts.boroughs(figures, boroughs));
        }
        if (state.show().tables()) {
            card.add(table);
        } else {
            card.add(toggle(table), table);
        }
        card.add(Markup.quiet(SOURCE));
        return card;
    }

    private static NativeButton toggle(DataTable<?> table) {
        table.setVisible(false);
        NativeButton toggle = new NativeButton("Show as table");
        toggle.addClassName("ib-button");
        toggle.getElement().setAttribute("aria-expanded", "false");
        toggle.addClickListener(event -> {
            table.setVisible(!table.isVisible());
            toggle.setText(table.isVisible() ? "Hide table" : "Show as table");
            toggle.getElement().setAttribute("aria-expanded", String.valueOf(table.isVisible()));
        });
        return toggle;
    }
}
