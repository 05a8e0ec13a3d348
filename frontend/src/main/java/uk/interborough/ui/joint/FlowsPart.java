package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.joint.Flows.Balance;
import uk.interborough.ui.joint.Flows.Tier;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Matrix;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.Tag;

/** Hosts by sources, what each authority takes in and sends out, and referrals to services by tier. */
final class FlowsPart extends Div {

    private static final int SHADES = 4;

    private final FlowsState state;

    FlowsPart(Flows flows, FlowsState state) {
        this.state = state;
        addClassName("ib-stack");
        if (flows.cells().isEmpty()) {
            add(Markup.card(
                    "Nobody was placed",
                    new Paragraph("No referral was made, and nobody stayed, in " + Term.words(state.year())
                            + ". Choose another year.")));
            return;
        }
        add(matrix(flows), balances(flows));
        if (!flows.tiers().isEmpty()) {
            add(tiers(flows.tiers()));
        }
    }

    private Div matrix(Flows flows) {
        long most = flows.cells().stream().mapToLong(state.measure()::of).max().orElse(1);
        Matrix<Authority, Authority> matrix = new Matrix<Authority, Authority>(
                        "Who places where, " + Term.words(state.year()), "In the area of")
                .show(
                        flows.hosts(),
                        flows.sources(),
                        Authority::name,
                        host -> new Span(host.name()),
                        (host, source) -> cell(flows, host, source, most));
        matrix.addClassName("ib-flows");
        Div card = Markup.card(
                finding(flows),
                Markup.quiet(state.measure().label + " in " + Term.words(state.year())
                        + ", rows: in whose area the service is, columns: who referred. The stronger the shade, the more. Select a"
                        + " number to see the referrals behind it that you may see."),
                matrix);
        card.setId("matrix");
        return card;
    }

    private String finding(Flows flows) {
        return flows.cells().stream()
                .filter(cell -> !cell.host().equals(cell.source()))
                .max(Comparator.comparingLong(state.measure()::of))
                .map(cell -> cell.source().name() + " places most outside its area, in "
                        + cell.host().name())
                .orElse("Everybody was placed in the area of the authority that referred");
    }

    private Component cell(Flows flows, Authority host, Authority source, long most) {
        long number = flows.of(host, source, state.measure()::of);
        if (number == 0 && flows.of(host, source, Flows.Cell::referrals) == 0) {
            return Markup.span("0", "ib-flow");
        }
        RouterLink link = state.withCell(host.slug(), source.slug()).link("");
        link.add(
                new Span(Say.number(number)),
                Markup.unseen(" " + state.measure().label.toLowerCase(Locale.UK) + ", " + source.name() + " in "
                        + host.name()));
        link.addClassName("ib-flow");
        link.getElement().setAttribute("data-step", String.valueOf(shade(number, most)));
        if (host.slug().equals(state.host()) && source.slug().equals(state.source())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    /** From 0, nothing, to the darkest, a quarter of the most each. */
    private static long shade(long number, long most) {
        return number == 0 ? 0 : Math.min(SHADES, 1 + number * SHADES / (most + 1));
    }

    private Div balances(Flows flows) {
        Div card = Markup.card(
                "What each authority takes in and sends out",
                Markup.quiet("Nights of people of others in its area, less those of its people elsewhere."),
                new DataTable<Balance>("What each authority takes in and sends out")
                        .hideCaption()
                        .stacks()
                        .text("Authority", FlowsPart::whose)
                        .number(
                                "Own people in its area, nights",
                                each -> Say.number(each.ownNights().value()))
                        .number(
                                "Taken in, nights",
                                each -> Say.number(each.nightsIn().value()))
                        .number(
                                "Sent out, nights",
                                each -> Say.number(each.nightsOut().value()))
                        .component("Net", FlowsPart::net)
                        .number(
                                "Referrals by others",
                                each -> Say.number(each.referralsIn().value()))
                        .number(
                                "Referrals to others",
                                each -> Say.number(each.referralsOut().value()))
                        .rows(flows.importersFirst()));
        card.setId("balances");
        return card;
    }

    private static String whose(Balance balance) {
        return Objects.requireNonNull(balance.key().authority()).name();
    }

    private static Component net(Balance balance) {
        long net = balance.netNightsIn().value();
        String words = net > 0 ? "takes in more" : net < 0 ? "sends out more" : "as many in as out";
        return SharesPart.twoLines((net > 0 ? "+" : net < 0 ? "−" : "") + Say.number(Math.abs(net)), words);
    }

    private static Div tiers(List<Tier> tiers) {
        long breaches = tiers.stream()
                .filter(tier -> Boolean.TRUE.equals(tier.isBreach()))
                .count();
        Div card = Markup.card(
                breaches == 0
                        ? "None of your services took more from outside than was agreed"
                        : Say.count(breaches, "quarter of a service", "quarters of services")
                                + " took more from outside than was agreed",
                Markup.quiet(
                        "Referrals made to services of your authority that are neither jointly bought nor of direct"
                                + " access. Outside: all that are neither of the host nor of members nor of listed"
                                + " neighbours, of those that are not the host’s (protocol, Schedule 5)."),
                new DataTable<Tier>("Referrals by tier")
                        .hideCaption()
                        .stacks()
                        .component(
                                "Service",
                                tier -> SharesPart.twoLines(
                                        tier.service().name(),
                                        tier.host().name() + ", "
                                                + tier.quarter().label()))
                        .number("Made", tier -> Say.number(tier.made()))
                        .number("Of the host", tier -> Say.number(tier.ofHost()))
                        .number("Of members", tier -> Say.number(tier.members()))
                        .number("Of neighbours", tier -> Say.number(tier.neighbours()))
                        .number("Of others", tier -> Say.number(tier.others()))
                        .component("Outside", FlowsPart::outside)
                        .component("State", FlowsPart::breach)
                        .rows(tiers));
        card.setId("tiers");
        return card;
    }

    private static Component outside(Tier tier) {
        return SharesPart.twoLines(
                Say.percent(tier.outside()),
                tier.agreedPercent() == null ? "none agreed" : "at most " + Say.number(tier.agreedPercent()) + "%");
    }

    private static Component breach(Tier tier) {
        if (tier.isBreach() == null) {
            return new Tag(Tag.Kind.PLAIN, tier.agreedPercent() == null ? "Nothing agreed" : "Nobody from elsewhere");
        }
        return tier.isBreach() ? new Tag(Tag.Kind.BAD, "More than agreed") : new Tag(Tag.Kind.GOOD, "Within");
    }

    /** The referrals of one cell that the viewer may see. */
    static Div behind(List<SchemeReferral> referrals, FlowsState state) {
        if (referrals.isEmpty()) {
            return Markup.card(
                    "No referrals to show",
                    new Paragraph("You may see the sums of all members, and referrals from your authority, to its"
                            + " services and to schemes it takes part in."));
        }
        String host = referrals.getFirst().service() == null
                ? state.host()
                : referrals.getFirst().authority().name();
        Div card = Markup.card(
                Say.count(referrals.size(), "referral", "referrals") + " of "
                        + referrals.getFirst().source().name(),
                Markup.quiet("Made in " + Term.words(state.year())
                        + ", or with nights in it; as far as you may see them." + " Services held by " + host + "."),
                new DataTable<SchemeReferral>("Referrals behind the number")
                        .hideCaption()
                        .stacks()
                        .component("Made", each -> ReferralsPart.link(each, Say.shortDate(each.madeOn())))
                        .component("State", each -> JointTags.referral(each.state()))
                        .text(
                                "Service",
                                each -> each.service() == null
                                        ? ""
                                        : each.service().name())
                        .text("Agency", SchemeReferral::agency)
                        .text("Tier", each -> JointTags.tier(each.tier()))
                        .text("First night", each -> each.startsOn() == null ? "" : Say.shortDate(each.startsOn()))
                        .number("Nights used", each -> Say.number(each.nightsUsed()))
                        .rows(referrals));
        card.setId("referrals-behind");
        return card;
    }
}
