package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.chart.LineChart;
import uk.interborough.ui.chart.LineChart.Emphasis;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** How far each share will reach by the end of the year, how sure that is, and whether such forecasts held. */
final class ForecastPart extends Div {

    ForecastPart(List<Forecast> forecasts) {
        addClassName("ib-stack");
        if (forecasts.isEmpty()) {
            add(Markup.card(
                    "No forecast yet", new Paragraph("It begins when the scheme has begun and somebody was placed.")));
            return;
        }
        Div card = Markup.card(
                finding(forecasts),
                Markup.quiet("From " + Say.number(forecasts.getFirst().paths())
                        + " simulated courses: arrivals as in the year before, stays as long as they were. "
                        + held(forecasts)),
                charts(forecasts),
                table(forecasts));
        card.setId("forecast");
        add(card);
    }

    private static String finding(List<Forecast> forecasts) {
        Forecast nearest = forecasts.getFirst();
        return nearest.chancePercent() < 50
                ? "No share is likely to be exceeded by " + Say.date(nearest.toDay())
                : nearest.whose() + " is likely to exceed its share by " + Say.date(nearest.toDay());
    }

    /** Eighty in a hundred should be. */
    private static String held(List<Forecast> forecasts) {
        List<Forecast.Trial> trials = forecasts.stream()
                .flatMap(each -> each.tests().nodes().stream())
                .toList();
        return trials.isEmpty()
                ? "The scheme is too young to say whether such forecasts hold."
                : "In the last year the 80% ranges of a month held "
                        + trials.stream().filter(Forecast.Trial::held).count() + " of "
                        + Say.count(trials.size(), "time", "times") + ".";
    }

    private static Div charts(List<Forecast> forecasts) {
        LineChart.Range range = LineChart.Range.around(forecasts.stream()
                .flatMap(each -> Stream.concat(
                        each.ofShare(Forecast.Point::high80).stream(), each.ofShare(Forecast.Point::low80).stream())));
        Div charts = new Div();
        charts.addClassName("ib-multiples");
        for (Forecast each : forecasts) {
            LineChart lines = new LineChart(each.points().nodes().stream()
                            .map(point -> Say.shortDate(point.day()))
                            .toList())
                    .line("Low end of 80%", each.ofShare(Forecast.Point::low80), Emphasis.CONTEXT)
                    .line("High end of 80%", each.ofShare(Forecast.Point::high80), Emphasis.CONTEXT)
                    .line("Half of the courses", each.ofShare(Forecast.Point::medianNights), Emphasis.SUBJECT)
                    .range(range)
                    .small();
            charts.add(new Chart(
                            3,
                            each.whose(),
                            "Nights used of the year’s share, per cent, week by week: half of the courses, and the range"
                                    + " of 80%.",
                            lines)
                    .figure(Say.number(each.chancePercent()) + "%")
                    .small()
                    .height(150));
        }
        return charts;
    }

    private static Component table(List<Forecast> forecasts) {
        return new DataTable<Forecast>("Forecast of the shares")
                .hideCaption()
                .stacks()
                .text("Authority", Forecast::whose)
                .number("Share of the year, nights", each -> Say.number(each.limitNights()))
                .number("Used so far", each -> Say.number(each.usedNights()))
                .number("By the year’s end", each -> Say.number(each.medianNights()))
                .number("80% range", each -> Say.number(each.low80()) + " to " + Say.number(each.high80()))
                .number("Chance of more than its share", each -> Say.number(each.chancePercent()) + "%")
                .text("Share used up", each -> each.runsOutOn() == null ? "Not likely" : Say.date(each.runsOutOn()))
                .rows(forecasts);
    }
}
