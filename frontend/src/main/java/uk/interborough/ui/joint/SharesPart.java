package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.interborough.ui.joint.SchemeYear.Total;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Who used how much of its share, and how well the units of the scheme were used. */
final class SharesPart extends Div {

    private final QuotasState state;
    private final int days;
    private final BigDecimal most;

    SharesPart(JointScheme scheme, SchemeYear year, QuotasState state) {
        this.state = state;
        addClassName("ib-stack");
        List<Total> totals = year.totals();
        LocalDate counted = year.lastDay().orElse(state.term().firstDay());
        days = Math.max(1, state.term().nights(scheme.startsOn(), counted.plusDays(1)));
        most = totals.stream()
                .flatMap(total -> Stream.of(
                        total.usedNights().orNothing(), total.entitledNights().orNothing()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        if (year.whole().isEmpty()) {
            add(Markup.card("Nothing is counted yet", new Paragraph(LedgerPart.nothing(scheme, state))));
            return;
        }
        H2 use = new H2("Use of the units, " + state.term().words());
        use.addClassName("ib-unseen");
        add(use, numbers(year, totals), shares(totals, counted));
    }

    private Div numbers(SchemeYear year, List<Total> totals) {
        SchemeYear.Sum whole = year.whole().orElseThrow();
        long over = totals.stream().filter(Total::isOver).count();
        long own = totals.stream().filter(Total::hasUnits).count();
        Div numbers = new Div(
                number(
                        "Utilisation",
                        Say.percent(whole.utilisation().rate()),
                        Say.outOf(whole.utilisation().rate()) + " nights",
                        state.withTab(QuotasState.Tab.REFERRALS).link("See the stays")),
                number(
                        "Voids",
                        Say.number(whole.voidNights().orNothing()),
                        "nights bought and not occupied",
                        state.withTab(QuotasState.Tab.LEDGER).link("See them by quarter")),
                number(
                        "What voids cost",
                        Say.roundPounds(whole.voidCost().sum()),
                        "a day’s part of a unit’s price for each night",
                        state.withTab(QuotasState.Tab.LEDGER).link("See whose they are")),
                number(
                        "Over their share",
                        over + " of " + own,
                        "authorities with units",
                        state.withTab(QuotasState.Tab.AGREEMENT).link("See the shares agreed")));
        numbers.addClassName("ib-numbers");
        return numbers;
    }

    private static Div number(String name, String value, String words, Component link) {
        Div card = new Div(new H3(name), Markup.span(value, "ib-big"), Markup.span(words, "ib-quiet"), link);
        card.addClassName("ib-card");
        return card;
    }

    private Div shares(List<Total> totals, LocalDate counted) {
        DataTable<Total> table = new DataTable<Total>(
                        "Share and use, " + state.term().words())
                .hideCaption()
                .stacks()
                .component("Authority", this::authority)
                .component("Use against share", this::bullet)
                .number(
                        "Units used, on average",
                        total -> mean(total.usedNights().orNothing()))
                .number(
                        "Units of its own, on average",
                        total -> total.hasUnits() ? mean(total.entitledNights().orNothing()) : "0")
                .number("Used of share", total -> Say.percent(total.shareUsed().rate()))
                .component("State", JointTags::share)
                .rows(totals);
        Div card = Markup.card(
                finding(totals),
                Markup.quiet("Nights up to " + Say.date(counted)
                        + ". The mark is the share, the bar what was used. Select an authority to see its stays."),
                table);
        card.setId("shares");
        return card;
    }

    private static String finding(List<Total> totals) {
        List<String> over = totals.stream()
                .filter(Total::isOver)
                .map(total -> total.authority().name())
                .toList();
        return over.isEmpty()
                ? "No authority used more than its share"
                : over.stream().collect(Collectors.joining(" and ")) + " used more than "
                        + (over.size() == 1 ? "its share" : "their shares");
    }

    private Component authority(Total total) {
        return state.withTab(QuotasState.Tab.REFERRALS)
                .withAuthority(total.authority().slug())
                .link(total.authority().name());
    }

    private Component bullet(Total total) {
        return new Div(
                new Bullet(
                        total.usedNights().orNothing(), total.entitledNights().orNothing(), most),
                Markup.unseen(Say.number(total.usedNights().orNothing()) + " of "
                        + Say.number(total.entitledNights().orNothing()) + " nights"));
    }

    /** Nights by the days counted: units on an average day. */
    private String mean(BigDecimal nights) {
        return nights.divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP).toPlainString();
    }

    /** A line of words under a value. */
    static Div twoLines(String first, String second) {
        return new Div(new Span(first), Markup.span(second, "ib-small"));
    }
}
