package uk.interborough.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.chart.Chart;
import uk.interborough.ui.chart.LineChart;
import uk.interborough.ui.chart.LineChart.Emphasis;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.utilisation.Measure;
import uk.interborough.ui.utilisation.UtilisationView;

/** SPI 2a, SPI 2b, KPI 2 and the returns, of the viewer's authority beside the partnership; or of the partnership. */
final class FourNumbers extends Div {

    private final List<AuthorityQuarter> rows;
    private final @Nullable Authority authority;
    private final FinancialQuarter last;
    private final List<FinancialQuarter> quarters;

    FourNumbers(List<AuthorityQuarter> rows, Viewer viewer, Viewer.Partnership partnership, FinancialQuarter last) {
        this.rows = rows;
        this.authority = viewer.authority();
        this.last = last;
        this.quarters = IntStream.rangeClosed(-11, 0).mapToObj(last::plus).toList();
        String whose = authority == null ? partnership.name() : authority.name();
        H2 heading = new H2(whose + " in " + last.label());
        heading.getStyle().set("margin-bottom", "12px");
        add(heading);
        Div numbers = new Div();
        numbers.addClassName("ib-numbers");
        if (rows.stream().noneMatch(AuthorityQuarter::countsOnly)) {
            numbers.add(rate(Measure.UTILISATION), rate(Measure.SUPPORT_UTILISATION), rate(Measure.PLANNED_MOVES));
        }
        numbers.add(returns());
        RouterLink more = new RouterLink("See every authority and quarter", UtilisationView.class);
        if (viewer.partnerships().size() > 1) {
            more.setText("See every authority and quarter of " + partnership.name());
            more.setQueryParameters(QueryParameters.of("ps", partnership.code()));
        }
        Div line = new Div(more);
        line.getStyle().set("margin-top", "16px");
        add(numbers, line);
    }

    private Div rate(Measure measure) {
        Rate mine = own(last).map(measure::of).orElse(new Rate(null, null, null, true));
        Div card = card(
                measure.subject(), measure.label().substring(0, measure.label().indexOf(':')));
        card.add(Markup.span(Say.percent(mine), mine.value() == null ? "ib-quiet" : "ib-big"));
        card.add(Markup.span(Say.outOf(mine), "ib-small"));
        if (authority != null) {
            card.add(Markup.span(
                    "Partnership "
                            + pooled(last).map(measure::of).map(Say::percent).orElse(Say.NOT_AVAILABLE),
                    "ib-small"));
        }
        List<@Nullable BigDecimal> values = quarters.stream()
                .<@Nullable BigDecimal>map(quarter ->
                        own(quarter).map(row -> measure.of(row).value()).orElse(null))
                .toList();
        LineChart line = new LineChart(
                        quarters.stream().map(FinancialQuarter::label).toList())
                .line(measure.subject(), values, Emphasis.SUBJECT)
                .bare();
        if (!line.isEmpty()) {
            card.add(new Chart(3, measure.subject() + ", twelve quarters", "", line)
                    .bare()
                    .height(48));
        }
        return card;
    }

    private Div returns() {
        Div card = card("Returns received", "of those expected");
        Optional<AuthorityQuarter> mine = own(last);
        card.add(Markup.span(
                mine.map(row -> Say.number(row.received()) + " of " + Say.number(row.expected()))
                        .orElse(Say.NOT_AVAILABLE),
                mine.isEmpty() ? "ib-quiet" : "ib-big"));
        mine.ifPresent(row -> card.add(Markup.span(
                "%s late, %s missing, %s flagged"
                        .formatted(
                                Say.number(row.receivedLate()), Say.number(row.missing()), Say.number(row.flagged())),
                "ib-small")));
        if (authority != null) {
            pooled(last)
                    .ifPresent(row -> card.add(Markup.span(
                            "Partnership " + Say.number(row.received()) + " of " + Say.number(row.expected()),
                            "ib-small")));
        }
        return card;
    }

    private static Div card(String heading, String more) {
        H3 title = new H3(heading);
        Div card = new Div(title, Markup.span(more, "ib-small"));
        card.addClassName("ib-card");
        return card;
    }

    private Optional<AuthorityQuarter> own(FinancialQuarter quarter) {
        String id = authority == null ? null : authority.id();
        return id == null
                ? pooled(quarter)
                : row(
                        quarter,
                        row -> row.authority() != null
                                && id.equals(row.authority().id()));
    }

    private Optional<AuthorityQuarter> pooled(FinancialQuarter quarter) {
        return row(quarter, row -> row.authority() == null);
    }

    private Optional<AuthorityQuarter> row(FinancialQuarter quarter, Predicate<AuthorityQuarter> whose) {
        return rows.stream()
                .filter(row -> row.quarter().equals(quarter))
                .filter(whose)
                .findFirst();
    }
}
