package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import uk.interborough.ui.api.AuthorityQuarter;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** What a viewer sees who may know how returns stand and no rates: map and tables of counts. */
final class CountTiles extends Div {

    CountTiles(Figures figures, ViewState state, Choices choices, Consumer<String> onSelect) {
        addClassName("ib-figures");
        List<Choices.Member> members = choices.members();
        Div map = Markup.card("Returns received in " + figures.last().label());
        map.add(
                Markup.quiet("Of those expected. Select one to look at it alone."),
                new TileMap(figures, members, state.boroughs(), onSelect));
        Div quarters = Markup.card("Returns by quarter");
        quarters.add(byQuarter(figures, choices.word()));
        Div first = new Div(map, quarters);
        first.addClassNames("ib-row", "ib-row-loose");
        first.setClassName("ib-row-stacked", TileMap.isWide(members));
        add(new Banner(Banner.Kind.NOTE, AuthorityQuarter.COUNTS_ONLY), first);
    }

    static DataTable<FinancialQuarter> byQuarter(Figures figures, MemberWord word) {
        return new DataTable<FinancialQuarter>("Returns of all " + word.several() + " by quarter")
                .hideCaption()
                .text("Quarter", FinancialQuarter::label)
                .number("Expected", count(figures, AuthorityQuarter::expected))
                .number("Received", count(figures, AuthorityQuarter::received))
                .number("Late", count(figures, AuthorityQuarter::receivedLate))
                .number("Missing", count(figures, AuthorityQuarter::missing))
                .number("Flagged", count(figures, AuthorityQuarter::flagged))
                .rows(figures.quarters().reversed());
    }

    private static Function<FinancialQuarter, String> count(Figures figures, ToLongFunction<AuthorityQuarter> count) {
        return quarter -> figures.pooled(quarter)
                .map(row -> Say.number(count.applyAsLong(row)))
                .orElse("–");
    }
}
