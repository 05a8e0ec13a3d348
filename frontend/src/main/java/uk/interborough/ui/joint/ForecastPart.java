package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.chart.LineChart;
import uk.interborough.ui.chart.LineChart.Emphasis;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** How far each share or quota will reach by the end of the year, how sure that is, and whether such forecasts held. */
final class ForecastPart extends Div {

    private static final BigDecimal SHARE = BigDecimal.valueOf(100);

    /** @param what a share or a quota, in a word */
    ForecastPart(String what, List<Forecast> forecasts) {
        addClassName("ib-stack");
        if (forecasts.isEmpty()) {
            add(Markup.card(
                    "No forecast yet", new Paragraph("It begins when the scheme has begun and somebody was placed.")));
            return;
        }
        Div card = Markup.card(
                finding(what, forecasts),
                Markup.quiet("From " + Say.number(forecasts.getFirst().paths())
                        + " simulated courses: arrivals as in the year before, stays as long as they were. "
                        + held(forecasts)),
                charts(what, forecasts),
                table(what, forecasts),
                weeks(forecasts));
        card.setId("forecast");
        add(card);
    }

    private static String finding(String what, List<Forecast> forecasts) {
        Forecast nearest = forecasts.getFirst();
        return nearest.chancePercent() < 50
                ? "No " + what + " is likely to be exceeded by " + Say.date(nearest.toDay())
                : nearest.whose()
                        + (what.equals("share")
                                ? " is likely to exceed its share by "
                                : " are likely to exceed their quota by ")
                        + Say.date(nearest.toDay());
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

    private static Div charts(String what, List<Forecast> forecasts) {
        LineChart.Range range = LineChart.Range.around(forecasts.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(SHARE),
                        Stream.concat(
                                each.ofShare(Forecast.Point::high95).stream(),
                                each.ofShare(Forecast.Point::low95).stream()))));
        Div charts = new Div();
        charts.addClassName("ib-multiples");
        for (Forecast each : forecasts) {
            LineChart lines = new LineChart(each.points().nodes().stream()
                            .map(point -> Say.shortDate(point.day()))
                            .toList())
                    .line(
                            "The " + what,
                            Collections.nCopies(each.points().nodes().size(), SHARE),
                            Emphasis.LIMIT)
                    .line("Half of the courses", each.ofShare(Forecast.Point::medianNights), Emphasis.SUBJECT)
                    .band("95%", each.ofShare(Forecast.Point::low95), each.ofShare(Forecast.Point::high95))
                    .band("80%", each.ofShare(Forecast.Point::low80), each.ofShare(Forecast.Point::high80))
                    .band("50%", each.ofShare(Forecast.Point::low50), each.ofShare(Forecast.Point::high50))
                    .range(range)
                    .small();
            charts.add(new Chart(
                            3,
                            each.whose(),
                            "Nights used of the year’s " + what
                                    + ", per cent: half of the courses, and the ranges of 50, 80 and 95%.",
                            lines)
                    .figure(each.chance())
                    .small()
                    .height(190));
        }
        return charts;
    }

    private record Week(Forecast one, Forecast.Point point) {}

    /** The fans in numbers, on demand. */
    private static Component weeks(List<Forecast> forecasts) {
        DataTable<Week> table = new DataTable<Week>("Forecast by week, nights used of the year")
                .hideCaption()
                .stacks()
                .text("Authority", week -> week.one().whose())
                .text("Until before", week -> Say.shortDate(week.point().day()))
                .number("Half of the courses", week -> Say.number(week.point().medianNights()))
                .number(
                        "50% range",
                        week -> between(week.point().low50(), week.point().high50()))
                .number(
                        "80% range",
                        week -> between(week.point().low80(), week.point().high80()))
                .number(
                        "95% range",
                        week -> between(week.point().low95(), week.point().high95()))
                .rows(forecasts.stream()
                        .flatMap(one -> one.points().nodes().stream().map(point -> new Week(one, point)))
                        .toList());
        return Markup.element("details", Markup.element("summary", new Text("Show the weeks as a table")), table);
    }

    private static String between(int low, int high) {
        return Say.number(low) + " to " + Say.number(high);
    }

    private static Component table(String what, List<Forecast> forecasts) {
        return new DataTable<Forecast>("Forecast of each " + what)
                .hideCaption()
                .stacks()
                .text(what.equals("share") ? "Authority" : "For whom", Forecast::whose)
                .number("The year’s " + what + ", nights", each -> Say.number(each.limitNights()))
                .number("Used so far", each -> Say.number(each.usedNights()))
                .number("By the year’s end", each -> Say.number(each.medianNights()))
                .number("80% range", each -> between(each.low80(), each.high80()))
                .number("Chance of more than the " + what, Forecast::chance)
                .text("Used up", each -> each.runsOutOn() == null ? "Not likely" : Say.date(each.runsOutOn()))
                .rows(forecasts);
    }
}
