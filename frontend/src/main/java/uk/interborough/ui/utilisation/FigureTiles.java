package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.chart.LineChart;
import uk.interborough.ui.chart.LineChart.Emphasis;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The upper rows: map and partnership, then one small chart a borough on the same axis. */
final class FigureTiles extends Div {

    private static final String SOURCE = "Source: quarterly performance returns, Joint Commissioning Protocol,"
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
        this.boroughs = members.stream()
                .map(Choices.Member::authority)
                .filter(authority ->
                        state.boroughs().isEmpty() || state.boroughs().contains(authority.registerCode()))
                .toList();
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
        DataTable<FinancialQuarter> table = new DataTable<FinancialQuarter>("The partnership by quarter")
                .text("Quarter", FinancialQuarter::label)
                .number(state.measure().subject() + ", %", quarter -> Say.percent(figures.pooledRate(quarter)))
                .number(
                        "Numerator",
                        quarter -> orMissing(figures.pooledRate(quarter).numerator()))
                .number(
                        "Denominator",
                        quarter -> orMissing(figures.pooledRate(quarter).denominator()))
                .number(
                        "Returns",
                        quarter -> figures.pooled(quarter)
                                .map(row -> Say.number(row.received()) + " of " + Say.number(row.expected()))
                                .orElse(Say.NOT_AVAILABLE))
                .rows(figures.quarters().reversed());
        if (state.show().charts()) {
            LineChart lines = new LineChart(labels()).line("Partnership", figures.pooledValues(), Emphasis.SUBJECT);
            Chart chart = new Chart(3, "", "", lines).height(230);
            chart.getElement().setAttribute("label", "Partnership by quarter. " + Findings.pooledTitle(figures) + ".");
            card.add(state.show() == ViewState.Show.BOTH ? chart : chart.table(table));
        }
        if (state.show().tables()) {
            card.add(table);
        }
        return card;
    }

    private static String orMissing(@Nullable BigDecimal number) {
        return Say.numberOrMissing(number);
    }

    private Div multiples() {
        Div card = new Div(new H2(Findings.multiplesTitle(figures, boroughs)));
        card.addClassName("ib-card");
        card.add(Markup.quiet(state.measure().label()
                + ", per cent, by quarter. All charts have the same axis; the dashed grey line is the partnership."));
        DataTable<FinancialQuarter> table = table();
        if (state.show().charts()) {
            card.add(charts());
        }
        if (state.show().tables()) {
            card.add(table);
        } else {
            card.add(toggle(table), table);
        }
        card.add(Markup.quiet(SOURCE));
        return card;
    }

    private Div charts() {
        LineChart.Range range = LineChart.Range.around(Stream.concat(
                figures.pooledValues().stream(), boroughs.stream().flatMap(b -> figures.values(b).stream())));
        Div charts = new Div();
        charts.addClassName("ib-multiples");
        for (Authority borough : boroughs) {
            LineChart lines = new LineChart(labels())
                    .line("Partnership", figures.pooledValues(), Emphasis.CONTEXT)
                    .line(borough.name(), figures.values(borough), Emphasis.SUBJECT)
                    .range(range)
                    .small();
            charts.add(new Chart(3, borough.name(), Findings.borough(figures, borough), lines)
                    .figure(Say.shortPercent(figures.rate(borough, figures.last())))
                    .small()
                    .height(140));
        }
        return charts;
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

    private DataTable<FinancialQuarter> table() {
        DataTable<FinancialQuarter> table =
                new DataTable<FinancialQuarter>(word.labels() + " by quarter").text("Quarter", FinancialQuarter::label);
        boroughs.forEach(
                borough -> table.number(borough.name(), quarter -> Say.shortPercent(figures.rate(borough, quarter))));
        return table.number("Partnership", quarter -> Say.shortPercent(figures.pooledRate(quarter)))
                .rows(figures.quarters().reversed());
    }

    private List<String> labels() {
        return figures.quarters().stream().map(FinancialQuarter::shortLabel).toList();
    }
}
