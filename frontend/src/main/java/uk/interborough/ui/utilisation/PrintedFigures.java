package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Markup;

/** Charts and their tables, one below the other. */
final class PrintedFigures extends Div {

    PrintedFigures(Figures figures, List<Authority> boroughs) {
        addClassName("ib-figures");
        if (figures.countsOnly()) {
            add(
                    new Banner(Banner.Kind.NOTE, AuthorityQuarter.COUNTS_ONLY),
                    CountTiles.byQuarter(figures, MemberWord.of(boroughs)));
            return;
        }
        Findings.partial(figures, boroughs).ifPresent(text -> add(new Banner(Banner.Kind.WARNING, text)));
        add(section(
                Findings.pooledTitle(figures),
                "All " + MemberWord.of(boroughs).several() + " together. "
                        + figures.measure().definition(),
                FigureCharts.pooled(figures).eager(),
                FigureTables.pooled(figures)));
        Div small = FigureCharts.boroughs(figures, boroughs);
        small.getChildren().forEach(chart -> chart.getElement().setAttribute("eager", ""));
        add(section(
                Findings.multiplesTitle(figures, boroughs),
                "Per cent, by quarter, on one axis; the dashed grey line is the partnership.",
                small,
                FigureTables.boroughs(figures, boroughs)));
        add(Markup.quiet(FigureTiles.SOURCE));
    }

    private static Section section(String heading, String sentence, Component... content) {
        Section section = new Section(new H2(heading), Markup.quiet(sentence));
        section.add(content);
        return section;
    }
}
