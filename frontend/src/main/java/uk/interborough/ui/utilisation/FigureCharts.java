package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.stream.Stream;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.chart.LineChart;
import uk.interborough.ui.chart.LineChart.Emphasis;
import uk.interborough.ui.parts.Say;

/** The charts of the dashboard, on the screen and on paper. */
final class FigureCharts {

    private FigureCharts() {}

    /** The partnership by quarter. */
    static Chart pooled(Figures figures) {
        LineChart line = new LineChart(labels(figures)).line("Partnership", figures.pooledValues(), Emphasis.SUBJECT);
        Chart chart = new Chart(3, "", "", line).height(230);
        chart.getElement().setAttribute("label", "Partnership by quarter. " + Findings.pooledTitle(figures) + ".");
        return chart;
    }

    /** One small chart a borough, all with the same axis. */
    static Div boroughs(Figures figures, List<Authority> boroughs) {
        LineChart.Range range = LineChart.Range.around(Stream.concat(
                figures.pooledValues().stream(), boroughs.stream().flatMap(b -> figures.values(b).stream())));
        Div charts = new Div();
        charts.addClassName("ib-multiples");
        for (Authority borough : boroughs) {
            LineChart lines = new LineChart(labels(figures))
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

    private static List<String> labels(Figures figures) {
        return figures.quarters().stream().map(FinancialQuarter::shortLabel).toList();
    }
}
