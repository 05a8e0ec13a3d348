package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.time.LocalDate;
import java.util.Locale;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.SummaryList;

/** The quotas of a proposal before and after, with what they would have changed on real stays. */
final class ProposedQuotas {

    private ProposedQuotas() {}

    /** @param day when it was decided, or today: stays of the year before are replayed */
    static Div card(Api api, Proposal proposal, LocalDate day) {
        Div card = Markup.card("Quotas of others");
        card.setId("proposed-quotas");
        proposal.quotas().nodes().forEach(quota -> {
            QuotaLimits limits = quota.limits();
            String whom = QuotaLimits.whom(limits.scope(), limits.neighbours());
            card.add(
                    new H3(whom.substring(0, 1).toUpperCase(Locale.ROOT) + whom.substring(1)),
                    new SummaryList().row("Before", quota.beforeInWords()).row("Then", limits.words()));
            if (proposal.scheme().id() != null) {
                card.add(new QuotaEffect()
                        .show(whom, QuotaChange.lastYear(api, proposal.scheme().id(), limits, day)));
            }
        });
        card.add(Markup.quiet(QuotaEffect.RULE));
        return card;
    }
}
