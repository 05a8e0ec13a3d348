package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.List;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** What others may use free of charge, what is used, booked and left of it, and where it ends at this rate. */
final class QuotasPart extends Div {

    private static final String FREE = "Free of charge inside the quota (agreement, clauses 7.2 and 7.3). Used are"
            + " nights up to yesterday, booked those from today to 31 March.";

    private final QuotasState state;

    /** @param open the viewer takes part, and they are for others */
    QuotasPart(boolean open, List<QuotaYear> quotas, QuotasState state) {
        this.state = state;
        addClassName("ib-stack");
        if (quotas.isEmpty()) {
            add(Markup.card("No quotas", new Paragraph(nothing(open))));
            return;
        }
        DataTable<QuotaYear> table = new DataTable<QuotaYear>("Quotas, " + Term.words(state.year()))
                .hideCaption()
                .stacks()
                .component("For whom", this::whom);
        Div card = card(open, table);
        table.rows(quotas);
        card.add(table);
        card.setId("quota-rows");
        add(card);
    }

    private String nothing(boolean open) {
        return open
                ? "Nobody outside the scheme may use it free of charge in " + Term.words(state.year()) + "."
                : "No quota is for your authority in " + Term.words(state.year()) + ".";
    }

    private static Div card(boolean open, DataTable<QuotaYear> table) {
        table.component("State", quota -> JointTags.quota(quota.state()))
                .component("Use of the year", QuotasPart::bullet)
                .number("Units tonight", quota -> Say.number(quota.unitsInUse()) + " of " + Say.number(quota.units()))
                .component("Used, unit-weeks", quota -> weeks(quota.usedUnitWeeks(), quota.usedNights()))
                .component("Booked, unit-weeks", quota -> weeks(quota.bookedUnitWeeks(), quota.bookedNights()))
                .component("Left, unit-weeks", quota -> weeks(quota.leftUnitWeeks(), quota.leftNights()))
                .component("At the year’s end", QuotasPart::projection);
        return Markup.card(
                open ? "Quotas for others" : "What your authority may use",
                Markup.quiet(FREE + " A booking must fit both limits: units on each night, and unit-weeks in the year."
                        + (open ? "" : " You share the quota: what others used and booked is counted too.")));
    }

    private Component whom(QuotaYear quota) {
        boolean visible = quota.scheme() != null;
        Div words =
                new Div(visible ? state.withTab(QuotasState.Tab.REFERRALS).link(quota.whom()) : new Span(quota.whom()));
        if (!visible) {
            words.add(Markup.span("A scheme that " + quota.lead().name() + " leads", "ib-small"));
        }
        return words;
    }

    private static Component bullet(QuotaYear quota) {
        BigDecimal used = BigDecimal.valueOf(quota.usedNights() + quota.bookedNights());
        BigDecimal cap = BigDecimal.valueOf(quota.capNights());
        return new Div(
                new Bullet(used, cap, used.max(cap)),
                Markup.span("of " + Say.unitWeeks(quota.capUnitWeeks()) + " unit-weeks", "ib-small"));
    }

    private static Component weeks(BigDecimal weeks, int nights) {
        return SharesPart.twoLines(Say.unitWeeks(weeks), Say.count(nights, "night", "nights"));
    }

    private static Component projection(QuotaYear quota) {
        return SharesPart.twoLines(
                Say.count(quota.projectedNights(), "night", "nights"),
                quota.exhaustedOn() == null
                        ? "within the " + Say.number(quota.capNights()) + " of the year"
                        : "nothing left on " + Say.date(quota.exhaustedOn()) + " at this rate");
    }
}
