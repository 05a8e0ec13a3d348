package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.joint.SchemeYear.Quarter;
import uk.interborough.ui.joint.SchemeYear.Total;
import uk.interborough.ui.joint.SchemeYear.Use;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Entitled and used by authority and quarter, voids with their cost, referrals, and the pooled fund. */
final class LedgerPart extends Div {

    private final QuotasState state;

    LedgerPart(JointScheme scheme, SchemeYear year, List<AgencyUse> agencies, FundPart fund, QuotasState state) {
        this.state = state;
        addClassName("ib-stack");
        if (year.whole().isEmpty()) {
            add(Markup.card("Nothing is counted yet", new Paragraph(nothing(scheme, state))));
        } else {
            add(units(year), authorities(year), totals(year), agencies(agencies, year));
        }
        add(fund);
    }

    /** Why there are no figures. */
    static String nothing(JointScheme scheme, QuotasState state) {
        return state.term().lastDay().isBefore(scheme.startsOn())
                ? "The scheme begins on " + Say.date(scheme.startsOn()) + ", after "
                        + state.term().words() + "."
                : "Nights are counted from the day after they are spent. Choose an earlier time.";
    }

    private Div units(SchemeYear year) {
        DataTable<Quarter> table = new DataTable<Quarter>("All units by quarter")
                .stacks()
                .text("Quarter", row -> row.quarter().label())
                .number("Nights bought", row -> Say.number(row.unitsNights()))
                .number("Nights occupied", row -> Say.number(row.usedNights()))
                .number("Utilisation", row -> Say.percent(row.utilisation()))
                .number("Voids, nights", row -> Say.number(row.voidNights()))
                .number("Cost of voids", row -> Say.money(row.voidCost()))
                .rows(year.schemeQuarters().nodes());
        return Markup.card("Units of the scheme", table.hideCaption());
    }

    private Div authorities(SchemeYear year) {
        DataTable<Use> table = new DataTable<Use>("Ledger by authority and quarter")
                .hideCaption()
                .stacks()
                .component("Quarter and authority", use -> stays(use.quarter(), use.authority()))
                .number("Entitled, nights", use -> Say.number(use.entitledNights()))
                .number("Entitled, unit-weeks", use -> Say.unitWeeks(use.unitWeeksEntitled()))
                .number("Used, nights", use -> Say.number(use.usedNights()))
                .number("Used, unit-weeks", use -> Say.unitWeeks(use.unitWeeksUsed()))
                .number("Used of share", use -> Say.percent(use.shareUsed()))
                .number("Its part of the cost of voids", use -> Say.money(use.voidCost()))
                .number("Referrals made", use -> Say.number(use.referralsMade()))
                .number("Accepted", use -> Say.number(use.referralsAccepted()))
                .number("Refused", use -> Say.number(use.referralsRefused()))
                .rows(year.schemeUses().nodes());
        Div card = Markup.card(
                "Ledger",
                Markup.quiet("Nights, and unit-weeks of seven nights, up to "
                        + year.lastDay().map(Say::date).orElse("")
                        + ". Each authority pays its part of the voids whatever its use (agreement, clause 10.2)."
                        + " Select a line to see the stays behind it."),
                table);
        card.setId("ledger");
        return card;
    }

    private Component stays(FinancialQuarter quarter, Authority authority) {
        return state.withTab(QuotasState.Tab.REFERRALS)
                .withQuarter(quarter.number())
                .withAuthority(authority.slug())
                .link("Q" + quarter.number() + ", " + authority.name());
    }

    private Div totals(SchemeYear year) {
        DataTable<Total> table = new DataTable<Total>("Ledger by authority")
                .hideCaption()
                .stacks()
                .component(
                        "Authority",
                        total -> state.withTab(QuotasState.Tab.REFERRALS)
                                .withAuthority(total.authority().slug())
                                .link(total.authority().name()))
                .number(
                        "Entitled, nights",
                        total -> Say.number(total.entitledNights().orNothing()))
                .number("Used, nights", total -> Say.number(total.usedNights().orNothing()))
                .number("Used of share", total -> Say.percent(total.shareUsed().rate()))
                .number(
                        "Its part of the cost of voids",
                        total -> Say.money(total.voidCost().sum()))
                .number(
                        "Referrals made",
                        total -> Say.number(total.referralsMade().orNothing()))
                .number(
                        "Accepted",
                        total -> Say.number(total.referralsAccepted().orNothing()))
                .number("Refused", total -> Say.number(total.referralsRefused().orNothing()))
                .rows(year.totals());
        return Markup.card(state.term().words() + " as a whole", table);
    }

    private Div agencies(List<AgencyUse> rows, SchemeYear year) {
        Set<String> participants = year.totals().stream()
                .filter(Total::hasUnits)
                .map(total -> total.authority().slug())
                .collect(Collectors.toSet());
        Div card = Markup.card(
                "By agency",
                Markup.quiet("What each agency of an authority referred and used (agreement, clauses 8.1 and 9.2)."
                        + " Not designated: a participant’s, which did not name it (clause 6.2)."),
                new DataTable<AgencyUse>("Use by agency and quarter")
                        .hideCaption()
                        .stacks()
                        .component("Quarter and authority", use -> stays(use.quarter(), use.authority()))
                        .component(
                                "Agency",
                                use -> SharesPart.twoLines(
                                        use.agency(),
                                        use.isDesignated()
                                                        || !participants.contains(
                                                                use.authority().slug())
                                                ? ""
                                                : "not designated"))
                        .number("Used, nights", use -> Say.number(use.usedNights()))
                        .number("Used, unit-weeks", use -> Say.unitWeeks(use.unitWeeksUsed()))
                        .number("Referrals made", use -> Say.number(use.referralsMade()))
                        .number("Accepted", use -> Say.number(use.referralsAccepted()))
                        .number("Refused", use -> Say.number(use.referralsRefused()))
                        .rows(rows));
        card.setId("agency-uses");
        return card;
    }
}
