package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.joint.SchemeYear.Quarter;
import uk.interborough.ui.joint.SchemeYear.Total;
import uk.interborough.ui.joint.SchemeYear.Use;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;

/** Entitled and used by authority and quarter, voids with their cost, referrals, and the pooled fund. */
final class LedgerPart extends Div {

    private final QuotasState state;

    LedgerPart(JointScheme scheme, SchemeYear year, @Nullable PooledFund fund, QuotasState state) {
        this.state = state;
        addClassName("ib-stack");
        if (year.whole().isEmpty()) {
            add(Markup.card("Nothing is counted yet", new Paragraph(nothing(scheme, state))));
        } else {
            add(units(year), authorities(year), totals(year));
        }
        if (fund != null) {
            add(pooled(fund));
        }
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
                .component("Quarter and authority", this::stays)
                .number("Entitled, nights", use -> Say.number(use.entitledNights()))
                .number("unit-weeks", use -> Say.unitWeeks(use.unitWeeksEntitled()))
                .number("Used, nights", use -> Say.number(use.usedNights()))
                .number("unit-weeks", use -> Say.unitWeeks(use.unitWeeksUsed()))
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

    private Component stays(Use use) {
        return state.withTab(QuotasState.Tab.REFERRALS)
                .withQuarter(use.quarter().number())
                .withAuthority(use.authority().slug())
                .link("Q" + use.quarter().number() + ", " + use.authority().name());
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

    private static Div pooled(PooledFund fund) {
        SummaryList facts = new SummaryList()
                .row("What the units cost", Say.money(fund.cost()))
                .row("Charged to partners", Say.money(fund.charged()))
                .row("The lead’s own contribution", Say.money(fund.leadShare()))
                .row("Given back from income of others", Say.money(fund.abated()))
                .row("Paid by partners", Say.money(fund.received()))
                .row("Paid by authorities outside", Say.money(fund.externalReceived()))
                .row("Paid to the provider", Say.money(fund.providerPaid()))
                .row("Balance", Markup.element("strong", new Span(Say.money(fund.balance()))));
        Div card = Markup.card(
                "Pooled fund",
                Markup.quiet("From the first day of the scheme to the end of this quarter, whichever year is chosen."
                        + " The balance is the lead’s contribution and what was received, less what the provider was"
                        + " paid (agreement, clause 2.1)."),
                facts);
        card.setId("fund");
        return card;
    }
}
