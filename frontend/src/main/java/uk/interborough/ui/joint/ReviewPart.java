package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import uk.interborough.ui.joint.YearReview.Agency;
import uk.interborough.ui.joint.YearReview.Participant;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The yearly review of a scheme: who used what, which units that suggests, who referred, what was proposed. */
final class ReviewPart extends Div {

    private final JointScheme scheme;
    private final QuotasState state;

    /** @param proposes other shares are the viewer's to propose */
    ReviewPart(JointScheme scheme, YearReview review, QuotasState state, boolean proposes) {
        this.scheme = scheme;
        this.state = state;
        addClassName("ib-stack");
        if (review.participants().isEmpty()) {
            add(Markup.card("Nothing to review yet", new Paragraph(LedgerPart.nothing(scheme, state))));
        } else {
            add(participants(review, proposes));
        }
        add(proposals(review.proposals(), proposes));
        if (!review.agencies().isEmpty()) {
            add(agencies(review.agencies()));
        }
    }

    private Div participants(YearReview review, boolean proposes) {
        DataTable<Participant> table = new DataTable<Participant>("Review of " + Term.words(state.year()))
                .hideCaption()
                .stacks()
                .component(
                        "Authority",
                        each -> state.withTab(QuotasState.Tab.REFERRALS)
                                .withAuthority(each.authority().slug())
                                .link(each.authority().name()))
                .component("Entitled, nights", each -> two(each.entitledNights(), each.unitWeeksEntitled()))
                .component("Used, nights", each -> two(each.usedNights(), each.unitWeeksUsed()))
                .number("Used of share", each -> Say.percent(each.shareUsed()))
                .number("Its part of the cost of voids", each -> Say.money(each.voidCost()))
                .component("Referrals", ReviewPart::referrals)
                .number("Units", each -> Say.number(each.units()))
                .component("Units its use suggests", ReviewPart::suggested)
                .number("Change a year", each -> ShareEffect.change(each.annualChange()))
                .rows(review.participants());
        Div card = Markup.card(
                review.suggestsChange()
                        ? "The use of " + Term.words(state.year()) + " suggests other shares"
                        : "The use of " + Term.words(state.year()) + " suggests the shares as they are",
                Markup.quiet("Nights up to "
                        + Say.date(review.participants().getFirst().toDay())
                        + ". Suggested is one unit for each, and of the rest as many as its part of all nights used;"
                        + " they add up to the scheme’s (agreement, clauses 8.1 and 8.2)."),
                table);
        if (proposes) {
            RouterLink link = AdjustState.link("Adjust shares", scheme.id());
            link.addClassName("ib-button");
            card.add(new Paragraph(link));
        }
        card.setId("review");
        return card;
    }

    private static Component two(long nights, BigDecimal weeks) {
        return SharesPart.twoLines(Say.number(nights), Say.unitWeeks(weeks) + " unit-weeks");
    }

    private static Component referrals(Participant each) {
        return SharesPart.twoLines(
                Say.number(each.referralsMade()) + " made",
                Say.number(each.referralsAccepted()) + " accepted, " + Say.number(each.referralsRefused())
                        + " refused");
    }

    private static Component suggested(Participant each) {
        int change = each.suggestedUnits() - each.units();
        return SharesPart.twoLines(
                Say.number(each.suggestedUnits()), change == 0 ? "as now" : ShareEffect.units(change));
    }

    private Div proposals(List<Proposal> proposals, boolean proposes) {
        if (proposals.isEmpty()) {
            return Markup.card(
                    "Proposals",
                    new Paragraph(
                            proposes
                                    ? "No other shares were proposed yet. Adjust shares to propose some."
                                    : scheme.lead().name() + " has not proposed other shares yet."));
        }
        Div card = Markup.card(
                "Proposals",
                Markup.quiet("By the lead, decided by all participants; agreed by all, they are applied on their day"
                        + " (agreement, clauses 8.2 and 13). All years."),
                new DataTable<Proposal>("Proposals")
                        .hideCaption()
                        .stacks()
                        .component("Proposal", each -> ProposalView.link(each, each.title()))
                        .component("State", each -> JointTags.proposal(each.state()))
                        .text("Units", ReviewPart::units)
                        .component("Answers", ReviewPart::answers)
                        .text("Why", Proposal::because)
                        .text("Proposed", each -> Say.shortDate(each.proposedAt()))
                        .rows(proposals));
        card.setId("proposals");
        return card;
    }

    private static String units(Proposal proposal) {
        String shares = proposal.shares().nodes().stream()
                .map(share -> share.authority().name() + " " + share.units()
                        + (share.change() == 0 ? "" : " (" + ShareEffect.units(share.change()) + ")"))
                .collect(Collectors.joining(", "));
        String quotas = proposal.quotas().nodes().stream()
                .map(Proposal.Quota::limits)
                .map(limits -> "; " + QuotaLimits.whom(limits.scope(), limits.neighbours()) + " " + limits.words())
                .collect(Collectors.joining());
        return shares + quotas;
    }

    private static Component answers(Proposal proposal) {
        long agreed = proposal.shares().nodes().stream()
                .filter(share -> "AGREED".equals(share.answer()))
                .count();
        String objector = proposal.shares().nodes().stream()
                .filter(share -> "OBJECTED".equals(share.answer()))
                .map(share -> share.authority().name() + " objects")
                .findFirst()
                .orElse("");
        return SharesPart.twoLines(agreed + " of " + proposal.shares().nodes().size() + " agree", objector);
    }

    private static Div agencies(List<Agency> agencies) {
        Div card = Markup.card(
                "Referrals by agency",
                Markup.quiet("Made and accepted in the year, and the nights they occupied up to yesterday (agreement,"
                        + " clause 9.2)."),
                new DataTable<Agency>("Referrals by agency")
                        .hideCaption()
                        .stacks()
                        .text("Agency", Agency::agency)
                        .text("For", each -> each.authority().name())
                        .text("Designated", each -> each.isDesignated() ? "Yes" : "No")
                        .number("Referrals made", each -> Say.number(each.referralsMade()))
                        .number("Accepted", each -> Say.number(each.referralsAccepted()))
                        .number("Used, nights", each -> Say.number(each.usedNights()))
                        .number("Used, unit-weeks", each -> Say.unitWeeks(each.unitWeeksUsed()))
                        .rows(agencies));
        card.setId("agencies");
        return card;
    }
}
