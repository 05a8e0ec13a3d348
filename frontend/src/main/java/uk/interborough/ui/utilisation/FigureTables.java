package uk.interborough.ui.utilisation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Say;

/** The numbers behind the charts, on the screen and on paper. */
final class FigureTables {

    private FigureTables() {}

    /** The partnership: rate, numerator, denominator and returns, newest quarter first. */
    static DataTable<FinancialQuarter> pooled(Figures figures) {
        return new DataTable<FinancialQuarter>("The partnership by quarter")
                .text("Quarter", FinancialQuarter::label)
                .number(figures.measure().subject() + ", %", quarter -> Say.percent(figures.pooledRate(quarter)))
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
    }

    private static String orMissing(@Nullable BigDecimal number) {
        return Say.numberOrMissing(number);
    }

    /** A column a borough, and the partnership last; newest quarter first. */
    static DataTable<FinancialQuarter> boroughs(Figures figures, List<Authority> boroughs) {
        DataTable<FinancialQuarter> table = new DataTable<FinancialQuarter>(
                        MemberWord.of(boroughs).labels() + " by quarter")
                .text("Quarter", FinancialQuarter::label);
        boroughs.forEach(
                borough -> table.number(borough.name(), quarter -> Say.shortPercent(figures.rate(borough, quarter))));
        return table.number("Partnership", quarter -> Say.shortPercent(figures.pooledRate(quarter)))
                .rows(figures.quarters().reversed());
    }
}
